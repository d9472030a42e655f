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
from polycentric.labels import LEADING, STATE, numbers, on_leading, on_states, spread, widest
from polycentric.poles.classes.by_count import by_count
from polycentric.poles.classes.contract import (
    MISSING,
    NOT_APPLICABLE,
    UNCLASSIFIED,
    class_of,
)
from polycentric.poles.labelled import single
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


@dataclass(frozen=True, repr=False)
class Finding(Presented):
    """What a definition finds in a situation.

    Attributes
    ----------
    poles : DataArray, (..., state)
        1.0 (pole), 0.0 (none), or missing (outside the set, without data, or undecided).
    possible : DataArray, (..., state), bool, or None
        States whose status is undecided and which may be poles; the class is then given only where it is the same with
        and without them.
    listed : DataArray, (..., state), or None
        The poles if every open tie is smaller than the listed ones: a reading, not a finding.
    camps : DataArray, (..., state) of str, or None
        For each state the head that it follows (a head follows itself), read like `listed`; empty where none is known.
    classes, reason : DataArray, (...) of str, or None
        The class, and why it is missing or unclassified (empty where it is neither).
    details : mapping of str to DataArray
        What else is worth showing: stability, size of the following.
    parameters : mapping
        The cut-offs that were used.
    varies : tuple of str
        Which of `run`, `draw` and `vintage` what the rule looked at has: along the others the finding is the same.
    """

    poles: xr.DataArray
    possible: xr.DataArray | None = None
    listed: xr.DataArray | None = None
    camps: xr.DataArray | None = None
    classes: xr.DataArray | None = None
    reason: xr.DataArray | None = None
    details: Mapping[str, xr.DataArray] = field(default_factory=dict[str, xr.DataArray])
    parameters: Mapping[str, float] = field(default_factory=dict[str, float])
    varies: tuple[str, ...] = ()
    kind: ClassVar[str] = "finding"

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it: the last year."""
        said = {"cut-offs": ", ".join(f"{name}={value:g}" for name, value in self.parameters.items())}
        runs = [f"{size} {name}s" for name, size in self.poles.sizes.items() if name in LEADING]
        if runs:
            return {"of": f"{' and '.join(runs)}: alone() gives one", **said}
        year = int(self.poles["year"].values[-1])
        least, most = self.number_range()
        return {
            "year": f"{year}, the last of {self.poles.sizes['year']}" if self.poles.sizes["year"] > 1 else year,
            "class": self.verdict(),
            "why": self.why(),
            "poles": ", ".join(self.names(year)) or "none for certain",
            "number": least if least == most else f"{least} to {most}, as the open ties allow",
            **said,
        }

    def alone(self, **where: object) -> "Finding":
        """Give the finding of one run, draw or vintage, by its label: ``finding.alone(run=3)``."""
        return _each(self, lambda match: match.sel(where, drop=True))

    def number(self) -> xr.DataArray:
        """Count the states that are poles for certain, by year."""
        return (self.poles == 1.0).sum("state")

    def verdict(self, position: int = -1) -> str:
        """Give the class of a year by its position, the last by default."""
        return MISSING if self.classes is None else str(single(self.classes).values[position])

    def why(self, position: int = -1) -> str:
        """Say why that class is missing, not applicable or unclassified; empty where it is none of these."""
        return "" if self.reason is None else str(single(self.reason).values[position])

    def number_range(self, position: int = -1) -> tuple[int, int]:
        """Give the least and the greatest number of poles that the open ties allow."""
        certain = int((single(self.poles).values[position] == 1.0).sum())
        return certain, certain + (0 if self.possible is None else int(self.possible.values[position].sum()))

    def as_listed(self, position: int = -1) -> tuple[str, list[str]]:
        """Give class and poles as they are if every open tie is smaller than the listed ones."""
        if self.listed is None:
            return self.verdict(position), self.names(int(self.poles["year"].values[position]))
        row = single(self.listed).isel(year=position)
        names = [str(state) for state in row["state"].values[row.values == 1.0]]
        return (MISSING if np.isnan(row.values).all() else class_of(len(names))), names

    def names(self, year: int) -> list[str]:
        """Give the poles of a year, in the panel's order."""
        row = single(self.poles).sel(year=year)
        return [str(state) for state in row["state"].values[row.values == 1.0]]


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
        everywhere = _on_all_cells(_classified(replace(finding, parameters=used)), situation.shares)
        return _uncovered(everywhere, self._gaps(situation))

    @property
    def changeable(self) -> frozenset[str]:
        """The parameters that the rule reads when it is called; the others are stated, and shown beside its verdict."""
        return frozenset(self.parameters) & _read_by(self.compute)

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


def _classified(finding: Finding) -> Finding:
    """Fill in the class by counting, where the definition has none of its own, and a reason for what is no class."""
    if finding.classes is None:
        classes, reasons = (on_leading(part, finding.poles) for part in by_count(finding.poles, finding.possible))
        return replace(finding, classes=classes, reason=_first_given(finding.reason, reasons))
    if finding.reason is None:
        words = finding.classes.values
        stated = np.select(
            [words == word for word in _RULE_REASONS],
            [np.array(why, dtype=object) for why in _RULE_REASONS.values()],
            "",
        )
        return replace(finding, reason=finding.classes.copy(data=stated.astype(object)))
    return finding


def _on_all_cells(finding: Finding, like: xr.DataArray) -> Finding:
    """Spread over all runs what is the same in each: a list of powers, ties that have no runs."""
    finding = replace(finding, varies=tuple(name for name in LEADING if name in finding.poles.dims))
    wide = widest(like, finding.poles)
    if finding.poles.ndim == wide.ndim:
        return finding
    poles = on_states(spread(finding.poles, wide), wide)
    return replace(
        _each(finding, lambda match: spread(match, wide, STATE if "state" in match.dims else ())), poles=poles
    )


def _each(finding: Finding, change: Callable[[xr.DataArray], xr.DataArray]) -> Finding:
    """Do the same to every array of a finding."""

    def changed(values: xr.DataArray | None) -> xr.DataArray | None:
        return None if values is None else change(values)

    return replace(
        finding,
        poles=change(finding.poles),
        possible=changed(finding.possible),
        listed=changed(finding.listed),
        camps=changed(finding.camps),
        classes=changed(finding.classes),
        reason=changed(finding.reason),
        details={name: change(each) for name, each in finding.details.items()},
    )


def _first_given(stated: xr.DataArray | None, counted: xr.DataArray) -> xr.DataArray:
    """Give the rule's own reason where it states one, else the one from counting."""
    return (
        counted if stated is None else counted.copy(data=np.where(stated.values != "", stated.values, counted.values))
    )


def _uncovered(finding: Finding, parts: Sequence[xr.DataArray]) -> Finding:
    """Take what was found in cells with a gap away: the class is missing, for that reason."""
    parts = [part for part in parts if (part.values != "").any()]
    if not parts:
        return finding
    laid = [spread(part, finding.poles, ()).values for part in parts]
    gaps = laid[0]
    for part in laid[1:]:
        gaps = np.where(gaps != "", gaps, part)
    lacking = gaps != ""

    def kept(values: xr.DataArray, fill: object) -> xr.DataArray:
        rows = lacking.reshape(*lacking.shape, *[1] * (values.ndim - lacking.ndim))
        return values.copy(data=np.where(rows, np.array(fill, dtype=values.dtype), values.values))

    def kept_or_none(maybe: xr.DataArray | None, fill: object) -> xr.DataArray | None:
        return None if maybe is None else kept(maybe, fill)

    reasons = (
        None if finding.reason is None else finding.reason.copy(data=np.where(lacking, gaps, finding.reason.values))
    )
    return replace(
        finding,
        poles=kept(finding.poles, np.nan),
        possible=kept_or_none(finding.possible, False),
        listed=kept_or_none(finding.listed, np.nan),
        camps=kept_or_none(finding.camps, ""),
        classes=kept_or_none(finding.classes, MISSING),
        reason=reasons,
    )


_RULE_REASONS = {
    MISSING: "no member of the set has data",
    UNCLASSIFIED: "the shares meet none of the rule's classes",
}


if not TYPE_CHECKING:  # or a type checker would take every name for one of the module's
    __getattr__ = old_names(__name__)
