"""``polycentric coverage``: what the series of the world `history` cover, and how far every layer reaches."""

from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer
from polycentric.cli.command import Command


@click.command(name="coverage", cls=Command)
@click.argument("series", nargs=-1)
@click.option("--from", "first", type=options.YEAR, metavar="YEAR", help="First year; default: 1816.")
@click.option("--to", "last", type=options.YEAR, metavar="YEAR", help="Last year; default: 2025.")
@options.output(svg=True)
def coverage(series: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Show which years and how much of the world each SERIES covers, and how far all else reaches; without one, all.

    A SERIES is a series or variable of the world 'history', or the name of a tie layer, a power index or a source: of
    these the years alone are shown, to the last that each has.

    A cell is a state, or a directed pair of states, that lived in the year. It counts as covered where the source
    gives a value, or lists what there is and has nothing there (a true zero). --csv and --json hold every year with
    the counts of observed, absent, missing and outside; --svg draws the map of series by year. A source that has not
    been fetched is shown with the years of its record.

    Example: polycentric coverage atop contiguity --from 1900
    """
    answer("coverage", output, series, **asked)


COMMAND = coverage
