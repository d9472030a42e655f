"""Wars and disputes between two states, one row for each and each pair: when, how hostile, who began, how it ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from polycentric.errors import PolycentricError

if TYPE_CHECKING:
    import polars as pl

HOSTILITY = ("", "none", "threat", "show of force", "use of force", "war")
BETWEEN = ("", "one side only", *HOSTILITY[2:])
COUNTED = (
    "At worst: the level that both sides of a dispute reached, the lower of their two; the source gives each side's "
    "highest level in the whole dispute, which may have been against another state."
)
WHOLE_WAR = "Dead, beginner and outcome are those of each state in the whole war, not against this opponent alone."
OUTCOMES = ("", "won", "lost", "compromise", "transformed", "ongoing", "stalemate", "smouldered on",
            "changed sides")  # fmt: skip


@dataclass(frozen=True)
class Events:
    """A list of wars or disputes.

    Attributes
    ----------
    label, one, several : str
        What a reader sees: of the whole list, of one event, of several.
    source, table : str
        Where the dyad-years are.
    number : str
        The column that numbers the events.
    variable : str
        The variable between two states that says whether one was under way.
    more : mapping of str to str
        Columns of the source by our names, those of the state and of the partner.
    """

    label: str
    one: str
    several: str
    source: str
    table: str
    number: str
    variable: str
    more: Mapping[str, str]

    @property
    def source_label(self) -> str:
        """What the source is called."""
        from polycentric.sources import SOURCES

        return SOURCES[self.source].label

    @property
    def years(self) -> tuple[int, int]:
        """The first and last year that the list covers."""
        from polycentric.sources import SOURCES

        return SOURCES[self.source].years


_DISPUTE = {"hostility": "hostlev1", "partner_hostility": "hostlev2", "deaths_level": "fatality1",
            "partner_deaths_level": "fatality2"}  # fmt: skip
EVENTS: Mapping[str, Events] = {
    "wars": Events("Wars between states (COW)", "war", "wars", "cow_wars", "inter_state", "warnum", "cowinterongoing",
                   {"began_it": "initiator1", "partner_began_it": "initiator2", "outcome": "outcome1",
                    "partner_outcome": "outcome2", "battle_deaths": "batdeath1",
                    "partner_battle_deaths": "batdeath2"}),
    "disputes": Events("Militarised disputes (COW MID)", "dispute", "disputes", "cow_mid", "dispute_dyad_years",
                       "dispnum", "cowmidongoing", _DISPUTE),
    "gml_disputes": Events("Militarised disputes (GML)", "dispute", "disputes", "gml_mid", "dispute_dyad_years",
                           "dispnum", "gmlmidongoing", _DISPUTE),
}  # fmt: skip


def events(kind: str) -> "pl.DataFrame":
    """Give a list of events, a row for each event and each state and opponent in it.

    Parameters
    ----------
    kind : str
        A name in `EVENTS`.

    Returns
    -------
    DataFrame
        `number` of the event, `state`, `partner`, `first` and `last` year in which the two stood against each other,
        and what the source says of each side. Of an event that was broken off and resumed, the years between count too.

    Raises
    ------
    NotFetchedError
        If the source has not been fetched.
    """
    from polycentric.sources import SOURCES
    from polycentric.tables.archive import file_of, is_here, key_of, table

    source = SOURCES[EVENTS[kind].source]
    described = source.table(EVENTS[kind].table)
    if not is_here(file_of(source, described)):
        table(source.name, described.name)  # which says how to get it
    return _events(kind, key_of(source, described))


@lru_cache(maxsize=len(EVENTS))
def _events(kind: str, _key: str) -> "pl.DataFrame":
    """Read the list once for each state of the archive, which the key names."""
    import polars as pl

    from polycentric.tables.archive import table

    about = EVENTS[kind]
    rows = table(about.source, about.table)
    spans = rows.group_by(about.number, "ccode1", "ccode2").agg(
        pl.col("year").min().alias("first"),
        pl.col("year").max().alias("last"),
        *(pl.col(column).max().alias(name) for name, column in about.more.items()),
    )
    found = spans.rename({about.number: "number"})
    for side, name in (("ccode1", "state"), ("ccode2", "partner")):
        keys = found.select(side, "last").unique().rows()
        ids = pl.DataFrame(
            [(*key, _state(*key)) for key in keys],
            schema={side: found.schema[side], "last": found.schema["last"], name: pl.String},
            orient="row",
        )
        found = found.join(ids, on=[side, "last"], how="left")
    order = ["number", "state", "partner", "first", "last", *about.more]
    return found.select(order).drop_nulls(["state", "partner"]).sort("first", "number", "state", "partner")


def of_state(kind: str, state: str | None = None, span: tuple[int, int] | None = None) -> "pl.DataFrame":
    """Give the events of a state, or all, that were under way in some years; each pair once where no state is named."""
    import polars as pl

    found = events(kind)
    if state is not None:
        found = found.filter(pl.col("state") == state)
    else:
        found = found.filter(pl.col("state") < pl.col("partner"))
    if span is not None:
        found = found.filter((pl.col("first") <= span[1]) & (pl.col("last") >= span[0]))
    return found


def level_between(hostility: int | None, partner_hostility: int | None) -> int:
    """Give the level of hostility that both sides of a dispute reached; 0 where one of the two isn't known.

    A side's level is of the whole dispute: in 1956 the United States showed force, and Egypt was at war, but not with
    the United States.
    """
    return 0 if hostility is None or partner_hostility is None else min(hostility, partner_hostility)


def onset_years(rows: "Sequence[Mapping[str, int]]") -> list[int]:
    """Give the years in which events began."""
    return sorted({row["first"] for row in rows})


def _state(code: int, year: int) -> str | None:
    """Give the state of a code in a year; None where the list of states has none."""
    from polycentric.states import Cow, state_of

    try:
        return state_of(Cow(code), year).id
    except PolycentricError:
        return None


def caveat(kind: str) -> str:
    """Say what the list cannot see."""
    from polycentric.panel.series import variables

    return variables()[EVENTS[kind].variable][0].caveat
