"""``polycentric voting-power``: how much power each member of a voting body has to decide."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command

OWN = uses.given("weights")
RULES = (
    uses.Useless(["year"], OWN, "the rule is your own"),
    uses.Useless(["body"], OWN, "the rule is your own"),
)


@click.command(name="voting-power", cls=Command, rules=RULES)
@click.argument("body", required=False)
@click.option("--year", type=options.YEAR, metavar="YEAR", help="Whose rule, of a known body; default: today's.")
@click.option("--weights", metavar="A=4,B=2", help="The votes of each member of a body of your own.")
@click.option("--quota", type=int, metavar="N", help="How many votes a decision of that body needs.")
@click.option("--veto", metavar="NAME,NAME", help="Its members without whom nothing passes.")
@options.output()
def voting_power(body: str | None, output: options.Output, **asked: Any) -> None:
    """Show the power of each member of a BODY to decide: Shapley-Shubik and Banzhaf, exactly.

    A BODY is security_council (the default) or eu_council; or give votes and quota of your own.

    Examples: polycentric voting-power security_council --year 1960

    polycentric voting-power --weights A=4,B=4,C=2,D=1 --quota 6 --veto A
    """
    answer("voting_power", output, () if body is None else (body,), **asked)


COMMAND = voting_power
