"""``polycentric cite``: what to cite, as BibTeX."""

from pathlib import Path

import click

from polycentric.cli import uses
from polycentric.cli.command import Command
from polycentric.cli.options import checked_place
from polycentric.cli.write import print_or_write

HELP = """Print BibTeX for sources, or for all that a result was made from.

Without a name: what the built-in world 'now' rests on. The software comes first.

\b
Examples:
  polycentric cite
  polycentric cite cow_nmc atop --out sources.bib
  polycentric cite --result power.json
"""
RULES = (uses.Useless(["names", "result"], uses.given("every"), "all are cited"),)


@click.command(help=HELP, cls=Command, rules=RULES)
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option("--result", type=click.Path(path_type=Path), metavar="FILE.json",
              help="A result that was written with --json: cite what it used.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Every source.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.bib", callback=checked_place,
              help="Write to a file.")  # fmt: skip
def cite(names: tuple[str, ...], result: Path | None, every: bool, out: Path | None) -> None:
    """Print BibTeX."""
    from polycentric.answers.citing import bibtex

    print_or_write(bibtex(names, result, every=every), out)


COMMAND = cite
