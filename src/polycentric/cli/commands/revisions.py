"""``polycentric revisions``: what each edition of the World Factbook prints of one year's figure."""

from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer
from polycentric.cli.command import Command


@click.command(name="revisions", cls=Command)
@click.argument("variable")
@click.option("--state", multiple=True, metavar="NAME", help="Of this state; several may be given.")
@click.option("--of", type=options.YEAR, metavar="YEAR", help="Only figures of that year.")
@options.output()
def revisions(variable: str, output: options.Output, **asked: Any) -> None:
    """Show what each edition of the World Factbook prints of one year's figure of a VARIABLE, such as gdp_ppp.

    Without --state: for each pair of editions how many figures were revised, and by how much. A change between dollars
    of two years, or after another round of price comparisons, is marked as that and is no revision.

    Example: polycentric revisions exports --state China --of 2014
    """
    answer("revisions", output, [variable], **asked)


COMMAND = revisions
