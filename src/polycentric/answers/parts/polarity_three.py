"""What a person reads of dispersion, and of the three numbers side by side: sections, sentences and notes."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.polarity_letters import lettered, letters_section, reasons_section
from polycentric.answers.parts.polarity_rows import WHO, heading_of, shown_years
from polycentric.answers.parts.polarity_world import Scope

if TYPE_CHECKING:
    import polars as pl

NOTE = (
    "The three belong together: none is shown alone, and higher is not better. Two values of one number can be "
    "compared where they are made of the same: by one measure of power, of the same channels, of the same acts. "
    "Concert stands here as a rank among the years with the same acts, in percent; its level, from -1 to 1, is another "
    "number: polycentric concert."
)
INTERVALS = (
    "In brackets: 95% of draws from the errors that the source states, those of two states taken as independent, which "
    "makes the intervals widest; without brackets the source states none. A ratio above 1: the two change places."
)
BOTH = "HHI and the effective number (1/HHI) are one fact; a set of n has from 1 to n, so compare sets of one size."
OF_YEAR = {"hhi": "HHI", "effective_number": "powers", "second_to_first": "2nd/1st", "third_to_first": "3rd/1st"}


def three_sections(scope: Scope, frame: "pl.DataFrame") -> list[Section]:
    """Set the three numbers side by side: a number a row of one year, else a year a row."""
    import polars as pl

    from polycentric.poles.three_table import side_by_side

    beside = side_by_side(frame)
    if scope.is_span:
        return [section for actors in beside["actors"].unique(maintain_order=True)
                for section in _by_year(str(actors), beside.filter(pl.col("actors") == actors))]  # fmt: skip
    return [Section(heading_of(row["actors"]), _of_one(row)) for row in beside.to_dicts()]


def _of_one(row: Mapping[str, Any]) -> Grid:
    """Set a number a row: its value, its range and over how many lines, or why there is none."""
    from polycentric.poles.three import ORDER
    from polycentric.poles.three_words import about, head, ranged, written

    rows = [
        {"number": head(name), "value": written(row[name], name) or row[f"{name}_word"] or None,
         "range": ranged(row, name), "about": row[f"{name}_reason"] or about(row, name)}
        for name in ORDER
    ]  # fmt: skip
    columns = [Column("number", "number"), Column("value", "value", "number"), Column("range", "from-to", "number"),
               Column("about", "what it is, or why there is none")]  # fmt: skip
    return Grid(columns, rows)


def _by_year(actors: str, beside: "pl.DataFrame") -> list[Section]:
    """Set what letters mean, a year a row with each number, its range and a letter, and why a number isn't known."""
    from polycentric.poles.three import ORDER
    from polycentric.poles.three_words import head, ranged, written

    kept = set(shown_years(beside["year"].to_list()))
    shown = [each for each in beside.to_dicts() if each["year"] in kept]
    letters = {name: lettered([row[f"{name}_segment"] for row in shown if row[name] is not None]) for name in ORDER}
    rows: list[dict[str, Any]] = []
    for row in shown:
        cells: dict[str, Any] = {"year": row["year"]}
        for name in ORDER:
            letter = letters[name].get(row[f"{name}_segment"], "") if row[name] is not None else ""
            cells[name] = f"{written(row[name], name)} {letter}".strip() or row[f"{name}_word"]
            cells[f"{name}_range"] = ranged(row, name)
        rows.append(cells)
    columns = [Column("year", "year", "number")]
    for name in ORDER:
        columns += [Column(name, head(name), "number"), Column(f"{name}_range", "from-to", "number")]
    table = Section(heading_of(actors), Grid(columns, rows))
    return [*letters_section(letters), table, *reasons_section(beside, ORDER)]


def three_sentences(scope: Scope, frame: "pl.DataFrame") -> list[str]:
    """Say the three numbers of the last year, of the first kind of actors, one sentence each."""
    import polars as pl

    from polycentric.poles.three import NUMBERS, ORDER
    from polycentric.poles.three_table import side_by_side
    from polycentric.poles.three_words import in_words

    mine = side_by_side(frame.filter(pl.col("actors") == scope.world.actors))
    row = mine.sort("year").row(-1, named=True)
    return [f"{NUMBERS[name].label}, {row['year']}: {in_words(row, name)}." for name in ORDER]


def dispersion_sections(scope: Scope, frame: "pl.DataFrame") -> list[Section]:
    """Set a row for each index of one year, or for each year by the main index; a section for each set."""
    import polars as pl

    if scope.is_span:
        frame = frame.filter(pl.col("index") == scope.main)
        frame = frame.filter(pl.col("year").is_in(shown_years(frame["year"].unique().sort().to_list())))
    key = "year" if scope.is_span else "index"
    return [
        Section(f"{heading_of(str(actors))}, {WHO.get(str(about), str(about))}", dispersion_grid(part.to_dicts(), key),
                _lacking(part.to_dicts(), key))
        for (actors, about), part in frame.group_by("actors", "set", maintain_order=True)
        if part["hhi"].count()
    ]  # fmt: skip


def dispersion_grid(rows: Sequence[Mapping[str, Any]], key: str) -> Grid:
    """Set the numbers of dispersion, each with its interval where the source states errors."""
    made = [
        {key: row[key], "first": " ".join(row[name] for name in ("first", "second", "third") if row[name])}
        | {name: _with_interval(row, name) for name in OF_YEAR}
        for row in rows
        if row["hhi"] is not None
    ]
    columns = [Column(key, key, "number" if key == "year" else "text"), Column("first", "the three"),
               *(Column(name, label, "number") for name, label in OF_YEAR.items())]  # fmt: skip
    return Grid(columns, made)


def _with_interval(row: Mapping[str, Any], name: str) -> str | None:
    """Write a number, with its interval in brackets where there is one."""
    digits = 1 if name == "effective_number" else 2
    value, low, high = (None if each is None else f"{each:.{digits}f}" for each in
                        (row[name], row[f"{name}_low"], row[f"{name}_high"]))  # fmt: skip
    return value if value is None or low is None else f"{value} ({low}-{high})"


def _lacking(rows: Sequence[Mapping[str, Any]], key: str) -> str:
    """Name what has no number here."""
    names = [str(row[key]) for row in rows if row["hhi"] is None]
    if key == "year" and names:
        names = [f"{len(names)} of {len(rows)} years shown"]
    return f"Too little is observed by {', '.join(names)}." if names else ""
