"""``polycentric table``: tables for statistics, a row a state-year, dyad-year, leader-year, state-day or year."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli import options
from polycentric.cli.groups import ListByDefault
from polycentric.cli.old import Sheet

if TYPE_CHECKING:
    from polycentric.panel.tidy.table import TidyTable

HELP = """Tables for statistics: a row a state-year, dyad-year, leader-year or year, with columns from the sources.

Each added column says which years its source covers. Outside them, and for states that it doesn't cover, a value is
missing; only where the source covers the row and lists nothing is it zero.

\b
Examples:
  polycentric table list
  polycentric table dyad-years --from 1816 --to 2010 --undirected
  polycentric table dyad-years --from 1816 --to 2010 --add atop,contiguity,nmc:version=6 -o dyads.parquet
"""
SHOWN = 8
WIDTH = 8


@click.group(cls=ListByDefault, name="table", help=HELP)
def table() -> None:
    """Stand for the group."""


@table.command("list")
@options.output()
@click.pass_context
def list_(ctx: click.Context, output: options.Output) -> None:
    """List what can be added, to which rows, and from which source.

    Example: polycentric table list --csv
    """
    from polycentric.cli.old import provenance_of
    from polycentric.cli.write import deliver
    from polycentric.tidy import additions

    names = ("addition", "adds", "to", "sources", "options", "columns")
    rows = [
        {
            "addition": name, "adds": addition.label, "to": ", ".join(f"{unit}s" for unit in addition.units),
            "sources": ", ".join(addition.sources) or "the state lists",
            "options": " ".join(f"{option}={'|'.join(words) or '...'}" for option, words in addition.options.items()),
            "columns": ", ".join(addition.columns),
        }
        for name, addition in additions().items()
    ]  # fmt: skip
    tidy = Grid([Column(name, name) for name in names], rows)
    read = Grid([Column(name, name) for name in names[:3]], rows)
    sheet = Sheet(f"{len(rows)} additions", tidy, [Section("", read)], provenance=provenance_of(ctx))
    deliver(sheet, output)


def _base_rows(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that all kinds of rows share."""
    choices = (
        click.option("--from", "first", type=options.YEAR, metavar="YEAR",
                     help="First year; default: the list's first."),
        click.option("--to", "last", type=options.YEAR, metavar="YEAR",
                     help="Last year; default: the list's last. Later years carry its last members on, and say so."),
        click.option("--system", type=click.Choice(["cow", "gw"]), default=None,
                     help="Whose list of states: the Correlates of War's, or Gleditsch and Ward's."),
        click.option("--add", "additions", multiple=True, metavar="NAME,...",
                     help="What to add; options after colons, as in nmc:version=6. May be given several times."),
        click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", callback=options.checked_place,
                     help="Write the table to a .parquet, .csv or .dta file, and beside it what its columns cover."),
        click.option("--json", "as_json", is_flag=True, help="Print what each column covers as JSON."),
        click.pass_context,
    )  # fmt: skip
    for choice in reversed(choices):
        command = choice(command)
    return command


def _directed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the choice of the direction."""
    meaning = "Each pair in both directions, or once."
    return click.option("--directed/--undirected", default=True, show_default=True, help=meaning)(command)


@table.command("state-years")
@_base_rows
def state_years(ctx: click.Context, **keywords: Any) -> None:
    """Give a row for every state and year in which it was a member.

    Example: polycentric table state-years --from 1900 --to 1914
    """
    _run(ctx, "state_years", {}, **keywords)


@table.command("dyad-years")
@_directed
@_base_rows
def dyad_years(ctx: click.Context, directed: bool, **keywords: Any) -> None:
    """Give a row for every pair of states and year in which both were members on a same day.

    Example: polycentric table dyad-years --from 1900 --to 1914 --undirected
    """
    _run(ctx, "dyad_years", {"directed": directed}, **keywords)


@table.command("state-days")
@_base_rows
def state_days(ctx: click.Context, **keywords: Any) -> None:
    """Give a row for every day on which a state was a member.

    Example: polycentric table state-days --from 1914 --to 1914
    """
    _run(ctx, "state_days", {}, **keywords)


@table.command("system-years")
@_base_rows
def system_years(ctx: click.Context, **keywords: Any) -> None:
    """Give a row for every year: how many states and pairs of states there were.

    Example: polycentric table system-years --from 1900 --to 1914
    """
    _run(ctx, "system_years", {}, **keywords)


@table.command("leader-years")
@_base_rows
def leader_years(ctx: click.Context, **keywords: Any) -> None:
    """Give a row for every leader's spell in office and year.

    Example: polycentric table leader-years --from 1900 --to 1914 -o leaders.csv
    """
    _run(ctx, "leader_years", {}, **keywords)


@table.command("leader-days")
@_base_rows
def leader_days(ctx: click.Context, **keywords: Any) -> None:
    """Give a row for every day of every leader's spell in office.

    Example: polycentric table leader-days --from 1914 --to 1914 -o days.parquet
    """
    _run(ctx, "leader_days", {}, **keywords)


@table.command("leader-dyad-years")
@_directed
@_base_rows
def leader_dyad_years(ctx: click.Context, directed: bool, **keywords: Any) -> None:
    """Give a row for every pair of leaders in office on a same day, and year.

    Example: polycentric table leader-dyad-years --from 1900 --to 1914 -o pairs.parquet
    """
    _run(ctx, "leader_dyad_years", {"directed": directed}, **keywords)


def _run(
    ctx: click.Context, builder: str, arguments: dict[str, Any], *, first: int | None, last: int | None,
    system: str | None, additions: tuple[str, ...], out: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Build the table, add to it, and write it or show its first rows."""
    from polycentric.answers.covered import checked_columns
    from polycentric.cli.progress import steps
    from polycentric.cli.write import deliver
    from polycentric.panel.tidy.holes import holes
    from polycentric.tidy import BUILDERS

    names = [name for each in additions for name in each.split(",") if name]
    _check(names, out)
    with steps(len(names) + 3) as step:
        step("rows")
        added: list[tuple[str, int, int]] = []
        built: TidyTable = BUILDERS[builder](
            first=first, last=last, **arguments, **({"system": system} if system else {})
        )
        for name in names:
            step(name)
            before = len(built.notes)
            built = built.add(name)
            added += [(name, note.first, note.last) for note in built.notes[before:]]
        rows = built.base.frame
        notes = checked_columns(added, (int(rows["year"].min()), int(rows["year"].max()))) if rows.height else []  # pyright: ignore[reportArgumentType]  # whole numbers
        if out is not None:
            step("writing")
            built.write(out)
        step("largest states")
        missed = holes(built)
    if out is not None:
        from polycentric.writing import shown

        for line in (*built.remarks, *missed, *notes, f"Wrote {shown(out)}: {built.base.height:,} rows"):
            click.echo(line, err=True)
    if out is None or as_json:
        deliver(_sheet(ctx, built, [*missed, *notes]), options.Output("json" if as_json else None, None))


def _check(names: list[str], out: Path | None) -> None:
    """Refuse an unknown addition and an ending without a form before anything is built."""
    from polycentric.panel.additions.contract import parsed
    from polycentric.panel.tidy.write import checked_form
    from polycentric.tidy import addition

    for name in names:
        _ = addition(parsed(name)[0])
    if out is not None:
        checked_form(out)


def _sheet(ctx: click.Context, built: "TidyTable", missed: Sequence[str]) -> Answer:
    """Show the first rows, what the columns cover, and which great powers and years they miss."""
    from polycentric.cli.old import provenance_of

    head = built.frame.head(SHOWN)
    left_out = f" (the first {WIDTH} of {head.width} columns)" if head.width > WIDTH else ""
    rows = Grid([Column(name, name) for name in head.columns[:WIDTH]], head.to_dicts())
    covered = built.coverage()
    coverage = Grid([Column(name, name) for name in covered.columns], covered.to_dicts())
    short = Grid([Column(name, name) for name in ("column", "source", "first", "last", "missing")], covered.to_dicts())
    direction = "directed " if built.base.directed else ""
    title = f"{built.base.height:,} {direction}{built.base.unit}s"
    sections = [Section(f"First rows{left_out}", rows), *([Section("Coverage", short)] if built.notes else [])]
    return Sheet(
        title,
        coverage,
        sections,
        notes=[*built.remarks, *missed],
        provenance=provenance_of(ctx, *built.sources(), height=built.base.height),
    )


COMMAND = table
