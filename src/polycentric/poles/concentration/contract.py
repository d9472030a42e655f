"""What a concentration measure is and promises."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import STATE, in_words, leading, numbers, on_leading, plain
from polycentric.poles.labelled import too_few, too_few_codes, unlike_before, years_before
from polycentric.presented import Presented


@dataclass(frozen=True, repr=False)
class Concentration(Presented):
    """A number for how concentrated power is; called on shares with `state` among their dimensions, it removes `state`.

    Attributes
    ----------
    label, unit, reference : str
        What a reader sees, the unit, and where the formula is from.
    compute : callable
        Plain shares (..., state) that sum to one over the states observed, missing elsewhere, in; (...) out. With a
        `lag`, a second array holds the same cells' shares that many years earlier.
    rises_with : str
        ``"concentration"``, ``"dispersion"`` or ``"change"``: what a higher value means.
    smallest_set : int
        The least number of observed states for which the formula is defined.
    lag : int
        How many years the formula looks back along `year`; it is defined only where the same states have shares in both
        years. A measure without a lag looks at each cell alone, whatever the leading dimensions are.
    name : str
        The file's name; set by the registry.
    """

    label: str
    unit: str
    reference: str
    compute: Callable[..., NDArray[np.float64]]
    rises_with: Literal["concentration", "dispersion", "change"]
    smallest_set: int = 1
    lag: int = 0
    name: str = ""
    kind: ClassVar[str] = "concentration measure"
    in_lists: ClassVar[tuple[str, ...]] = ("unit", "rises with", "reference")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {
            "unit": self.unit,
            "rises with": self.rises_with,
            "needs": f"shares of at least {self.smallest_set} states" if self.smallest_set > 1 else "shares of states",
            "looks back": f"{self.lag} years" if self.lag else "",
            "reference": self.reference,
        }

    def __call__(self, shares: xr.DataArray) -> xr.DataArray:
        """Compute and label; the coordinate `reason` says why a cell is missing, and is empty where it is not.

        The coordinate `states` counts the states that the number rests on.

        Raises
        ------
        ShapeError
            If the shares have no dimension `state`, or none `year` where the measure looks back.
        """
        held = numbers(shares, STATE)
        observed = (~np.isnan(held)).sum(axis=-1)
        reasons = in_words(too_few_codes(observed, self.smallest_set), too_few(self.smallest_set, self.label))
        if self.lag:
            _ = plain(shares, ("year", "state"))
            changed = unlike_before(shares, self.lag).transpose(*leading(shares)).values
            reasons = np.where(reasons == "", changed, reasons)
            computed = self.compute(held, numbers(years_before(shares, self.lag)))
        else:
            computed = self.compute(held)
        values = on_leading(np.where(reasons == "", computed, np.nan), shares).rename(self.name)
        values = values.assign_coords(reason=(values.dims, reasons), states=(values.dims, observed))
        values.attrs = {"units": self.unit, "long_name": self.label, "reference": self.reference}
        return values
