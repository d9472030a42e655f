"""``polycentric ties``: how states are tied, layer by layer; also ``polycentric network``."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command

MEASURES = ("betweenness", "closeness", "harmonic", "eigenvector", "pagerank")
OF_NETWORK = ("measure", "above", "least")
RULES = (
    uses.Useless(["state", "bounds", "top"],
                 uses.both(uses.unless("table", "network"), uses.absent("layer", "a LAYER")), "layers are listed"),
    uses.Useless(["state", "bounds", "top", "added", "unlisted", "table"],
                 uses.both(uses.absent("years"), uses.in_form("svg")), "the picture of one year is of all states"),
    uses.Useless(["bounds", "top", "table"], uses.both(uses.given("years"), uses.in_form("svg")),
                 "the picture has the strongest partners"),
    uses.Useless(["bounds"], uses.on_screen()),
    uses.Useless(["unlisted"], uses.absent("added")),
    uses.Useless(["bounds"], uses.given("years"), "observed ties alone are shown through years"),
    uses.Useless(["carry"], uses.chosen("world", "history"), "that world carries no observation forward"),
    uses.Useless([*OF_NETWORK], uses.unless("table", "network")),
    uses.Useless(["state", "bounds"], uses.chosen("table", "network"), "a network is of all states"),
    uses.Useless(["measure"], uses.given("year"), "a year's states are ranked by all measures"),
    uses.Useless(["measure"], uses.in_form(*uses.ROWS), "the rows hold all measures"),
    uses.Useless(["top"], uses.both(uses.chosen("table", "network"), uses.absent("year")),
                 "of several years the first three of each are named"),
    uses.Useless(["top"], uses.both(uses.chosen("table", "network"), uses.in_form(*uses.ROWS)),
                 "the rows hold all states"),
)  # fmt: skip


class Ties(Command):
    """The command of layers, which hands ``ties ideal-points`` on to the command of that name."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options of the command that is meant."""
        if args[:1] != ["ideal-points"]:
            return super().make_context(info_name, args, parent, **extra)
        from polycentric.cli.commands.ideal_points import COMMAND as IDEAL_POINTS

        return IDEAL_POINTS.make_context(f"{info_name} ideal-points", args[1:], parent, **extra)


@click.command(name="ties", cls=Ties, rules=RULES)
@click.argument("layer", required=False)
@click.option("--state", multiple=True, metavar="NAME", help="Only ties of this state; several may be given.")
@click.option("--table", type=click.Choice(["ties", "network"]),
              help="network: density and the most central states, year by year; default: ties.")  # fmt: skip
@click.option("--bounds", is_flag=True, default=None,
              help="In --json and --csv also the pairs of which only a bound is known.")  # fmt: skip
@options.top(20)
@click.option("--measure", type=click.Choice(MEASURES),
              help="Of a network: by which the states of several years are ranked; default: pagerank.")  # fmt: skip
@click.option("--above", type=options.between("ties", "above"), metavar="X",
              help="Of a network: ties of more than this are ties; default: 0.")  # fmt: skip
@click.option("--least", type=options.between("ties", "least"), metavar="PART",
              help="Of a network: part of the pairs that must be observed; default: 0.9. States of whom too little is "
              "are left out.")  # fmt: skip
@options.add("tie layer: columns state, partner, value, or state1, state2, value where a tie has no direction")
@options.own
@click.option("--unlisted", type=click.Choice(["missing", "zero"]),
              help="What a pair without a row in your file is; zero only where the file lists every tie there is; "
              "default: missing.")  # fmt: skip
@options.world
@options.output(svg=True)
def ties(layer: str | None, output: options.Output, **asked: Any) -> None:
    """Show who is tied to whom: allies, wars, disputes, sanctions, trade, organisations, votes.

    Without a LAYER all are listed. With one --state its ties are told first in words. A pair that a source does not
    list is missing, not zero. With --years: the ties of one --state, a row for each year. Layers of the archive of two
    centuries are found by their names or by plain words: polycentric ties lists them.

    Examples: polycentric ties allies --state Germany --year 1913

    polycentric ties wars --state Iran

    polycentric ties trade_dependence --state China --year 2010

    polycentric ties trade --state China --years 1980-2023 --svg
    """
    answer("ties", output, () if layer is None else (layer,), **asked)


COMMAND = ties
