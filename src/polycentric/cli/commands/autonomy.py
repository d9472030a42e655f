"""``polycentric autonomy``: who holds whom, and how autonomous states are."""

from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer
from polycentric.cli.command import Command


@click.command(name="autonomy", cls=Command)
@click.option("--state", metavar="STATE", help="One state alone.")
@click.option("--table", type=click.Choice(["states", "holds", "channels", "cases", "patrons"]),
              help="What to show: states; holds, channel by channel; channels, what each knows; patrons, by hold "
              "beside those by pledges; or cases, known clients and free states. Default: states.")  # fmt: skip
@click.option("--index", metavar="NAME", help="The power index that says who is stronger; default: cinc, or output.")
@options.years_or_one
@options.top(15)
@options.output(svg=True)
def autonomy(output: options.Output, **asked: Any) -> None:
    """Show how far states are held by stronger ones, by whom, and how much of the power is in its own hands.

    Seven channels are looked at, each as far as it is known: trade, guarantees, arms, troops and nuclear weapons, aid,
    votes, interventions. Most are of the archive of two centuries, which `polycentric fetch` fetches.

    Example: polycentric autonomy --table holds
    """
    answer("autonomy", output, (), **asked)


COMMAND = autonomy
