"""The cases behind the layer of interventions, each by itself: its name, its start and end, and its level of force.

A year in which several cases go on in one state is one tie in the layer; here they stay apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from polycentric.errors import PolycentricError
from polycentric.sources.us_interventions_mip import HOSTILITY, LAST

SOURCE = "us_interventions_mip"
ACTOR = "USA"
LEVELS = {int(code): words for code, _, words in (part.partition(" ") for part in HOSTILITY.split(", "))}
LONG = 60  # characters of a name, which may be a list of operations
UNNAMED = "a case without a name"


@dataclass(frozen=True)
class Case:
    """One case in one state.

    Attributes
    ----------
    state : str
        The id of the state in which it was.
    name : str
        As the source has it; empty where it has none.
    began, ended : str
        The days as ISO 8601 writes them, as far as they are known; `ended` is empty where the source has no end.
    first, last : int
        The years in which it counts: without an end and not going on, its first alone.
    level : int or None
        The highest level of force of the one that intervenes, a key of `LEVELS`.
    goes_on : bool
        Whether it went on when the source ends.
    """

    state: str
    name: str
    began: str
    ended: str
    first: int
    last: int
    level: int | None
    goes_on: bool

    @property
    def called(self) -> str:
        """Its name, cut where it is a long list of operations."""
        if len(self.name) <= LONG:
            return self.name or UNNAMED
        return f"{self.name[:LONG].rpartition(' ')[0].rstrip(',;')}…"

    @property
    def end(self) -> str:
        """When it ended, or that the source doesn't know an end."""
        return f"under way in {LAST}" if self.goes_on else self.ended or "no end known"

    @property
    def force(self) -> str:
        """The level of force in words."""
        return "level of force not known" if self.level is None else LEVELS[self.level]

    def in_words(self) -> str:
        """Write it in a line."""
        return f"{self.called} ({self.began} to {self.end}; {self.force})"


def under_way(span: tuple[int, int], states: Iterable[str] | None = None) -> list[Case]:
    """Give the cases that went on in some years, in the order of their starts.

    Parameters
    ----------
    span : tuple of int
        First and last year.
    states : iterable of str, optional
        Ids of the states in which they were; all without it.

    Raises
    ------
    NotFetchedError
        If the source isn't here.
    """
    wanted = None if states is None else set(states)
    return [case for case in _all() if case.first <= span[1] and case.last >= span[0]
            and (wanted is None or case.state in wanted)]  # fmt: skip


@cache
def _all() -> tuple[Case, ...]:
    """Read every case in every state that it names by its number."""
    from polycentric.panel.series.us_interventions import named_cases
    from polycentric.tables.archive import table

    found = list[Case]()
    for row in named_cases(table(SOURCE)).iter_rows(named=True):
        state = _state(row["ccode2"], row["styear"])
        if state is not None:
            ended = "" if row["ongoing"] else _day(row["endyear"], row["endmon"], row["endday"])
            began = _day(row["styear"], row["stmon"], row["stday"])
            found.append(Case(state, (row["name"] or "").strip(), began, ended, row["styear"], row["end"],
                              row["us_hostility"], bool(row["ongoing"])))  # fmt: skip
    return tuple(sorted(found, key=lambda case: (case.began, case.state, case.name)))


def _day(year: int | None, month: int | None, day: int | None) -> str:
    """Write a day as far as it is known."""
    parts = (f"{year:04}" if year else "", f"{month:02}" if month else "", f"{day:02}" if day and month else "")
    return "-".join(part for part in parts if part) if year else ""


def _state(code: int, year: int) -> str | None:
    """Give the state of a code in a year; None where the list of states has none."""
    from polycentric.states import Cow, state_of

    try:
        return state_of(Cow(code), year).id
    except PolycentricError:
        return None
