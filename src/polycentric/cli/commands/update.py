"""``polycentric update``: how old each layer is, and where a newer copy is had."""

from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer
from polycentric.cli.command import Command


@click.command(name="update", cls=Command)
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option("--year", type=options.YEAR, metavar="YEAR", help="Count ages from this year; default: the present one.")
@options.output()
def update(names: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Say how old each layer is, where a newer copy is had, and how you bring your own.

    Nothing is fetched: what is pinned stays as it is. A newer copy of yours is handed over with fetch NAME --from FILE
    and is a source of its own.

    Example: polycentric update un_votes cow_trade
    """
    answer("update", output, names, **asked)


COMMAND = update
