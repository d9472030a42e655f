"""``polycentric concert``: how far great powers act together, and against each other."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command
from polycentric.cli.span import YearsType

RULES = (
    uses.Useless(["table"], uses.in_form("svg"), "the picture is of all years"),
    uses.Useless(["year", "years"], uses.in_form("svg"), "the picture is of all years"),
    uses.Useless(["years"], uses.given("year"), "one year is asked for"),
    uses.Useless(["year", "years"], uses.chosen("table", "criteria"), "known cases are of the years that they are of"),
)


@click.command(name="concert", cls=Command, rules=RULES)
@click.argument("powers", required=False)
@click.option("--year", type=options.YEAR, metavar="YEAR", help="One year, pair by pair.")
@click.option("--years", type=YearsType(), metavar="FROM-TO", help="Which years; default: all.")
@click.option("--table", type=click.Choice(["years", "pairs", "acts", "criteria"]),
              help="What is shown: years (default), pairs, acts (which exist when), or criteria (known cases, passed "
              "and failed).")  # fmt: skip
@click.option("--rule", type=click.Choice(["pairs", "acts", "worst"]),
              help="Means of a pair's acts, then over pairs (default); of acts over pairs, then over acts; or with a "
              "pair's gravest hostile act.")  # fmt: skip
@click.option("--weights", type=click.Choice(["equal", "cinc"]),
              help="How pairs count: alike (default), or by the product of their states' capabilities.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Leave out acts that read a pair which isn't listed as having none.")
@click.option("--without", multiple=True, metavar="ACT", help="An act to leave out; may be given several times.")
@options.output(svg=True)
def concert(powers: str | None, output: options.Output, **asked: Any) -> None:
    """Show how far great powers acted together rather than against each other.

    Joint acts less hostile acts, pair by pair, whatever their camps, over years in which the same acts can be observed.
    POWERS is majors (default), global_maoz or permanent_five. The data are those of two centuries, which `polycentric
    fetch` fetches.

    Examples: polycentric concert --year 1913

    polycentric concert --years 1816-1914 --table pairs --csv
    """
    answer("concert", output, () if powers is None else (powers,), **asked)


COMMAND = concert
