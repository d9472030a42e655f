"""``polycentric sources``: where the numbers come from, on which terms, and what they lack."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli import options, uses
from polycentric.cli.groups import ListByDefault
from polycentric.cli.old import Sheet
from polycentric.cli.write import deliver

if TYPE_CHECKING:
    import polars as pl

    from polycentric.tables.check import Check

EXAMPLES = """Where the numbers come from, on which terms, and what they lack.

\b
Examples:
  polycentric sources
  polycentric sources show factbook
  polycentric sources check --json
"""
_LISTED = ("name", "label", "version", "years", "rows", "bytes", "cache", "licence", "terms", "citation")
_UNITS = {"rows": "rows", "bytes": "bytes"}
_READ = ("name", "label", "years", "rows", "cache")


@click.group(cls=ListByDefault, name="sources", help=EXAMPLES)
def sources() -> None:
    """Stand for the group."""


@sources.command("list")
@options.output()
@click.pass_context
def list_(ctx: click.Context, output: options.Output) -> None:
    """List the sources: years, rows, state of the cache; with --json or --csv also licence, terms and citation.

    Example: polycentric sources list --json
    """
    from polycentric.cli.old import provenance_of
    from polycentric.sources import SOURCES

    rows = [_listed(source) for source in SOURCES.values()]
    columns = {name: Column(name, name, _UNITS.get(name, "text")) for name in _LISTED}
    sheet = Sheet(
        "Data sources",
        Grid(list(columns.values()), rows),
        [Section("", Grid([columns[name] for name in _READ], rows))],
        notes=("polycentric fetch NAME brings one into the cache; polycentric sources show NAME says all about it.",),
        provenance=provenance_of(ctx, *SOURCES),
    )
    deliver(sheet, output)


@sources.command()
@click.argument("name")
@options.output()
@click.pass_context
def show(ctx: click.Context, name: str, output: options.Output) -> None:
    """Show a source's record: publisher, licence, citation, hash.

    Example: polycentric sources show factbook
    """
    from polycentric.answers.grids import pairs
    from polycentric.cli.old import provenance_of
    from polycentric.sources import SOURCES

    source = SOURCES[name]
    record, columns = pairs(source.record()), _columns_of(source)
    sheet = Sheet(
        source.title,
        columns,
        [Section("", record), Section("Tables", columns), *_files_of(source)],
        provenance=provenance_of(ctx, source.name),
    )
    deliver(sheet, output)


@sources.command(rules=[uses.Useless(["every"], uses.given("names"), "some are named")])
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--all", "every", is_flag=True, help="Every source; those that are not here are listed as such.")
@click.option("--mirror", type=click.Path(path_type=Path), metavar="DIR",
              help="Check every source, with the files of a mirror folder.")  # fmt: skip
@options.output()
@click.pass_context
def check(ctx: click.Context, names: tuple[str, ...], every: bool, mirror: Path | None, output: options.Output) -> None:
    """Check the tables of a source: its files' sha256, every rule of its description, texts without a reading.

    Without a name, of those that ship with the package and those in the cache. Leaves with 1 if a table is damaged or
    breaks a rule, or a source that was named is not here; a gap of the source is listed, and is no fault.

    Example: polycentric sources check --mirror /data/mirror
    """
    from polycentric.cli.write import deliver
    from polycentric.tables.check import check as check_source
    from polycentric.tables.places import using_mirror

    with using_mirror(mirror):
        checks = [check_source(name) for name in (names or _all(every or mirror is not None))]
    deliver(_checked(ctx, checks), output)
    if not all(one.is_sound or not (one.is_here or names) for one in checks):
        ctx.exit(1)


def _all(every: bool) -> tuple[str, ...]:
    """Name all sources, or those that ship with the package or are in the cache."""
    from polycentric.sources import SOURCES
    from polycentric.tables.archive import is_present

    return tuple(
        name
        for name, source in SOURCES.items()
        if every or source.embedded or (source.files and all(is_present(file) for file in source.files))
    )


def _listed(source: Any) -> dict[str, Any]:
    """Make a row of a source: its record, how large it is, and how much of it is here."""
    from polycentric.tables.fetch import state_of

    return {
        **source.record(),
        "years": f"{source.years[0]}–{source.years[1]}",
        "rows": sum(table.rows for table in source.tables) or None,
        "bytes": sum(file.size for file in source.files) or None,
        "cache": state_of(source),
    }


def _files_of(source: Any) -> list[Section]:
    """Say of a fetched source which files are pinned, and to what."""
    rows = [
        {
            "path": file.path,
            "bytes": file.size,
            "sha256": file.sha256 or "not pinned: your own copy",
            "address": file.address or "--from FILE only",
        }
        for file in source.files
    ]
    columns = (Column("path", "path in a mirror"), Column("bytes", "bytes", "bytes"), Column("sha256", "sha256"),
               Column("address", "address"))  # fmt: skip
    return [Section("Files", Grid(columns, rows))] if rows else []


def _columns_of(source: Any) -> Grid:
    """Make a grid of all columns and variables of a source's tables."""
    rows = [
        {"table": table.name, "column": column.name, "unit": column.unit, "meaning": column.meaning}
        for table in source.tables
        for column in (*table.columns, *table.variables)
    ]
    return Grid([Column(name, name) for name in ("table", "column", "unit", "meaning")], rows)


def _checked(ctx: click.Context, checks: "Sequence[Check]") -> Answer:
    """Make the sheet of checks: faults first, then coverage, problems and flags of each source."""
    import polars as pl

    from polycentric.answers.grids import grid_of
    from polycentric.cli.old import provenance_of

    problems = pl.concat(
        [one.problems.cast(pl.String).select(pl.lit(one.source).alias("source"), pl.all()) for one in checks]
    )
    return Sheet(
        f"{_verdict(checks)}; {problems.height} texts of the sources have no reading",
        grid_of(problems),
        [section for one in checks for section in _sections(one)],
        notes=(
            "observed: a value is given; stated missing: a text without a reading; absent: no such field.",
            "Coverage, flags and problems shown are the last edition's; --csv and --json list the problems of all.",
        ),
        provenance=provenance_of(ctx, checks=[one.as_dict() for one in checks]),
    )


def _verdict(checks: "Sequence[Check]") -> str:
    """Say which sources are sound, which are not, and which are not here."""
    unsound = [one.source for one in checks if one.is_here and not one.is_sound]
    sound = [one.source for one in checks if one.is_sound]
    away = [one.source for one in checks if not one.is_here]
    parts = {"NOT sound": unsound, "sound": sound, "not here": away}
    return "; ".join(f"{', '.join(names)}: {word}" for word, names in parts.items() if names)


def _sections(checked: "Check") -> list[Section]:
    """Give the parts of a check that have something to say, the faults first."""
    from polycentric.answers.grids import grid_of

    faults = Grid([Column("fault", "fault")], [{"fault": fault} for fault in checked.faults])
    parts = {part: grid_of(_read(checked, part)) for part in ("tables", "editions", "coverage", "problems", "flags")}
    parts_by_name = {"faults": faults, **parts}
    sections = [Section(f"{checked.source}: {part}", grid) for part, grid in parts_by_name.items() if grid.rows]
    return sections or [Section(f"{checked.source}: problems", Grid((Column("", ""),), []))]


def _read(checked: "Check", part: str) -> "pl.DataFrame":
    """Give a part as a person reads it: of texts without a reading those of the last edition alone."""
    frame = getattr(checked, part)
    if part != "problems" or not frame.height:
        return frame
    return frame.filter(frame["edition"] == frame["edition"].max())


COMMAND = sources
