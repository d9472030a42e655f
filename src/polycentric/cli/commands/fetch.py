"""``polycentric fetch``: bring the history's data into the cache, each file verified."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli import options, uses
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet
from polycentric.cli.write import deliver
from polycentric.legible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polycentric.sources.contract import Source
    from polycentric.tables.fetch import Outcome

RULES = (
    uses.Useless(["names"], uses.given("every"), "all are fetched"),
    uses.Useless(["mirror", "offline"], uses.given("own"), "your own copies are taken"),
    uses.Useless(["offline"], uses.given("mirror"), "files are copied from the folder alone"),
)
HELP = """Bring sources' files into the cache: 19 MB for all of them.

Every file has a pinned address and sha256; one with another hash never enters the cache. What is there already is not
fetched again, and a fetch that was cut off goes on where it stopped.

\b
Examples:
  polycentric fetch cow_nmc atop
  polycentric fetch --all
  polycentric fetch --all --mirror /data/mirror
  polycentric fetch ties_sanctions --from ties_custom.csv
"""
_COLUMNS = (
    Column("source", "source"),
    Column("file", "file"),
    Column("bytes", "bytes", "bytes"),
    Column("state", "state"),
    Column("failure", "failure"),
)


@click.command(help=HELP, cls=Command, rules=RULES)
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every source that is fetched.")
@click.option("--mirror", type=click.Path(path_type=Path), metavar="DIR", envvar="POLYCENTRIC_MIRROR",
              help="Copy from a folder in place of the network; also POLYCENTRIC_MIRROR.")  # fmt: skip
@click.option("--offline", is_flag=True, help="Fetch nothing: say what is there and what is missing.")
@click.option("--from", "own", type=click.Path(path_type=Path), metavar="FILE", multiple=True,
              help="Take your own copy of a file of the one named source; may be given several times.")  # fmt: skip
@options.output()
@click.pass_context
def fetch(
    ctx: click.Context,
    names: tuple[str, ...],
    every: bool,
    mirror: Path | None,
    offline: bool,
    own: tuple[Path, ...],
    output: options.Output,
) -> None:
    """Bring sources' files into the cache."""
    from polycentric.tables.fetch import choose
    from polycentric.tables.fetch_errors import grouped

    sources = choose(names, every)
    if own and (every or len(sources) != 1):
        raise click.UsageError("--from takes files of one source: name just that one.", ctx)
    outcomes = _brought(sources, mirror, offline, own)
    deliver(_sheet(ctx, sources, outcomes), output)
    failures = [outcome.failure for outcome in outcomes if outcome.failure is not None]
    for failure in grouped(failures):
        click.echo("Error: " + visible(" ".join(failure.split())), err=True)
    if failures:
        ctx.exit(2)


def _brought(sources: "Sequence[Source]", mirror: Path | None, offline: bool, own: tuple[Path, ...]) -> "list[Outcome]":
    """Bring the files, from the user's copies or from elsewhere."""
    from polycentric.cli.bytes_bar import bytes_bar
    from polycentric.tables import fetch as fetching
    from polycentric.writing import shown

    if own:
        return fetching.take(sources[0], own)
    if mirror is not None and not mirror.is_dir():
        raise click.UsageError(f"--mirror '{shown(mirror)}' is no folder: name the folder that holds the files.")
    total = sum(file.size for source in sources for file in source.files)
    with bytes_bar(total) as watch:
        return fetching.fetch(sources, mirror, offline, watch)


def _sheet(ctx: click.Context, sources: "Sequence[Source]", outcomes: "Sequence[Outcome]") -> Answer:
    """Make the sheet: one file a row."""
    from polycentric.cli.old import provenance_of
    from polycentric.tables.places import cache_folder

    rows = [
        {"source": outcome.source, "file": outcome.file, "bytes": outcome.size, "state": outcome.state,
         "failure": None if outcome.failure is None else str(outcome.failure)}
        for outcome in outcomes
    ]  # fmt: skip
    sound = sum(outcome.failure is None for outcome in outcomes)
    return Sheet(
        f"{sound} of {len(outcomes)} files are in the cache and verified",
        Grid(_COLUMNS, rows),
        [Section("", Grid(_COLUMNS[:-1], rows))],
        notes=(f"The cache is {cache_folder()}.",),
        provenance=provenance_of(ctx, *(source.name for source in sources)),
    )


COMMAND = fetch
