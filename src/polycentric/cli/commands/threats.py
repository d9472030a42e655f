"""``polycentric threats``: whom a state names as a threat, beside what threatens it as measured."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command
from polycentric.cli.span import YearsType

OF_RULES = "the table is of the rules and of all texts"
RULES = (
    uses.Useless(["table"], uses.in_form("svg"), "the picture is of whom the state names"),
    uses.Useless(["years", "body", "relation"], uses.chosen("table", "terms"), OF_RULES),
    uses.Useless(["years", "body", "relation"], uses.chosen("table", "cases"), OF_RULES),
    uses.Useless(["years", "body", "relation"], uses.chosen("table", "checks"), OF_RULES),
    uses.Useless(["body"], uses.chosen("table", "named_by"), "who names a state is told over all bodies"),
)


@click.command(name="threats", cls=Command, rules=RULES)
@click.argument("state", required=False)
@click.option("--years", type=YearsType(), metavar="FROM-TO", help="Which years; default: all of its texts.")
@click.option("--body", multiple=True, metavar="BODY",
              help="Texts of which body (general_debate, state_of_the_union, us_strategies, china_work_reports, "
              "china_congress_reports); may be given several times; default: all.")  # fmt: skip
@click.option("--relation", type=click.Choice(["threat", "partner", "ally"]), help="Named as what; default: threat.")
@click.option("--table", type=click.Choice(["names", "years", "hits", "named_by", "terms", "cases", "checks"]),
              help="What is shown: names (default), years, hits (each naming in a few words), named_by (who names "
              "the state), terms (which measured term tells who is named), cases (known ones, declared before "
              "the count) or checks (how often the rules are right).")  # fmt: skip
@options.output(svg=True)
def threats(state: str | None, output: options.Output, **asked: Any) -> None:
    """Show whom STATE names as a threat, since when, and what threatens it as measured.

    Names in speeches, addresses, strategies and reports, beside power, nearness, military spending, rivalry and
    disputes, each by itself. The texts and data are of the archive, which `polycentric fetch` fetches.

    Examples: polycentric threats Egypt --years 1967-1978

    polycentric threats Cuba --svg --out cuba.svg
    """
    answer("threats", output, () if state is None else (state,), **asked)


COMMAND = threats
