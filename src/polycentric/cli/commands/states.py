"""``polycentric states``: who is a state, when, and under which code."""

from pathlib import Path
from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer, leave_if_faulty
from polycentric.cli.groups import ListByDefault

HELP = """Who is a state, when, and under which code.

Codes of two systems are never joined as bare numbers: 970 is Nauru to the Correlates of War and Kiribati to Gleditsch
and Ward. Disputed cases are given in both sides' terms.

\b
Examples:
  polycentric states
  polycentric states match "S. Korea" Burma DRC
  polycentric states match --file countries.csv
  polycentric states show Germany
"""

MATCH_HELP = """Say which state each NAME means, or why it means none; exit status 2 if any means none.

Names are read as in a file given with --add; without a year they mean today's. A former name means its state in its
time. Later it stands for a state that only took another name (Burma), and is refused where its state joined another
or came apart (Czechoslovakia). --names says in whose sense names are meant that several states have.

\b
Examples:
  polycentric states match "Turkey (Turkiye)" "The Bahamas"
  polycentric states match Germany Congo --year 1970 --names cow
  polycentric states match --file countries.csv --csv
"""


@click.group(cls=ListByDefault, name="states", help=HELP)
def states() -> None:
    """Stand for the group."""


@states.command("list")
@click.option(
    "--year", type=options.YEAR, metavar="YEAR", help="The states of that year, in either list; default: today's."
)
@options.output()
def list_(output: options.Output, **asked: Any) -> None:
    """List the states of today, or of a year.

    Example: polycentric states list --year 1914 --csv
    """
    answer("states", output, **asked)


@states.command(help=MATCH_HELP)
@click.argument("texts", nargs=-1, metavar="[NAME]...")
@click.option("--year", type=options.YEAR, metavar="YEAR", help="What the name meant in that year.")
@click.option("--names", metavar="LIST", help="Whose names these are: cow, gw, vdem, worldbank or polity.")
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Read the names from a file: one a line, or the column of names (and years) of a CSV file.",
)
@options.output()
def match(texts: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Match names."""
    leave_if_faulty(answer("state_names", output, texts, **asked))


@states.command()
@click.argument("name")
@options.output()
def show(name: str, output: options.Output) -> None:
    """Show all that is known of a state: its codes by date, its names, what it came from and became.

    Example: polycentric states show Yemen
    """
    answer("state_record", output, [name])


COMMAND = states
