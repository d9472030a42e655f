"""``polycentric fetch``: bring the history's data into the cache, each file verified."""

from pathlib import Path
from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer, leave_if_faulty
from polycentric.cli.command import Command

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


@click.command(help=HELP, cls=Command, rules=RULES)
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every source that is fetched.")
@click.option("--mirror", type=click.Path(path_type=Path), metavar="DIR", envvar="POLYCENTRIC_MIRROR",
              help="Copy from a folder in place of the network; also POLYCENTRIC_MIRROR.")  # fmt: skip
@click.option("--offline", is_flag=True, help="Fetch nothing: say what is there and what is missing.")
@click.option("--from", "own", type=click.Path(path_type=Path), metavar="FILE", multiple=True,
              help="Take your own copy of a file of the one named source; may be given several times.")  # fmt: skip
@options.output()
def fetch(names: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Bring sources' files into the cache."""
    leave_if_faulty(answer("fetch", output, names, **asked))


COMMAND = fetch
