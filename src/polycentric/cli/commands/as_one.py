"""``polycentric as-one``: what changes where a group of states is one actor."""

from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer
from polycentric.cli.command import Command


@click.command(name="as-one", cls=Command)
@click.argument("group", nargs=-1)
@options.world_without_bloc
@options.output()
def as_one(group: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Show power and polarity with each GROUP as states and as one actor, side by side.

    A GROUP is an organisation (EU), states (USA,CAN,MEX), an organisation without or with some (EU-HUN+GBR), or any of
    them with a label of its own (NAFTA=USA,CAN,MEX).

    Example: polycentric as-one EU NAFTA=USA,CAN,MEX
    """
    answer("as_one", output, group, **asked)


COMMAND = as_one
