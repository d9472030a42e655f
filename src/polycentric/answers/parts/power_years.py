"""``polycentric power INDEX --years``: one index with a column for each year in which enough is known."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import QuestionError, all_rows, argument, option
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.numbers import Scale, scale_of
from polycentric.answers.parts.power_rows import OLD
from polycentric.pictures.drawing.words import listed, the

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.panel.breaks import Break
    from polycentric.power.contract import PowerIndex
    from polycentric.power.through_years import ThroughYears

WIDTH = 78  # a terminal of 80, less the margin of its table
NAME = 22
GAP = 3  # between two columns, as a terminal prints them
WALL = "|"
UNITS = {
    "index": "index", "edition": "edition of the World Factbook", "state": "state", "name": "name",
    "value": "as in column unit", "unit": "unit", "share": "fraction of the set",
    "of_leader": "fraction of the largest of the set", "year_of_number": "year of the oldest number in it",
}  # fmt: skip


def one_of(index: Sequence[str], known: "Mapping[str, PowerIndex]", panel: "xr.Dataset") -> "PowerIndex":
    """Give the one index that is named.

    Raises
    ------
    QuestionError
        If none is, or several are; it names those that this world has.
    """
    if len(index) != 1:
        fitting = ", ".join(name for name in known if known[name].fits(panel))
        raise QuestionError(f"{option('years')} shows one {argument('index')} through time: name one of {fitting}.")
    return known[index[0]].on(panel)


def tidy(found: "ThroughYears", states: Sequence[str] | None = None) -> Grid:
    """Give a row for each covered year and state, or those of some states."""
    import polars as pl

    frame = found.table if states is None else found.table.filter(pl.col("state").is_in(states))
    return Grid([Column(name, name.replace("_", " "), UNITS.get(name, "number")) for name in frame.columns],
                frame.to_dicts())  # fmt: skip


def read(found: "ThroughYears", top: int) -> tuple[Section, str]:
    """Set the largest states as rows and as many years as fit as columns, and say where years are passed over."""
    states = found.largest(top)
    scale = _scale(found, states)
    what = "shares in percent" if not found.index.no_shares() else scale.heading
    grid, shown = _that_fits(found.years, lambda years: _grid(found, states, scale, years))
    note = "" if len(shown) == len(found.years) else (
        f"Shown are {len(shown)} of the {len(found.years)} years that are covered; {all_rows()} all."
    )  # fmt: skip
    return Section(f"{what[:1].upper()}{what[1:]}, by year", grid), note


def sentences(found: "ThroughYears") -> list[str]:
    """Say who led in the first and in the last year, with the shares, or who had the highest value."""
    column = "value" if found.index.no_shares() else "share"
    told: list[str] = []
    for year in dict.fromkeys((found.years[0], found.years[-1])):
        rows = [row for row in found.table.iter_rows(named=True) if row["year"] == year and row[column] is not None]
        ordered = sorted(rows, key=lambda row: -row[column])
        first, others = ordered[:1], ordered[1:3]
        if first:
            after = f", before {listed([_with(row, column) for row in others])}" if others else ""
            told.append(f"in {year} {_with(first[0], column)} was first{after}")
    return [f"{told[0][:1].upper()}{told[0][1:]}{''.join(f'; {text}' for text in told[1:])}."] if told else []


def _with(row: Mapping[str, Any], column: str) -> str:
    """Name a state with its share or value."""
    return (
        f"{the(row['name'])} ({100 * row[column]:.3g}%)"
        if column == "share"
        else f"{the(row['name'])} ({row[column]:.3g})"
    )


def notes(found: "ThroughYears") -> list[str]:
    """Say where the series breaks, which years are left out and why, and what the index is."""
    lines = breaks_in_words(found.breaks, "no shares" if not found.index.no_shares() else "no values")
    if left := found.reasons():
        lines.append(f"Left out, since too little is known: {'; '.join(left)}.")
    lines += without_data_in_words(found, found.years)
    if old := _old(found):
        lines.append(old)
    index = found.index
    return [*lines, f"{index.name}: {index.label}. {index.reference}. {index.caveat}".strip()]


def without_data_in_words(found: "ThroughYears", years: "Sequence[int]") -> list[str]:
    """Say of some years how many states have no value, since shares are of those that have one."""
    counts = "; ".join(f"{year}: {lacking} of {of}" for year, (lacking, of) in found.without_data().items()
                       if year in years)  # fmt: skip
    return [f"States without data, which make the shares of all others larger: {counts}."] if counts else []


def breaks_in_words(breaks: "Sequence[Break]", what: str) -> list[str]:
    """Say where a series breaks and why, those with the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for each in breaks:
        by_reason.setdefault(each.reason, []).append(str(each))
    if not by_reason:
        return []
    reasons = "; ".join(f"{', '.join(places)}: {reason}" for reason, places in by_reason.items())
    return [f"Breaks ({WALL}): compare {what} across them. {reasons}."]


def doubts_in_words(doubts: "Mapping[int, str]") -> list[str]:
    """Say which editions say little of the world as it was then, those with the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for edition, why in doubts.items():
        by_reason.setdefault(why, []).append(str(edition))
    words = "; ".join(f"{', '.join(years)}: the edition {why}" for why, years in by_reason.items())
    return [f"In doubt: {words}."] if words else []


def _scale(found: "ThroughYears", states: Sequence[str]) -> Scale:
    """Choose the unit of the cells: percent for shares, else one for all values shown."""
    import polars as pl

    if not found.index.no_shares():
        return Scale(0.01, "%")
    shown = found.table.filter(pl.col("state").is_in(states))
    return scale_of(str(found.table["unit"][0]), shown["value"].to_list())


def _that_fits(years: Sequence[int], grid: Callable[[Sequence[int]], Grid]) -> tuple[Grid, list[int]]:
    """Take as many years as fit, the first and the last and others as far apart between them."""
    for count in range(len(years), 1, -1):
        chosen = sorted({years[round(step * (len(years) - 1) / (count - 1))] for step in range(count)})
        made = grid(chosen)
        if width_of(made) <= WIDTH:
            return made, chosen
    return grid(years[-1:]), list(years[-1:])


def width_of(grid: Grid) -> int:
    """Measure a table as it is printed."""
    widths = [
        max(len(column.label), *(len(str(row.get(column.name) or "–")) for row in grid.rows)) for column in grid.columns
    ]
    return sum(widths) + GAP * (len(widths) - 1)


def _grid(found: "ThroughYears", states: Sequence[str], scale: Scale, years: Sequence[int]) -> Grid:
    """Set some years as columns, with a wall between two that a break parts."""
    from polycentric.panel.breaks import between

    walls = {each.after for each in between(found.breaks, years)}
    column = "value" if found.index.no_shares() else "share"
    cells = {(row["state"], row["year"]): row for row in found.table.iter_rows(named=True)}
    last, texts = found.years[-1], dict[int, list[str]]()
    for year in years:
        shown = [scale.show(cells.get((state, year), {}).get(column)) or "–" for state in states]
        width = max(len(text) for text in (*shown, str(year)))
        # The wall stands in the column that it is before: a column of its own would take the room of a year.
        texts[year] = [f"{WALL} {text:>{width}}" for text in shown] if year in walls else shown
    columns = [Column("name", "state")]
    columns += [Column(str(year), f"{WALL} {year}" if year in walls else str(year), "number") for year in years]
    rows = [
        {"name": _fitted(cells[state, last]["name"])} | {str(year): texts[year][place] for year in years}
        for place, state in enumerate(states)
    ]
    return Grid(columns, rows)


def _fitted(name: str) -> str:
    """Cut a name that is too long for its column."""
    return name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"


def _old(found: "ThroughYears") -> str:
    """Count the numbers that are much older than the year they stand in."""
    import polars as pl

    old = found.table.filter(pl.col("year") - pl.col("year_of_number") > OLD)
    if old.is_empty():
        return ""
    counted = old.group_by("year").len().sort("year").rows()
    oldest = old.sort("year_of_number", "year", "state").row(0, named=True)
    return (
        f"Numbers more than {OLD} years older than their column: "
        f"{', '.join(f'{count} in {year}' for year, count in counted)}; the oldest is of {oldest['year_of_number']} "
        f"({oldest['name']}, {oldest['year']})."
    )
