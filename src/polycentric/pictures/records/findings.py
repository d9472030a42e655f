"""What the report knows, as frozen records: the pictures, the prose and the tables all read these and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from polycentric.pictures.records.ahead import Ahead
from polycentric.pictures.records.centres import Centres
from polycentric.pictures.records.moved import Moved
from polycentric.pictures.records.network import Network
from polycentric.pictures.records.past import Past
from polycentric.pictures.records.said import Said
from polycentric.pictures.records.tested import Tested
from polycentric.pictures.records.three import ThreePanel

_FEW = 0.05  # older values up to this part of all are named, but don't stretch the span


@dataclass(frozen=True)
class State:
    """One state of the world.

    Attributes
    ----------
    id, name : str
        Our own id and the name shown.
    codes : mapping
        Its codes by system: ``ccode``, ``gwcode``, ``iso3``; empty where it has none.
    partner : str
        Id of its largest trade partner by dependence; empty where unknown.
    dependence : float or None
        Its dependence on that partner, share of its output.
    unknown : str
        Why its largest partner isn't known; empty where it is, and where it has no list of partners.
    pacts, forums : tuple of str
        The mutual-defence pacts and the forums it is a member of.
    """

    id: str
    name: str
    codes: Mapping[str, str]
    partner: str = ""
    dependence: float | None = None
    pacts: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()
    unknown: str = ""


@dataclass(frozen=True)
class Index:
    """One power index for all states.

    Attributes
    ----------
    name, label, unit, reference, caveat, source : str
        As its registry entry says.
    values, shares : mapping
        By state id; states without inputs are not in them. Shares sum to one over the states observed.
    years : mapping
        Year of the oldest input of each state's value.
    blocs : mapping
        The share of each bloc in the world where it is one state.
    parts : tuple of str
        The indices of this world that are averaged in it; empty for one that is no composite.
    """

    name: str
    label: str
    unit: str
    reference: str
    caveat: str
    source: str
    values: Mapping[str, float]
    shares: Mapping[str, float]
    years: Mapping[str, int]
    blocs: Mapping[str, float] = field(default_factory=dict)
    parts: tuple[str, ...] = ()

    @property
    def period(self) -> str:
        """Say from which years the values are: one year, the oldest to the latest, or that none is stated."""
        return period_of(self.years.values()) or "no year stated"


@dataclass(frozen=True)
class Verdict:
    """What one definition says, of one index on one set of states where it looks at one.

    Attributes
    ----------
    definition, label, family : str
        The definition's name, what a reader sees, and its family.
    index, state_set : str
        The power index and the set of states; empty for a definition that looks at no single index.
    bloc : str
        The bloc treated as one actor; empty: none.
    outcome : str
        The class: unipolar, bipolar, multipolar, ..., not applicable, missing.
    poles : tuple of str
        Ids of the poles, the strongest first.
    reason : str
        Why it is no class, where it is none.
    dropped : int
        States of the set without data.
    past_kind, past_error, past_in_full : str
        How the reading did in cases that scholars agree on: *holds up*, *fails*, *one class* or *not testable*; the
        same in a few words; and with its hits on every set of cases. Empty where that isn't known.
    """

    definition: str
    label: str
    family: str
    index: str
    state_set: str
    bloc: str
    outcome: str
    poles: tuple[str, ...] = ()
    reason: str = ""
    dropped: int = 0
    past_kind: str = ""
    past_error: str = ""
    past_in_full: str = ""


@dataclass(frozen=True)
class Definition:
    """A rule, index, tie, measure or source used in the report, with where it is from.

    Attributes
    ----------
    anchor : str
        Where the page keeps it: its kind and name, unique.
    name, label, kind, reference : str
        Its name, what a reader sees, what kind of thing it is, and its source.
    note : str
        Its parameters, unit and caveat, in words.
    """

    anchor: str
    name: str
    label: str
    kind: str
    reference: str
    note: str = ""


@dataclass(frozen=True)
class Camp:
    """A centre and those who follow it, or a group without a centre.

    Attributes
    ----------
    key, label : str
        The centre's id (or the group's own key) and what a reader sees.
    centres, members : tuple of str
        The centres (coloured full) and the others in the camp.
    is_pole : bool
        Whether the definition counts it, or it is too small for that.
    """

    key: str
    label: str
    centres: tuple[str, ...]
    members: tuple[str, ...]
    is_pole: bool = True

    @property
    def size(self) -> int:
        """Count the states in it."""
        return len(self.centres) + len(self.members)


@dataclass(frozen=True)
class View:
    """One way to colour the map: camps by one definition.

    Attributes
    ----------
    key, label, note, period : str
        Its name, what a reader sees, how to read it, and the years of its data.
    definition : str
        The anchor of the definition it shows.
    camps : tuple of Camp
        Largest first.
    """

    key: str
    label: str
    note: str
    period: str
    definition: str
    camps: tuple[Camp, ...]


@dataclass(frozen=True)
class Step:
    """The poles at one threshold of dependence.

    Attributes
    ----------
    threshold : float
        Share of output from which a state counts as dependent.
    bloc : str
        The bloc treated as one actor; empty: none.
    poles : tuple of str
        Those that are poles for certain, the strongest first.
    possible : tuple of str
        Those that may be, since partner lists leave them undecided.
    """

    threshold: float
    bloc: str
    poles: tuple[str, ...]
    possible: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """How much of the world one variable covers, and how old it is.

    Attributes
    ----------
    name, label, source : str
        The variable.
    states : int
        States observed.
    of_people, of_output : float
        Part of the world's population and output (of the states where those are known) in these states.
    years : mapping
        How many states' values are from each year.
    missing : tuple of str
        The largest states, by population, without it.
    """

    name: str
    label: str
    source: str
    states: int
    of_people: float
    of_output: float
    years: Mapping[int, int]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Provenance:
    """How the report was made.

    Attributes
    ----------
    world, edition, command : str
        The world, its source's edition, and the command that makes the report again.
    rule : str
        Who counts as a state in this world; empty where it isn't known.
    versions, hashes : mapping
        Package versions, and sha256 of the data.
    """

    world: str
    edition: str
    command: str
    versions: Mapping[str, str]
    hashes: Mapping[str, str]
    rule: str = ""


@dataclass(frozen=True)
class Dependence:
    """The rule of dependence that is swept: the map's threshold, and the least part of the states that a pole leads."""

    chosen: float
    smallest: float | None = None


@dataclass(frozen=True)
class Findings:
    """Everything the report says, computed once from one panel.

    `unseen` names the measures on which too little of the world is observed for shares, with their labels: they have
    a column in the verdict map, where they are missing. `worth` says for each family of definitions how many
    independent readings its readings on one index each are worth. `short_names` are those of the measures that have
    one, a soft hyphen where they may break.
    """

    year: int
    states: Mapping[str, State]
    blocs: Mapping[str, str]
    indices: Mapping[str, Index]
    verdicts: tuple[Verdict, ...]
    definitions: tuple[Definition, ...]
    views: tuple[View, ...]
    network: Network
    steps: tuple[Step, ...]
    numbers: tuple[ThreePanel, ...]
    coverage: tuple[Coverage, ...]
    provenance: Provenance
    past: Past | None = None
    moved: Moved | None = None
    unseen: Mapping[str, str] = field(default_factory=dict[str, str])
    short_names: Mapping[str, str] = field(default_factory=dict[str, str])
    dependence: Dependence | None = None
    centres: Centres = field(default_factory=lambda: Centres({}, ()))
    worth: Mapping[str, float] = field(default_factory=dict[str, float])
    tested: Tested | None = None
    ahead: Ahead | None = None
    said: Said | None = None

    def short(self, measure: str) -> str:
        """Give a measure's short name; empty where it has none."""
        return self.short_names.get(measure, "")

    def name(self, state: str) -> str:
        """Give the name shown for a state, or a pooled bloc's own label."""
        return self.states[state].name if state in self.states else self.blocs.get(state, state)

    @property
    def measures(self) -> dict[str, str]:
        """Give the labels of all measures, those without shares last."""
        return {name: index.label for name, index in self.indices.items()} | dict(self.unseen)

    @property
    def side_by_side(self) -> tuple[Index, ...]:
        """Give the indices that may stand beside each other: a composite would count its own parts once more."""
        return tuple(each for each in self.indices.values() if not {*each.parts} & {*self.indices})

    @property
    def leading(self) -> Index:
        """Give the index by which states are ranked where one must be chosen: output at purchasing power."""
        return self.indices["output_ppp"] if "output_ppp" in self.indices else next(iter(self.indices.values()))

    def largest(self, count: int) -> tuple[str, ...]:
        """Give the ids of the largest states by the leading index."""
        shares = self.leading.shares
        return tuple(sorted(shares, key=lambda state: (-shares[state], state))[:count])


def period_of(years: Iterable[int]) -> str:
    """Say a span of years: ``2024``, ``2019–2024``, or where few are older ``2023–2024, a few as old as 2010``."""
    known = sorted(year for year in years if year > 0)
    if not known:
        return ""
    core = known[int(len(known) * _FEW)]
    span = f"{core}–{known[-1]}" if core != known[-1] else str(core)
    return span if core == known[0] else f"{span}, a few as old as {known[0]}"
