"""``polycentric leads``: how sure it is who leads and how many poles there were, where a source is uncertain."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli import old, options
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet
from polycentric.cli.span import Years, years

if TYPE_CHECKING:
    import polars as pl
    import xarray as xr

    from polycentric.power.contract import PowerIndex

READ = (
    Column("year", "year", "number"),
    Column("rank", "rank", "number"),
    Column("name", "state"),
    Column("share", "share %", "number"),
    Column("shares", "95% range"),
    Column("first", "leads in % of draws", "number"),
    Column("ranks", "ranks, 95% range"),
)
POLES = (
    Column("year", "year", "number"),
    Column("definition", "definition"),
    Column("set", "set"),
    Column("one", "1 pole, %", "number"),
    Column("two", "2, %", "number"),
    Column("three", "3, %", "number"),
    Column("more", "more, %", "number"),
    Column("missing", "no class, %", "number"),
    Column("poles", "poles in % of draws, or why there is no class"),
)
UNITS_OF_CHANCES = dict.fromkeys(("chance", "low", "high", "missing"), "part of the draws") | {"year": "year"}
UNITS = {"share": "fraction of all states", "share_low": "fraction of all states", "share_high":
         "fraction of all states", "first": "part of the draws", "year": "year"}  # fmt: skip


@click.command(name="leads", cls=Command)
@click.argument("index", default="output_fariss")
@years("2010", "Which years.")
@click.option("--correlation", type=click.FloatRange(0, 1), default=0.0, show_default=True, metavar="R",
              help="Of the errors of any two states: the source gives none, so try several.")  # fmt: skip
@click.option("--draws", type=click.IntRange(100, 100_000), default=4_000, show_default=True, metavar="N",
              help="How often the index is drawn.")  # fmt: skip
@options.seed(1, "Of the draws.")
@click.option("--poles", is_flag=True, help="How many poles there were, with what chance, by each definition that "
              "looks at the INDEX.")  # fmt: skip
@old.top(5)
@options.output()
@click.pass_context
def leads(
    ctx: click.Context,
    index: str,
    years: Years,
    correlation: float,
    draws: int,
    seed: int,
    poles: bool,
    top: int,
    output: options.Output,
) -> None:
    """Show the chance of being first, and the ranges of share and rank, by an INDEX whose source says how unsure it is.

    With --poles, show with what chance there were one, two, three or more poles instead, and who they were.

    Example: polycentric leads output_fariss --years 2010-2019 --correlation 0.5
    """
    from polycentric.answers.covered import checked
    from polycentric.cli.old import provenance_of
    from polycentric.cli.write import deliver
    from polycentric.panel.load import load
    from polycentric.power import INDICES
    from polycentric.power.named import with_deviations

    chosen = INDICES[index]
    spreads = chosen.archived_spreads()
    if not spreads:
        raise click.UsageError(
            f"The source of '{index}' gives no standard deviations; these do: {', '.join(with_deviations(INDICES))}."
        )
    variables = [*chosen.archive(), *spreads]
    panel = load("history", years=years, series=[*variables, *(_judged_by() if poles else ())])
    notes = checked(f"'{index}'", variables, years)
    made = _poles if poles else _leaders
    choices: dict[str, Any] = {"draws": draws, "seed": seed, "correlation": correlation}
    title, tidy, section, empty = made(chosen.on(panel), panel, top, choices)
    sources = sorted({str(values.attrs["source_name"]) for values in panel.data_vars.values()})
    deliver(
        Sheet(
            f"{title} by {chosen.label}, {years[0]}–{years[1]}",
            tidy,
            [section],
            notes=[*notes, *_notes(draws, seed, correlation, empty=empty), *(NOTES_OF_POLES if poles else ())],
            provenance=provenance_of(ctx, *sources, world="history", years=list(years), **choices),
        ),
        output,
    )


Made = tuple[str, Grid, Section, bool]
NOTES_OF_POLES = (
    "A chance is the part of all draws. Draws without a class are counted in their own column: the chance of two poles "
    "lies between its number and the sum of both.",
)


def _judged_by() -> tuple[str, ...]:
    """Name the variables by which it is judged whether enough of a set is observed, and who is in it."""
    from polycentric.panel.reading import archive

    people = archive("population", "nmc")
    return (*(people.variables if people is not None else ()), "cowmaj", "maoz_global", "maoz_regional")


def _leaders(index: "PowerIndex", panel: "xr.Dataset", top: int, choices: Mapping[str, Any]) -> Made:
    """Say who leads."""
    from polycentric.answers.grids import grid_of
    from polycentric.power.uncertainty import leads

    chances = leads(index, panel, top=top, **choices)
    shown = Section("", Grid(READ, [_readable(row) for row in chances.iter_rows(named=True)]))
    return "Who leads", grid_of(chances, UNITS), shown, chances.is_empty()


def _poles(index: "PowerIndex", panel: "xr.Dataset", top: int, choices: Mapping[str, Any]) -> Made:
    """Say how many poles there were; `top` is how many of the likeliest poles are named."""
    import polars as pl

    from polycentric.answers.grids import grid_of
    from polycentric.poles import chances

    known = index(panel)
    years = [int(year) for year in known["year"].values[known.notnull().any("state").values]]
    counted = chances(panel, index.name, years, indices={index.name: index}, **choices) if years else pl.DataFrame()
    if years:
        rank = pl.int_range(pl.len()).over("year", "definition", "set", "of")
        counted = counted.filter((pl.col("of") != "pole") | (rank < top))
    names = {str(state): str(name) for state, name in zip(panel["state"].values, panel["name"].values[-1], strict=True)}
    shown = Section("", Grid(POLES, list(_by_reading(counted, names)) if years else []))
    return "How many poles", grid_of(counted, UNITS_OF_CHANCES), shown, not years


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


def _notes(draws: int, seed: int, correlation: float, *, empty: bool) -> list[str]:
    """Say what was drawn, and what isn't known."""
    if empty:
        return ["No state has a value in these years."]
    return [
        f"{draws:,} draws, seed {seed}: each state's value is lognormal with the source's mean and standard deviation.",
        f"Correlation of the errors of any two states: {correlation:g}, a choice. The source gives none, and it "
        "decides much: errors that all share in proportion move no rank.",
        "Years are drawn independently, so nothing here says how likely a change from one year to the next is.",
    ]


COMMAND = leads
