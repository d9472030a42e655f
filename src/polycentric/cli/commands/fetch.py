"""``polycentric fetch``: bring the history's data into the cache, each file verified."""

from pathlib import Path
from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer, leave_if_faulty
from polycentric.cli.command import Command

RULES = (
    uses.Useless(["names"], uses.given("every"), "all are fetched"),
    uses.Useless(
        ["mirror", "offline", "only", "many", "archive", "accept_terms"], uses.given("own"), "your own copies are taken"
    ),
    uses.Useless(["offline"], uses.given("mirror"), "files are copied from the folder alone"),
    uses.Useless(["accept_terms", "archive"], uses.given("mirror"), "files are copied from the folder alone"),
    uses.Useless(["accept_terms", "many", "archive"], uses.given("offline"), "nothing is fetched"),
    uses.Useless(["only", "many", "archive", "accept_terms"], uses.given("every"), "what comes unnamed needs neither"),
)
HELP = """Bring sources' files into the cache: {size} for all that come without being named.

Every file has a pinned address and sha256; one with another hash never enters the cache. What is there already is not
fetched again, and a fetch that was cut off goes on where it stopped.

Large sources, those that few need, and collections of many files come only when they are named: --all says which it
leaves. Of a collection, --only chooses members. Some sources have terms that you accept first.

\b
Examples:
  polycentric fetch cow_nmc atop
  polycentric fetch --all
  polycentric fetch --all --mirror /data/mirror
  polycentric fetch ungdc --only year=2019 --only iso3=FRA,DEU
  polycentric fetch ungdc --many --archive
  polycentric fetch ties_sanctions --from ties_custom.csv
"""


class Fetch(Command):
    """A command whose help says how large all is."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Put the size into the help, which the catalog is read for."""
        from polycentric.answers.parts.fetched import default_size

        self.help = HELP.format(size=default_size())
        super().format_help_text(ctx, formatter)


@click.command(help=HELP, cls=Fetch, rules=RULES, short_help="Bring sources' files into the cache.")
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every source that comes without being named.")
@click.option("--mirror", type=click.Path(path_type=Path), metavar="DIR", envvar="POLYCENTRIC_MIRROR",
              help="Copy from a folder in place of the network; also POLYCENTRIC_MIRROR.")  # fmt: skip
@click.option("--offline", is_flag=True, help="Fetch nothing: say what is there and what is missing.")
@click.option("--from", "own", type=click.Path(path_type=Path), metavar="FILE", multiple=True,
              help="Take your own copy of a file of the one named source; may be given several times.")  # fmt: skip
@click.option("--only", metavar="PART=VALUES", multiple=True,
              help="Of the one named collection the members of a year, session or such: year=1946-1950,1960; may be "
              "given several times.")  # fmt: skip
@click.option("--many", is_flag=True, help="Fetch more than 1,000 members of a collection, or 50 MB.")
@click.option("--archive", is_flag=True, help="Take the members out of one archive of all, in place of one by one.")
@click.option("--accept-terms", is_flag=True, help="Fetch a source whose terms come first, and accept them.")
@options.output()
def fetch(names: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Bring sources' files into the cache."""
    leave_if_faulty(answer("fetch", output, names, **asked))


COMMAND = fetch
