"""The tables of the question how alike states are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.polarity_rows import shown_years

if TYPE_CHECKING:
    import polars as pl

BARS = "▁▂▃▄▅▆▇█"
ROOM = 78  # characters of a line
WIDTH = 60
GAP = "·"
Row = Mapping[str, Any]


def course_section(rows: "pl.DataFrame", measures: Sequence[str]) -> Section:
    """Set each measure's course through time as a line of bars."""
    room = min(WIDTH, ROOM - 2 - max(len("measure"), *map(len, measures)))
    values = {name: rows.filter(rows["measure"] == name)["value"].to_list() for name in measures}
    each = max(1, -(-max(map(len, values.values())) // room))
    scale = f"{BARS[0]} is −1, {BARS[-1]} is 1, {GAP} no value; a bar is {'a year' if each == 1 else f'{each} years'}"
    columns = (Column("measure", "measure"), Column("course", _span(rows)))
    lines = [{"measure": name, "course": bars(known, room)} for name, known in values.items()]
    return Section(f"Through time: {scale}", Grid(columns, lines))


def ends_section(rows: "pl.DataFrame", measures: Sequence[str]) -> Section:
    """Set each measure's first and last value, its lowest and its highest."""
    columns = (
        Column("measure", "measure"), Column("first", "first", "number"), Column("last", "last", "number"),
        Column("lowest", "lowest", "number"), Column("highest", "highest", "number"),
    )  # fmt: skip
    return Section("Ends", Grid(columns, [_ends(rows.filter(rows["measure"] == name), name) for name in measures]))


def _span(rows: "pl.DataFrame") -> str:
    """Write the years of a table."""
    return f"{rows['year'].min()}–{rows['year'].max()}"


def _ends(rows: "pl.DataFrame", name: str) -> Row:
    """Describe one measure."""
    known = {year: value for year, value in rows.select("year", "value").iter_rows() if value is not None}
    ends: dict[str, int] = (
        {"first": min(known), "last": max(known), "lowest": min(known, key=lambda year: known[year]),
         "highest": max(known, key=lambda year: known[year])}
        if known
        else {}
    )  # fmt: skip
    return {"measure": name, **{end: f"{signed(known[year])} in {year}" for end, year in ends.items()}}


def signed(value: float, digits: int = 2) -> str:
    """Write a value with a true minus, and none before zero."""
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")


def bars(values: Sequence[float | None], width: int = WIDTH) -> str:
    """Draw values from -1 to 1 as bars, several years to a bar where they are many: their mean."""
    size = max(1, -(-len(values) // width))
    parts = [[value for value in values[at : at + size] if value is not None] for at in range(0, len(values), size)]
    return "".join(_bar(sum(part) / len(part)) if part else GAP for part in parts)


def _bar(value: float) -> str:
    """Draw one bar; what is below -1 is as low as -1."""
    return BARS[min(max(int((value + 1.0) / 2.0 * len(BARS)), 0), len(BARS) - 1)]


def years_sections(rows: "pl.DataFrame", measures: Sequence[str]) -> list[Section]:
    """Set some of the years, a column for each measure, in as many tables as the width of a line asks for."""
    years = shown_years(rows["year"].unique().sort().to_list())
    cells = {(row["year"], row["measure"]): row for row in rows.iter_rows(named=True)}
    return [
        Section("" if place else "Some years of all", _years_grid(years, part, cells))
        for place, part in enumerate(_fitting(measures))
    ]


def _fitting(measures: Sequence[str]) -> Iterator[list[str]]:
    """Part the measures so that the columns of each part fit in a line beside year and items."""
    part: list[str] = []
    for name in measures:
        if part and sum(max(len(each), 6) + 2 for each in (*part, name)) > ROOM - len("year  items     of"):
            yield part
            part = []
        part.append(name)
    yield part


def _years_grid(years: Sequence[int], measures: Sequence[str], cells: Mapping[tuple[int, str], Row]) -> Grid:
    """Set the years in rows."""
    columns = [Column("year", "year", "number"), *(Column(name, name, "number") for name in measures),
               Column("items", "items", "number"), Column("of_items", "of", "number")]  # fmt: skip
    return Grid(columns, [_of_year(year, [cells[year, name] for name in measures]) for year in years])


def _of_year(year: int, rows: Sequence[Row]) -> Row:
    """Write one year."""
    values = {row["measure"]: None if row["value"] is None else signed(row["value"], 3) for row in rows}
    return {"year": year, **values, "items": rows[0]["items"], "of_items": rows[0]["of_items"]}


def ranked_grid(frame: "pl.DataFrame", names: Mapping[str, str], *, single: bool) -> Grid:
    """Set pairs with their value, those of a single state under the other's name alone."""
    first = () if single else (Column("state", "state"),)
    columns = (*first, Column("partner", "state" if single else "and"), Column("value", "similarity", "number"),
               Column("items", "items", "number"), Column("of_items", "of", "number"))  # fmt: skip
    rows = [
        {"state": _fit(names[row["state"]]), "partner": _fit(names[row["partner"]]), "value": signed(row["value"], 3),
         "items": row["items"], "of_items": row["of_items"]}
        for row in frame.iter_rows(named=True)
    ]  # fmt: skip
    return Grid(columns, rows)


def _fit(name: str, most: int = 26) -> str:
    """Shorten a name that two of would not fit in a line."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def reasons(rows: "pl.DataFrame", *, by_year: bool) -> list[str]:
    """Say why years, or pairs, have no value, each reason once."""
    import polars as pl

    lacking = rows.filter(pl.col("value").is_null())
    if by_year:
        found = lacking.unique(["year", "reason"]).sort("year").group_by("reason", maintain_order=True).agg("year")
        return [f"No value in {stretches(years)}: {why}." for why, years in found.iter_rows()]
    counted = lacking.group_by("reason").len("pairs").sort("pairs", "reason", descending=[True, False])
    return [f"No value for {_pairs(count)}: {why}." for why, count in counted.iter_rows()]


def _pairs(count: int) -> str:
    """Count pairs."""
    return "1 pair" if count == 1 else f"{count:,} pairs"


def stretches(years: Sequence[int]) -> str:
    """Write years, those that follow each other as a span; of many spans the first and the last."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    spans = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    if len(spans) > 8:
        return f"{len(years)} years between {years[0]} and {years[-1]}"
    return " and ".join(filter(None, [", ".join(spans[:-1]), spans[-1]]))
