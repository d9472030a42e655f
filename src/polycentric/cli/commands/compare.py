"""``polycentric compare``: states side by side."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command

RULES = (uses.Useless(["index"], uses.absent("years"), "an index is followed through years"),)


@click.command(name="compare", cls=Command, rules=RULES)
@click.argument("states", nargs=-1, metavar="STATE STATE...")
@click.option("--index", multiple=True, metavar="NAME",
              help="With --years: the power index to follow; several may be given.")  # fmt: skip
@options.years_or_one
@options.output(svg=True)
def compare(states: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Set two to five STATEs side by side: power by each index, and what is between them.

    With --years: who overtook whom, and when; --svg draws the first index.

    Examples: polycentric compare USA China

    polycentric compare Germany "United Kingdom" --years 1870-1913
    """
    answer("compare", output, states, **asked)


COMMAND = compare
