"""``polycentric tiers``: who is a great, a middle or a regional power."""

from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer
from polycentric.cli.command import Command


@click.command(name="tiers", cls=Command)
@click.argument("rule", nargs=-1)
@click.option("--index", multiple=True, metavar="NAME", help="By this index, of rules that look at one; several may be "
              "given. Default: output, military spending and CINC.")  # fmt: skip
@options.world
@options.output()
def tiers(rule: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Show who is a great, middle or regional power by each RULE, and how far the rules agree.

    Example: polycentric tiers --year 1913
    """
    answer("tiers", output, rule, **asked)


COMMAND = tiers
