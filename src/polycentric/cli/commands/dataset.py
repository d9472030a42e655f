"""``polycentric dataset``: the polarity data set, in a folder."""

from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer, tell
from polycentric.cli.command import Command


@click.command(name="dataset", cls=Command)
@click.option("--out", type=options.FOLDER, metavar="FOLDER", required=True,
              help="The folder, which is made; an earlier data set in it is replaced.")  # fmt: skip
@click.option("--format", multiple=True, metavar="NAME,...",
              help="Of csv, dta (Stata 14 and later), parquet; may be given several times; default: all.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def dataset(*, as_json: bool, **asked: Any) -> None:
    """Write the polarity data set, which others can cite.

    What each scored rule says of each year since 1816, who the poles are, and how often it was right where scholars
    agree; with codebook, sources and a hash. Needs the archive; about half a minute.

    Example: polycentric dataset --out polarity --format csv,dta
    """
    if as_json:
        answer("dataset", options.Output("json", None), **asked)
    else:
        tell("dataset", **asked)


COMMAND = dataset
