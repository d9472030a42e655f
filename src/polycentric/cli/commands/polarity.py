"""``polycentric polarity``: who the poles are and which class the world has, under every definition."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command

TABLES = (
    "verdicts", "polarization", "powers", "left", "three", "dispersion", "concentration", "ratios", "agreement",
    "sweeps",
)  # fmt: skip
OTHER_TABLES = tuple(name for name in TABLES if name not in ("verdicts", "three"))  # those without a picture
RULES = (
    uses.Useless(
        ["form"],
        uses.both(uses.in_form("svg"), uses.chosen("table", *OTHER_TABLES)),
        "the pictures are of the verdicts and of the three numbers",
    ),
    uses.Useless(["polycentrism"], uses.in_form("svg"), "the picture shows no agreement"),
    uses.Useless(
        ["polycentrism"],
        uses.both(uses.unless("table", "agreement"), uses.in_form("csv")),
        "the rows are no comparison with the experts",
    ),
)


@click.command(name="polarity", cls=Command, rules=RULES)
@click.argument("definition", required=False)
@click.option("--index", metavar="NAME", help="Readings on one power index alone; default: one of each measure, but "
              "of several years of the world now military_spending.")  # fmt: skip
@click.option("--set", "state_set", metavar="NAME",
              help="Readings on one set alone: all, five_largest, eight_largest, ten_largest, majors, permanent_five, "
              "global_maoz, powers_maoz, or states with commas between them; default: the first three.")  # fmt: skip
@click.option("--table", type=click.Choice(TABLES), metavar="NAME",
              help="What is shown: verdicts (default), polarization (how clustered ties are), powers (who is called "
              "one), left (what left the map of verdicts, and why), three (dispersion, autonomy, concert), "
              "dispersion (HHI, effective number, second and third over the first), concentration, "
              "ratios (to the leader), agreement (with the experts), or sweeps (the classes along each "
              "cut-off).")  # fmt: skip
@click.option("--ties/--no-ties", default=None,
              help="Whether to apply the definitions that rest on ties too, which take a minute for two centuries; "
              "default: for one year, and for up to ten of history.")  # fmt: skip
@click.option("--polycentrism", type=click.Choice(["bipolar", "multipolar", "left out"]),
              help="What the experts' 'polycentrism' of 1963-89 is taken for; default: bipolar.")  # fmt: skip
@options.add("power index (columns state, value) or coding of poles (state, pole), a year if need be", "--own")
@options.own
@options.world
@options.output(svg=True)
def polarity(definition: str | None, output: options.Output, **asked: Any) -> None:
    """Say who is the largest, what each definition calls the world, and who the poles are, in a year or in several.

    With a DEFINITION: its class and its poles on every index and set. The European Union is shown both ways, as
    single states and as one actor; --as-one EU shows the second alone, --as-one none the first. Counts are of
    readings of the same data, and no probabilities. With --world history and no year: two centuries. `polycentric
    poles` is the same.

    Example: polycentric polarity half_of_leader --year 1985
    """
    answer("polarity", output, (definition,) if definition else (), **asked)


COMMAND = polarity
