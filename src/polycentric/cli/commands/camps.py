"""``polycentric camps``: who stood with whom, year by year."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command
from polycentric.cli.span import YearsType

LAYERS = ("pacts", "trade", "organisations", "combined")
METHODS = ("patrons", "leiden")
PLEDGES = ("defence", "consultation", "nonaggression")
TABLES = ("camps", "pacts", "variants", "resolutions", "polarization")
OF_PATRONS = ["index", "margin", "smallest", "pledges"]
OF_COMMUNITIES = ["resolution", "coupling", "seeds"]
BOTH = [*OF_PATRONS, "method"]


def of_patrons(request: uses.Request) -> str | None:
    """Where patrons are asked for: by name, or of pacts without another method."""
    if request.value("method") == "patrons":
        return "with --method patrons"
    others = request.value("layer") not in (None, "pacts") or request.given("coupling")
    return None if request.value("method") or others else "without --method leiden"


def of_communities(request: uses.Request) -> str | None:
    """Where communities are asked for: by name, or of a layer that has nothing else."""
    if of_patrons(request):
        return None
    chosen = next(name for name in ("method", "layer", "coupling") if request.given(name))
    return f"with {request.typed(chosen)} {request.value(chosen)}"


def of_table(*tables: str) -> uses.Cause:
    """Where one of some tables is asked for, the first being the usual one."""
    return lambda request: "in this table" if (request.value("table") or TABLES[0]) in tables else None


RULES = (
    uses.Useless(["form"], uses.both(uses.in_form("svg"), uses.chosen("table", *TABLES[1:])),
                 "there is a picture of the camps alone"),
    uses.Useless([*BOTH, *OF_COMMUNITIES, "layer"], uses.chosen("table", "pacts")),
    uses.Useless([*BOTH, *OF_COMMUNITIES, "layer", "state"], uses.chosen("table", "variants")),
    uses.Useless([*BOTH, *OF_COMMUNITIES, "layer", "state"], uses.chosen("table", "polarization")),
    uses.Useless([*BOTH, *OF_COMMUNITIES, "state"], uses.chosen("table", "resolutions")),
    uses.Useless(["resolution", "seeds"], uses.both(of_table("camps"), of_patrons), "patrons have no resolution"),
    uses.Useless(OF_PATRONS, uses.both(of_table("camps"), of_communities), "communities follow no patron"),
    uses.Useless(["state"], uses.in_form("svg"), "the picture shows all camps"),
)  # fmt: skip


@click.command(name="camps", cls=Command, rules=RULES)
@click.option("--years", type=YearsType(), metavar="FROM-TO", help="Which years; default: 1816-2018.")
@click.option("--year", type=options.YEAR, metavar="YEAR", help="One year, in place of --years.")
@click.option(
    "--layer",
    type=click.Choice(LAYERS),
    help="Pledges to defend (pacts, the default), trade, shared organisations, or all three together.",
)
@click.option("--method", type=click.Choice(METHODS),
              help="Of pacts: patrons (the default), where each state follows the strongest pledged to defend it; or "
              "leiden, communities without a leader, which is all that the other layers have.")  # fmt: skip
@click.option("--index", metavar="INDEX", help="Of patrons: the measure of power; default: cinc.")
@click.option("--margin", type=options.between("camps", "margin"), metavar="M",
              help="Of patrons: more than how many times as strong as its client a patron must be; default: "
              "1.")  # fmt: skip
@click.option(
    "--smallest",
    type=options.between("camps", "smallest"),
    metavar="S",
    help="Of patrons: the least part of the world's power that a camp must hold; default: 0.05.",
)
@click.option(
    "--pledges", type=click.Choice(PLEDGES), help="Of patrons: the weakest pledge that counts; default: defence."
)
@click.option("--resolution", type=options.between("camps", "resolution"), metavar="R",
              help="Of communities: higher values give more and smaller ones: try several; default: 1.")  # fmt: skip
@click.option("--coupling", type=options.between("camps", "coupling"), metavar="W",
              help="Find the communities of all three layers together: how much a state is drawn to be in one in all; "
              "try 0.2.")  # fmt: skip
@click.option("--seeds", type=options.between("camps", "seeds"), metavar="N",
              help="Of communities: runs of the method a year; default: 20.")  # fmt: skip
@click.option("--table", type=options.TableType(TABLES),
              help="Camps (the default); alliances by name; the heads by every reading; how communities hang on the "
              "resolution; or how polarised alliances were.")  # fmt: skip
@click.option("--state", multiple=True, metavar="NAME",
              help="Only the rows and camps of this state; may be repeated.")  # fmt: skip
@options.output(svg=True)
def camps(output: options.Output, **asked: Any) -> None:
    """Show who follows whom by pledges to defend in each year, or the communities of a layer of ties.

    Each state follows the strongest state that is pledged to defend it, if that exceeds it; at the end of its chain
    stands the head of its camp. On the screen: the heads of the last year, who follows them and by which treaties.
    --csv and --json hold every state and year with its patron and its head. --svg draws the river: what each head's
    camp holds of the world's power through time. By trade and organisations there are communities, which have no head.
    The world is that of two centuries, which `polycentric fetch` fetches.

    Example: polycentric camps --year 1960

    Example: polycentric camps --table pacts --year 1985 --state France
    """
    answer("camps", output, **asked)


COMMAND = camps
