"""``polycentric table``: tables for statistics, a row a state-year, dyad-year, leader-year, state-day or year."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer, tell
from polycentric.cli.groups import ListByDefault
from polycentric.cli.uses import Useless, absent

HELP = """Tables for statistics: a row a state-year, dyad-year, leader-year or year, with columns from the sources.

Each added column says which years its source covers. Outside them, and for states that it doesn't cover, a value is
missing; only where the source covers the row and lists nothing is it zero.

Columns are added first, then rows chosen (--relevant, --where), then columns (--keep).

\b
Examples:
  polycentric table list
  polycentric table dyad-years --from 1816 --to 2010 --undirected
  polycentric table dyad-years --add atop,contiguity,nmc:version=6 -o d.csv
  polycentric table dyad-years --undirected --relevant --add gml_mids -o d.dta
"""
WHERE = "year >= 1946 and (cinc1 > 0.05 or conttype in (1, 2)) and polity21 is not missing"
CONTACTS = ("any", "land", "12", "24", "150")


@click.group(cls=ListByDefault, name="table", help=HELP)
def table() -> None:
    """Stand for the group."""


@table.command("list")
@options.output()
def list_(output: options.Output) -> None:
    """List what can be added, to which rows, and from which source.

    Example: polycentric table list --csv
    """
    answer("additions", output)


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
        click.option("--where", multiple=True, metavar="EXPR",
                     help=f"Rows that meet a condition on columns, in the units of --units: \"{WHERE}\"."),
        click.option("--keep", multiple=True, metavar="COLUMN,...",
                     help="Columns to keep of those added; codes and years always stay, and a pair's name without its "
                     "1 or 2 means both."),
        click.option("--units", type=click.Choice(["base", "cow"]),
                     help="Amounts in base units (people, dollars, metres), or in those of the codebooks (thousands, "
                     "millions, kilometres); default: base."),
        click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", callback=options.checked_place,
                     help="Write the table to a .parquet, .csv or .dta file, and beside it what its columns cover; "
                     "then show its columns, missing values and first rows."),
        click.option("--json", "as_json", is_flag=True, help="Print what each column covers as JSON."),
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
def state_years(**asked: Any) -> None:
    """Give a row for every state and year in which it was a member.

    Example: polycentric table state-years --from 1900 --to 1914
    """
    _run("state-years", **asked)


@table.command("dyad-years", rules=[Useless(("contact",), absent("relevant"))])
@_directed
@click.option(
    "--relevant",
    is_flag=True,
    help="Politically relevant pairs alone: contiguous ones, or with a major power (Lemke and Reed 2001).",
)
@click.option(
    "--contact",
    type=click.Choice(CONTACTS),
    default=None,
    help="With --relevant: contiguous by land alone, or across so many miles of water at most; default: any, "
    "which is 400.",
)
@_base_rows
def dyad_years(**asked: Any) -> None:
    """Give a row for every pair of states and year in which both were members on a same day.

    With --relevant it says how many pairs are left out because it isn't known: the record of contiguity ends in 2016.

    Example: polycentric table dyad-years --from 1900 --to 1914 --undirected
    """
    _run("dyad-years", **asked)


@table.command("state-days")
@_base_rows
def state_days(**asked: Any) -> None:
    """Give a row for every day on which a state was a member.

    Example: polycentric table state-days --from 1914 --to 1914
    """
    _run("state-days", **asked)


@table.command("system-years")
@_base_rows
def system_years(**asked: Any) -> None:
    """Give a row for every year: how many states and pairs of states there were.

    Example: polycentric table system-years --from 1900 --to 1914
    """
    _run("system-years", **asked)


@table.command("leader-years")
@_base_rows
def leader_years(**asked: Any) -> None:
    """Give a row for every leader's spell in office and year.

    Example: polycentric table leader-years --from 1900 --to 1914 -o leaders.csv
    """
    _run("leader-years", **asked)


@table.command("leader-days")
@_base_rows
def leader_days(**asked: Any) -> None:
    """Give a row for every day of every leader's spell in office.

    Example: polycentric table leader-days --from 1914 --to 1914 -o days.parquet
    """
    _run("leader-days", **asked)


@table.command("leader-dyad-years")
@_directed
@_base_rows
def leader_dyad_years(**asked: Any) -> None:
    """Give a row for every pair of leaders in office on a same day, and year.

    Example: polycentric table leader-dyad-years --from 1900 --to 1914 -o pairs.parquet
    """
    _run("leader-dyad-years", **asked)


def _run(rows: str, *, out: Path | None, as_json: bool, **asked: Any) -> None:
    """Ask for the table; what was written is told beside the output, as JSON asked for is the output."""
    if out is not None:
        tell("table", [rows], out=out, **asked)
    if out is None or as_json:
        answer("table", options.Output("json" if as_json else None, None), [rows], **asked)


COMMAND = table
