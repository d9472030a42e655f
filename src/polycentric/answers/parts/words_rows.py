"""What is found of a concept, in rows: by state, by year, by decade, first uses and single hits."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import all_rows
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section, grid_of
from polycentric.answers.parts.names_of_spans import called_in
from polycentric.answers.provenance import provenance_of
from polycentric.pictures.drawing.words import count

if TYPE_CHECKING:
    import polars as pl

    from polycentric.words.found import Found

UNITS = {"year": "year", "decade": "year", "texts": "texts", "hits": "hits", "words": "words or characters",
         "texts_naming": "texts", "rate": "per 1,000", "low": "per 1,000", "high": "per 1,000",
         "first_year": "year", "since": "year", "last_without": "year", "texts_before": "texts",
         "state": "state"}  # fmt: skip
RATES = (
    Column("texts", "texts", "number"), Column("hits", "times", "number"), Column("rate", "per 1,000", "number"),
    Column("low", "from", "number"), Column("high", "to", "number"),
)  # fmt: skip
PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")  # members of the Security Council: of these a reader asks first
LEAST = 3  # texts in which a state names a concept that may lead, where states have so many
FIRSTS = 10  # first uses that a person is shown


def named(frame: "pl.DataFrame", year: str | None = None) -> "pl.DataFrame":
    """Put the name of each state beside its id: its name of a year in a column, or of today."""
    import polars as pl

    from polycentric.states import name_of

    pairs = frame.select("state", year).iter_rows() if year else ((state, None) for state in frame["state"])
    names = [name_of(state, when) if state else None for state, when in pairs]
    return frame.with_columns(pl.Series("name", names, dtype=pl.String))


def called(found: "Found") -> dict[str, str]:
    """Name each state as it was called in the years of its texts."""
    spans = found.counted.drop_nulls("state").group_by("state").agg(first="year", last="year")
    return {state: called_in(state, min(first), max(last)) for state, first, last in spans.iter_rows()}


def _last_named(found: "Found", state: str, year: int) -> int:
    """Give the year whose name a state has in a year: the one before where the name asked for ended in that year.

    A state has the name of a year's last day, on which the Soviet Union of 1991 was gone.
    """
    ends = [last for _, last in found.spans.get(state, ())]
    return year - 1 if year in ends else year


def years_of(found: "Found") -> dict[str, list[int]]:
    """Give the years of the texts of each state."""
    by = found.texts.drop_nulls("state").group_by("state").agg("year")
    return dict(by.iter_rows())


def told_name(then: str, today: str) -> str:
    """Write a name of the past with that of today."""
    return then if then == today else f"{then} (today {today})"


def unit(found: "Found", body: str, state: str | None = None) -> str:
    """Say what a rate of a body, or of a state in it, is per 1,000 of: words, or characters of texts in Chinese."""
    from polycentric.words.corpus.contract import UNITS as OF_LANGUAGES

    return " or ".join(OF_LANGUAGES[each] for each in found.languages(body, state)) or "words"


def units(found: "Found") -> dict[str, str]:
    """Give the units of columns, rates by the languages of the texts."""
    said = list(dict.fromkeys(part for body in found.bodies for part in unit(found, body).split(" or ")))
    per = f"per 1,000 {' or '.join(said)}"
    return UNITS | {"rate": per, "low": per, "high": per, "words": " or ".join(said)}


def ranked(found: "Found") -> "pl.DataFrame":
    """Give rates by state, those first whose rate is surely high: by the low end of their intervals.

    States that name it in fewer texts than `needed` come after those with as many, since one speech makes no leader.
    Rates per 1,000 words and per 1,000 characters are no order: states with texts in Chinese come after the others.
    """
    import polars as pl

    naming = found.counted.group_by("body", "state").agg((pl.col("hits") > 0).sum().alias("texts_naming"))
    least = {body: needed(found, body) for body in found.bodies}
    enough = pl.col("texts_naming") >= pl.col("body").replace_strict(least, return_dtype=pl.Int64)
    rates, called_so = found.rates("state"), called(found)
    names = [called_so[state] for state in rates["state"]]
    rates = rates.with_columns(pl.Series("name", names, dtype=pl.String))
    rates = rates.with_columns(
        pl.Series("of", [unit(found, *each) for each in rates["body", "state"].iter_rows()], dtype=pl.String)
    )
    first = found.first.select("body", "state", first_year="year")
    order = pl.col("of").replace_strict({"words": 0, "characters": 1}, default=2, return_dtype=pl.Int64)
    rates = rates.join(naming, on=["body", "state"], how="left").join(first, on=["body", "state"], how="left")
    keys = ("body", order, enough, "low", "rate", "state")
    return rates.sort(*keys, descending=[False, False, True, True, True, False], nulls_last=True)


def needed(found: "Found", body: str) -> int:
    """Say in how many texts of a body a state names a concept if it may lead: in three, or all that any state has.

    Never in one alone, so that nobody leads among texts of one year.
    """
    import polars as pl

    of_states = found.counted.filter(pl.col("body") == body).drop_nulls("state").group_by("state").len()
    most: Any = of_states["len"].max() or 0
    return max(2, min(LEAST, most))


def tidy(found: "Found", table: str) -> Grid:
    """Give the rows of a table."""
    if table == "states":
        return grid_of(ranked(found).drop("of"), units(found))
    if table == "first":
        return grid_of(named(found.first.drop("start", "end"), "year"), UNITS)
    if table == "hits":
        return grid_of(found.snippets(), UNITS | {"snippet": "words"})
    return grid_of(found.rates("state", "year" if table == "years" else "decade"), units(found))


def sections(found: "Found", states: Sequence[str], top: int, snippets: int) -> list[Section]:
    """Give what a person reads: states, decades, first uses and a few hits."""
    made = [_by_state(found, body, states, top) for body in found.bodies]
    made += [_by_decade(found, states)]
    if found.first.height:
        made.append(_first(found))
    if snippets and found.places.height:
        made.append(_hits(found, snippets))
    return [each for each in made if each.grid.rows]


def _by_state(found: "Found", body: str, states: Sequence[str], top: int) -> Section:
    """Give the states that name it most, or those asked for, in the texts of one body."""
    rates = ranked(found)
    rates = rates.filter(rates["body"] == body)
    few = rates if states else rates.filter(rates["hits"] > 0).head(top)
    rest = rates.height - few.height
    below = f"{count(rest, 'more state')} {'speaks' if rest == 1 else 'speak'} here; {all_rows()} all." if rest else ""
    several = [Column("of", "of", "name")] if len(set(few["of"])) > 1 else []
    columns = [Column("name", "state", "name"), RATES[0], Column("texts_naming", "naming it", "number"), *RATES[1:],
               *several, Column("first_year", "first in all texts", "number")]  # fmt: skip
    return Section(f"By state, {label_of(body)}", Grid(columns, _short(few)), below)


def _by_decade(found: "Found", states: Sequence[str]) -> Section:
    """Give decades: of the states asked for, or of those that are here nearly every year, together."""
    rates = _of_decades(found) if states else found.among_regular("decade")
    several = [Column("body", "body", "name")] if len(found.bodies) > 1 else []
    who = [Column("name", "state", "name")] if states else []
    columns = [*several, *who, Column("decade", "decade", "year"), *RATES]
    if states:
        return Section("By decade", Grid(columns, _short(rates, decade=True)))
    head = f"By decade, {count(len(found.regular), 'state')} with texts here of nearly every year"
    return Section(head, Grid(columns, _short(rates, decade=True)))


def _of_decades(found: "Found") -> "pl.DataFrame":
    """Give rates by state and decade, each with the state's name in the last year asked for of the decade."""
    import polars as pl

    from polycentric.words.found import DECADE

    last = found.counted["year"].max()
    rates = found.rates("state", "decade").with_columns(
        pl.min_horizontal(pl.col("decade") + DECADE - 1, pl.lit(last)).alias("end")
    )
    ends = [_last_named(found, state, year) for state, year in rates["state", "end"].iter_rows()]
    return named(rates.with_columns(pl.Series("end", ends, dtype=pl.Int64)), "end").drop("end")


def _first(found: "Found") -> Section:
    """Give the earliest first uses."""
    rows = [
        {"name": row["name"], "year": str(row["year"]), "matched": " ".join(row["matched"].split()),
         "body": row["body"], "before": row["texts_before"], "without": str(row["last_without"] or "–")}
        for row in named(found.first, "year").head(FIRSTS).iter_rows(named=True)
    ]  # fmt: skip
    columns = [Column("name", "state", "name"), Column("year", "first use", "number"), Column("matched", "as"),
               Column("before", "texts before", "number"), Column("without", "last without", "number")]  # fmt: skip
    if len(found.bodies) > 1:
        columns.insert(0, Column("body", "body", "name"))
    rest = found.first.height - len(rows)
    return Section(
        "First uses in all texts that are here"
        + (", of years before those asked for too" if found.earlier is not None else ""),
        Grid(columns, rows),
        f"{count(rest, 'state')} followed." if rest > 0 else "",
    )


def _hits(found: "Found", snippets: int) -> Section:
    """Give a few hits with the words around them."""
    rows = [
        {"year": str(row["year"]), "who": row["state"] or row["speaker"], "snippet": row["snippet"]}
        for row in found.snippets(snippets).iter_rows(named=True)
    ]
    said = " or ".join(dict.fromkeys(part for body in found.bodies for part in unit(found, body).split(" or ")))
    columns = [
        Column("year", "year", "number"),
        Column("who", "who", "name"),
        Column("snippet", f"at most 25 {said}", "words"),
    ]
    return Section("Hits, evenly through time", Grid(columns, rows))


def _short(rates: "pl.DataFrame", *, decade: bool = False) -> list[dict[str, Any]]:
    """Write rates as a person reads them."""
    rows: list[dict[str, Any]] = []
    for row in rates.iter_rows(named=True):
        short = {name: None if row[name] is None else f"{row[name]:.3f}" for name in ("rate", "low", "high")}
        first = row.get("first_year")
        rows.append(row | short | {"first_year": None if first is None else str(first)}
                    | ({"decade": f"{row['decade']}s"} if decade else {}))  # fmt: skip
    return rows


def label_of(body: str) -> str:
    """Give what a reader sees of a body; of a user's own, its name."""
    from polycentric.words.corpus.bodies import CORPORA

    return CORPORA[body].label if body in CORPORA else body


def sources_of(found: "Found", *, own: bool) -> tuple[str, ...]:
    """Name the sources of the texts."""
    from polycentric.words.corpus.bodies import CORPORA

    return () if own else tuple(source for body in found.bodies for source in CORPORA[body].sources)


def digest(found: "Found") -> str:
    """Give one hash of all texts that were searched."""
    return hashlib.sha256("\n".join(sorted(found.texts["sha256"])).encode()).hexdigest()


def everything() -> Answer:
    """List the concepts that have a dictionary, and the texts."""
    from polycentric.words.corpus.bodies import CORPORA
    from polycentric.words.dictionaries import CONCEPTS

    rows = [
        {"concept": name, "label": each.label, "version": each.version, "languages": ", ".join(each.patterns),
         "meaning": each.meaning, "caveat": each.caveat}
        for name, each in CONCEPTS.items()
    ]  # fmt: skip
    bodies = [
        {"body": name, "texts": f"{each.listed:,}", "years": f"{each.years[0]}-{each.years[1]}",
         "language": each.language, "fetch": ", ".join(each.sources)}
        for name, each in CORPORA.items()
    ]  # fmt: skip
    kinds = {"concept": "name", "label": "text", "version": "number", "languages": "text", "meaning": "words",
             "caveat": "words"}  # fmt: skip
    grid = Grid([Column(name, name, unit) for name, unit in kinds.items()], rows)
    short = Grid([Column("concept", "concept", "name"), Column("meaning", "what is counted", "words")], rows)
    texts = Grid([Column(name, name, "number" if name in ("texts", "years") else "text") for name in bodies[0]], bodies)
    return Answer(
        "Concepts that are looked for in texts",
        grid,
        [Section("Concepts", short), Section("Texts", texts)],
        sentences=[f"There are dictionaries for {len(rows)} concepts and texts of {len(bodies)} bodies."],
        notes=["A dictionary of one's own is a TOML file, and texts of one's own a folder with an index.csv."],
        provenance=provenance_of(),
    )
