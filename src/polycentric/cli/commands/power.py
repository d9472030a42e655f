"""``polycentric power``: what each state has, by one index or by all of them side by side."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command

SETS = ("all", "five_largest", "eight_largest", "ten_largest", "majors", "permanent_five")
RULES = (
    uses.Useless(["state_set", "top"], uses.in_form("svg"), "the picture shows the largest of all states"),
    uses.Useless(["carry"], uses.chosen("world", "history"), "that world carries no observation forward"),
)


@click.command(name="power", cls=Command, rules=RULES)
@click.argument("index", nargs=-1)
@click.option("--set", "state_set", type=click.Choice(SETS), help="Shares of whom; default: all.")
@options.top(15)
@options.add("power index: columns state and value, a year if need be")
@options.own
@options.world
@options.output(svg=True)
def power(index: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Show what each state has, by the power INDEX named, or by all of them.

    The table shows the largest states; --json and --csv hold all, unless --top is given. With --years it has a column
    for each year in which enough is known, of one INDEX. With --world history and no year, --svg draws one index over
    two centuries.

    Example: polycentric power output_ppp --years 1990-2025 --carry
    """
    answer("power", output, index, **asked)


COMMAND = power
