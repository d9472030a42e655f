"""``polycentric table``: tables for statistics, a row a state-year, dyad-year, leader-year, state-day or year."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from polycentric.cli import options
from polycentric.cli.groups import ListByDefault
from polycentric.cli.uses import Useless, absent

if TYPE_CHECKING:
    from polycentric.panel.tidy.table import TidyTable

HELP = """Tables for statistics: a row a state-year, dyad-year, leader-year or year, with columns from the sources.

Each added column says which years its source covers. Outside them, and for states that it doesn't cover, a value is
missing; only where the source covers the row and lists nothing is it zero.

Columns are added first, then rows chosen (--relevant, --where), then columns (--keep).

\b
Examples:
  polycentric table list
  polycentric table dyad-years --from 1816 --to 2010 --undirected
  polycentric table dyad-years --from 1816 --to 2010 --add atop,contiguity,nmc:version=6 -o dyads.parquet
  polycentric table dyad-years --undirected --relevant --add gml_mids,cinc --keep gmlmidonset,cinc -o dyads.dta
"""
WHERE = "year >= 1946 and (cinc1 > 0.05 or conttype in (1, 2)) and polity21 is not missing"
CONTACTS = ("any", "land", "12", "24", "150")


@dataclass(frozen=True)
class Choice:
    """Which rows and columns are kept, and in which units amounts stand."""

    where: tuple[str, ...]
    keep: tuple[str, ...]
    units: str
    relevant: bool = False
    contact: str | None = None


@dataclass(frozen=True)
class Rows:
    """Which rows a table begins with."""

    builder: str
    first: int | None
    last: int | None
    system: str | None
    directed: bool | None = None

    @property
    def keywords(self) -> dict[str, Any]:
        """What the function that builds them is called with."""
        given = {"system": self.system, "directed": self.directed}
        return {"first": self.first, "last": self.last, **{k: v for k, v in given.items() if v is not None}}


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
    from polycentric.cli.table_rows import additions_listed
    from polycentric.cli.write import deliver

    deliver(additions_listed(ctx), output)


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
        click.option("--units", type=click.Choice(["base", "cow"]), default="base", show_default=True,
                     help="Amounts in base units (people, dollars, metres), or in those of the codebooks (thousands, "
                     "millions, kilometres)."),
        click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", callback=options.checked_place,
                     help="Write the table to a .parquet, .csv or .dta file, and beside it what its columns cover; "
                     "then show its columns, missing values and first rows."),
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
def state_years(ctx: click.Context, **options: Any) -> None:
    """Give a row for every state and year in which it was a member.

    Example: polycentric table state-years --from 1900 --to 1914
    """
    _run(ctx, "state_years", **options)


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
def dyad_years(ctx: click.Context, **options: Any) -> None:
    """Give a row for every pair of states and year in which both were members on a same day.

    With --relevant it says how many pairs are left out because it isn't known: the record of contiguity ends in 2016.

    Example: polycentric table dyad-years --from 1900 --to 1914 --undirected
    """
    _run(ctx, "dyad_years", **options)


@table.command("state-days")
@_base_rows
def state_days(ctx: click.Context, **options: Any) -> None:
    """Give a row for every day on which a state was a member.

    Example: polycentric table state-days --from 1914 --to 1914
    """
    _run(ctx, "state_days", **options)


@table.command("system-years")
@_base_rows
def system_years(ctx: click.Context, **options: Any) -> None:
    """Give a row for every year: how many states and pairs of states there were.

    Example: polycentric table system-years --from 1900 --to 1914
    """
    _run(ctx, "system_years", **options)


@table.command("leader-years")
@_base_rows
def leader_years(ctx: click.Context, **options: Any) -> None:
    """Give a row for every leader's spell in office and year.

    Example: polycentric table leader-years --from 1900 --to 1914 -o leaders.csv
    """
    _run(ctx, "leader_years", **options)


@table.command("leader-days")
@_base_rows
def leader_days(ctx: click.Context, **options: Any) -> None:
    """Give a row for every day of every leader's spell in office.

    Example: polycentric table leader-days --from 1914 --to 1914 -o days.parquet
    """
    _run(ctx, "leader_days", **options)


@table.command("leader-dyad-years")
@_directed
@_base_rows
def leader_dyad_years(ctx: click.Context, **options: Any) -> None:
    """Give a row for every pair of leaders in office on a same day, and year.

    Example: polycentric table leader-dyad-years --from 1900 --to 1914 -o pairs.parquet
    """
    _run(ctx, "leader_dyad_years", **options)


def _run(
    ctx: click.Context, builder: str, *, first: int | None, last: int | None, system: str | None,
    additions: tuple[str, ...], out: Path | None, as_json: bool, directed: bool | None = None, **choice: Any,
) -> None:  # fmt: skip
    """Build the table, add to it, choose of it, and write it or show its first rows."""
    from polycentric.cli.progress import steps
    from polycentric.cli.table_rows import say_written, table_sheet
    from polycentric.cli.write import deliver
    from polycentric.panel.tidy.holes import holes

    names = [name for each in additions for name in each.split(",") if name]
    _check(names, out)
    with steps(len(names) + 3) as step:
        whole, notes = _added(Rows(builder, first, last, system, directed), names, choice["units"], step)
        built = _chosen(whole, Choice(**choice))
        notes += _useless(whole, built, names, choice["where"])
        if out is not None:
            step("writing")
            built.write(out)
        step("largest states")
        missed = holes(built)
    if out is not None:
        say_written(built, out, [*built.remarks, *missed, *notes])
    if out is None or as_json:
        deliver(table_sheet(ctx, built, [*missed, *notes]), options.Output("json" if as_json else None, None))


def _added(
    rows: Rows, names: Sequence[str], units: str, step: Callable[[str], None]
) -> "tuple[TidyTable, list[str]]":  # fmt: skip
    """Build the rows and add the columns; say which years what was added doesn't cover."""
    from polycentric.cli.covered import checked_columns

    step("rows")
    built = _built(rows, names).in_units(units)
    added: list[tuple[str, int, int]] = []
    for name in names:
        step(name)
        before = len(built.notes)
        built = built.add(name)
        added += [(name, note.first, note.last) for note in built.notes[before:]]
    return built, checked_columns(added, built.base.span) if built.base.height else []


def _built(rows: Rows, names: Sequence[str]) -> "TidyTable":
    """Build the rows; where the years can't be had, say where the data of what is to be added end."""
    from polycentric.errors import CoverageError
    from polycentric.panel.membership import LIST_ENDS
    from polycentric.tidy import BUILDERS

    ends = LIST_ENDS[rows.system or "cow"]
    if rows.first is not None and rows.last is None and rows.first > ends and not rows.builder.startswith("leader"):
        raise CoverageError(
            f"Without --to the rows end in {ends}, where the list of states ends, before {rows.first}: add --to, and "
            f"later years carry the list's last members on.{_data_end(names)}"
        )
    try:
        return BUILDERS[rows.builder](**rows.keywords)
    except CoverageError as refused:
        raise CoverageError(f"{refused}{_data_end(names)}") from None


def _data_end(names: Sequence[str]) -> str:
    """Say which years the data of additions cover."""
    from polycentric.panel.additions.contract import parsed
    from polycentric.tidy import addition

    spans = {text: addition(name).span(**own) for text, (name, own) in ((each, parsed(each)) for each in names)}
    covered = [f"'{name}' covers {span[0]}-{span[1]}" for name, span in spans.items() if span is not None]
    return f" {', '.join(covered)}." if covered else ""


def _chosen(built: "TidyTable", choice: Choice) -> "TidyTable":
    """Keep the rows and columns that were asked for, columns last, so that conditions know all of them."""
    if choice.relevant:
        built = built.relevant(choice.contact or "")
    for text in choice.where:
        built = built.where(text)
    kept = [name.strip() for each in choice.keep for name in each.split(",") if name.strip()]
    return built.keep(*kept) if choice.keep else built


def _useless(whole: "TidyTable", built: "TidyTable", names: Sequence[str], where: Sequence[str]) -> list[str]:
    """Name what was added of which --keep keeps no column, and which no condition looks at either."""
    from polycentric.panel.additions.contract import parsed
    from polycentric.tidy import addition

    used = {*built.added.columns, *re.findall(r"\w+", " ".join(where))}
    unused: list[str] = []
    for name in names:
        stems = {*addition(parsed(name)[0]).columns}
        columns = {each for each in whole.added.columns if {each, each[:-1]} & stems}
        unused += [name] if columns and not columns & used else []
    return [f"'{name}' was added, and --keep keeps none of its columns." for name in unused]


def _check(names: list[str], out: Path | None) -> None:
    """Refuse an unknown addition and an ending without a form before anything is built."""
    from polycentric.panel.additions.contract import parsed
    from polycentric.panel.tidy.write import checked_form
    from polycentric.tidy import addition

    for name in names:
        _ = addition(parsed(name)[0])
    if out is not None:
        checked_form(out)


COMMAND = table
