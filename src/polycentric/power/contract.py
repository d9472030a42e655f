"""What a power index is and promises."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import xarray as xr

from polycentric.errors import CoverageError, ShapeError
from polycentric.panel.coverage import computed
from polycentric.panel.schema import VARIABLES

Scale = Literal["amount", "order", "rate"]
# Why an index that is no amount has no shares, and what can be done with it.
NO_SHARES: Mapping[str, str] = {
    "order": "an order ({unit}) and has no shares: rank it, or choose an index that is an amount.",
    "rate": "a rate ({unit}) and has no shares, for rates don't add up to a world total: rank it, set it against the "
    "leader's, or choose an index that is an amount.",
}
# "Tonnes per person" is a rate, "tonnes per year" an amount of a year.
_PER = re.compile(
    r"\bper (?!year|annum|month|week|day|hour|second|cent\b)\w|/ ?(?:person|head|capita|km)", re.IGNORECASE
)
_OF_ITS_OWN = re.compile(
    r"(?:share|fraction|part|percent|per cent|%) of (?!.*(?:world|system|all states|global))", re.I
)


def scale_of_unit(unit: str) -> Scale:
    """Tell from a unit's words whether numbers in it are amounts or rates: per head, or a part of something else."""
    if re.search(r"squared|²|\^2", unit):  # output squared per head (net resources) is halved with the state
        return "amount"
    return "rate" if _PER.search(unit) or _OF_ITS_OWN.search(unit) else "amount"


@dataclass(frozen=True)
class PowerIndex:
    """A measure of how much power each state has; called on a panel, it gives (year, state).

    Attributes
    ----------
    label : str
        What a reader sees.
    needs : tuple of str
        The panel variables that `compute` reads.
    unit : str
        Unit of the result before it is made into shares.
    reference : str
        Where the index comes from: author, year, title, page.
    compute : callable
        Panel in, (year, state) out; a state without inputs is missing, never zero. The panel that it gets is masked:
        whole numbers come as floats, missing as NaN, and those that `needs` doesn't name are not in it.
    caveat : str
        What the index cannot see, in one sentence shown beside every number.
    partial : bool
        Whether a state that lacks some of the inputs (not all) still has a value, by a rule of the index's own
        authors; its caveat says so.
    name : str
        The file's name; set by the registry.
    years : callable, optional
        Panel in, (year, state) out: the year that each value is of, -1 where none is stated. Without it, the years of
        the variables in `needs`.
    scale : str
        ``"amount"``, what two halves of a state have together as the whole state has; ``"rate"`` for what each half has
        as the whole does (per head, a part of the state's own output): it can be ranked and set against the leader's,
        but a sum of rates is nothing, so it has no shares; ``"order"`` for codes that can only be ranked.
    notes : callable, optional
        Panel in, what is to be said of the index on it out, one sentence each: rows that a user's file leaves.
    """

    label: str
    needs: tuple[str, ...]
    unit: str
    reference: str
    compute: Callable[[xr.Dataset], xr.DataArray]
    caveat: str = ""
    partial: bool = False
    name: str = ""
    years: Callable[[xr.Dataset], xr.DataArray] | None = None
    scale: Scale = "amount"
    notes: Callable[[xr.Dataset], Sequence[str]] | None = None

    def __call__(self, panel: xr.Dataset) -> xr.DataArray:
        """Check that the panel has what is needed, compute, and label the result.

        Raises
        ------
        CoverageError
            If the panel lacks a needed variable.
        ShapeError
            If `compute` gives anything but (year, state).
        """
        self._require(panel)
        values = computed(self.compute, panel, self.needs, f"Power index '{self.name}'")
        if set(values.dims) != {"year", "state"}:
            raise ShapeError(f"Power index '{self.name}' gave dimensions {tuple(values.dims)}: (year, state) is right.")
        values = values.transpose("year", "state").rename(self.name)
        sources = sorted({str(panel[needed].attrs.get("source", "not stated")) for needed in self.needs})
        values.attrs = {
            "units": self._unit(panel),
            "long_name": self.label,
            "reference": self.reference,
            "source": "; ".join(sources),
            "needs": ", ".join(self.needs),
            "caveat": self.caveat,
            "scale": self.scale,
        }
        return values

    def no_shares(self) -> str:
        """Say why the index has no shares, and what to do instead; empty for an amount."""
        if self.scale == "amount":
            return ""
        return f"Power index '{self.name}' is {NO_SHARES[self.scale].format(unit=self.unit)}"

    def fits(self, panel: xr.Dataset) -> bool:
        """Tell whether a panel holds all that the index needs."""
        return all(needed in panel for needed in self.needs)

    def _unit(self, panel: xr.Dataset) -> str:
        """Give the unit; that of the one variable needed, where this panel has that in another than the usual one."""
        if len(self.needs) != 1 or self.needs[0] not in VARIABLES:
            return self.unit
        usual, here = VARIABLES[self.needs[0]].units, str(panel[self.needs[0]].attrs.get("units", ""))
        return here if here and here != usual else self.unit

    def _require(self, panel: xr.Dataset) -> None:
        """Raise with the missing variables' names."""
        lacking = [needed for needed in self.needs if needed not in panel]
        if lacking:
            raise CoverageError(
                f"Power index '{self.name}' needs {', '.join(lacking)}, which this panel does not hold: "
                f"load a world that has it, or choose an index that needs only {', '.join(map(str, panel.data_vars))}."
            )
