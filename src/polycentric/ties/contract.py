"""What a tie layer is and promises."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, ShapeError
from polycentric.panel.blocs import members, pool
from polycentric.panel.coverage import computed, served

DIMENSIONS = ("year", "state", "partner")
# A cell of a bloc counts as observed where what is listed makes at least this part of the most that it can be.
SETTLED = 0.9


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
        elsewhere. The panel that it gets is masked: whole numbers come as floats, missing as NaN, and those that
        `needs` doesn't name are not in it.
    upper : callable or None
        For a layer whose missing cells are bounded (a partner below the smallest listed share): panel in, the largest
        value that each cell can have out, equal to the value where it is observed, missing where there is no bound.
    lower : callable or None
        For a layer that sums what may be observed in part: the smallest value that each cell can have, equal to the
        value where it is observed. Without it, that is the value, and zero where a cell is missing and bounded.
    pooled, pooled_upper : callable or None
        Panel (of single states) and a bloc's name in, the listed part of the layer with the bloc as one state out
        (missing where nothing is listed), and its upper bound; without them the layer is computed on
        ``blocs.pool(panel, bloc)``. A layer on partner lists needs its own, since lists that end at different shares do
        not add up to a list: there flows are summed, and bounds with them. What is listed is the layer's floor, and its
        value only where it makes at least nine tenths of the bound.
    doubts : callable or None
        For a layer some of whose numbers can't be believed as printed: panel in, (year, state, partner) of bool out.
        A mark changes no number.
    unknown : callable or None
        For a layer in which a state's main partner may be missing: panel in, (year, state) of texts out, why the main
        partner isn't known; empty where it is. Readings of who follows whom are refused there.
    caveat : str
        What the layer cannot see, in one sentence shown beside it.
    source : str
        Where it is from, for what it doesn't take from the panel.
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
    lower: Callable[[xr.Dataset], xr.DataArray] | None = None
    pooled: Callable[[xr.Dataset, str], xr.DataArray] | None = None
    pooled_upper: Callable[[xr.Dataset, str], xr.DataArray] | None = None
    doubts: Callable[[xr.Dataset], xr.DataArray] | None = None
    unknown: Callable[[xr.Dataset], xr.DataArray] | None = None
    caveat: str = ""
    source: str = ""
    name: str = ""

    def __call__(self, panel: xr.Dataset, bloc: str | None = None) -> xr.DataArray:
        """Check that the panel has what is needed, compute, and label the result.

        Parameters
        ----------
        panel : Dataset
            A panel of single states.
        bloc : str, optional
            An organisation to treat as one state, for example ``"EU"``.

        Raises
        ------
        CoverageError
            If the panel lacks a needed variable.
        ShapeError
            If `compute` gives anything but (year, state, partner).
        """
        self._require(panel)
        if bloc is None:
            return self._labelled(self._run(self.compute, panel), panel)
        if self.pooled is None:
            return self._labelled(self._run(self.compute, pool(panel, bloc)), panel)
        single = served(panel, self.needs)
        listed = self.pooled(single, bloc)
        most = self.pooled_upper(single, bloc) if self.pooled_upper is not None else listed
        return self._labelled(listed.where(listed >= SETTLED * most).assign_attrs(listed.attrs), panel)

    def bound(self, panel: xr.Dataset, bloc: str | None = None) -> xr.DataArray:
        """Give the largest value that each cell can have; the value itself for a layer without bounds."""
        if self.upper is None:
            return self(panel, bloc)
        self._require(panel)
        if bloc is None:
            return self._labelled(self._run(self.upper, panel), panel)
        if self.pooled is None or self.pooled_upper is None:
            return self._labelled(self._run(self.upper, pool(panel, bloc)), panel)
        single = served(panel, self.needs)
        listed, most = self.pooled(single, bloc), self.pooled_upper(single, bloc)
        value = listed.where(listed >= SETTLED * most)
        return self._labelled(value.fillna(most).assign_attrs(listed.attrs), panel)

    def floor(self, panel: xr.Dataset, bloc: str | None = None) -> xr.DataArray:
        """Give the smallest value that each cell can have: what is observed of it, and zero where nothing is.

        A cell that nothing is known of, not even a bound, stays missing.
        """
        self._require(panel)
        if bloc is None and self.lower is not None:
            return self._labelled(self._run(self.lower, panel), panel)
        if bloc is None or self.pooled is None:
            least = self(panel, bloc)
        else:
            least = self.pooled(served(panel, self.needs), bloc)
        bounded = least.notnull() if self.upper is None else self.bound(panel, bloc).notnull()
        return self._labelled(least.where(least.notnull() | ~bounded, 0.0).assign_attrs(least.attrs), panel)

    def doubtful(self, panel: xr.Dataset, bloc: str | None = None) -> xr.DataArray:
        """Mark the cells that can't be believed as printed, (year, state, partner), bool; of a bloc's own ties none."""
        labels = self._labels(panel, bloc)
        if self.doubts is None:
            shape = (panel.sizes["year"], len(labels), len(labels))
            coords = {"year": panel["year"].values, "state": labels, "partner": labels}
            return xr.DataArray(np.zeros(shape, dtype=np.bool_), dims=DIMENSIONS, coords=coords)
        marks = self.doubts(served(panel, self.needs)).transpose(*DIMENSIONS)
        return marks if bloc is None else marks.reindex(state=labels, partner=labels, fill_value=False)  # pyright: ignore[reportArgumentType]  # the stub knows its default alone

    def unknown_main(self, panel: xr.Dataset, bloc: str | None = None) -> xr.DataArray:
        """Say why a state's main partner isn't known, (year, state); empty where it is, and of a bloc."""
        labels = self._labels(panel, bloc)
        if self.unknown is None:
            empty = np.full((panel.sizes["year"], len(labels)), "", dtype=object)
            return xr.DataArray(empty, dims=("year", "state"), coords={"year": panel["year"].values, "state": labels})
        said = self.unknown(served(panel, self.needs))
        return said if bloc is None else said.reindex(state=labels, fill_value="")  # pyright: ignore[reportArgumentType]  # as above

    def _labels(self, panel: xr.Dataset, bloc: str | None) -> NDArray[np.object_]:
        """Give the states of the layer: those of the panel, a bloc in place of its members."""
        labels = panel["state"].values
        if bloc is None:
            return labels
        inside = set(members(panel, bloc))
        return np.array([*(label for label in labels if label not in inside), bloc], dtype=object)

    def fits(self, panel: xr.Dataset) -> bool:
        """Tell whether a panel holds all that the layer needs."""
        return all(needed in panel for needed in self.needs)

    def _run(self, compute: Callable[[xr.Dataset], xr.DataArray], panel: xr.Dataset) -> xr.DataArray:
        """Compute on a panel without fills."""
        return computed(compute, panel, self.needs, f"Tie layer '{self.name}'")

    def _require(self, panel: xr.Dataset) -> None:
        """Raise with the missing variables' names."""
        lacking, bloc = [needed for needed in self.needs if needed not in panel], panel.attrs.get("bloc")
        if lacking:
            raise CoverageError(
                f"Tie layer '{self.name}' needs {', '.join(lacking)}, which this panel does not hold: "
                f"load a world that has it, or choose another layer."
                + (f" A pooled world has no lists: call it on the whole one, with bloc='{bloc}'." if bloc else "")
            )

    def _labelled(self, values: xr.DataArray, panel: xr.Dataset) -> xr.DataArray:
        """Order the dimensions and attach unit, reference and source; attributes named `note...` stay."""
        if set(values.dims) != set(DIMENSIONS):
            raise ShapeError(f"Tie layer '{self.name}' gave dimensions {tuple(values.dims)}: {DIMENSIONS} is right.")
        values = values.transpose(*DIMENSIONS).rename(self.name)
        notes = {key: note for key, note in values.attrs.items() if str(key).startswith("note")}
        sources = {str(panel[needed].attrs.get("source", "not stated")) for needed in self.needs} | {self.source}
        values.attrs = {
            "units": self.unit,
            "long_name": self.label,
            "reference": self.reference,
            "source": "; ".join(sorted(sources - {""})),
            "directed": int(self.directed),
            "diagonal": self.diagonal,
            "caveat": self.caveat,
            **notes,
        }
        return values
