"""``polycentric validity``: how often each reading was right where scholars agree."""

from pathlib import Path
from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer
from polycentric.cli.command import Command


@click.command(name="validity", cls=Command)
@click.argument("reading", nargs=-1)
@click.option("--labels", multiple=True, metavar="NAME",
              help="A set of known cases: common_division, israeli, icb, camps_cold_war, camps_1914, sides_1939 or "
              "sides_1940; may be given several times. Default: all.")  # fmt: skip
@click.option("--by", type=click.Choice(["class", "period"]), default="class", show_default=True,
              help="Count hits by class or by period.")  # fmt: skip
@click.option("--worst", is_flag=True, help="The worst readings first.")
@click.option("--own", "files", multiple=True, type=click.Path(path_type=Path), metavar="FILE.csv",
              help="Your own labels: columns first, last, class, a row a period. Needs the archive.")  # fmt: skip
@options.top(5)
@options.output(svg=True)
def validity(reading: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Show which measures were right where scholars agree.

    Which class did they give the periods that textbooks name, and do they find camps that nobody disputes? READING
    is a definition, an index, a set, or several with strokes between. Labels are opinions, and three to six
    periods prove little: intervals say how little.

    Examples: polycentric validity thompson/cinc/majors

    polycentric validity half_of_leader --labels israeli --by period
    """
    answer("validity", output, (reading,) if reading else (), **asked)


COMMAND = validity
