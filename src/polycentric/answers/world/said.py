"""What states say, for the report: who named an order of several centres when, how often, and whom as a threat.

The report waits for no reading: what was never read is left out of it, and it says what to run. What was read is
gathered once and kept.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from polycentric.answers.parts.words_rows import PERMANENT
from polycentric.answers.world import kept_records
from polycentric.answers.world.said_prose import ABSENT
from polycentric.errors import PolycentricError
from polycentric.pictures.charts import words as chart_records
from polycentric.pictures.drawing.words import count, in_words, listed, the
from polycentric.pictures.records import said as records
from polycentric.pictures.records.said import NamedThreats, Said, Speaker

if TYPE_CHECKING:
    from polycentric.words.found import Found

BODY = "general_debate"  # the one in which every state speaks, so that speakers can be compared
CONCEPTS = ("multipolar", "polycentric")
LEADERS = 2  # states that a sentence names where many are first in one year
SPEAKERS, NAMED = 12, 10
SPLIT = 1991  # the last year of the Soviet Union
KINDS = (*kept_records.kinds_of(records), *kept_records.kinds_of(chart_records))
UNREAD = (
    "What states say is not shown, since the speeches are here but were never read: polycentric words multipolar reads "
    "them, polycentric threats USA reads whom they name, and the next polycentric report shows both."
)
UNNAMED = (
    "Whom states name as a threat is not shown, since it was never read: polycentric threats USA reads it, and the "
    "next polycentric report shows it."
)


def gather() -> Said:
    """Give what states say, from texts that were read before; without them a record that says what to run."""
    from polycentric.words.corpus.bodies import CORPORA
    from polycentric.words.corpus.members_here import members_here
    from polycentric.words.corpus.texts import is_kept

    try:
        corpus = CORPORA[BODY]
        if not is_kept(corpus):
            return Said(lacking=UNREAD if members_here(corpus.sources[0]) else ABSENT)
        return kept_records.record("said", (corpus.key(),), _gathered, KINDS, lambda made: not made.lacking)
    except (PolycentricError, OSError, RuntimeError):  # a damaged file or a folder that can't be read costs this part
        return Said(lacking=ABSENT)


def _gathered() -> Said:
    """Find the concepts, and whom the same texts name where that was read."""
    from polycentric.answers.parts.words_chart import chart, drawn_of
    from polycentric.words.found import find
    from polycentric.words.threats.figures import missed, wrong
    from polycentric.words.threats.found import is_kept
    from polycentric.words.threats.gap import LISTED, SURE

    first, second = (find(concept, BODY) for concept in CONCEPTS)
    lines = drawn_of(first, BODY)
    was_read = is_kept(BODY)
    named = _named(first) if was_read else ()
    years = first.texts["year"]
    return Said(
        source=f"{first.counted.height:,} speeches in the General Debate of the United Nations, "
        f"{years.min()}–{years.max()}",
        sha256=hashlib.sha256("\n".join(sorted(first.texts["sha256"])).encode()).hexdigest(),
        sentences=(_common(first), _rare(second), *([_threats(first)] if was_read else [])),
        charts=(chart(first, lines), chart(second, lines)),
        named=named,
        listed=LISTED,
        leads=SURE,
        faults=f"they are wrong in {wrong()} and miss {missed()}",
        lacking="" if was_read else UNNAMED,
    )


def _said_by(found: "Found") -> pl.DataFrame:
    """Count the uses by each state, the most first."""
    return (
        found.counted.drop_nulls("state")
        .group_by("state")
        .agg(pl.col("hits").sum(), pl.len().alias("texts"))
        .sort("hits", "state", descending=[True, False])
    )


def _first(found: "Found") -> str:
    """Say who named it first, and when; of many in one year two."""
    from polycentric.states import name_of

    if not found.first.height:
        return ""
    year = int(found.first["year"][0])
    who = [the(name_of(state, year)) for state in found.first.filter(pl.col("year") == year)["state"]]
    told = listed(who) if len(who) <= LEADERS else f"{', '.join(who[:LEADERS])} and {len(who) - LEADERS} others"
    return f"first {told}, in {year}"


def _common(found: "Found") -> str:
    """Say how many states have named it, who first, who most often, and which permanent members never."""
    from polycentric.states import name_of

    by = _said_by(found)
    users = by.filter(pl.col("hits") > 0)
    most = [f"{the(name_of(state))} ({count(hits, 'time')})" for state, hits, _ in users.head(3).iter_rows()]
    silent = [the(name_of(state)) for state in PERMANENT if state in set(by.filter(pl.col("hits") == 0)["state"])]
    told = (
        f"{users.height} of {count(by.height, 'state')} have said “multipolar” in the speeches to the United Nations "
        f"that are here, nearly all of {len(found.regular)} states and some of the others"
    )
    if not users.height:
        return f"{told}."
    never = f"; {listed(silent)} never" if silent else ""
    return f"{told}: {_first(found)}; most often {listed(most)}{never}."


def _rare(found: "Found") -> str:
    """Say who says the rarer word."""
    from polycentric.states import name_of

    users = _said_by(found).filter(pl.col("hits") > 0)
    if not users.height:
        return "Nobody has said “polycentric” in them."
    state, hits, _ = users.row(0)
    total = int(users["hits"].sum())
    return (
        f"“Polycentric” is said {count(total, 'time')} by {count(users.height, 'state')}: {_first(found)}; most often "
        f"by {the(name_of(state))}, {hits} of the {total} times."
    )


def _namings() -> pl.DataFrame:
    """Give every naming of a state as a threat that is neither denied nor of a past war."""
    from polycentric.words.threats.found import named

    return named(BODY).filter(
        pl.col("relation") == "threat", pl.col("role") == "agent", ~pl.col("denied"), ~pl.col("past")
    )


def _spans(found: "Found") -> list[tuple[int, int]]:
    """Part the years where the Soviet Union ends."""
    first, last = int(found.counted["year"].min()), int(found.counted["year"].max())  # pyright: ignore[reportArgumentType]  # years are numbers
    return [(low, high) for low, high in ((first, min(SPLIT, last)), (max(SPLIT + 1, first), last)) if low <= high]


def _called(state: str, years: tuple[int, int]) -> str:
    """Give the name that a state bore in most of some years."""
    from polycentric.states import name_of

    names = Counter(name_of(state, year) for year in range(years[0], years[1] + 1))
    return names.most_common(1)[0][0]


def _often(rows: pl.DataFrame, fewest: int) -> pl.DataFrame:
    """Count the namings of each pair, and leave out pairs with too few: about a tenth of all namings is misread."""
    return rows.group_by("state", "partner").len("times").filter(pl.col("times") >= fewest)


def _threats(found: "Found") -> str:
    """Say whom most states name as a threat, before and after the end of the Soviet Union."""
    from polycentric.words.threats.gap import LISTED

    rows, told = _namings(), list[str]()
    for low, high in reversed(_spans(found)):
        pairs = _often(rows.filter(pl.col("year").is_between(low, high)), LISTED)
        by = pairs.group_by("partner").agg(pl.len().alias("by"), pl.col("times").sum())
        most = by.sort("by", "times", "partner", descending=[True, True, False]).head(3)
        who = [f"{the(_called(state, (low, high)))} (by {count(number, 'state')})" for state, number, _ in
               most.iter_rows()]  # fmt: skip
        told.append(f"{low}–{high} {listed(who) if who else 'nobody'}")
    often = f"{in_words(LISTED)} times or more"
    return (
        f"By rules that misread about a tenth and miss half, the states that most others name as a threat, each "
        f"{often}: {'; '.join(told)}."
    )


def _named(found: "Found") -> tuple[NamedThreats, ...]:
    """Count whom the permanent members, and others who name most, name in each span."""
    from polycentric.words.threats.gap import LISTED

    rows = _namings()
    regular = set(found.regular)
    by_speaker = rows.group_by("state").len().sort("len", "state", descending=[True, False])
    others = [each for each in by_speaker["state"] if each in regular and each not in PERMANENT]
    speakers = [*(each for each in PERMANENT if each in regular), *others][:SPEAKERS]
    mine = rows.filter(pl.col("state").is_in(speakers))
    often = pl.concat([_often(mine.filter(pl.col("year").is_between(*years)), LISTED) for years in _spans(found)])
    by_named = often.group_by("partner").agg(pl.col("times").sum())
    named = by_named.sort("times", "partner", descending=[True, False]).head(NAMED)["partner"]
    return tuple(_span(found, mine, speakers, list(named), years) for years in _spans(found)) if len(named) else ()


def _span(
    found: "Found", rows: pl.DataFrame, speakers: Sequence[str], named: Sequence[str], years: tuple[int, int]
) -> NamedThreats:
    """Count the namings of a span of years."""
    from polycentric.states import lives

    inside = rows.filter(pl.col("year").is_between(*years))
    times = {(state, other): number for state, other, number in inside.group_by("state", "partner").len().iter_rows()}
    spoke = found.counted.filter(pl.col("year").is_between(*years)).group_by("state").len()
    texts = dict(spoke.drop_nulls("state").iter_rows())
    lived = [state for state in named if any(lives(state, year) for year in range(years[0], years[1] + 1))]
    return NamedThreats(
        years,
        {state: _called(state, years) for state in named},
        tuple(
            Speaker(state, _called(state, years), texts[state], {each: times.get((state, each), 0) for each in lived})
            for state in speakers
            if state in texts
        ),
        tuple(state for state in named if state not in lived),
    )
