"""What the report knows of two centuries, as frozen records: the history pictures read these and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polycentric.pictures.charts.tournament import Chart
    from polycentric.pictures.drawing.splice import Splice
    from polycentric.pictures.records.river import River

Years = tuple[int, int]


@dataclass(frozen=True)
class PastLine:
    """One state's shares of a measure by year, and its share today by another source where there is one."""

    state: str
    name: str
    shares: Mapping[int, float]
    today: float | None = None


@dataclass(frozen=True)
class PastIndex:
    """One measure of power through time.

    Attributes
    ----------
    name, label, unit, reference, caveat : str
        As its registry entry says.
    source : str
        Label and version of the sources that it reads.
    window : tuple of int
        First and last year that those sources cover, within the years shown.
    lines : tuple of PastLine
        The states drawn, always in the same order.
    covered : mapping
        By year, the part of the states of the Correlates of War list that have a value.
    reasons : mapping
        By year of the window, why there are no shares where there are none.
    other : str
        The measure of today's world that its last point is from; empty where that has no such measure.
    short : str
        Its short name, a soft hyphen where it may break; empty where it has none.
    """

    name: str
    label: str
    unit: str
    reference: str
    caveat: str
    source: str
    window: Years
    lines: tuple[PastLine, ...]
    covered: Mapping[int, float]
    reasons: Mapping[int, str]
    other: str = ""
    short: str = ""


@dataclass(frozen=True)
class ExpertPeriod:
    """A period of the experts' coding: its number in the file, its word, and whether that word is the coders' own."""

    number: int
    first: int
    last: int
    word: str
    own_word: bool


@dataclass(frozen=True)
class Curve:
    """A measure of concentration through time, of one index on one set of states.

    Attributes
    ----------
    measure, index, state_set : str
        Their names.
    label : str
        What a reader sees of the index.
    values, reasons : mapping
        By year, the value, or why there is none.
    today : float or None
        The same measure today, by another source.
    short : str
        The index's short name; empty where it has none.
    """

    measure: str
    index: str
    state_set: str
    label: str
    values: Mapping[int, float]
    reasons: Mapping[int, str]
    today: float | None = None
    short: str = ""


@dataclass(frozen=True)
class PastSource:
    """A source of the history part: which version, which years, how many rows, and its hash."""

    name: str
    label: str
    version: str
    years: Years
    rows: int
    sha256: str
    citation: str


@dataclass(frozen=True)
class Near:
    """Who was near the leader of a measure, by year.

    Attributes
    ----------
    name, label : str
        The measure.
    near : mapping
        By year, the names of the states that had at least half of what the leader had, the leader first.
    third : mapping
        By year, the third state's part of what the leader had.
    """

    name: str
    label: str
    near: Mapping[int, tuple[str, ...]]
    third: Mapping[int, float]


@dataclass(frozen=True)
class Held:
    """Years in which a rule that holds up on the past called the same states great powers: their class and names."""

    first: int
    last: int
    outcome: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Lacking:
    """What isn't shown because a source isn't there: what it would be, the source, and the reason."""

    what: str
    source: str
    reason: str


@dataclass(frozen=True)
class Strip:
    """One reading of the verdict map through time: its measure, runs of years of one class, and how it did in the past.

    `past` and `past_in_full` are as in `polycentric.pictures.charts.polarity_history.Strip`.
    """

    name: str
    label: str
    runs: tuple[tuple[int, int, str], ...]
    short: str = ""
    past: str = ""
    past_in_full: str = ""


@dataclass(frozen=True)
class Alike:
    """How alike one state is to each of some others by year, and by the other's id why a year has no value.

    `after` has, by the other's id, the values of later years by another source, which `splice` names.
    """

    state: str
    name: str
    lines: tuple[PastLine, ...]
    reasons: Mapping[str, Mapping[int, str]]
    source: str
    years: Years
    after: Mapping[str, Mapping[int, float]] = field(default_factory=dict[str, Mapping[int, float]])
    splice: "Splice | None" = None


@dataclass(frozen=True)
class Past:
    """Two centuries, as far as the archive is there.

    Attributes
    ----------
    years : tuple of int
        First and last year shown.
    today : int
        The year of today's world, which is another source.
    rule : str
        Which states are drawn.
    undrawn : tuple of str
        Who leads a measure in some years without being drawn.
    indices : tuple of PastIndex
        The measures, the leading one first.
    unseen : mapping
        By label, the measures without a year in which enough of the world is observed, and why.
    periods : tuple of ExpertPeriod
        The experts' coding; empty where it hasn't been fetched.
    curves : tuple of Curve
        Concentration.
    strips : tuple
        The verdict map: a rule in words with its strips.
    left_out : int
        Readings without a class in any year.
    sources : tuple of PastSource
    lacking : tuple of Lacking
    commands : tuple of str
        What brings the archive here and makes the part again.
    river : River, optional
        The camps by pledges to defend.
    alike : tuple of Alike
        How alike the states drawn voted.
    contests : Chart, optional
        The tournament of power.
    near : tuple of Near
        Who was near the leader, by a few measures.
    held : mapping
        By definition that holds up on the past, the years in which it called the same states great powers; years
        without a class are left out.
    """

    years: Years
    today: int
    rule: str
    undrawn: tuple[str, ...]
    indices: tuple[PastIndex, ...]
    unseen: Mapping[str, str]
    periods: tuple[ExpertPeriod, ...]
    curves: tuple[Curve, ...]
    strips: tuple[tuple[str, tuple[Strip, ...]], ...]
    left_out: int
    sources: tuple[PastSource, ...]
    lacking: tuple[Lacking, ...]
    commands: tuple[str, ...]
    river: "River | None" = None
    alike: tuple[Alike, ...] = ()
    contests: "Chart | None" = None
    near: tuple[Near, ...] = ()
    held: Mapping[str, tuple[Held, ...]] = field(default_factory=dict[str, tuple[Held, ...]])
