"""``polycentric words``: how often states name a concept, who most, and who first."""

from pathlib import Path
from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command
from polycentric.cli.span import YearsType

ROWS = uses.in_form("json", "csv", "svg")
OF_A_CONCEPT = ["state", "table", "stance", "snippets"]
RULES = (
    uses.Useless(["concept"], uses.given("compare"), "two states are compared by all their words"),
    uses.Useless(OF_A_CONCEPT, uses.given("compare"), "they are of a concept"),
    uses.Useless(["stance"], uses.chosen("table", "first"), "a first use has no stance"),
    uses.Useless(["table"], uses.on_screen(), "the screen shows states, decades and first uses"),
    uses.Useless(["table"], uses.in_form("svg"), "the picture is of states and first uses"),
    uses.Useless(["top"], uses.given("state"), "those asked for are all shown"),
    uses.Useless(["snippets"], uses.given("stance"), "--table hits has every hit with its stance"),
    uses.Useless(["snippets", "top"], ROWS, "they are for the screen; --table hits has every hit"),
)


@click.command(name="words", cls=Command, rules=RULES)
@click.argument("concept", required=False)
@click.option("--compare", nargs=2, metavar="STATE STATE", help="In place of a CONCEPT: which words two states use "
              "unlike each other, an exploration of texts in English.")  # fmt: skip
@click.option("--state", multiple=True, metavar="NAME", help="These states alone; may be given several times.")
@click.option("--body", multiple=True, metavar="NAME", help="Texts of these bodies, each counted apart; default: the "
              "General Debate of the United Nations; may be given several times.")  # fmt: skip
@click.option("--years", type=YearsType(), metavar="FROM-TO", help="Texts of these years; default: all.")
@click.option(
    "--corpus", type=click.Path(path_type=Path), metavar="DIR", help="A folder of your own texts with an index.csv."
)
@click.option("--table", type=click.Choice(["states", "years", "decades", "first", "hits"]),
              help="The rows of --csv and --json; default: states.")  # fmt: skip
@click.option("--stance", is_flag=True, help="Say whether states praise, fear or deny it or merely name it; of texts "
              "in English.")  # fmt: skip
@click.option("--snippets", type=options.between("words", "snippets"), metavar="N", help="Show so many hits, evenly "
              "through time, in at most 25 words each; default: 0.")  # fmt: skip
@options.top(10)
@options.output(svg=True)
def words(concept: str | None, output: options.Output, **asked: Any) -> None:
    """Say how often states name a CONCEPT in their texts, who names it most, and who first.

    A CONCEPT has a dictionary: multipolar, hegemony, rules_based_order and others, which are listed without one; or it
    is the path of a dictionary of your own, a TOML file.

    Examples: polycentric words multipolar --state China --state Russia --years 1997-2025

    polycentric words hegemony --snippets 5

    polycentric words multipolar --stance

    polycentric words --compare China USA --years 1971-2024
    """
    answer("words", output, () if concept is None else (concept,), **asked)


COMMAND = words
