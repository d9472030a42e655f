"""``polycentric similarity``: how alike the alliances or the votes of states are, through time or in a year."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command
from polycentric.cli.span import YearsType

CODINGS = ("defence", "binary", "valued")


def two_states(request: uses.Request) -> str | None:
    """Where two states are named."""
    return "with two STATEs" if len(request.value("states")) == 2 else None


def fewer_states(request: uses.Request) -> str | None:
    """Where no two states are named."""
    return None if two_states(request) else "without two STATEs"


RULES = (
    uses.Useless(["coding"], uses.chosen("layer", "un", "un_votes_75"), "votes have one coding"),
    uses.Useless(["top"], uses.in_form(*uses.ROWS), "the rows hold all pairs"),
    uses.Useless(["top"], two_states, "one pair is shown"),
    uses.Useless(["form"], uses.both(uses.in_form("svg"), fewer_states), "the picture is of two states through time"),
)


@click.command(name="similarity", cls=Command, rules=RULES)
@click.argument("states", nargs=-1, metavar="[STATE] [STATE]")
@click.option("--measure", "measures", multiple=True, metavar="NAME",
              help="Which measure; several may be given. Default: kappa of alliances, pi of votes; for two states "
              "both, s_squared and tau_b.")  # fmt: skip
@click.option("--layer", metavar="NAME",
              help="Of alliances (atop, 1816-2018), of votes in the UN General Assembly (un, 1946-2019), or of its "
              "session 75, decoded (un_votes_75); default: alliances, for one state's nearest votes.")  # fmt: skip
@click.option("--coding", type=click.Choice(CODINGS), help="Of alliances: a pledge to fight as 1 and others as none "
              "(defence, the default), any pledge as 1 (binary), or pledges ranked from 0 to 3 (valued).")  # fmt: skip
@click.option("--years", type=YearsType(), metavar="FROM-TO", help="Which years, for two states; default: all.")
@click.option(
    "--year", type=options.YEAR, metavar="YEAR", help="The pairs of one year, or one state's with all others."
)
@click.option("--least", type=options.between("similarity", "least"), metavar="PART",
              help="Part of the year's items (roll calls; states to be allied with) on which both must have taken a "
              "stand; with less a pair has no value. Default: 0.5.")  # fmt: skip
@options.top(10)
@options.output(svg=True)
def similarity(states: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Show how alike two STATEs were through time, whom one STATE is most like, or the pairs of a year.

    The data are those of two centuries, which `polycentric fetch` fetches.

    Examples: polycentric similarity USA USSR --layer un --measure kappa --svg

    polycentric similarity India
    """
    answer("similarity", output, states, **asked)


COMMAND = similarity
