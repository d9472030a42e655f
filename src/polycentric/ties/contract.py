"""What a tie layer is and promises."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, ShapeError
from polycentric.labels import PAIR, labels_of, leading, plain, run_by_run
from polycentric.panel import reading
from polycentric.panel.blocs import as_one, pools_ties
from polycentric.panel.coverage import computed, served
from polycentric.panel.declared import check_formula, check_known, refuse_infinite
from polycentric.panel.group_members import Membership, group_labels, memberships
from polycentric.panel.group_record import GROUPS
from polycentric.panel.group_text import Groups
from polycentric.panel.state_index import named_labels
from polycentric.presented import Presented, yes_or_no

CORE = ("state", "partner", "organisation")
# A cell of a bloc counts as observed where what is listed makes at least this part of the most that it can be.
SETTLED = 0.9
UNKNOWN_AS_ONE = (
    "Ties over two centuries are between single states, and those of the {bloc} as one are not known: look at the "
    "states apart."
)
Floats = NDArray[np.float64]
Members = Sequence[NDArray[np.int64]]
Which = Literal["value", "upper", "lower"]


@dataclass(frozen=True, repr=False)
class TieLayer(Presented):
    """A kind of tie between states; called on a panel, it gives a value for each year, state and partner.

    Attributes
    ----------
    label : str
        What a reader sees.
    needs : tuple of str
        The quantities that `compute` takes, in its order: names in `polycentric.panel.quantities.QUANTITIES`, or single
        variables of a source.
    unit : str
        Unit of a cell.
    reference : str
        Where the layer's formula comes from.
    directed : bool
        Whether `state` to `partner` may differ from `partner` to `state`.
    diagonal : str
        What a state's tie to itself means; ``"undefined"`` cells are missing.
    compute : callable
        One plain array for each quantity in, each (..., state), (..., state, partner) or (..., state, organisation),
        missing as NaN: a layer never sees a fill. (..., state, partner) out: a number where the tie is observed (a true
        zero included), missing elsewhere.     upper : callable or None
        For a layer whose missing cells are bounded (a partner below the smallest listed share): the same in, the
        largest value that each cell can have out, equal to the value where it is observed, missing where there is no
        bound.
    lower : callable or None
        For a layer that sums what may be observed in part: the smallest value that each cell can have, equal to the
        value where it is observed. Without it, that is the value, and zero where a cell is missing and bounded.
    pooled, pooled_upper : callable or None
        The places of each group's members and the same arrays in, the listed part of the layer with each group as one
        state, the last in their order, out (missing where nothing is listed), and its upper bound; without them the
        layer is computed on ``blocs.as_one(panel, groups)``. A layer on partner lists needs its own, since lists that
        end at different shares do not add up to a list: there flows are summed, and bounds with them. What is listed is
        the layer's floor, and its value only where it makes at least nine tenths of the bound.
    doubts : callable or None
        For a layer some of whose numbers can't be believed as printed: panel in, (year, state, partner) of bool out.
        A mark changes no number.
    unknown : callable or None
        For a layer in which a state's main partner may be missing: panel in, (year, state) of texts out, why the main
        partner isn't known; empty where it is. Readings of who follows whom are refused there.
    marks : tuple of callable
        What a formula must know besides quantities: each takes the panel and gives a labelled array, which `compute`
        gets after the quantities.
    notes : callable or None
        Panel in, what is to be said of the values on it out, by names that begin with ``note``.
    zero_is_value : bool
        Whether zero and less are values, such as a place on a scale or a distance, and no lack of a tie.
    whole : bool
        Whether `compute` takes the panel itself and gives a labelled array; so does that of any layer that needs
        nothing, such as a user's own file.
    partial : bool
        Whether a tie of which some of the inputs are unknown (not all) still has a value: a flow that either side may
        report, a total that only bounds it.
    caveat : str
        What the layer cannot see, in one sentence shown beside it.
    source : str
        Where it is from, for what it doesn't take from the panel.
    series : str or mapping of str to str
        The series that all quantities are read by, or that of each; any without it.
    otherwise : tuple of TieLayer
        The same tie from other series, for a panel that doesn't offer these; a layer that needs nothing of the panel
        comes last.
    name : str
        The file's name; set by the registry.
    """

    label: str
    needs: tuple[str, ...]
    unit: str
    reference: str
    directed: bool
    compute: Callable[..., Any]
    diagonal: str = "undefined"
    upper: Callable[..., Floats] | None = None
    lower: Callable[..., Floats] | None = None
    pooled: Callable[..., Floats] | None = None
    pooled_upper: Callable[..., Floats] | None = None
    doubts: Callable[[xr.Dataset], xr.DataArray] | None = None
    unknown: Callable[[xr.Dataset], xr.DataArray] | None = None
    marks: tuple[Callable[[xr.Dataset], xr.DataArray], ...] = ()
    notes: Callable[[xr.Dataset], Mapping[str, str]] | None = None
    zero_is_value: bool = False
    whole: bool = False
    partial: bool = False
    caveat: str = ""
    source: str = ""
    series: str | Mapping[str, str] = field(default_factory=dict[str, str])
    otherwise: "tuple[TieLayer, ...]" = ()
    name: str = ""
    kind: ClassVar[str] = "tie layer"
    in_lists: ClassVar[tuple[str, ...]] = ("unit", "directed", "needs", "reference")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        ways = dict.fromkeys(", ".join(each.needs) for each in (self, *self.otherwise) if each.needs)
        return {
            "unit": self.unit,
            "directed": yes_or_no(self.directed),
            "needs": "; or ".join(ways) or "nothing of the panel",
            "bounds": yes_or_no(self.upper is not None),
            "source": self.source,
            "reference": self.reference,
            "caveat": self.caveat,
        }

    def __post_init__(self) -> None:
        if isinstance(self.needs, str) or self._takes_arrays():
            check_formula("tie layer", self.needs, self.compute, len(self.marks))

    def __call__(self, panel: xr.Dataset, bloc: Groups | None = None) -> xr.DataArray:
        """Check that the panel has what is needed, compute, and label the result.

        Parameters
        ----------
        panel : Dataset
            A panel of single states, with a run, a draw or a vintage besides, or not.
        bloc : str, Group, or sequence of these, optional
            Groups to treat as one state each, for example ``"EU"``, or ``"EU; NAFTA=USA,CAN,MEX"``.

        Returns
        -------
        DataArray, (year, state, partner)
            And before them what the panel has besides.

        Raises
        ------
        CoverageError
            If the panel lacks a needed quantity, or ties of the bloc as one are not known.
        ShapeError
            If `compute` gives another shape.
        DataError
            If a tie is infinite.
        """
        chosen, inputs = self._read(panel, bloc)
        if bloc is None or chosen.pooled is None:
            result = inputs.labelled(chosen, chosen._given("value", inputs))
        else:
            listed, most = chosen._pooled(inputs)
            result = inputs.labelled(chosen, np.where(listed >= SETTLED * most, listed, np.nan))
        refuse_infinite(f"Tie layer '{self.name}'", result.values, result)
        return result

    def bound(self, panel: xr.Dataset, bloc: Groups | None = None) -> xr.DataArray:
        """Give the largest value that each cell can have; the value itself for a layer without bounds."""
        chosen, inputs = self._read(panel, bloc)
        if chosen.upper is None:
            return chosen(panel, bloc)
        if bloc is None or chosen.pooled is None:
            return inputs.labelled(chosen, chosen._given("upper", inputs))
        listed, most = chosen._pooled(inputs)
        return inputs.labelled(chosen, np.where(listed >= SETTLED * most, listed, most))

    def floor(self, panel: xr.Dataset, bloc: Groups | None = None) -> xr.DataArray:
        """Give the smallest value that each cell can have: what is observed of it, and zero where nothing is.

        A cell that nothing is known of, not even a bound, stays missing.
        """
        chosen, inputs = self._read(panel, bloc)
        if bloc is None and chosen.lower is not None:
            return inputs.labelled(chosen, chosen._given("lower", inputs))
        if bloc is None or chosen.pooled is None:
            least = chosen._given("value", inputs)
            bounded = ~np.isnan(least) if chosen.upper is None else ~np.isnan(chosen._given("upper", inputs))
        else:
            least, most = chosen._pooled(inputs)
            bounded = ~np.isnan(most)
        return inputs.labelled(chosen, np.where(np.isnan(least) & bounded, 0.0, least))

    def doubtful(self, panel: xr.Dataset, bloc: Groups | None = None) -> xr.DataArray:
        """Mark the cells that can't be believed as printed, (year, state, partner), bool; of a bloc's own ties none."""
        chosen, labels = self.on(panel), _states_of(panel, bloc)
        if chosen.doubts is None:
            shape = (panel.sizes["year"], len(labels), len(labels))
            coords = {"year": panel["year"].values, "state": labels, "partner": labels}
            return xr.DataArray(np.zeros(shape, dtype=np.bool_), dims=("year", *PAIR), coords=coords)
        used = chosen.variables(panel)
        marks = run_by_run(served(panel, used), chosen.doubts, used).transpose(..., "year", *PAIR)
        return marks if bloc is None else marks.reindex(state=labels, partner=labels, fill_value=False)  # pyright: ignore[reportArgumentType]  # the stub knows its default alone

    def unknown_main(self, panel: xr.Dataset, bloc: Groups | None = None) -> xr.DataArray:
        """Say why a state's main partner isn't known, (year, state); empty where it is, and of a bloc."""
        chosen, labels = self.on(panel), _states_of(panel, bloc)
        if chosen.unknown is None:
            empty = np.full((panel.sizes["year"], len(labels)), "", dtype=object)
            return xr.DataArray(empty, dims=("year", "state"), coords={"year": panel["year"].values, "state": labels})
        used = chosen.variables(panel)
        reasons = run_by_run(served(panel, used), chosen.unknown, used)
        return reasons if bloc is None else reasons.reindex(state=labels, fill_value="")  # pyright: ignore[reportArgumentType]  # as above

    def on(self, panel: xr.Dataset) -> "TieLayer":
        """Give the layer by the series that a panel offers: this one, or another that stands for it."""
        ways = sorted((self, *self.otherwise), key=lambda way: not way.needs)
        chosen = next((way for way in ways if way._own(panel)), self)
        return chosen if chosen is self else replace(chosen, name=self.name)

    def fits(self, panel: xr.Dataset) -> bool:
        """Tell whether a panel offers all that the layer needs, by any of its series."""
        return any(way._own(panel) for way in (self, *self.otherwise))

    def variables(self, panel: xr.Dataset) -> tuple[str, ...]:
        """Name the panel's variables that it is computed from."""
        chosen = self.on(panel)
        return tuple(name for need in chosen.needs for name in reading.variables(panel, need, chosen._by(need)))

    def archive(self) -> tuple[str, ...]:
        """Name the variables of the archive of two centuries that it can be computed from; none where it can't be."""
        for way in (self, *self.otherwise):
            variables = [reading.archive(need, way._by(need)) for need in way.needs]
            if variables and None not in variables:
                return tuple(dict.fromkeys(name for each in variables if each is not None for name in each.variables))
        return ()

    def _by(self, need: str) -> str | None:
        """Name the series that a quantity is read by; None for any."""
        return self.series if isinstance(self.series, str) else self.series.get(need)

    def _own(self, panel: xr.Dataset) -> bool:
        """Tell whether a panel offers what the layer itself needs."""
        return all(reading.offered(panel, need, self._by(need)) for need in self.needs)

    def _read(self, panel: xr.Dataset, bloc: Groups | None) -> "tuple[TieLayer, Inputs]":
        """Choose the series, and lay out what they give; groups are pooled first where the layer can't pool itself."""
        chosen = self.on(panel)
        chosen._require(panel)
        if bloc is not None and not pools_ties(panel, bloc):
            raise CoverageError(UNKNOWN_AS_ONE.format(bloc=" and ".join(group_labels(panel, bloc))))
        inside: Sequence[Membership] = ()
        if bloc is not None and chosen.pooled is None:
            panel = as_one(panel, bloc)
        elif bloc is not None:
            inside = memberships(panel, bloc)
        arrays = [reading.read(panel, need, chosen._by(need)) for need in chosen.needs]
        return chosen, Inputs(panel, arrays, [mark(panel) for mark in chosen.marks], inside)

    def _given(self, which: Which, inputs: "Inputs") -> Floats:
        """Compute the value or one of its bounds, for single states."""
        formula: Callable[..., Any] | None = {"value": self.compute, "upper": self.upper, "lower": self.lower}[which]
        if formula is None:  # which the callers have ruled out
            raise TypeError(f"Tie layer '{self.name}' has no {which}.")
        if self._takes_arrays():
            return formula(*inputs.plain)
        used = self.variables(inputs.panel)
        return inputs.stated(self, computed(formula, inputs.panel, used, f"Tie layer '{self.name}'"))

    def _takes_arrays(self) -> bool:
        """Tell whether the formulas take plain arrays."""
        return not self.whole and bool(self.needs or self.marks)

    def _pooled(self, inputs: "Inputs") -> tuple[Floats, Floats]:
        """Compute what is listed with a bloc as one state, and the most that it can be."""
        if self.pooled is None:  # which the callers have ruled out
            raise TypeError(f"Tie layer '{self.name}' can't pool itself.")
        listed = self.pooled(inputs.members, *inputs.plain)
        return listed, listed if self.pooled_upper is None else self.pooled_upper(inputs.members, *inputs.plain)

    def _require(self, panel: xr.Dataset) -> None:
        """Raise with what is missing, and how to get it."""
        gone, bloc = (
            [need for need in self.needs if not reading.offered(panel, need, self._by(need))],
            panel.attrs.get(GROUPS),
        )
        if gone:
            raise CoverageError(
                f"Tie layer '{self.name}' needs {', '.join(gone)}, "
                + reading.how_to_have(panel, gone[0], self._by(gone[0]), self.archive)
                + (f" A pooled world has no lists: call it on the whole one, with bloc='{bloc}'." if bloc else "")
            )


def check(layer: TieLayer) -> None:
    """Refuse a layer of the package that needs what there isn't.

    Raises
    ------
    UnknownNameError
    """
    for each in (layer, *layer.otherwise):
        check_known(each.needs)


class Inputs:
    """What a layer is computed from: plain arrays of the same leading dimensions, and the labels of the result."""

    def __init__(
        self, panel: xr.Dataset, quantities: list[xr.DataArray], marks: list[xr.DataArray], inside: Sequence[Membership]
    ) -> None:
        self.panel = panel
        self.sources = {str(each.attrs["source"]) for each in quantities}
        both = [*quantities, *marks]
        dims = {leading(each, CORE) for each in both}
        alike = both if len(dims) < 2 else list(xr.broadcast(*both, exclude=CORE))
        self.leading = leading(alike[0], CORE) if alike else ("year",)
        self.plain = [
            plain(each, tuple(name for name in CORE if name in each.dims)).astype(np.float64, copy=False)
            for each in alike
        ]
        self.members: Members = [_places(who) for who in inside]
        self.states = _with_groups(panel["state"].values, inside)

    def stated(self, layer: TieLayer, values: xr.DataArray) -> Floats:
        """Lay out what a layer gives that states its values itself."""
        if not {"year", *PAIR} <= set(values.dims):
            raise ShapeError(
                f"Tie layer '{layer.name}' gave dimensions {tuple(values.dims)}: (year, state, partner) is right."
            )
        self.leading = leading(values, PAIR)
        self.states = values["state"].values if "state" in values.coords else self.states
        return plain(values, PAIR).astype(np.float64, copy=False)

    def labelled(self, layer: TieLayer, values: Floats) -> xr.DataArray:
        """Label a result, with unit, reference and source."""
        dims = (*self.leading, *PAIR)
        coords = labels_of(self.panel, self.leading).assign(named_labels(self.states, PAIR))
        shape = (*(self.panel.sizes[name] for name in self.leading), len(self.states), len(self.states))
        if np.shape(values) != shape:
            raise ShapeError(f"Tie layer '{layer.name}' gave the shape {np.shape(values)}: {shape} is right.")
        attrs = {
            "units": layer.unit,
            "long_name": layer.label,
            "reference": layer.reference,
            "source": "; ".join(sorted((self.sources | {layer.source}) - {""})),
            "directed": int(layer.directed),
            "diagonal": layer.diagonal,
            "caveat": layer.caveat,
            **(layer.notes(self.panel) if layer.notes is not None else {}),
        }
        return xr.DataArray(values, dims=dims, coords=coords, name=layer.name, attrs=attrs)


def _states_of(panel: xr.Dataset, bloc: Groups | None) -> NDArray[np.object_]:
    """Give the states of a layer: those of the panel, groups in place of their members."""
    return _with_groups(panel["state"].values, memberships(panel, bloc) if bloc is not None else ())


def _with_groups(states: NDArray[np.object_], inside: Sequence[Membership]) -> NDArray[np.object_]:
    """Label the states that are in no group, and the groups at the end."""
    taken = {int(place) for who in inside for place in _places(who)}
    alone = [state for place, state in enumerate(states) if place not in taken]
    return np.array([*alone, *(who.group.label for who in inside)], dtype=object)


def _places(who: Membership) -> NDArray[np.int64]:
    """Give the places of a group's members, of a panel of one picture."""
    return np.flatnonzero(who.inside.any(axis=0))
