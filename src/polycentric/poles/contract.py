"""What a pole definition is and promises, what it may look at, and what it finds."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import DataError, UnknownNameError
from polycentric.labels import numbers, on_leading, on_states
from polycentric.poles.classes.contract import NOT_APPLICABLE
from polycentric.poles.finding import Finding, classified, on_all_cells, without_uncovered
from polycentric.presented import Presented, listed
from polycentric.renamed import old_names
from polycentric.sets.named import GREAT_POWER_SETS, STATE_SETS, StateSet

Family = Literal["shares", "counts", "ratio", "relational", "communities", "lists"]
FAMILIES: tuple[Family, ...] = ("shares", "counts", "ratio", "relational", "communities", "lists")


@dataclass(frozen=True)
class Situation:
    """All that a definition may look at: one power index as shares of a stated set, and the tie layers.

    Attributes
    ----------
    panel : Dataset
        The world, with its blocs as they are treated (`panel.blocs.as_one` applied where `bloc` is given).
    shares : DataArray, (..., state)
        Shares of the set, on `year` and any of `run`, `draw` and `vintage`. They sum to one over its observed members;
        states outside the set are missing.
    power : DataArray, (..., state)
        The same index for all states, in its own unit.
    index, state_set : str
        Which index and which set these are; the index is empty where the definition doesn't look at one.
    indices : tuple of str
        The names of all indices of this world.
    index_of : callable
        A measure in, the name of the index that this world has of it out; empty where it has none.
    index_power : callable
        Name of an index in, its power (..., state) out.
    layer, bound, floor : callable
        Name of a tie layer in, the layer (or the largest, or the smallest value that its cells can have) out, with the
        same bloc as one state. Each is computed once and kept.
    gaps : array of str
        For each cell of the leading dimensions why the set isn't sufficiently observed on this index (see
        `polycentric.sets.covered`), empty where it is, and everywhere without an index.
    index_gaps, layer_gaps : callable
        Name of an index or of a tie layer in, the same for it on all states out; that of a layer is labelled.
    bloc : str or None
        The groups that are treated as one state each, as they are written: ``"EU"``, ``"EU; NAFTA=USA,CAN,MEX"``.
    unknown : callable
        Name of a tie layer in, (..., state) of texts out: why a state's main partner isn't known, empty where it is.
        A definition that reads who follows whom says nothing of such a state.
    doubtful : callable
        Name of a tie layer in, (..., state, partner) of bool out: the cells that can't be believed as printed. What is
        certain may not rest on them.
    kept : dict
        What a definition computes of its world whatever its parameters, by a key of its own: asked again with others,
        it finds it there. All situations of one world share it.
    """

    panel: xr.Dataset
    shares: xr.DataArray
    power: xr.DataArray
    index: str
    state_set: StateSet
    indices: tuple[str, ...]
    index_of: Callable[[str], str]
    index_power: Callable[[str], xr.DataArray]
    layer: Callable[[str], xr.DataArray]
    bound: Callable[[str], xr.DataArray]
    floor: Callable[[str], xr.DataArray]
    gaps: NDArray[np.object_]
    index_gaps: Callable[[str], NDArray[np.object_]]
    layer_gaps: Callable[[str], xr.DataArray]
    unknown: Callable[[str], xr.DataArray]
    doubtful: Callable[[str], xr.DataArray]
    bloc: str | None = None
    kept: dict[tuple[object, ...], Any] = field(default_factory=dict[tuple[object, ...], Any], compare=False)


@dataclass(frozen=True, repr=False)
class PoleDefinition(Presented):
    """A rule that says who the poles are; called on a `Situation`, it gives a `Finding`.

    Attributes
    ----------
    label : str
        What a reader sees.
    family : str
        Which family of the verdict map it belongs to.
    reference : str
        Where the rule is from: author, year, title, page.
    compute : callable
        A `Situation` and the parameters in; (..., state) of 1.0 (pole), 0.0 (none) or missing out, on the leading
        dimensions of what it looked at, or a `Finding` where the rule also says who follows whom or has classes of its
        own. Without classes of its own, the poles are counted: one, two, or more. What is the same in all runs is
        computed once, and spread over them.
    sets : tuple of str
        The state sets to which the rule applies; elsewhere its class is *not applicable*, as `elsewhere` says. A rule
        for the great-power sets applies to further lists of powers, a user's own among them.
    elsewhere : str
        Why the rule doesn't apply to the other sets.
    uses_index : bool
        Whether the rule looks at one power index; if not, it enters the verdict map once, not once per index and set.
    layers : tuple of str
        The tie layers that the rule reads: in a year in which one isn't sufficiently observed, its class is *missing*.
    parameters : mapping
        The rule's cut-offs by name, shown beside each verdict.
    sweep : mapping of str to tuple
        For a cut-off that is a choice: the values for which the verdict is shown as a curve.
    judges_coverage : bool
        Whether the rule itself says where too little of its index is known: its class is then not taken away where
        shares of the set would mean nothing.
    caveat : str
        What the rule cannot see, in one sentence.
    name : str
        The file's name; set by the registry.
    labels_on : mapping of str to str
        By measure of power (`PowerIndex.measure`), what a reader sees instead of `label` where the rule is applied to
        it: a rule made for one measure bears its author's name on that alone.
    off_map : str
        Why its readings aren't in the verdict map unless it is asked for by name; empty where they are.
    off_map_on : mapping of (measure, set) to str
        The same for single readings: those that say what another says.
    lacking : callable, optional
        A `Situation` in, the measures out with which the rule was tested and that its last year lacks: on fewer it is
        another rule, and its error in the past says nothing of that one.
    """

    label: str
    family: Family
    reference: str
    compute: Callable[..., xr.DataArray | Finding]
    sets: tuple[StateSet, ...] = STATE_SETS
    elsewhere: str = ""
    uses_index: bool = True
    layers: tuple[str, ...] = ()
    parameters: Mapping[str, float] = field(default_factory=dict[str, float])
    sweep: Mapping[str, tuple[float, ...]] = field(default_factory=dict[str, tuple[float, ...]])
    judges_coverage: bool = False
    caveat: str = ""
    name: str = ""
    labels_on: Mapping[str, str] = field(default_factory=dict[str, str])
    off_map: str = ""
    off_map_on: Mapping[tuple[str, StateSet], str] = field(default_factory=dict[tuple[str, StateSet], str])
    lacking: Callable[[Situation], Sequence[str]] | None = None
    kind: ClassVar[str] = "pole definition"
    in_lists: ClassVar[tuple[str, ...]] = ("family", "needs", "cut-offs", "reference")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {
            "family": self.family,
            "needs": listed([*(["a power index"] if self.uses_index else []), *self.layers]) or "a list of powers",
            "sets": "all" if self.sets == STATE_SETS else listed(self.sets),
            "cut-offs": ", ".join(f"{name}={value:g}" for name, value in self.parameters.items()),
            "reference": self.reference,
            "caveat": self.caveat,
            "not in the verdict map": self.off_map,
        }

    def __call__(self, situation: Situation, **parameters: float) -> Finding:
        """Find the poles and the class, with other parameters than the stated ones where given.

        Raises
        ------
        UnknownNameError
            If the rule has no parameter of that name.
        DataError
            If the rule doesn't read that parameter: a cut-off of its authors.
        """
        for given in parameters:
            if given not in self.parameters:
                raise UnknownNameError(f"parameter of '{self.name}'", given, self.parameters)
            if given not in self.changeable:
                raise DataError(
                    f"'{given}' of '{self.name}' is stated by its authors and can't be changed here: leave it out, or "
                    "write a definition of your own with the other number."
                )
        if self.uses_index and not self.applies_to(situation.state_set):
            return self._not_applicable(situation)
        used = {**self.parameters, **parameters}
        result = self.compute(situation, **used)
        finding = result if isinstance(result, Finding) else Finding(result)
        everywhere = on_all_cells(classified(replace(finding, parameters=used)), situation.shares)
        return without_uncovered(everywhere, self._gaps(situation))

    @property
    def changeable(self) -> frozenset[str]:
        """The parameters that the rule reads when it is called; the others are stated, and shown beside its verdict."""
        return frozenset(self.parameters) & _read_by(self.compute)

    def label_on(self, measure: str) -> str:
        """Give what a reader sees of the rule on one measure of power."""
        return self.labels_on.get(measure, self.label)

    def applies_to(self, state_set: StateSet) -> bool:
        """Tell whether the rule applies to a set: one of its own, or a list of powers where it is for great powers."""
        return state_set in self.sets or (state_set not in STATE_SETS and set(GREAT_POWER_SETS) <= set(self.sets))

    def _gaps(self, situation: Situation) -> list[xr.DataArray]:
        """Say for each cell what isn't sufficiently observed: the set on the index, or a layer."""
        reasons = [] if self.judges_coverage else [on_leading(situation.gaps, situation.shares)]
        for name in self.layers:
            gaps = situation.layer_gaps(name)
            lacking = gaps.values != ""
            reasons.append(gaps.copy(data=np.where(lacking, f"{name.replace('_', ' ')}: " + gaps.values, "")))
        return reasons

    def _not_applicable(self, situation: Situation) -> Finding:
        """Say so, with the reason."""
        cells = numbers(situation.shares).shape[:-1]
        return Finding(
            poles=on_states(np.full(numbers(situation.shares).shape, np.nan), situation.shares),
            classes=on_leading(np.full(cells, NOT_APPLICABLE, dtype=object), situation.shares),
            reason=on_leading(np.full(cells, self.elsewhere, dtype=object), situation.shares),
            parameters=dict(self.parameters),
        )


@lru_cache(maxsize=256)
def _read_by(compute: Callable[..., Any]) -> frozenset[str]:
    """Name the parameters that a formula names."""
    return frozenset(inspect.signature(compute).parameters)


if not TYPE_CHECKING:  # or a type checker would take every name for one of the module's
    __getattr__ = old_names(__name__)
