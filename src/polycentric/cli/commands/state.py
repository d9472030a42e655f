"""``polycentric state``: one state on one screen."""

from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer
from polycentric.cli.command import Command


@click.command(name="state", cls=Command)
@click.argument("name")
@options.one_year
@options.output()
def state(name: str, output: options.Output, **asked: Any) -> None:
    """Show one state on a screen: power, partners, pacts, votes, wars, disputes, camps, forums.

    NAME is a state's; one that has ceased goes by the name of its time, with --year. What the archive of two centuries
    adds to the world 'now' stands with its own source and last year.

    Examples: polycentric state India

    polycentric state "Soviet Union" --year 1985
    """
    answer("state", output, (name,), **asked)


COMMAND = state
