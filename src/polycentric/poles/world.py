"""One panel, with groups as single states or as one: every index and tie layer is computed once and kept.

A panel may hold a `run`, a `draw` and a `vintage` besides years and states, in all of its variables or in some. What is
computed from variables without them is computed once, and has none of them itself.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, DataError, UnknownNameError, UserFileError
from polycentric.labels import (
    PAIR,
    in_order,
    labels_of,
    lead_sizes,
    numbers,
    on_leading,
    on_states,
    plain,
    spread,
    widest,
)
from polycentric.panel.blocs import as_one, pools_ties, text_of
from polycentric.panel.fingerprint import fingerprint
from polycentric.panel.group_members import groups_of
from polycentric.panel.group_text import Group, Groups
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex
from polycentric.power.named import of_measure
from polycentric.renamed import name_of_today
from polycentric.sets import covered, named
from polycentric.sets.named import StateSet
from polycentric.tables import kept
from polycentric.ties import LAYERS
from polycentric.ties.contract import UNKNOWN_AS_ONE, TieLayer

APART = "states"
Entry = TypeVar("Entry")


class World:
    """A panel, its indices and its layers, with groups as single states or as one.

    Parameters
    ----------
    panel : Dataset
        A panel of single states, on years and any of `run`, `draw` and `vintage`.
    bloc : str, Group, or sequence of these, optional
        Groups to treat as one state each: ``"EU"``, ``"EU-HUN+GBR"``, ``"EU; NAFTA=USA,CAN,MEX"``; how they are written
        says `polycentric.panel.group_text`.
    indices, layers : mapping, optional
        Power indices and tie layers by name, a user's own among them; those of the package if left out. What needs
        variables that this panel doesn't hold is left out, and so is an order or a rate, which has no shares:
        `without_shares` says why.
    own_sets : mapping of str to sequence of str, optional
        A user's own sets of states by name, beside those that every world has and the lists that the panel holds.

    Attributes
    ----------
    actors : str
        ``"states"``, or the groups' labels.
    groups : tuple of Group
        The groups that stand as one.
    bloc : str or None
        These as they are written.
    sets : tuple of str
        The sets of states that power is compared on.
    sizes : mapping of str to int
        How many runs, draws, vintages and years the panel has, in this order: a cell is one of each.
    without_shares : mapping of str to PowerIndex
        The orders and rates that this panel holds: they have no shares, and so no concentration and no poles.
    output : str
        The index that orders the poles of a definition without one, and says how much of the world's output a row
        leaves out; empty where the panel has no output.
    """

    def __init__(
        self,
        panel: xr.Dataset,
        bloc: Groups | None = None,
        indices: Mapping[str, PowerIndex] | None = None,
        layers: Mapping[str, TieLayer] | None = None,
        own_sets: named.Own | None = None,
    ) -> None:
        panel = in_order(panel)
        self.single = panel
        self.groups: tuple[Group, ...] = groups_of(panel, bloc) if bloc else ()
        self.bloc = text_of(self.groups) or None
        self.actors = " and ".join(group.label for group in self.groups) or APART
        # Indices and sets are read off the pooled panel. Tie layers get the single states and the groups: lists of
        # partners can't be pooled beforehand, since what a member doesn't list may be in another's list.
        self.panel = as_one(panel, self.groups) if self.groups else panel
        self.sizes: Mapping[str, int] = lead_sizes(self.panel)
        offered = INDICES if indices is None else indices
        self.offered: Mapping[str, PowerIndex] = offered
        # Left out here, not refused: one map of indices serves panels that hold few of the quantities.
        fitting = {name: each for name, each in offered.items() if each.fits(panel)}
        self.indices: Mapping[str, PowerIndex] = {name: each for name, each in fitting.items() if not each.no_shares()}
        self.without_shares: Mapping[str, PowerIndex] = {
            name: each for name, each in fitting.items() if each.no_shares()
        }
        known = LAYERS if layers is None else layers
        self.known: Mapping[str, TieLayer] = known
        self.layers: Mapping[str, TieLayer] = {name: each.on(panel) for name, each in known.items() if each.fits(panel)}
        self.own_sets: named.Own = _own_sets(own_sets or {})
        self.sets = named.offered(self.panel, self.own_sets)
        self.output = self.index_of("output")
        self._kept: dict[tuple[str, ...], xr.DataArray] = {}
        self._gaps: dict[tuple[str, ...], xr.DataArray] = {}
        self._findings: dict[tuple[object, ...], Finding] = {}
        self._of_rules: dict[tuple[object, ...], Any] = {}
        self._columns: dict[tuple[str, ...], dict[str, Any]] = {}
        self._fingerprint: str | None = None
        self._touched = False

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Answer an old name of an attribute with the one of today."""
            now = name_of_today(name, ("actors",))
            hint = f"; it is now called '{now}'" if now else ""
            raise AttributeError(f"'World' has no attribute '{name}'{hint}")

    def __repr__(self) -> str:
        """Say what it is in a line."""
        return (
            f"World of {self.panel.sizes['state']} states, bloc: {self.bloc or 'none'}, "
            f"{len(self.indices)} indices, {len(self.layers)} tie layers"
        )

    def power(self, index: str) -> xr.DataArray:
        """Give an index for all states, in its own unit, without the names and codes beside its labels."""
        return self.keep(("power", index), lambda: self._with_ground(self._laid(_bare(self._index(index)(self.panel)))))

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
        """Tell which states belong to a set, with data or not; only the largest depend on the index."""
        # One entry for all indices on the same dimensions, or each would compute the same members anew.
        along = index if state_set in named.LARGEST else " ".join(map(str, self.power(index).dims))
        key = ("members", along, state_set)
        return self.keep(key, lambda: named.members(self.panel, self.power(index), state_set, self.own_sets))

    def gaps(self, index: str, state_set: StateSet = "all") -> NDArray[np.object_]:
        """Say for each cell of an index why a set isn't sufficiently observed on it; empty where it is."""
        key = ("index", index, state_set)
        if key not in self._gaps:
            observed, inside = self.power(index).notnull(), self.members(index, state_set)
            self._gaps[key] = on_leading(covered.gaps(self.panel, observed, inside, state_set), observed)
        return self._gaps[key].values

    def layer_gaps(self, name: str) -> xr.DataArray:
        """Say for each cell why the world isn't sufficiently observed in a tie layer, (...); empty where it is."""
        key = ("layer", name)
        if key not in self._gaps:
            layer = self.layer(name)
            observed = ~np.isnan(numbers(layer, PAIR))
            # A layer may define its diagonal; a state that is observed with itself alone is not observed.
            observed[..., np.eye(observed.shape[-1], dtype=bool)] = False
            states = self._with_ground(on_states(np.any(observed, axis=-1), layer.isel(partner=0, drop=True)))
            gaps = covered.gaps(self.panel, states, xr.ones_like(states), "all")
            self._gaps[key] = on_leading(gaps, states)
        return self._gaps[key]

    def exist(self) -> NDArray[np.bool_]:
        """Tell which states there are, (..., state): by the lists where the panel has them, else all of the panel."""
        return plain(self.existing()).astype(np.bool_)

    def existing(self) -> xr.DataArray:
        """Give the same with its labels; on years alone, unless the panel's list of states has runs."""
        if "exists" in self.panel.coords:
            return _bare(self.panel["exists"]).transpose(..., "year", "state")
        shape = (self.panel.sizes["year"], self.panel.sizes["state"])
        return xr.DataArray(
            np.ones(shape, dtype=np.bool_), dims=("year", "state"), coords=labels_of(self.panel, ("year", "state"))
        )

    def layer(self, name: str) -> xr.DataArray:
        """Give a tie layer: what is observed, missing elsewhere."""
        return self.keep(("layer", name), lambda: self._laid(self._tie(name)(self.single, **self._bloc_named())))

    def bound(self, name: str) -> xr.DataArray:
        """Give the largest value that each cell of a tie layer can have; missing where there is no bound."""
        return self.keep(("bound", name), lambda: self._laid(self._tie(name).bound(self.single, **self._bloc_named())))

    def floor(self, name: str) -> xr.DataArray:
        """Give the smallest value that each cell of a tie layer can have; missing where nothing is known of it."""
        return self.keep(("floor", name), lambda: self._laid(self._tie(name).floor(self.single, **self._bloc_named())))

    def unknown(self, name: str) -> xr.DataArray:
        """Say why each state's main partner isn't known in a tie layer, (..., state); empty where it is."""
        return self.keep(("unknown", name), lambda: self._tie(name).unknown_main(self.single, **self._bloc_named()))

    def doubtful(self, name: str) -> xr.DataArray:
        """Mark the cells of a tie layer that can't be believed as printed, (..., state, partner)."""
        return self.keep(("doubtful", name), lambda: self._tie(name).doubtful(self.single, **self._bloc_named()))

    def keep(self, key: tuple[str, ...], compute: Callable[[], xr.DataArray]) -> xr.DataArray:
        """Give what is kept under a key, computed the first time."""
        self._touch()
        if key not in self._kept:
            self._kept[key] = compute()
        return self._kept[key]

    def keep_columns(self, key: tuple[str, ...], compute: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Give the columns of a table that are kept under a key, computed the first time."""
        if key not in self._columns:
            self._columns[key] = compute()
        return self._columns[key]

    def content(self) -> str | None:
        """Say in a text what every table of this world follows from, to keep it under; None where that can't be said.

        It can't of a user's own index or layer.
        """
        entries = ((INDICES, self.offered), (LAYERS, self.known))
        if not all(name in own and own[name] is each for own, given in entries for name, each in given.items()):
            return None
        self._touch()
        if self._fingerprint is None:
            return None
        names = [list(given) for given in (self.offered, self.known, self.indices, self.layers)]
        return repr((self._fingerprint, self.bloc, names, sorted(self.own_sets.items())))

    def is_unchanged(self) -> bool:
        """Tell whether the panel is still the one that was hashed."""
        return self._fingerprint is not None and self._fingerprint == self._hashed()

    def unhashed(self) -> "World":
        """Do without the hash of the panel, and give this world: of one of many runs no table is kept."""
        self._touched = True
        return self

    def _touch(self) -> None:
        """Hash the panel before anything is computed from it: it may be changed afterwards."""
        if not self._touched:
            self._touched = True
            self._fingerprint = self._hashed() if kept.is_on() else None

    def _hashed(self) -> str | None:
        """Hash the panel, and the one in which a bloc is one state."""
        parts = [fingerprint(self.single), fingerprint(self.panel) if self.bloc else ""]
        return None if None in parts else " ".join(map(str, parts))

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
            gaps=self.gaps(index, state_set) if index else np.full(nothing.shape[:-1], "", dtype=object),
            index_gaps=self.gaps,
            layer_gaps=self.layer_gaps,
            unknown=self.unknown,
            doubtful=self.doubtful,
            bloc=self.bloc,
            kept=self._of_rules,
        )

    def lacking(self, definition: PoleDefinition) -> list[str]:
        """Name the measures with which a rule was tested and that the last year lacks."""
        return [] if definition.lacking is None else list(definition.lacking(self.situation()))

    def find(
        self, definition: PoleDefinition, index: str = "", state_set: StateSet = "all", **parameters: float
    ) -> Finding:
        """Apply a definition, once per set of arguments."""
        # The function stands in the key beside the name: a definition outside the registry has no name, and two of them
        # would get each other's findings.
        key = (definition.name, definition.compute, index, state_set, tuple(sorted(parameters.items())))
        if key not in self._findings:
            self._findings[key] = definition(self.situation(index, state_set), **parameters)
        return self._findings[key]

    def _covered_shares(self, index: str, state_set: StateSet) -> xr.DataArray:
        """Compute shares, and take those of years with a gap away."""
        inside, lacking = self.members(index, state_set), self.gaps(index, state_set)
        # Shares are made first and whole cells taken away then: a share of what happens to be observed looks like any
        # other.
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
        """Give a tie layer, once it is known that this world has any, with its bloc as one."""
        # Before the name is looked up: without ties between members there is no layer to find, and the cause is the
        # bloc.
        if self.groups and not pools_ties(self.single, self.groups):
            raise CoverageError(UNKNOWN_AS_ONE.format(bloc=self.actors))
        return _entry("tie layer", self.layers, name)

    def _bloc_named(self) -> dict[str, Any]:
        """Give the groups as a layer's argument."""
        return {"bloc": self.groups} if self.groups else {}

    def _laid(self, values: xr.DataArray) -> xr.DataArray:
        """Put the leading dimensions in the order of the panel's."""
        return values if len(self.sizes) == 1 else values.transpose(*lead_sizes(values), ...)

    def _with_ground(self, values: xr.DataArray) -> xr.DataArray:
        """Spread an array over the runs of the people and the lists of states by which its coverage is judged."""
        if len(self.sizes) == 1 or values.ndim == len(self.sizes) + 1:
            return values
        wide = widest(values, covered.ground(self.panel))
        return values if wide.ndim == values.ndim else spread(values, wide).copy()

    def _nothing(self) -> xr.DataArray:
        """Give missing values on the dimensions of the panel: its years and states, and its runs or draws."""
        named = (*self.sizes, "state")
        empty = np.full([self.panel.sizes[name] for name in named], np.nan)
        return xr.DataArray(empty, dims=named, coords=labels_of(self.panel, named))


def situation(panel: xr.Dataset, index: str = "", state_set: StateSet = "all", bloc: Groups | None = None) -> Situation:
    """Give the situation of one index and set on a panel; make a `World` where several are needed.

    Parameters
    ----------
    panel : Dataset
    index : str
        The name of a power index; none for a rule that looks at none.
    state_set : str
        As in `shares`.
    bloc : str, Group, or sequence of these, optional
        Groups to take as one state each.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> situation(load("now"), "output_ppp", "ten_largest").state_set
    'ten_largest'
    """
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
