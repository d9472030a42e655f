"""``polycentric camps``: who stood with whom, year by year."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command
from polycentric.cli.span import YearsType

LAYERS = ("pacts", "trade", "organisations", "combined")
TABLES = ("camps", "resolutions", "polarization", "three")
CAMPS_ALONE = ["resolution", "coupling", "state"]
RULES = (
    uses.Useless(["form"], uses.both(uses.in_form("svg"), uses.chosen("table", *TABLES[1:])),
                 "there is a picture of the camps alone"),
    uses.Useless([*CAMPS_ALONE, "layer", "seeds", "state_set"], uses.chosen("table", "polarization")),
    uses.Useless([*CAMPS_ALONE, "layer"], uses.chosen("table", "three")),
    uses.Useless([*CAMPS_ALONE, "seeds", "state_set"], uses.chosen("table", "resolutions")),
    uses.Useless(["state_set"], uses.unless("table", "three")),
    uses.Useless(["state"], uses.in_form("svg"), "the picture shows all camps"),
)  # fmt: skip


@click.command(name="camps", cls=Command, rules=RULES)
@click.option("--years", type=YearsType(), metavar="FROM-TO", help="Which years; default: 1816-2018.")
@click.option("--year", type=options.YEAR, metavar="YEAR", help="One year, in place of --years.")
@click.option("--layer", type=click.Choice(LAYERS),
              help="Camps by pledges to defend (pacts, the default), trade, shared organisations, or all three "
              "together.")  # fmt: skip
@click.option("--resolution", type=options.between("camps", "resolution"), metavar="R",
              help="Higher values give more and smaller camps: try several; default: 1.")  # fmt: skip
@click.option("--coupling", type=options.between("camps", "coupling"), metavar="W",
              help="Find the camps of all three layers together: how much a state is drawn to be in one camp in all; "
              "try 0.2.")  # fmt: skip
@click.option("--seeds", type=options.between("camps", "seeds"), metavar="N",
              help="Runs of the method a year; default: 20.")  # fmt: skip
@click.option("--table", type=click.Choice(TABLES),
              help="Camps (the default); how they hang on the resolution; how polarised alliances were; or dispersion, "
              "autonomy and concert.")  # fmt: skip
@click.option("--set", "state_set", metavar="NAME,NAME",
              help="For --table three: the states, the same in every year; default: "
              "USA,GBR,FRA,DEU,RUS,CHN.")  # fmt: skip
@click.option("--state", multiple=True, metavar="NAME",
              help="Only the rows and camps of this state; may be repeated.")  # fmt: skip
@options.output(svg=True)
def camps(output: options.Output, **asked: Any) -> None:
    """Show the camps of each year, found by the Leiden method and followed through time.

    On the screen: the camps of the last year. --csv and --json hold every state and year with its camp, the camp's
    head (its strongest member), the state's largest partner and how stable its place is; a camp keeps its number as
    long as most of it stays together. --svg draws the river: each camp's share of power through time. The world is that
    of two centuries, which `polycentric fetch` fetches.

    Example: polycentric camps --layer trade --years 1946-2014
    """
    answer("camps", output, **asked)


COMMAND = camps
