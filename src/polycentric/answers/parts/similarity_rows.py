"""The tables of ``polycentric similarity``."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid
from polycentric.answers.parts.polarity_rows import shown_years

if TYPE_CHECKING:
    import polars as pl

BARS = "▁▂▃▄▅▆▇█"
WIDTH = 60
GAP = "·"
Row = Mapping[str, Any]


def course_grid(rows: "pl.DataFrame", labels: Mapping[str, str]) -> Grid:
    """Set each measure's course through time: a line of bars from -1 to 1, its ends, its lowest and its highest."""
    columns = (
        Column("measure", "measure"), Column("course", "from −1 to 1, · no value"), Column("first", "first"),
        Column("last", "last"), Column("lowest", "lowest"), Column("highest", "highest"),
    )  # fmt: skip
    return Grid(columns, [_course(rows.filter(rows["measure"] == name), label) for name, label in labels.items()])


def _course(rows: "pl.DataFrame", label: str) -> Row:
    """Describe one measure."""
    values = dict(rows.select("year", "value").iter_rows())
    known = {year: value for year, value in values.items() if value is not None}
    ends: dict[str, int] = (
        {"first": min(known), "last": max(known), "lowest": min(known, key=lambda year: known[year]),
         "highest": max(known, key=lambda year: known[year])}
        if known
        else {}
    )  # fmt: skip
    ends_in_words = {name: f"{known[year]:.2f} in {year}" for name, year in ends.items()}
    return {"measure": label, "course": bars(list(values.values())), **ends_in_words}


def bars(values: Sequence[float | None]) -> str:
    """Draw values from -1 to 1 as bars, several years to a bar where they are many: their mean."""
    size = max(1, -(-len(values) // WIDTH))
    parts = [[value for value in values[at : at + size] if value is not None] for at in range(0, len(values), size)]
    return "".join(_bar(sum(part) / len(part)) if part else GAP for part in parts)


def _bar(value: float) -> str:
    """Draw one bar; what is below -1 is as low as -1."""
    return BARS[min(max(int((value + 1.0) / 2.0 * len(BARS)), 0), len(BARS) - 1)]


def years_grid(rows: "pl.DataFrame", labels: Mapping[str, str]) -> Grid:
    """Set some of the years, a column for each measure; where one has no value, the reason."""
    years = shown_years(rows["year"].unique().sort().to_list())
    cells = {(row["year"], row["measure"]): row for row in rows.iter_rows(named=True)}
    columns = [
        Column("year", "year", "number"),
        *(Column(name, label, "number") for name, label in labels.items()),
        Column("items", "items", "number"),
        Column("of_items", "of", "number"),
        Column("reason", "why not"),
    ]
    return Grid(columns, [_of_year(year, [cells[year, name] for name in labels]) for year in years])


def _of_year(year: int, rows: Sequence[Row]) -> Row:
    """Write one year."""
    values = {row["measure"]: None if row["value"] is None else f"{row['value']:.3f}" for row in rows}
    reasons = dict.fromkeys(str(row["reason"]) for row in rows if row["reason"])
    return {
        "year": year,
        **values,
        "items": rows[0]["items"],
        "of_items": rows[0]["of_items"],
        "reason": "; ".join(reasons),
    }


def ranked_grid(frame: "pl.DataFrame", names: Mapping[str, str]) -> Grid:
    """Set pairs with their value."""
    columns = (Column("state", "state"), Column("partner", "and"), Column("value", "similarity", "number"),
               Column("items", "items", "number"), Column("of_items", "of", "number"))  # fmt: skip
    rows = [
        {"state": names[row["state"]], "partner": names[row["partner"]], "value": f"{row['value']:.3f}",
         "items": row["items"], "of_items": row["of_items"]}
        for row in frame.iter_rows(named=True)
    ]  # fmt: skip
    return Grid(columns, rows)


def reasons_grid(rows: "pl.DataFrame") -> Grid:
    """Count the pairs without a value by reason."""
    import polars as pl

    counted = rows.filter(pl.col("value").is_null()).group_by("reason").len("pairs").sort("pairs", descending=True)
    return Grid((Column("reason", "no value"), Column("pairs", "pairs", "number")), counted.to_dicts())
