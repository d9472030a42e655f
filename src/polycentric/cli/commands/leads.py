"""``polycentric leads``: how sure it is who leads, where a source says how uncertain it is."""

from typing import TYPE_CHECKING, Any

import click

from polycentric.cli import options
from polycentric.cli.command import Command
from polycentric.cli.sheet import Column, Grid, Section, Sheet
from polycentric.cli.span import Years, years

if TYPE_CHECKING:
    import polars as pl

READ = (
    Column("year", "year", "number"),
    Column("rank", "rank", "number"),
    Column("name", "state"),
    Column("share", "share %", "number"),
    Column("shares", "95% range"),
    Column("first", "leads in % of draws", "number"),
    Column("ranks", "ranks, 95% range"),
)
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
@options.top(5)
@options.output()
@click.pass_context
def leads(
    ctx: click.Context,
    index: str,
    years: Years,
    correlation: float,
    draws: int,
    seed: int,
    top: int,
    output: options.Output,
) -> None:
    """Show the chance of being first, and the ranges of share and rank, by an INDEX whose source says how unsure it is.

    Example: polycentric leads output_fariss --years 2010-2019 --correlation 0.5
    """
    from polycentric.cli.covered import checked
    from polycentric.cli.grids import grid_of, provenance_of
    from polycentric.cli.write import deliver
    from polycentric.panel.load import load
    from polycentric.power import INDICES
    from polycentric.power.uncertainty import leads

    chosen = INDICES[index]
    spreads = chosen.archived_spreads()
    if not spreads:
        raise click.UsageError(f"The source of '{index}' gives no standard deviations; these do: {', '.join(_sure())}.")
    wanted = [*chosen.archive(), *spreads]
    panel = load("history", years=years, series=wanted)
    notes = checked(f"'{index}'", wanted, years)
    chosen = chosen.on(panel)
    found = leads(chosen, panel, top=top, draws=draws, seed=seed, correlation=correlation)
    sources = sorted({str(values.attrs["source_name"]) for values in panel.data_vars.values()})
    choices: dict[str, Any] = {"draws": draws, "seed": seed, "correlation": correlation}
    deliver(
        Sheet(
            f"Who leads by {chosen.label}, {years[0]}–{years[1]}",
            grid_of(found, UNITS),
            [Section("", Grid(READ, [_readable(row) for row in found.iter_rows(named=True)]))],
            notes=[*notes, *_notes(found, draws, seed, correlation)],
            provenance=provenance_of(ctx, *sources, world="history", years=list(years), **choices),
        ),
        output,
    )


def _sure() -> list[str]:
    """Name the indices of whose own series the source gives standard deviations."""
    from polycentric.power import INDICES

    return [name for name, index in INDICES.items() if index.archived_spreads() and not index.otherwise]


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    """Write one row for a reader."""
    return row | {
        "share": f"{100 * row['share']:.1f}",
        "shares": f"{100 * row['share_low']:.1f}–{100 * row['share_high']:.1f}",
        "first": f"{100 * row['first']:.1f}",
        "ranks": f"{row['rank_low']}–{row['rank_high']}",
    }


def _notes(found: "pl.DataFrame", draws: int, seed: int, correlation: float) -> list[str]:
    """Say what was drawn, and what isn't known."""
    if found.is_empty():
        return ["No state has a value in these years."]
    return [
        f"{draws:,} draws, seed {seed}: each state's value is lognormal with the source's mean and standard deviation.",
        f"Correlation of the errors of any two states: {correlation:g}, a choice. The source gives none, and it "
        "decides much: errors that all share move no rank.",
        "Years are drawn independently, so nothing here says how likely a change from one year to the next is.",
    ]


COMMAND = leads
