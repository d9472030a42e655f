"""The tables and words of ``polycentric leads``."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section, grid_of
from polycentric.pictures.drawing.words import the

if TYPE_CHECKING:
    import polars as pl
    import xarray as xr

READ = (
    Column("year", "year", "number"),
    Column("rank", "rank", "number"),
    Column("name", "state"),
    Column("share", "share %", "number"),
    Column("shares", "95% range"),
    Column("first", "first, % of draws", "number"),
    Column("ranks", "ranks, 95%"),
)
POLES = (
    Column("year", "year", "number"),
    Column("definition", "definition"),
    Column("set", "set"),
    Column("one", "1 pole", "number"),
    Column("two", "2", "number"),
    Column("three", "3", "number"),
    Column("more", "more", "number"),
    Column("missing", "no class", "number"),
)
NAMED = (*POLES[:3], Column("poles", "poles, or why there is no class"))
UNITS_OF_CHANCES = dict.fromkeys(("chance", "low", "high", "missing"), "part of the draws") | {"year": "year"}
UNITS = {"share": "fraction of all states", "share_low": "fraction of all states", "share_high":
         "fraction of all states", "first": "part of the draws", "year": "year"}  # fmt: skip
OF_POLES = (
    "A chance is the part of all draws. Draws without a class are counted in their own column: the chance of two poles "
    "lies between its number and the sum of both."
)


def tidy(found: "pl.DataFrame", *, poles: bool) -> Grid:
    """Give the rows as machines get them."""
    return grid_of(found, UNITS_OF_CHANCES if poles else UNITS)


def judged_by() -> tuple[str, ...]:
    """Name the variables by which it is judged whether enough of a set is observed, and who is in it."""
    from polycentric.panel.reading import archive

    people = archive("population", "nmc")
    return (*(people.variables if people is not None else ()), "cowmaj", "maoz_global", "maoz_regional")


def leaders_section(found: "pl.DataFrame") -> Section:
    """Set who leads."""
    return Section("", Grid(READ, [_readable(row) for row in found.iter_rows(named=True)]))


def poles_sections(found: "pl.DataFrame", panel: "xr.Dataset") -> list[Section]:
    """Set how many poles there were, and below who they were."""
    rows = [] if found.is_empty() else list(_by_reading(found, _names(panel)))
    heading = "How many poles, in percent of the draws"
    return [Section(heading, Grid(POLES, rows)), Section("Who, in percent of the draws", Grid(NAMED, rows))]


def sentences(found: "pl.DataFrame", panel: "xr.Dataset", *, poles: bool) -> list[str]:
    """Say of the last year who most probably led, or how many poles each rule finds in most draws."""
    last = found.filter(found["year"] == found["year"].max())
    if not poles:
        row = last.sort("first", descending=True).row(0, named=True)
        name = the(row["name"])
        return [
            f"{name[:1].upper()}{name[1:]} led in {row['year']} in {_percent(row['first'])}% of the draws, with a "
            f"share of {_percent(row['share_low'])}% to {_percent(row['share_high'])}%."
        ]
    names, lines = _names(panel), list[str]()
    for (definition,), rows in last.group_by("definition", maintain_order=True):
        numbers = rows.filter(of="number").sort("chance", descending=True)
        if numbers.height and definition == "half_of_leader":
            most = numbers.row(0, named=True)
            held = rows.filter(of="pole").sort("chance", descending=True)
            likely: list[str] = held.head(int(most["value"]))["value"].to_list()
            called = ", ".join(the(names.get(state) or state) for state in likely)
            lines.append(
                f"With at least half of the leader for a pole, {_percent(most['chance'])}% of the draws of "
                f"{most['year']} have {most['value']} pole{'' if most['value'] == '1' else 's'}; the likeliest: "
                f"{called}."
            )
    return lines


def _names(panel: "xr.Dataset") -> dict[str, str]:
    """Give each state's name in the last year."""
    return {str(state): str(name) for state, name in zip(panel["state"].values, panel["name"].values[-1], strict=True)}


def _by_reading(table: "pl.DataFrame", names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Write one row for each year, definition and set."""
    for _, rows in table.group_by("year", "definition", "set", maintain_order=True):
        first = rows.row(0, named=True)
        count = {row["value"]: row["chance"] for row in rows.filter(of="number").iter_rows(named=True)}
        more = sum(chance for number, chance in count.items() if int(number) > 3)
        poles = [(names.get(row["value"], row["value"]), row["chance"])
                 for row in rows.filter(of="pole").iter_rows(named=True)]  # fmt: skip
        listed = ", ".join(f"{name} {_percent(chance)}" for name, chance in poles)
        yield {key: first[key] for key in ("year", "definition", "set")} | {
            **{word: _percent(count.get(str(number), 0.0)) for number, word in enumerate(("one", "two", "three"), 1)},
            "more": _percent(more),
            "missing": _percent(first["missing"]),
            "poles": listed or first["reason"],
        }


def _percent(chance: float) -> str:
    """Write a part as a percentage."""
    return f"{100 * chance:.1f}"


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    """Write one row for a reader."""
    return row | {
        "share": f"{100 * row['share']:.1f}",
        "shares": f"{100 * row['share_low']:.1f}–{100 * row['share_high']:.1f}",
        "first": f"{100 * row['first']:.1f}",
        "ranks": f"{row['rank_low']}–{row['rank_high']}",
    }


def notes(draws: int, seed: int, correlation: float, *, empty: bool, poles: bool) -> list[str]:
    """Say what was drawn, and what isn't known."""
    if empty:
        return ["No state has a value in these years."]
    return [
        f"{draws:,} draws, seed {seed}: each state's value is lognormal with the source's mean and standard deviation.",
        f"Correlation of the errors of any two states: {correlation:g}, a choice. The source gives none, and it "
        "decides much: errors that all share in proportion move no rank.",
        "Years are drawn independently, so nothing here says how likely a change from one year to the next is.",
        *([OF_POLES] if poles else []),
    ]
