"""``polycentric landscape``: into which two sides states would fall."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command

RULES = (uses.Useless(["top"], uses.given("states"), "the states are named"),)


@click.command(name="landscape", cls=Command, rules=RULES)
@click.option("--year", type=options.YEAR, required=True, metavar="YEAR", help="Which year.")
@click.option("--states", metavar="NAME,NAME", help="Which states, with commas between them; default: the largest.")
@click.option("--top", type=options.between("landscape", "top"), metavar="N",
              help="How many of the largest, where no states are named; default: 17.")  # fmt: skip
@click.option(
    "--terms", metavar="NAME,NAME=2", help="What propensities are made of, with weights; default: all there is."
)
@click.option("--index", metavar="NAME", help="A state's size; default: cinc.")
@click.option("--starts", type=options.between("landscape", "starts"), metavar="N",
              help="Of the annealed search of more than 26 states; default: 200.")  # fmt: skip
@click.option("--seed", type=options.between("landscape", "seed"), metavar="N", help="Of that search; default: 0.")
@options.output()
def landscape(output: options.Output, **asked: Any) -> None:
    """Show the divisions of states into two sides from which none alone would move (Axelrod and Bennett 1993).

    Propensities to align come from rivalry, wars, disputes, clashes of neighbours, likeness of regime, shared
    organisations, trade and UN votes; never from alliances. The world is that of two centuries, which `polycentric
    fetch` fetches. Up to 26 states every division is looked at.

    Example: polycentric landscape --year 1938 --terms rivalry,wars,regime=2
    """
    answer("landscape", output, **asked)


COMMAND = landscape
