"""Whom a state names, in rows, sections and the record of the picture."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import all_rows
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.names_of_spans import called_in, in_a_sentence
from polycentric.pictures.drawing.words import count

if TYPE_CHECKING:
    import polars as pl

    from polycentric.pictures.charts.threats import ThreatMatrix
    from polycentric.words.threats.gap import Declared

LISTED, SURE = 3, 10  # as of `polycentric.words.threats.gap`, which a test holds them to
Years = tuple[int, int]
SHOWN, SILENT, DRAWN, BINS = 10, 5, 14, 40
MOST, SOME = 0.5, 2.0  # part of years as a rival; mean years with a dispute in ten: with less, nobody is called hostile
NOTHING = {"rivalry": "no rivalry known", "disputes": "no disputes"}  # terms of which a state may have nothing
NOUNS = {"threat": "a threat", "partner": "a partner", "ally": "an ally"}
SOURCES_OF = {
    "general_debate": "ungdc", "state_of_the_union": "us_sotu", "us_strategies": "us_nss",
    "china_work_reports": "china_work_reports", "china_congress_reports": "china_congress_reports",
}  # fmt: skip
PLACE = "place, 1 the most"
WHICH = "places: power, nearness, spending, rivalry, disputes; - none or not known"
TIDY = (
    Column("state", "state", "state"), Column("partner", "partner", "state"), Column("name", "name", "name"),
    Column("times", "times named", "times"), Column("years_named", "years named", "years"),
    Column("years_spoken", "years spoken", "years"), Column("first", "first", "year"), Column("last", "last", "year"),
    Column("since", "first in all texts", "year"), Column("few", "fewer than ten", "yes or no"),
    Column("mentioned", "sentences that mention it", "sentences"), Column("past", "times of a past war", "times"),
    Column("rate", "per 10,000 words", "times per 10,000 words"), Column("place", "place", PLACE),
    Column("power", "power", "share of the system"), Column("proximity", "minus distance", "metres"),
    Column("offence", "military spending", "share of the states observed"),
    Column("rivalry", "rivals", "part of years"),
    Column("disputes", "disputes", "years of ten"),
    *(Column(f"{name}_place", f"place in {name}", PLACE)
      for name in ("power", "proximity", "offence", "rivalry", "disputes")),
    Column("middle", "mean of places", "place"), Column("measured_place", "measured place", PLACE),
    Column("gap", "gap", "places"),
)  # fmt: skip
NAMED = (
    Column("name", "state", "name"), Column("times", "times", "times"), Column("named", "years named", "years"),
    Column("first", "first", "year"), Column("last", "last", "year"), Column("doubt", "doubt", "words"),
    Column("past", "of past wars", "times"), Column("rate", "per 10,000 words", "rate"),
    Column("measured", "measured", PLACE), Column("gap", "gap", "places"),
)  # fmt: skip
MEASURED = (
    Column("name", "state", "name"), Column("power", "power %", "%"), Column("km", "km", "km"),
    Column("offence", "spending %", "%"), Column("rivalry", "rival, % years", "%"),
    Column("disputes", "disputes of 10", "years"), Column("places", "places", "words"),
)  # fmt: skip
MENTIONED = Column("mentioned", "sentences that mention it", "sentences")
OTHER = (
    Column("threat", "no state", "name"), Column("times", "times", "times"), Column("years_named", "years", "years"),
    Column("first", "first", "year"),
)  # fmt: skip
YEARS = (
    Column("state", "state", "state"), Column("year", "year", "year"), Column("partner", "partner", "state"),
    Column("name", "name", "name"), Column("times", "times named", "times"),
)  # fmt: skip
NAMED_BY = (
    Column("state", "state", "state"), Column("name", "name", "name"), Column("times", "times named", "times"),
    Column("years_named", "years named", "years"), Column("years_spoken", "years spoken", "years"),
    Column("first", "first", "year"), Column("last", "last", "year"), Column("few", "fewer than ten", "yes or no"),
)  # fmt: skip
HITS = (
    Column("state", "state", "state"), Column("year", "year", "year"), Column("body", "body", "name"),
    Column("text_id", "text", "name"), Column("partner", "partner", "state"), Column("name", "name", "name"),
    Column("cue", "cue", "name"), Column("rule", "rule", "name"), Column("counted", "counted", "yes or no"),
    Column("denied", "denied", "yes or no"), Column("past", "past war", "yes or no"),
    Column("snippet", "at most 25 words", "words"),
)  # fmt: skip
READ_HITS = (
    Column("year", "year", "year"), Column("name", "state", "name"), Column("cue", "cue", "name"),
    Column("rule", "rule", "name"), Column("counts", "counts", "name"), Column("snippet", "at most 25 words", "words"),
)  # fmt: skip
SHOWN_HITS = 20
DOUBT = "few"  # how a row is marked on the screen on which no sentence rests
READ_BY = (
    *(column for column in NAMED_BY if column.name not in ("state", "few")), Column("doubt", "doubt", "words"),
)  # fmt: skip


def called(state: str, year: int) -> str:
    """Give a state's name in a year, or the last before it."""
    from polycentric.states import name_of

    return name_of(state, year)


def speaker(found: "Declared") -> str:
    """Name the speaker as in the years of its texts."""
    return called_in(found.state, found.spoke[0], found.spoke[-1])


def other(found: "Declared", row: dict[str, Any]) -> str:
    """Name a state as in the years in which it is named, or of one never named as in all of these years."""
    ends = found.spoke[0] if row["first"] is None else row["first"], row["last"] or found.spoke[-1]
    return called_in(row["partner"], *ends)


def told(span: Years) -> str:
    """Write a span of years."""
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"


def title(found: "Declared") -> str:
    """Name the answer."""
    return f"Whom {in_a_sentence(speaker(found))} names as {NOUNS[found.relation]}, {told(found.years)}"


def tidy(found: "Declared") -> Grid:
    """Give a row for each other state, and one for a year of silence none."""
    shown = {column.name for column in TIDY}
    rows = [
        {**row, "state": found.state, "name": other(found, row), "years_spoken": len(found.spoke)}
        for row in found.table.iter_rows(named=True)
    ]
    return Grid(TIDY, [{key: row[key] for key in shown} for row in rows])


def tidy_years(found: "Declared") -> Grid:
    """Give a row for each year and state named; a year with texts and nobody named has zero, and no partner."""
    rows = [
        {"state": found.state, "year": year, "partner": partner, "name": called(partner, year), "times": times}
        for _, year, partner, times in found.by_year.select("state", "year", "partner", "times").iter_rows()
    ]
    quiet = [year for year in found.spoke if year not in set(found.by_year["year"])]
    rows += [{"state": found.state, "year": year, "partner": None, "name": None, "times": 0} for year in quiet]
    return Grid(YEARS, sorted(rows, key=lambda row: (row["year"], -row["times"], row["partner"] or "")))


def sections_of_years(found: "Declared") -> list[Section]:
    """Set the years under each other."""
    columns = [column for column in YEARS if column.name in ("year", "name", "times")]
    rows = [{**row, "name": row["name"] or "the rules found none"} for row in tidy_years(found).rows]
    return [Section(f"Years with a text: {len(found.spoke)}", Grid(columns, rows))]


def tidy_hits(found: "Declared") -> Grid:
    """Give a row for each time that the state names another, denied and past ones among them."""
    from polycentric.words.threats.hits import hits

    rows = hits(found.state, found.years, found.bodies, found.relation).iter_rows(named=True)
    return Grid(HITS, [{**row, "state": found.state, "name": called(row["partner"], row["year"])} for row in rows])


def sections_of_hits(found: "Declared") -> list[Section]:
    """Set a few of the namings, evenly through time."""
    rows = tidy_hits(found).rows
    size = len(rows)
    few = rows if size <= SHOWN_HITS else [rows[int((at + 0.5) * size / SHOWN_HITS)] for at in range(SHOWN_HITS)]
    told = {(True, False): "denied", (False, True): "past war", (True, True): "denied"}
    shown = [{**row, "counts": told.get((bool(row["denied"]), bool(row["past"])), "yes")} for row in few]
    below = f"{len(few)} of {size:,}, evenly through time; {all_rows()} all." if size > len(few) else ""
    return [Section(f"Sentences that name {NOUNS[found.relation]}", Grid(READ_HITS, shown), below)] if rows else []


def tidy_named_by(rows: "pl.DataFrame") -> Grid:
    """Give a row for each speaker that names the state."""
    return Grid(NAMED_BY, [
        {**row, "name": called_in(row["state"], row["first"], row["last"]), "few": row["times"] < SURE}
        for row in rows.iter_rows(named=True)
    ])  # fmt: skip


def sections_of_named_by(rows: "pl.DataFrame") -> list[Section]:
    """Set the speakers that name the state most."""
    every = tidy_named_by(rows).rows
    often = [{**row, "doubt": DOUBT if row["few"] else None} for row in every if row["times"] >= LISTED]
    return [Section("", Grid(READ_BY, often[: 2 * SHOWN]), rare(len(every) - len(often)))]


def listed_rows(found: "Declared") -> list[dict[str, Any]]:
    """Give the states that are named often enough to be listed, the most named first."""
    return found.table.filter(found.table["times"] >= LISTED).to_dicts()


def rare(size: int) -> str:
    """Say how many states aren't listed since once or twice is too few."""
    if not size:
        return ""
    who = "One state is" if size == 1 else f"{size} states are"
    return (
        f"{who} found once or twice and not listed, since a reader found about half of such rows wrong; "
        f"{all_rows()} them."
    )


def sections(found: "Declared") -> list[Section]:
    """Set whom the state names, what is measured of them, who is measured and not named, and what is no state."""
    listed_, times = listed_rows(found), found.table["times"]
    named, few = listed_[:SHOWN], int(times.is_between(1, LISTED - 1).sum())
    more = len(listed_) - len(named)
    below = [f"{count(more, 'more state')} named {LISTED} times or more."] if more else []
    gone = {"measured", "gap"} if found.relation != "threat" else set[str]()
    gone |= {name for name in ("past", "rate") if not any(row[name] for row in named)}
    gone |= set() if any(row["few"] for row in named) else {"doubt"}
    columns = [column for column in NAMED if column.name not in gone]
    head = Section(f"Named as {NOUNS[found.relation]}", Grid(columns, [_named(found, row) for row in named]),
                   " ".join([*below, *([rare(few)] if few else [])]))  # fmt: skip
    if found.relation != "threat":
        return [head] if named else []
    made = [
        head,
        Section(f"Measured of the same ({WHICH})", Grid(MEASURED, [_measured(found, row) for row in named])),
        Section("Rivals or opponents in disputes, not found named as threats",
                Grid((MEASURED[0], MENTIONED, *MEASURED[1:]), [_measured(found, row) for row in silent(found)])),
        Section("Threats that are no states", Grid(OTHER, found.other.head(6).to_dicts())),
    ]  # fmt: skip
    return [each for each in made if each.grid.rows]


def silent(found: "Declared") -> list[dict[str, Any]]:
    """Give rivals, and states with disputes, that the speaker never names, those measured highest first."""
    import polars as pl

    hostile = (pl.col("rivalry") >= MOST) | (pl.col("disputes") >= SOME)
    rows = found.table.filter((pl.col("times") == 0) & pl.col("measured_place").is_not_null() & hostile)
    return rows.sort("measured_place", "partner").head(SILENT).to_dicts()


def _named(found: "Declared", row: dict[str, Any]) -> dict[str, Any]:
    """Write a row of whom the state names."""
    return {
        "name": other(found, row), "times": row["times"],
        "named": f"{row['years_named']} of {len(found.spoke)}", "first": row["first"], "last": row["last"],
        "doubt": DOUBT if row["few"] else None,
        "past": row["past"] or None, "rate": _scaled(row["rate"], 1),
        "measured": _place(row["measured_place"]), "gap": None if row["few"] else _place(row["gap"]),
    }  # fmt: skip


def _measured(found: "Declared", row: dict[str, Any]) -> dict[str, Any]:
    """Write a row of what is measured."""
    places = [place_of(row, name) for name in ("power", "proximity", "offence", "rivalry", "disputes")]
    return {
        "name": other(found, row), "mentioned": row["mentioned"], "power": _scaled(row["power"], 100),
        "km": None if row["proximity"] is None else round(-row["proximity"] / 1000),
        "offence": _scaled(row["offence"], 100),
        "rivalry": None if row["rivalry"] is None else round(100 * row["rivalry"]),
        "disputes": None if row["disputes"] is None else round(row["disputes"], 1),
        "places": " ".join("-" if place is None else f"{place:.0f}" for place in places),
    }  # fmt: skip


def place_of(row: dict[str, Any], term: str) -> float | None:
    """Give a state's place in a term; none where it is no rival or has no dispute, since all such ones share it."""
    return None if term in NOTHING and not row[term] else row[f"{term}_place"]


def _scaled(value: float | None, by: float) -> float | None:
    return None if value is None else round(value * by, 2)


def _place(value: float | None) -> float | None:
    return None if value is None else round(value)


def sources(found: "Declared") -> list[str]:
    """Name the sources of the texts and of the terms."""
    from polycentric.words.threats.measured import SOURCES

    return [*sources_of(found.bodies), *(SOURCES if found.relation == "threat" else ())]


def sources_of(bodies: Sequence[str]) -> list[str]:
    """Name the sources of some bodies' texts."""
    return [SOURCES_OF[body] for body in bodies]


def chart(found: "Declared") -> "ThreatMatrix":
    """Give the record of the picture: the states named most, by years or spans of years."""
    from polycentric.pictures.charts.threats import ThreatMatrix, ThreatRow

    first, last = found.spoke[0], found.spoke[-1]
    step = next(step for step in (1, 2, 5, 10, 20) if (last - first) / step < BINS or step == 20)
    starts = list(range(first - first % step, last + 1, step))
    spoke = [sum(start <= year < start + step for year in found.spoke) for start in starts]
    named = [row for row in listed_rows(found) if not row["few"]] or listed_rows(
        found
    )  # those in doubt alone, if all are
    rows = [
        ThreatRow(
            other(found, row),
            tuple(_times(found, row["partner"], start, step) if count else None
                  for start, count in zip(starts, spoke, strict=True)),
            row["times"],
            tuple(place_of(row, name) for name in ("power", "proximity", "offence", "rivalry", "disputes")),
        )
        for row in named[:DRAWN]
    ]  # fmt: skip
    return ThreatMatrix(title(found), tuple(starts), step, tuple(rows), found.relation == "threat")


def _times(found: "Declared", partner: str, start: int, step: int) -> int:
    """Count how often a state is named from a year on, for some years; `NO_STATE` where it was none in them."""
    from polycentric.pictures.charts.threats import NO_STATE
    from polycentric.states import lives

    if not any(lives(partner, year) for year in range(start, start + step)):
        return NO_STATE
    rows = found.by_year
    return int(
        rows.filter((rows["partner"] == partner) & rows["year"].is_between(start, start + step - 1))["times"].sum()
    )
