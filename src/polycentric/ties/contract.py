"""What a tie layer is and promises."""

from collections.abc import Callable
from dataclasses import dataclass

import xarray as xr

from polycentric.errors import CoverageError, ShapeError

DIMENSIONS = ("year", "state", "partner")


@dataclass(frozen=True)
class TieLayer:
    """A kind of tie between states; called on a panel, it gives (year, state, partner).

    Attributes
    ----------
    label : str
        What a reader sees.
    needs : tuple of str
        The panel variables that `compute` reads.
    unit : str
        Unit of a cell.
    reference : str
        Where the layer's formula comes from.
    directed : bool
        Whether `state` to `partner` may differ from `partner` to `state`.
    diagonal : str
        What a state's tie to itself means; ``"undefined"`` cells are missing.
    compute : callable
        Panel in, (year, state, partner) out: a number where the tie is observed (a true zero included), missing
        elsewhere.
    upper : callable or None
        For a layer whose missing cells are bounded (a partner below the smallest listed share): panel in, the largest
        value that each cell can have out, equal to the value where it is observed, missing where there is no bound.
    caveat : str
        What the layer cannot see, in one sentence shown beside it.
    name : str
        The file's name; set by the registry.
    """

    label: str
    needs: tuple[str, ...]
    unit: str
    reference: str
    directed: bool
    compute: Callable[[xr.Dataset], xr.DataArray]
    diagonal: str = "undefined"
    upper: Callable[[xr.Dataset], xr.DataArray] | None = None
    caveat: str = ""
    name: str = ""

    def __call__(self, panel: xr.Dataset) -> xr.DataArray:
        """Check that the panel has what is needed, compute, and label the result.

        Raises
        ------
        CoverageError
            If the panel lacks a needed variable.
        ShapeError
            If `compute` gives anything but (year, state, partner).
        """
        self._require(panel)
        return self._labelled(self.compute(panel), panel)

    def bound(self, panel: xr.Dataset) -> xr.DataArray:
        """Give the largest value that each cell can have; the value itself for a layer without bounds."""
        self._require(panel)
        return self._labelled((self.upper or self.compute)(panel), panel)

    def _require(self, panel: xr.Dataset) -> None:
        """Raise with the missing variables' names."""
        lacking = [needed for needed in self.needs if needed not in panel]
        if lacking:
            raise CoverageError(
                f"Tie layer '{self.name}' needs {', '.join(lacking)}, which this panel does not hold: "
                f"load a world that has it, or choose another layer."
            )

    def _labelled(self, values: xr.DataArray, panel: xr.Dataset) -> xr.DataArray:
        """Order the dimensions and attach unit, reference and source."""
        if set(values.dims) != set(DIMENSIONS):
            raise ShapeError(f"Tie layer '{self.name}' gave dimensions {tuple(values.dims)}: {DIMENSIONS} is right.")
        values = values.transpose(*DIMENSIONS).rename(self.name)
        sources = sorted({str(panel[needed].attrs.get("source", "not stated")) for needed in self.needs})
        values.attrs = {
            "units": self.unit,
            "long_name": self.label,
            "reference": self.reference,
            "source": "; ".join(sources),
            "directed": int(self.directed),
            "diagonal": self.diagonal,
            "caveat": self.caveat,
        }
        return values
