"""``polycentric ideal-points``, also ``polycentric ties ideal-points``: where voters stand by their votes."""

from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.command import Command

ISSUES = ("co", "di", "ec", "hr", "me", "nu")
DECODED = ("un_votes_75", "un+un_votes_75")
PRIORS = ("own", "published")
PICTURES = ("time", "items", "map")
MOTIONS = ("dynamic", "static", "session")
RULES = (
    uses.Useless(
        [
            "motion",
            "binary",
            "step",
            "items",
            "pairs",
            "side",
            "picture",
            "prior",
            "posterior",
            "draws",
            "chains",
            "seed",
        ],
        uses.given("second_anchor"),
        "in two dimensions there are points only",
    ),
    uses.Useless(
        ["form", "narrow"],
        uses.both(uses.in_form("svg"), uses.given("second_anchor")),
        "in two dimensions there are points only, and no picture",
    ),
    uses.Useless(
        ["draws", "chains", "seed"],
        uses.both(uses.unless("prior", "published"), uses.absent("posterior")),
        "nothing is drawn",
    ),
    uses.Useless(
        ["motion", "binary", "step", "posterior"],
        uses.chosen("prior", "published"),
        "the published model is replicated as it is",
    ),
    uses.Useless(["picture"], uses.without_picture),
    uses.Useless(["pairs"], uses.in_form("svg"), "pairs have no picture"),
    uses.Useless(["pairs"], uses.given("votes"), "pairs are of the UN's members"),
    uses.Useless(["items", "state", "year", "top", "side"], uses.given("pairs"), "all pairs and sessions are shown"),
    uses.Useless(["picture"], uses.given("pairs"), "pairs have no picture"),
    uses.Useless(["items", "side", "top"], uses.in_form("svg"), "--picture says what is drawn"),
    uses.Useless(
        ["year"], uses.both(uses.chosen("picture", "time", None), uses.in_form("svg")), "all sessions are drawn"
    ),
    uses.Useless(["state"], uses.both(uses.in_form("svg"), uses.chosen("picture", "items", "map"))),
    uses.Useless(["step"], uses.chosen("motion", "static", "session"), "no state moves step by step"),
    uses.Useless(["year"], uses.chosen("motion", "static"), "there is one point for all sessions"),
    uses.Useless(["bridges"], uses.chosen("motion", "session"), "every session stands for itself"),
    uses.Useless(["items", "state", "year", "top"], uses.given("side"), "all sessions are shown"),
    uses.Useless(["state"], uses.given("items"), "items are shown"),
    uses.Useless(["top"], uses.both(uses.without_picture, uses.given("state")), "the states named are shown"),
    uses.Useless(["top"], uses.in_form(*uses.ROWS), "the rows hold all states"),
    uses.Useless(
        ["without", "only"],
        uses.both(uses.unless("votes", None, *DECODED), uses.given("votes")),
        "your votes have no issues of the UN",
    ),
    uses.Useless(["columns", "codes"], uses.absent("votes"), "the UN's votes are read as they are"),
    uses.Useless(["columns", "codes"], uses.chosen("votes", *DECODED), "the UN's votes are read as they are"),
)


@click.command(name="ideal-points", cls=Command, rules=RULES)
@click.option(
    "--votes",
    metavar="FILE",
    help="Your own votes, CSV or Parquet: unit, session, item, vote. Default: the UN General Assembly, sessions 1-74; "
    "un_votes_75 is session 75, decoded from scores of agreement, and un+un_votes_75 both.",
)
@click.option(
    "--columns",
    metavar="ROLE=NAME,...",
    help="Which column of your votes is which, as in unit=ccode,item=rcid.",
)
@click.option(
    "--codes",
    metavar="MEANING=CODE,...",
    help="What the codes of your votes mean, as in yes=1,abstain=2,no=3,absent=8.",
)
@click.option(
    "--state",
    multiple=True,
    metavar="NAME",
    help="Only this state (or unit of your votes), in all sessions or those of --year; several may be given.",
)
@click.option("--year", type=int, metavar="YEAR", help="The session shown: its year, or its number in your votes.")
@click.option("--anchor", metavar="NAME", help="Who is positive; default: USA.")
@click.option(
    "--second-anchor", metavar="NAME", help="Two dimensions: who is above the first axis, on which the anchor is."
)
@click.option(
    "--motion",
    type=click.Choice(MOTIONS),
    help="A random walk (the default); one point for all sessions; or every session for itself.",
)
@click.option("--binary", is_flag=True, help="Yes against no; abstentions are left out.")
@click.option(
    "--bridges",
    metavar="FILE|published|none",
    help="Which items ask the same thing again: a CSV file with item and bridge, published (the list of Bailey, "
    "Strezhnev and Voeten), or none; default: those found.",
)
@click.option("--without", type=click.Choice(ISSUES), multiple=True, help="Leave the UN's votes on an issue out.")
@click.option("--only", type=click.Choice(ISSUES), multiple=True, help="Take the UN's votes on an issue alone.")
@click.option("--sessions", type=(int, int), metavar="FIRST LAST", help="Only these sessions, by number.")
@click.option(
    "--step",
    type=options.between("ideal_points", "step"),
    metavar="SD",
    help="How far a state moves in a session (standard deviation); estimated by default.",
)
@click.option(
    "--prior",
    type=click.Choice(PRIORS),
    help="published: replicate the published estimates by the rules of their authors' code (a minute or two); "
    "default: own.",
)
@click.option("--posterior", is_flag=True, help="Draw the full posterior by Markov chains: a minute or two for the UN.")
@click.option("--draws", type=options.between("ideal_points", "draws"), help="Draws kept of each chain; default: 1000.")
@click.option("--chains", type=options.between("ideal_points", "chains"), help="Chains of the posterior; default: 2.")
@options.seed(0, "The same seed, the same draws.")
@click.option("--items", is_flag=True, help="Show the resolutions' parameters in place of the states.")
@click.option(
    "--pairs",
    is_flag=True,
    help="Show how far the United States and others, and Russia and China, stood apart in each year, beside the "
    "published series.",
)
@click.option(
    "--side",
    type=(str, str, str),
    metavar="WHO OF AGAINST",
    help="How probably WHO stands nearer to OF than to AGAINST, and when it left for good.",
)
@click.option(
    "--picture",
    type=click.Choice(PICTURES),
    help="With --svg: states through time (the default), a session's resolutions, or a map.",
)
@options.top(20)
@options.output(svg=True)
def ideal_points(output: options.Output, **asked: Any) -> None:
    """Estimate where states stand from how they vote, session by session, with uncertainty.

    The model is dynamic (a random walk), ordinal (yes, abstain, no) and bridged (resolutions that recur share their
    parameters), after Bailey, Strezhnev and Voeten (2017). The axis is a convention: the anchor's side is positive.
    --out FILE.parquet writes the rows as a table.

    Example: polycentric ideal-points --without me --side France USA Russia
    """
    answer("ideal_points", output, **asked)


COMMAND = ideal_points
