"""``polycentric tournament``: how well each power index predicts who wins wars and disputes."""

from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer
from polycentric.cli.command import Command

LISTS = ("cow", "gml", "wars")
SIDES = ("single", "summed", "dyads")


@click.command(name="tournament", cls=Command)
@click.option(
    "--disputes",
    type=click.Choice(LISTS),
    help="Disputes by the Correlates of War (the default), as revised by Gibler, Miller and Little, or inter-state "
    "wars.",
)
@click.option(
    "--sides",
    type=click.Choice(SIDES),
    help="One state on each side (default for disputes), members at the start summed (wars), or each pair.",
)
@click.option(
    "--index",
    multiple=True,
    metavar="NAME",
    help="A power index that takes part; may be given several times. Default: all that know four fifths.",
)
@options.add("power index: columns state, value and year")
@options.own
@click.option("--compromise", is_flag=True, help="Count a compromise as a draw; otherwise it is left out.")
@click.option(
    "--learner/--no-learner",
    default=None,
    help="Whether the learner takes part; it does by default, where polycentric[learners] is installed.",
)
@options.seed(1, "Of folds, draws and learner.")
@options.output(svg=True)
def tournament(output: options.Output, **asked: Any) -> None:
    """Show how well each power index predicts who wins, beside the shares of outcomes and "the initiator wins".

    Accuracy: of the contests that were won, how often the side that was ahead a year before won. PRL: by how much a
    model of the index reduces the log loss of the outcome shares, out of sample, with 95% bootstrap intervals; held
    back are whole disputes, whole pairs of states, or all that came later. One sample for all. Needs the world's
    history: `polycentric fetch`. With the learner it takes up to a minute.

    Example: polycentric tournament --disputes gml --no-learner
    """  # fmt: skip
    answer("tournament", output, **asked)


COMMAND = tournament
