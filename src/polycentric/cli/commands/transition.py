"""``polycentric transition``: parity and overtaking of a challenger with a leader."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command
from polycentric.cli.span import YearsType


def no_states(request: uses.Request) -> str | None:
    """Where no states are named."""
    return None if request.value("states") else "without a CHALLENGER and a LEADER"


RULES = (
    uses.Useless(["correlation"], no_states, "the count looks at no errors"),
    uses.Useless(["years"], no_states, "the count is of 1860 to 1980"),
)


@click.command(name="transition", cls=Command, rules=RULES)
@click.argument("states", nargs=-1, metavar="[CHALLENGER] [LEADER]")
@click.option("--index", metavar="NAME", help="The power index; default: output_fariss.")
@click.option("--years", type=YearsType(), metavar="FROM-TO", help="Which years, for two states; default: 1816-2019.")
@click.option(
    "--band", type=float, nargs=2, metavar="LOW HIGH", help="Between which ratios is parity; default: 0.8 1.2."
)
@click.option("--correlation", type=options.between("transition", "correlation"), metavar="PART",
              help="Of the two states' errors, where the source gives them; default: 0.")  # fmt: skip
@options.output()
def transition(states: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Show a CHALLENGER's way to parity with a LEADER, with the chance that it overtook.

    Without states: wars of great powers 1860-1980 by parity and overtaking, beside Kugler and Organski's (1989). The
    data are those of two centuries, which `polycentric fetch` fetches.

    Example: polycentric transition Germany "United Kingdom" --years 1870-1914
    """
    answer("transition", output, states, **asked)


COMMAND = transition
