"""``polycentric words-deeds``: whether states act as they speak, before or after."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command
from polycentric.cli.span import YearsType

RULES = (
    uses.Useless(["table"], uses.in_form("svg"), "the picture is of correlations by lag"),
    uses.Useless(["state", "changes"], uses.chosen("table", "signals"), "it compares all states"),
    uses.Useless(["deed", "changes"], uses.chosen("table", "forums"), "it compares words alone"),
)


@click.command(name="words-deeds", cls=Command, rules=RULES)
@click.argument("concept", required=False)
@click.option("--state", metavar="NAME", help="One state; default: all with 20 years of texts, together.")
@click.option("--deed", multiple=True, metavar="NAME", help="votes, votes_own (takes half a minute), pacts, concert, "
              "trade, arms or troops; may be given several times; default: all but votes_own.")  # fmt: skip
@click.option("--years", type=YearsType(), metavar="FROM-TO", help="Words of these years; default: all.")
@click.option("--table", type=click.Choice(["deeds", "lags", "signals", "forums"]),
              help="What is shown: deeds (default), lags (each of eleven), signals (states by words beside deeds) or "
              "forums (what a state says in one forum and not in another).")  # fmt: skip
@click.option("--changes", is_flag=True, help="Compare changes from year to year; of one state they always are.")
@options.output(svg=True)
def words_deeds(concept: str | None, output: options.Output, **asked: Any) -> None:
    """Say whether states that name a CONCEPT more often also act otherwise, before, then or after.

    Words of the General Debate beside votes, pacts, concert, trade, arms and troops, five years before to five after,
    with what chance alone would give. Without a CONCEPT: what was declared before, and what came out.

    Examples: polycentric words-deeds hegemony

    polycentric words-deeds multipolar --state Russia --table lags
    """
    answer("words_deeds", output, () if concept is None else (concept,), **asked)


COMMAND = words_deeds
