"""One panel under one treatment of a bloc: every index and tie layer is computed once and kept."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, DataError, UnknownNameError, UserFileError
from polycentric.labels import LEADING, PAIR, numbers, on_states
from polycentric.panel.blocs import pool, pools_ties
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex
from polycentric.power.named import of_measure
from polycentric.sets import covered, named
from polycentric.sets.named import StateSet
from polycentric.ties import LAYERS
from polycentric.ties.contract import UNKNOWN_AS_ONE, TieLayer

APART = "states"
Entry = TypeVar("Entry")


class World:
    """A panel, its indices and its layers, with a bloc as single states or as one.

    Parameters
    ----------
    panel : Dataset
        A panel of single states.
    bloc : str, optional
        An organisation to treat as one state, for example ``"EU"``.
    indices, layers : mapping, optional
        Power indices and tie layers by name, a user's own among them; those of the package if left out. What needs
        variables that this panel doesn't hold is left out, and so is an order or a rate, which has no shares:
        `without_shares` says why.
    own_sets : mapping of str to sequence of str, optional
        A user's own sets of states by name, beside those that every world has and the lists that the panel holds.

    Attributes
    ----------
    treatment : str
        ``"states"``, or the bloc's name.
    sets : tuple of str
        The sets of states that power is compared on.
    without_shares : mapping of str to PowerIndex
        The orders and rates that this panel holds: they have no shares, and so no concentration and no poles.
    output : str
        The index that orders the poles of a definition without one, and says how much of the world's output a row
        leaves out; empty where the panel has no output.
    """

    def __init__(
        self,
        panel: xr.Dataset,
        bloc: str | None = None,
        indices: Mapping[str, PowerIndex] | None = None,
        layers: Mapping[str, TieLayer] | None = None,
        own_sets: named.Own | None = None,
    ) -> None:
        self.single = panel
        self.bloc = bloc
        self.treatment = bloc or APART
        self.panel = pool(panel, bloc) if bloc else panel
        offered = INDICES if indices is None else indices
        self.offered: Mapping[str, PowerIndex] = offered
        fitting = {name: each for name, each in offered.items() if each.fits(panel)}
        self.indices: Mapping[str, PowerIndex] = {name: each for name, each in fitting.items() if not each.no_shares()}
        self.without_shares: Mapping[str, PowerIndex] = {
            name: each for name, each in fitting.items() if each.no_shares()
        }
        known = LAYERS if layers is None else layers
        self.layers: Mapping[str, TieLayer] = {name: each.on(panel) for name, each in known.items() if each.fits(panel)}
        self.own_sets: named.Own = _own_sets(own_sets or {})
        self.sets = named.offered(self.panel, self.own_sets)
        self.output = self.index_of("output")
        self._kept: dict[tuple[str, ...], xr.DataArray] = {}
        self._gaps: dict[tuple[str, ...], NDArray[np.object_]] = {}
        self._findings: dict[tuple[object, ...], Finding] = {}

    def __repr__(self) -> str:
        """Say what it is in a line."""
        return (
            f"World of {self.panel.sizes['state']} states, bloc: {self.bloc or 'none'}, "
            f"{len(self.indices)} indices, {len(self.layers)} tie layers"
        )

    def power(self, index: str) -> xr.DataArray:
        """Give an index for all states, in its own unit, without the names and codes beside its labels."""
        return self.keep(("power", index), lambda: _bare(self._index(index)(self.panel)))

    def called(self, index: str) -> str:
        """Give the name under which this world lists an index that was asked for by any name that answers.

        Raises
        ------
        UnknownNameError
            If no index of this world answers to it.
        """
        return self._index(index).name

    def index_of(self, measure: str) -> str:
        """Name the index of a measure that this world has, the first of its rivals; empty where it has none."""
        return of_measure(self.indices, measure, INDICES)

    def shares(self, index: str, state_set: StateSet = "all") -> xr.DataArray:
        """Give an index as shares of a set; missing in a year in which the set isn't sufficiently observed."""
        return self.keep(("shares", index, state_set), lambda: self._covered_shares(index, state_set))

    def members(self, index: str, state_set: StateSet) -> xr.DataArray:
        """Tell which states belong to a set, with data or not; only the ten largest depend on the index."""
        key = ("members", index if state_set == "ten_largest" else "", state_set)
        return self.keep(key, lambda: named.members(self.panel, self.power(index), state_set, self.own_sets))

    def gaps(self, index: str, state_set: StateSet = "all") -> NDArray[np.object_]:
        """Say for each cell why a set isn't sufficiently observed on an index; empty where it is."""
        key = ("index", index, state_set)
        if key not in self._gaps:
            observed, inside = self.power(index).notnull(), self.members(index, state_set)
            self._gaps[key] = covered.gaps(self.panel, observed, inside, state_set)
        return self._gaps[key]

    def layer_gaps(self, name: str) -> NDArray[np.object_]:
        """Say for each cell why the world isn't sufficiently observed in a tie layer; empty where it is."""
        key = ("layer", name)
        if key not in self._gaps:
            layer = self.layer(name)
            observed = ~np.isnan(numbers(layer, PAIR))
            observed[..., np.eye(observed.shape[-1], dtype=bool)] = False
            states = on_states(np.any(observed, axis=-1), layer.isel(partner=0, drop=True))
            self._gaps[key] = covered.gaps(self.panel, states, xr.ones_like(states), "all")
        return self._gaps[key]

    def exist(self) -> NDArray[np.bool_]:
        """Tell which states there are, (year, state): by the lists where the panel has them, else all of the panel."""
        shape = (self.panel.sizes["year"], self.panel.sizes["state"])
        if "exists" not in self.panel.coords:
            return np.ones(shape, dtype=np.bool_)
        return self.panel["exists"].transpose("year", "state").values.astype(np.bool_)

    def layer(self, name: str) -> xr.DataArray:
        """Give a tie layer: what is observed, missing elsewhere."""
        return self.keep(("layer", name), lambda: self._tie(name)(self.single, **self._bloc_named()))

    def bound(self, name: str) -> xr.DataArray:
        """Give the largest value that each cell of a tie layer can have; missing where there is no bound."""
        return self.keep(("bound", name), lambda: self._tie(name).bound(self.single, **self._bloc_named()))

    def floor(self, name: str) -> xr.DataArray:
        """Give the smallest value that each cell of a tie layer can have; missing where nothing is known of it."""
        return self.keep(
            ("floor", name),
            lambda: self._tie(name).floor(self.single, **self._bloc_named()),
        )

    def unknown(self, name: str) -> xr.DataArray:
        """Say why each state's main partner isn't known in a tie layer, (year, state); empty where it is."""
        return self.keep(("unknown", name), lambda: self._tie(name).unknown_main(self.single, **self._bloc_named()))

    def doubtful(self, name: str) -> xr.DataArray:
        """Mark the cells of a tie layer that can't be believed as printed, (year, state, partner)."""
        return self.keep(("doubtful", name), lambda: self._tie(name).doubtful(self.single, **self._bloc_named()))

    def keep(self, key: tuple[str, ...], compute: Callable[[], xr.DataArray]) -> xr.DataArray:
        """Give what is kept under a key, computed the first time."""
        if key not in self._kept:
            self._kept[key] = compute()
        return self._kept[key]

    def situation(self, index: str = "", state_set: StateSet = "all") -> Situation:
        """Give all that a definition may look at; without an index, its shares and power are missing."""
        nothing = self.keep(("nothing",), self._nothing)
        return Situation(
            panel=self.panel,
            shares=self.shares(index, state_set) if index else nothing,
            power=self.power(index) if index else nothing,
            index=index,
            state_set=state_set,
            indices=tuple(self.indices),
            index_of=self.index_of,
            index_power=self.power,
            layer=self.layer,
            bound=self.bound,
            floor=self.floor,
            gaps=self.gaps(index, state_set) if index else np.full(numbers(nothing).shape[:-1], "", dtype=object),
            index_gaps=self.gaps,
            layer_gaps=self.layer_gaps,
            unknown=self.unknown,
            doubtful=self.doubtful,
            bloc=self.bloc,
        )

    def find(
        self, definition: PoleDefinition, index: str = "", state_set: StateSet = "all", **parameters: float
    ) -> Finding:
        """Apply a definition, once per set of arguments."""
        key = (definition.name, definition.compute, index, state_set, tuple(sorted(parameters.items())))
        if key not in self._findings:
            self._findings[key] = definition(self.situation(index, state_set), **parameters)
        return self._findings[key]

    def _covered_shares(self, index: str, state_set: StateSet) -> xr.DataArray:
        """Compute shares, and take those of years with a gap away."""
        inside, lacking = self.members(index, state_set), self.gaps(index, state_set)
        result = named.shares_within(self.power(index), inside, state_set)
        if not (lacking != "").any():
            return result
        return result.copy(data=np.where((lacking != "")[..., np.newaxis], np.nan, result.values))

    def _index(self, name: str) -> PowerIndex:
        """Give an index by its name, or another that answers to it; one without shares is refused with the reason."""
        chosen = self.indices.get(name) or self.without_shares.get(name)
        if chosen is None and name in self.offered:
            chosen = self.offered[name].on(self.single)
        if chosen is None or not chosen.fits(self.single):
            return _entry("power index", self.indices, name)
        if chosen.no_shares():
            raise DataError(chosen.no_shares())
        return chosen

    def _tie(self, name: str) -> TieLayer:
        """Give a tie layer, once it is known that this world's treatment of the bloc has any."""
        if self.bloc and not pools_ties(self.single, self.bloc):
            raise CoverageError(UNKNOWN_AS_ONE.format(bloc=self.bloc))
        return _entry("tie layer", self.layers, name)

    def _bloc_named(self) -> dict[str, str]:
        """Give the bloc as a layer's argument."""
        return {"bloc": self.bloc} if self.bloc else {}

    def _nothing(self) -> xr.DataArray:
        """Give missing values on the dimensions of the panel: its years and states, and its runs or draws."""
        named = [*(str(name) for name in self.panel.dims if name in LEADING), "year", "state"]
        empty = np.full([self.panel.sizes[name] for name in named], np.nan)
        coords = {name: self.panel[name].values for name in named if name in self.panel.coords}
        return xr.DataArray(empty, dims=named, coords=coords)


def situation(panel: xr.Dataset, index: str = "", state_set: StateSet = "all", bloc: str | None = None) -> Situation:
    """Give the situation of one index and set on a panel; make a `World` where several are needed."""
    return World(panel, bloc).situation(index, state_set)


def _bare(values: xr.DataArray) -> xr.DataArray:
    """Keep the labels alone: what stands beside them would be carried through every step."""
    return values.drop_vars([name for name in values.coords if name not in values.dims])


def _own_sets(given: named.Own) -> named.Own:
    """Refuse a user's set that takes the name of one that exists."""
    taken = sorted(set(given) & set(named.LABELS))
    if taken:
        raise UserFileError(
            f"A set called '{taken[0]}' exists already ({named.LABELS[taken[0]]}): choose another name."
        )
    return dict(given)


def _entry(kind: str, entries: Mapping[str, Entry], name: str) -> Entry:
    """Look an entry up; an unknown name raises with the nearest ones, also where the mapping is a plain dict."""
    if name not in entries:
        raise UnknownNameError(kind, name, entries)
    return entries[name]
