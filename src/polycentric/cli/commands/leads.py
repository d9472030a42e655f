"""``polycentric leads``: how sure it is who leads and how many poles there were, where a source is uncertain."""

from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer
from polycentric.cli.command import Command
from polycentric.cli.span import YearsType


@click.command(name="leads", cls=Command)
@click.argument("index", required=False)
@click.option("--years", type=YearsType(), metavar="FROM-TO", help="Which years; default: 2010.")
@click.option("--correlation", type=options.between("leads", "correlation"), metavar="R",
              help="Of the errors of any two states: the source gives none, so try several; default: 0.")  # fmt: skip
@click.option("--draws", type=options.between("leads", "draws"), metavar="N",
              help="How often the index is drawn; default: 4000.")  # fmt: skip
@click.option("--seed", type=options.between("leads", "seed"), metavar="N", help="Of the draws; default: 1.")
@click.option("--poles", is_flag=True, help="How many poles there were, with what chance, by each definition that "
              "looks at the INDEX.")  # fmt: skip
@options.top(5)
@options.output()
def leads(index: str | None, output: options.Output, **asked: Any) -> None:
    """Show the chance of being first, and the ranges of share and rank, by an INDEX whose source says how unsure it is.

    Without an INDEX: output_fariss. With --poles, show with what chance there were one, two, three or more poles
    instead, and who they were.

    Example: polycentric leads output_fariss --years 2010-2019 --correlation 0.5
    """
    answer("leads", output, (index,) if index else (), **asked)


COMMAND = leads
