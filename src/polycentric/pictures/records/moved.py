"""What the report knows of the editions since 1990, as frozen records: the pictures of change read these alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mover:
    """One state's share of the world at both ends; the parts of its change are in percentage points.

    Attributes
    ----------
    state, name : str
    before, after : float
        Fractions of the world.
    points, step, untold, moved : float or None
        As `polycentric.movers` gives them.
    """

    state: str
    name: str
    before: float
    after: float
    points: float
    step: float | None
    untold: float | None
    moved: float | None


@dataclass(frozen=True)
class End:
    """One end of a comparison: the edition, the years of its figures, and how much of its world they cover."""

    edition: int
    period: str
    states: int
    of: int
    people: float


@dataclass(frozen=True)
class Change:
    """Who rose and who fell by one quantity.

    Attributes
    ----------
    name, label : str
    first, last : End
    risers, fallers : tuple of Mover
        Those that moved furthest, the furthest first.
    parted : tuple of str
        What became of the larger states that are no longer the states of the first edition, a sentence each.
    breaks : tuple of Break
    """

    name: str
    label: str
    first: End
    last: End
    risers: tuple[Mover, ...]
    fallers: tuple[Mover, ...]
    parted: tuple[str, ...]
    breaks: "tuple[Break, ...]"


@dataclass(frozen=True)
class Break:
    """What changes between two editions besides the world; `year` is the one on which the step is measured, or None."""

    before: int
    after: int
    reason: str
    year: int | None


@dataclass(frozen=True)
class ByEdition:
    """A number by edition.

    Attributes
    ----------
    key, name : str
        A state's id, or a measure's name, and what a reader sees.
    values : mapping of int to float
    runs : tuple of tuple of int
        The editions that a line may join.
    doubts : mapping of int to str
        Why the point of an edition says little.
    """

    key: str
    name: str
    values: Mapping[int, float]
    runs: tuple[tuple[int, ...], ...]
    doubts: Mapping[int, str]


@dataclass(frozen=True)
class Forum:
    """A body's members: what they hold of the world's output and people, and how many they are."""

    body: str
    label: str
    output: ByEdition
    people: ByEdition
    members: Mapping[int, int]


@dataclass(frozen=True)
class Flow:
    """Largest partners by one flow: counts of states by partner, and the lists that they rest on.

    Attributes
    ----------
    flow : str
        ``"exports"`` or ``"imports"``.
    lines : tuple of ByEdition
        For how many states each partner is the largest listed.
    parts : mapping of str to mapping
        By partner and edition, the part of these states' trade that goes to it or comes from it.
    lists : mapping of int to (int, int)
        By edition, how many lists a state leads, and how many states there are.
    union : mapping of int to (int, int)
        The same count for the European Union's members as one, and how many states outside it have a list.
    partial : mapping of int to (int, int)
        The editions left out, with lists led by a state and states.
    """

    flow: str
    lines: tuple[ByEdition, ...]
    parts: Mapping[str, Mapping[int, float]]
    lists: Mapping[int, tuple[int, int]]
    union: Mapping[int, tuple[int, int]]
    partial: Mapping[int, tuple[int, int]]


@dataclass(frozen=True)
class Moved:
    """How the world has moved through the editions.

    Attributes
    ----------
    editions : tuple of int
        The editions read, up to the one that the report is of.
    changes : tuple of Change
        By output at purchasing power first.
    lines : tuple of ByEdition
        Shares of output at purchasing power of the states drawn.
    breaks : tuple of Break
        Of output at purchasing power.
    rule : str
        Which states are drawn.
    concentration : tuple of ByEdition
        The effective number of powers by several quantities.
    forums : tuple of Forum
    partners : tuple of Flow
    cannot : tuple of str
        What this source can't say.
    source : str
        The source, its editions and the hash of its figures.
    apart : mapping
        By edition of which enough is known, the names of the states that stand apart.
    """

    editions: tuple[int, ...]
    changes: tuple[Change, ...]
    lines: tuple[ByEdition, ...]
    breaks: tuple[Break, ...]
    rule: str
    concentration: tuple[ByEdition, ...]
    forums: tuple[Forum, ...]
    partners: tuple[Flow, ...]
    cannot: tuple[str, ...]
    source: str
    apart: Mapping[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
