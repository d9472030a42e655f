"""``polycentric coverage``: what the series of the world `history` cover, year by year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli import options
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet

if TYPE_CHECKING:
    import polars as pl

FIRST, LAST = 1816, 2022


@click.command(name="coverage", cls=Command)
@click.argument("series", nargs=-1)
@click.option(
    "--from", "first", type=options.YEAR, default=FIRST, show_default=True, metavar="YEAR", help="First year."
)
@click.option("--to", "last", type=options.YEAR, default=LAST, show_default=True, metavar="YEAR", help="Last year.")
@options.output(svg=True)
@click.pass_context
def coverage(ctx: click.Context, series: tuple[str, ...], first: int, last: int, output: options.Output) -> None:
    """Show which years and how much of the world each SERIES of the world 'history' covers; without one, all.

    A cell is a state, or a directed pair of states, that lived in the year. It counts as covered where the source
    gives a value, or lists what there is and has nothing there (a true zero). --csv and --json hold every year with
    the counts of observed, absent, missing and outside; --svg draws the map of series by year. A source that has not
    been fetched is shown with the years of its record.

    Example: polycentric coverage atop contiguity --from 1900
    """
    from polycentric.cli.write import deliver

    table = _surveyed(series, (first, last))
    deliver(_sheet(ctx, table, (first, last), output), output)


def _surveyed(names: Sequence[str], years: tuple[int, int]) -> "pl.DataFrame":
    """Survey series by series, with a bar where it takes its time."""
    import polars as pl

    from polycentric.cli.progress import steps
    from polycentric.panel.load import span
    from polycentric.panel.series import SERIES, select
    from polycentric.panel.survey import survey

    checked = span(years, "history")
    chosen = select(names or list(SERIES))
    with steps(len(chosen)) as step:
        parts: list[pl.DataFrame] = []
        for series, variables in chosen.items():
            step(SERIES[series].label)
            parts.append(survey([each.name for each in variables], checked))
    return pl.concat(parts)


def _sheet(ctx: click.Context, table: "pl.DataFrame", years: tuple[int, int], output: options.Output) -> Answer:
    """Put the survey together as a result."""
    from polycentric.answers.grids import grid_of
    from polycentric.cli.old import provenance_of

    summary = _summary(table)
    unfetched = sorted({row["source"] for row in summary if row["basis"] == "record"})
    notes = ["Covered: part of the states or pairs of those years that the source speaks of; zero outside its years."]
    if unfetched:
        notes.append(f"Not fetched, so only the years of the record are known: {'; '.join(unfetched)}.")
    return Sheet(
        f"What the series of the world 'history' cover, {years[0]}–{years[1]}",
        grid_of(table, {"year": "year", "covered": "fraction"}),
        [Section("", Grid(_READ, summary))],
        notes=notes,
        provenance=provenance_of(ctx, *_sources(table), world="history", years=list(years)),
        picture=_picture(table, years) if output.is_picture else None,
    )


_READ = (
    Column("variable", "variable"),
    Column("cells_are", "of"),
    Column("first", "from", "year"),
    Column("last", "to", "year"),
    Column("share", "covered %", "number"),
    Column("source", "source"),
    Column("units", "unit"),
)


def _summary(table: "pl.DataFrame") -> list[dict[str, Any]]:
    """Give a row per variable: the years it covers, and how much of the world in them."""
    import polars as pl

    rows: list[dict[str, Any]] = []
    for (_, variable), part in table.group_by("series", "variable", maintain_order=True):
        known = part.filter(part["covered"].is_null() | (part["covered"] > 0))
        counted = known.filter(known["covered"].is_not_null())
        known_cells, cells = (int(counted.select(pl.sum_horizontal(names).sum()).item() or 0)
                              for names in (["observed", "absent"], ["cells"]))  # fmt: skip
        share = known_cells / cells if cells else None
        rows.append(part.row(0, named=True) | {
            "variable": variable,
            "first": known["year"].min(),
            "last": known["year"].max(),
            "share": None if share is None else _percent(share),
        })  # fmt: skip
    return rows


def _percent(share: float) -> str:
    """Write a part in percent; a few cells among many are not none."""
    rounded = f"{100 * share:.1f}"
    return "<0.1" if rounded == "0.0" and share > 0 else rounded


def _picture(table: "pl.DataFrame", years: tuple[int, int]) -> str:
    """Draw the map of series by year."""
    from polycentric.pictures.charts.layer_coverage import Covered, draw

    parts = table.group_by("series", "variable", maintain_order=True)
    rows = [
        Covered(row["variable"], row["label"], row["cells_are"], row["source"], _stretches(part))
        for row, part in ((part.row(0, named=True), part) for _, part in parts)
    ]
    return draw(rows, years)


def _stretches(part: "pl.DataFrame") -> list[Any]:
    """Join years of about the same coverage (to one part in fifty); years without any are left out."""
    from polycentric.pictures.charts.layer_coverage import Stretch

    stretches: list[Stretch] = []
    for year, covered in zip(part["year"].to_list(), part["covered"].to_list(), strict=True):
        if covered == 0:
            continue
        rounded = None if covered is None else max(round(50 * covered), 1) / 50
        if stretches and stretches[-1].last == year - 1 and stretches[-1].covered == rounded:
            stretches[-1] = Stretch(stretches[-1].first, year, rounded)
        else:
            stretches.append(Stretch(year, year, rounded))
    return stretches


def _sources(table: "pl.DataFrame") -> list[str]:
    """Name the sources that the survey counted."""
    from polycentric.panel.series import SERIES

    names = table["series"].unique(maintain_order=True).to_list()
    return sorted({SERIES[name].editions[SERIES[name].version].source for name in names})


COMMAND = coverage
