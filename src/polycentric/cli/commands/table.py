"""``polycentric table``: tables for statistics, a row a state-year, dyad-year, leader-year, state-day or year."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from polycentric.cli import options
from polycentric.cli.groups import ListByDefault
from polycentric.cli.sheet import Column, Grid, Section, Sheet
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
  polycentric table dyad-years --from 1946 --to 2000 --undirected --relevant --add mids:details=no --units cow -o d.dta
"""
SHOWN = 8
HEADS, ADDS = 49, 20
"""Places that an addition's name and its kinds of rows take in the list, and how many its label needs."""
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
    from polycentric.cli.grids import provenance_of
    from polycentric.cli.write import deliver
    from polycentric.panel.additions.aliases import ALIASES, by_addition
    from polycentric.panel.tidy.words import shortened
    from polycentric.tidy import additions

    names = ("addition", "adds", "to", "sources", "options", "columns", "also_called")
    others = by_addition()
    rows = [
        {
            "addition": name, "adds": addition.label, "to": ", ".join(f"{unit}s" for unit in addition.units),
            "sources": ", ".join(addition.sources) or "the state lists",
            "options": " ".join(f"{option}={'|'.join(words) or '...'}" for option, words in addition.options.items()),
            "columns": ", ".join(addition.columns), "also_called": ", ".join(others.get(name, ())),
            "short": shortened(addition.label, max(_width() - HEADS, ADDS)), "rows": _rows_in_short(addition.units),
        }
        for name, addition in additions().items()
    ]  # fmt: skip
    tidy = Grid([Column(name, name) for name in names], rows)
    read = Grid([Column("addition", "addition"), Column("rows", "to rows of"), Column("short", "adds")], rows)
    called = [{"name": name, "means": alias.text} for name, alias in ALIASES.items()]
    aliases = Grid([Column("name", "other name"), Column("means", "means")], called)
    sheet = Sheet(
        f"{len(rows)} additions", tidy, [Section("", read), Section("Other names that --add takes", aliases)],
        notes=["Whole labels, sources, options and columns: --csv or --json."], provenance=provenance_of(ctx),
    )  # fmt: skip
    deliver(sheet, output)


def _rows_in_short(units: Sequence[str]) -> str:
    """Say in a few words to which rows something can be added."""
    from polycentric.panel.tidy.base_rows import ONE_STATE, STATES, TWO_STATES

    if set(units) == set(STATES):
        return "states, pairs"
    kinds = {"states": set(ONE_STATE[:2]), "pairs": set(TWO_STATES[:1]), "leaders": {*ONE_STATE[2:], TWO_STATES[1]}}
    kinds = kinds if set(units) != set(TWO_STATES) else {"pairs": set(units)}
    return ", ".join(kind for kind, of in kinds.items() if of & set(units)) or "years"


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
    from polycentric.cli.write import deliver
    from polycentric.panel.tidy.holes import holes

    names = [name for each in additions for name in each.split(",") if name]
    _check(names, out)
    with steps(len(names) + 3) as step:
        built, notes = _added(Rows(builder, first, last, system, directed), names, choice["units"], step)
        built = _chosen(built, Choice(**choice))
        if out is not None:
            step("writing")
            built.write(out)
        step("largest states")
        missed = holes(built)
    if out is not None:
        _say(built, out, [*built.remarks, *missed, *notes])
    if out is None or as_json:
        deliver(_sheet(ctx, built, [*missed, *notes]), options.Output("json" if as_json else None, None))


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


def _say(built: "TidyTable", out: Path, notes: Sequence[str]) -> None:
    """Tell what was written, with a preview no wider than the screen."""
    from polycentric.legible import visible
    from polycentric.panel.tidy.write import beside, who_reads
    from polycentric.writing import shown

    described = f"; what they say is in {shown(beside(out))}" if built.notes else ""
    wrote = f"Wrote {shown(out)}: {built.base.height:,} rows, {built.frame.width} columns{described}"
    reads = who_reads(built, out)
    for line in (*notes, wrote, "", *built.preview(_width()).split("\n"), *(["", reads] if reads else [])):
        click.echo(visible(line), err=True)


def _width() -> int:
    """Give the width of the screen."""
    return shutil.get_terminal_size().columns


def _check(names: list[str], out: Path | None) -> None:
    """Refuse an unknown addition and an ending without a form before anything is built."""
    from polycentric.panel.additions.contract import parsed
    from polycentric.panel.tidy.write import checked_form
    from polycentric.tidy import addition

    for name in names:
        _ = addition(parsed(name)[0])
    if out is not None:
        checked_form(out)


def _sheet(ctx: click.Context, built: "TidyTable", missed: Sequence[str]) -> Sheet:
    """Show the first rows, what the columns cover, and which great powers and years they miss."""
    from polycentric.cli.grids import provenance_of

    covered = built.coverage()
    coverage = Grid([Column(name, name) for name in covered.columns], covered.to_dicts())
    short = Grid([Column(name, name) for name in ("column", "source", "first", "last", "missing")], covered.to_dicts())
    title = f"{built.base.height:,} {built.title.rpartition(' (')[0]}"
    sections = [Section("First rows", _first_rows(built)), *([Section("Coverage", short)] if built.notes else [])]
    return Sheet(
        title,
        coverage,
        sections,
        notes=[*built.remarks, *missed],
        provenance=provenance_of(ctx, *built.sources(), height=built.base.height),
    )


def _first_rows(built: "TidyTable") -> Grid:
    """Give the first rows as they are where they fit on the screen, else turned, a column a line."""
    from polycentric.panel.tidy.preview import cells, fits

    width = _width()
    if fits(built.frame, SHOWN, width):
        head = built.frame.head(SHOWN)
        return Grid([Column(name, name) for name in head.columns], head.to_dicts())
    columns = cells(built.frame, [note.unit for note in built.described()], width)
    sides = ["text", *["count"] * (len(columns) - 2), "text"]
    heads = [
        Column(str(place), column[0], side) for place, (column, side) in enumerate(zip(columns, sides, strict=True))
    ]
    lines = zip(*(column[1:] for column in columns), strict=True)
    return Grid(heads, [{str(place): cell for place, cell in enumerate(line)} for line in lines])


COMMAND = table
