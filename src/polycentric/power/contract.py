"""What a power index is and promises."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, ShapeError
from polycentric.labels import STATE, in_words, labels_of, leading, numbers
from polycentric.panel import reading
from polycentric.panel.coverage import computed
from polycentric.panel.declared import check_formula, check_known, refuse_infinite
from polycentric.panel.described import described
from polycentric.panel.quantities import QUANTITIES, RivalSeries
from polycentric.panel.state_index import with_names
from polycentric.presented import Presented, listed
from polycentric.sets.shares import NO_SHARES

Scale = Literal["amount", "order", "rate"]
SCALES: tuple[Scale, ...] = ("amount", "order", "rate")
# "Tonnes per person" is a rate, "tonnes per year" an amount of a year.
_PER = re.compile(
    r"\bper (?!year|annum|month|week|day|hour|second|cent\b)\w|/ ?(?:person|head|capita|km)", re.IGNORECASE
)
_OF_ITS_OWN = re.compile(
    r"(?:share|fraction|part|percent|per cent|%) of (?!.*(?:world|system|all states|global))"
    r"|^\W*(?:%|percent|per cent|percentage)\W*$|\(% of |\bpercapita\b|\bgdppc\b|^years?$|\bexpectancy\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b(?:score|rating|ranking|rank|grade|polity2?|polyarchy)\b|\bindex\b(?! of industrial)|^v2", re.IGNORECASE
)


def scale_of_unit(unit: str) -> Scale:
    """Tell from a unit's or a title's words: amounts, rates (per head, a part of one's own), or scores."""
    words = unit.replace("_", " ")
    if re.search(r"squared|²|\^2", words):  # output squared per head (net resources) is halved with the state
        return "amount"
    if _PER.search(words) or _OF_ITS_OWN.search(words):
        return "rate"
    return "order" if _SCORE.search(words) else "amount"


_SCALES = {"amount": "amount", "order": "order: ranks alone", "rate": "rate: no shares"}

Floats = NDArray[np.float64]
Compute = Callable[..., Any]


def itself(quantity: Floats) -> Floats:
    """Give the quantity as it is: what an index computes that is one quantity."""
    return quantity


@dataclass(frozen=True)
class Rival:
    """One of several readings of an index: by other series, and where need be by another formula.

    Attributes
    ----------
    name : str
        What it is called in commands and tables; ``measure:series`` answers as well.
    series : str or mapping of str to str
        The series of all quantities that it needs, or that of each.
    label, unit, reference, caveat, short : str
        What differs from the index's own; empty where nothing does.
    needs, compute : optional
        The formula, where it is another.
    """

    name: str
    series: str | Mapping[str, str]
    label: str = ""
    unit: str = ""
    reference: str = ""
    caveat: str = ""
    short: str = ""
    needs: tuple[str, ...] = ()
    compute: Compute | None = None


@dataclass(frozen=True, repr=False)
class PowerIndex(Presented):
    """A measure of how much power each state has; called on a panel, it gives a value for each year and state.

    Attributes
    ----------
    label : str
        What a reader sees.
    needs : tuple of str
        The quantities that `compute` takes, in its order: names in `polycentric.panel.quantities.QUANTITIES`, or single
        variables of a source.
    unit : str
        Unit of the result before it is made into shares.
    reference : str
        Where the index comes from: author, year, title, page.
    compute : callable
        One plain array (..., state) for each quantity in, the same shape out; a state without inputs is missing, never
        zero. It may give small whole numbers beside the values, the places of the words in `reasons`. An index that
        needs nothing, as a user's own file does, gets the panel and gives a labelled array.
    caveat : str
        What the index cannot see, in one sentence shown beside every number.
    partial : bool
        Whether a state that lacks some of the inputs (not all) still has a value, by a rule of the index's own
        authors; its caveat says so.
    name : str
        The file's name; set by the registry.
    years : callable, optional
        Panel in, (year, state) out: the year that each value is of, -1 where none is stated. Without it, the years of
        the variables that it is computed from.
    scale : str
        ``"amount"``, what two halves of a state have together as the whole state has; ``"rate"`` for what each half has
        as the whole does (per head, a part of the state's own output): it can be ranked and set against the leader's,
        but a sum of rates is nothing, so it has no shares; ``"order"`` for codes that can only be ranked.
    reasons : tuple of str
        What the codes of `compute` say, the first one nothing.
    series : mapping of str to str
        For a quantity, the series by which alone the index is offered of a panel; any without it.
    rivals : tuple of Rival
        The same measure by rival series, each under a name of its own and never joined.
    short : str
        A short name for pictures; a soft hyphen is where it may be broken.
    after : str
        The measure that this one comes nearest to where that can't be computed, without being it.
    measure : str
        What its rivals share: the name of the file.
    place : int
        Its place among its rivals.
    otherwise : tuple of PowerIndex
        What is computed in its place of a panel that doesn't offer its own series; only of an index that is called by
        the name of its measure.
    composed_of : tuple of str
        The measures whose parts are averaged in it: beside these it would count them twice.
    notes : callable, optional
        Panel in, what is to be said of the index on it out, one sentence each: rows that a user's file leaves.
    """

    label: str
    needs: tuple[str, ...]
    unit: str
    reference: str
    compute: Compute
    caveat: str = ""
    partial: bool = False
    name: str = ""
    years: Callable[[xr.Dataset], xr.DataArray] | None = None
    scale: Scale = "amount"
    reasons: tuple[str, ...] = ("",)
    series: Mapping[str, str] = field(default_factory=dict[str, str])
    rivals: tuple[Rival, ...] = ()
    short: str = ""
    after: str = ""
    measure: str = ""
    place: int = 0
    otherwise: "tuple[PowerIndex, ...]" = ()
    composed_of: tuple[str, ...] = ()
    notes: Callable[[xr.Dataset], Sequence[str]] | None = None
    kind: ClassVar[str] = "power index"
    in_lists: ClassVar[tuple[str, ...]] = ("unit", "needs", "reference")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {
            "unit": self.unit,
            "needs": listed(_by_series(need, self.series.get(need)) for need in self.needs) or "nothing of the panel",
            "scale": _SCALES[self.scale],
            "rivals": listed(each.name for each in self.otherwise if each.name != self.name),
            "reference": self.reference,
            "caveat": self.caveat,
        }

    def __post_init__(self) -> None:
        if self.scale not in SCALES:
            raise TypeError(f"`scale` of a power index is '{self.scale}': {', '.join(SCALES)} are right")
        if self.needs:
            check_formula("power index", self.needs, self.compute)

    def __call__(self, panel: xr.Dataset) -> xr.DataArray:
        """Check that the panel has what is needed, compute, and label the result.

        Returns
        -------
        DataArray, (year, state)
            And before them what the panel has besides: a run, a draw, a vintage.

        Raises
        ------
        CoverageError
            If the panel lacks a needed quantity.
        ShapeError
            If `compute` gives another shape than its inputs have.
        DataError
            If a value is infinite.
        """
        chosen = self.on(panel)
        return chosen._stated(panel) if not chosen.needs else chosen._computed(panel)

    def on(self, panel: xr.Dataset) -> "PowerIndex":
        """Give the index that is computed of a panel: this one, or by another series where it is called by measure."""
        return next((each for each in (self, *self.otherwise) if each.fits(panel)), self)

    def fits(self, panel: xr.Dataset) -> bool:
        """Tell whether a panel offers all that the index needs, by the index's own series."""
        return all(reading.offered(panel, need, self.series.get(need)) for need in self.needs)

    def variables(self, panel: xr.Dataset) -> tuple[str, ...]:
        """Name the panel's variables that it is computed from."""
        chosen = self.on(panel)
        return tuple(name for need in chosen.needs for name in reading.variables(panel, need, chosen.series.get(need)))

    def archive(self) -> tuple[str, ...]:
        """Name the variables of the archive of two centuries that it can be computed from; none where it can't be."""
        return tuple(dict.fromkeys(name for each in self._archived() for name in each.variables))

    def spreads(self, panel: xr.Dataset) -> Mapping[str, str]:
        """Give the variables of a panel that it is computed from and whose standard deviations the panel holds."""
        chosen = self.on(panel)
        return reading.spreads(panel, [(need, chosen.series.get(need)) for need in chosen.needs])

    def archived_spreads(self) -> tuple[str, ...]:
        """Name the variables of standard deviations that the archive has for it."""
        return tuple(each.spread for each in self._archived() if each.spread)

    def no_shares(self) -> str:
        """Say why the index has no shares, and what to do instead; empty for an amount."""
        if self.scale == "amount":
            return ""
        return f"Power index '{self.name}' is {NO_SHARES[self.scale].format(unit=self.unit)}"

    def is_quantity(self, name: str) -> bool:
        """Tell whether the index is one quantity and nothing besides."""
        return self.needs == (name,) and self.compute is itself

    def _archived(self) -> list[RivalSeries]:
        """Give the series of the archive that it can be computed from."""
        for index in (self, *self.otherwise):
            variables = [reading.archive(need, index.series.get(need)) for need in index.needs]
            if variables and None not in variables:
                return [each for each in variables if each is not None]
        return []

    def _computed(self, panel: xr.Dataset) -> xr.DataArray:
        """Compute on plain arrays, and label what comes out."""
        self._require(panel)
        inputs = _alike([reading.read(panel, need, self.series.get(need)) for need in self.needs])
        arrays = [numbers(each) for each in inputs]
        raw = self.compute(*arrays)
        values, codes = raw if isinstance(raw, tuple) else (raw, None)
        if np.shape(values) != arrays[0].shape:
            raise ShapeError(
                f"Power index '{self.name}' gave the shape {np.shape(values)}: {arrays[0].shape}, that of its inputs, "
                "is right."
            )
        dims = (*leading(inputs[0]), "state")
        beside = {n: each for n, each in panel.coords.items() if set(each.dims) <= set(dims) and n not in dims}
        # Given to the constructor, names and codes beside the labels would be copied one by one.
        result = xr.DataArray(values, dims=dims, coords=labels_of(panel, dims), name=self.name).assign_coords(beside)
        refuse_infinite(f"Power index '{self.name}'", result.values, result)
        if codes is not None:
            result = result.assign_coords(reason=(dims, in_words(codes, self.reasons)))
        return result.assign_attrs(self._attrs(inputs))

    def _stated(self, panel: xr.Dataset) -> xr.DataArray:
        """Label what an index gives that states its values itself."""
        values = computed(self.compute, panel, (), f"Power index '{self.name}'")
        if not {"year", "state"} <= set(values.dims):
            raise ShapeError(f"Power index '{self.name}' gave dimensions {tuple(values.dims)}: (year, state) is right.")
        values = with_names(values.transpose(..., "year", "state").rename(self.name))
        values.attrs = self._attrs([])
        return values

    def _attrs(self, inputs: list[xr.DataArray]) -> dict[str, Any]:
        """Say what the values are, from which series and sources."""
        sources = sorted({text for each in inputs for text in str(each.attrs["source"]).split("; ")})
        return {
            "units": self._unit(inputs),
            "long_name": self.label,
            "reference": self.reference,
            "source": "; ".join(sources),
            "needs": ", ".join(self.needs),
            "series": ", ".join(dict.fromkeys(str(each.attrs["series"]) for each in inputs)),
            "caveat": self.caveat,
            "scale": self.scale,
        }

    def _unit(self, inputs: list[xr.DataArray]) -> str:
        """Give the unit; where this panel has a quantity in another than the usual one, with that in its place."""
        unit = self.unit
        for need, given in zip(self.needs, inputs, strict=True):
            if need not in QUANTITIES:
                continue
            known = QUANTITIES[need].series
            usual = described(next(each for each in known if each.name == self.series.get(need, known[0].name))).units
            here = str(given.attrs["units"])
            if here and here != usual:
                unit = here if len(inputs) == 1 else unit.replace(usual, here)
        return unit

    def _require(self, panel: xr.Dataset) -> None:
        """Raise with what is missing, and how to get it."""
        gone = [need for need in self.needs if not reading.offered(panel, need, self.series.get(need))]
        if gone:
            how = reading.how_to_have(panel, gone[0], self.series.get(gone[0]), self.archive)
            raise CoverageError(f"Power index '{self.name}' needs {', '.join(gone)}, {how}")


def _by_series(need: str, series: str | None) -> str:
    """Name a quantity with the series that it is read by."""
    return f"{need} by {series}" if series else need


def check(index: PowerIndex) -> None:
    """Refuse an index of the package that needs what there isn't.

    Raises
    ------
    UnknownNameError
    """
    for needs in (index.needs, *(rival.needs for rival in index.rivals)):
        check_known(needs)


def bound(index: PowerIndex, measure: str) -> list[PowerIndex]:
    """Give an index under each name that it is offered by: its own, or those of its rivals."""
    own = replace(index, measure=measure, rivals=())
    if not index.rivals:
        free = (replace(own, series={}),) if index.series else ()
        return [replace(own, name=measure, otherwise=free)]
    rivals = [_rival(own, rival, place) for place, rival in enumerate(index.rivals)]
    free = replace(own, name=measure, series={})
    return [replace(each, otherwise=(*rivals, free)) if each.name == measure else each for each in rivals]


def _rival(own: PowerIndex, rival: Rival, place: int) -> PowerIndex:
    """Give one rival as an index of its own."""
    needs = rival.needs or own.needs
    series = dict.fromkeys(needs, rival.series) if isinstance(rival.series, str) else dict(rival.series)
    return replace(
        own,
        name=rival.name,
        needs=needs,
        compute=rival.compute or own.compute,
        series=series,
        place=place,
        label=rival.label or own.label,
        unit=rival.unit or own.unit,
        reference=rival.reference or own.reference,
        caveat=rival.caveat or own.caveat,
        short=rival.short or own.short,
    )


def _alike(inputs: list[xr.DataArray]) -> list[xr.DataArray]:
    """Give all inputs the same leading dimensions: what one has and another lacks is repeated."""
    first = {leading(each) for each in inputs}
    return inputs if len(first) == 1 else list(xr.broadcast(*inputs, exclude=STATE))
