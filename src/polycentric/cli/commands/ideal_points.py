"""``polycentric ideal-points``, also ``polycentric ties ideal-points``: where voters stand by their votes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from polycentric.cli import old, options, uses
from polycentric.cli.command import Command

if TYPE_CHECKING:
    from polycentric.positions.result import IdealPoints
    from polycentric.positions.votes import VoteFile

ISSUES = ("co", "di", "ec", "hr", "me", "nu")
WARM_UP_STEPS = 100  # how often the sampler tells of itself before the first draw
PICTURES = ("time", "items", "map")
RULES = (
    uses.Useless(
        ["motion", "binary", "step", "items", "side", "picture", "posterior", "draws", "chains", "seed"],
        uses.given("second_anchor"),
        "in two dimensions there are points only",
    ),
    uses.Useless(["draws", "chains", "seed"], uses.absent("posterior"), "nothing is drawn"),
    uses.Useless(["picture"], uses.without_picture),
    uses.Useless(["items", "side", "top"], uses.in_form("svg"), "--picture says what is drawn"),
    uses.Useless(["year"], uses.both(uses.chosen("picture", "time"), uses.in_form("svg")), "all sessions are drawn"),
    uses.Useless(["states"], uses.both(uses.in_form("svg"), uses.chosen("picture", "items", "map"))),
    uses.Useless(["step"], uses.chosen("motion", "static", "session"), "no state moves step by step"),
    uses.Useless(["year"], uses.chosen("motion", "static"), "there is one point for all sessions"),
    uses.Useless(["bridges"], uses.chosen("motion", "session"), "every session stands for itself"),
    uses.Useless(["items", "states", "year", "top"], uses.given("side"), "all sessions are shown"),
    uses.Useless(["states"], uses.given("items"), "items are shown"),
    uses.Useless(["year", "top"], uses.both(uses.without_picture, uses.given("states")), "all sessions are shown"),
    uses.Useless(["year", "top"], uses.in_form(*uses.ROWS), "the rows hold all sessions"),
    uses.Useless(["states", "side"], uses.in_form("parquet"), "the table holds all states"),
    uses.Useless(["without", "only"], uses.given("votes"), "your votes have no issues of the UN"),
    uses.Useless(["columns", "codes"], uses.absent("votes"), "the UN's votes are read as they are"),
)


@click.command(name="ideal-points", cls=Command, rules=RULES)
@click.option(
    "--votes",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own votes, CSV or Parquet: unit, session, item, vote. Default: the UN General Assembly.",
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
    "states",
    multiple=True,
    metavar="NAME",
    help="Only this state (or unit of your votes), in all sessions; several may be given.",
)
@click.option("--year", type=int, metavar="YEAR", help="The session shown: its year, or its number in your votes.")
@click.option("--anchor", default="USA", show_default=True, metavar="NAME", help="Who is positive.")
@click.option(
    "--second-anchor", metavar="NAME", help="Two dimensions: who is above the first axis, on which the anchor is."
)
@click.option(
    "--motion",
    type=click.Choice(["dynamic", "static", "session"]),
    default="dynamic",
    show_default=True,
    help="A random walk; one point for all sessions; or every session for itself.",
)
@click.option("--binary", is_flag=True, help="Yes against no; abstentions are left out.")
@click.option(
    "--bridges",
    default="found",
    metavar="FILE|none",
    show_default=True,
    help="Which items ask the same thing again: a CSV file with item and bridge, or none.",
)
@click.option("--without", type=click.Choice(ISSUES), multiple=True, help="Leave the UN's votes on an issue out.")
@click.option("--only", type=click.Choice(ISSUES), multiple=True, help="Take the UN's votes on an issue alone.")
@click.option("--sessions", type=(int, int), metavar="FIRST LAST", help="Only these sessions, by number.")
@click.option(
    "--step",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SD",
    help="How far a state moves in a session (standard deviation); estimated by default.",
)
@click.option("--posterior", is_flag=True, help="Draw the full posterior by Markov chains: a minute or two for the UN.")
@click.option(
    "--draws", type=click.IntRange(8, 1_000_000), default=1000, show_default=True, help="Draws kept of each chain."
)
@click.option("--chains", type=click.IntRange(2, 64), default=2, show_default=True, help="Chains of the posterior.")
@options.seed(0, "The same seed, the same draws.")
@click.option("--items", is_flag=True, help="Show the resolutions' parameters in place of the states.")
@click.option(
    "--side",
    type=(str, str, str),
    metavar="WHO OF AGAINST",
    help="How probably WHO stands nearer to OF than to AGAINST, and when it left for good.",
)
@click.option(
    "--picture",
    type=click.Choice(PICTURES),
    default="time",
    show_default=True,
    help="With --svg: states through time, a session's resolutions, or a map.",
)
@old.top(20)
@options.output(svg=True)
@click.pass_context
def ideal_points(
    ctx: click.Context,
    votes: Path | None,
    columns: str | None,
    codes: str | None,
    states: tuple[str, ...],
    year: int | None,
    anchor: str,
    second_anchor: str | None,
    motion: str,
    binary: bool,
    bridges: str,
    without: tuple[str, ...],
    only: tuple[str, ...],
    sessions: tuple[int, int] | None,
    step: float | None,
    posterior: bool,
    draws: int,
    chains: int,
    seed: int,
    items: bool,
    side: tuple[str, str, str] | None,
    picture: str,
    top: int,
    output: options.Output,
) -> None:
    """Estimate where states stand from how they vote, session by session, with uncertainty.

    The model is dynamic (a random walk), ordinal (yes, abstain, no) and bridged (resolutions that recur share their
    parameters), after Bailey, Strezhnev and Voeten (2017). The axis is a convention: the anchor's side is positive.
    --out FILE.parquet writes all rows as a table.

    Example: polycentric ideal-points --without me --side France USA Russia
    """
    from polycentric.cli.ideal_points_rows import show, write_parquet
    from polycentric.cli.progress import steps
    from polycentric.cli.write import deliver
    from polycentric.positions import ideal_points as estimate

    read = "un" if votes is None else _read(votes, columns, codes)
    if second_anchor is not None:
        from polycentric.cli.ideal_plane_rows import show_plane
        from polycentric.positions import ideal_plane

        if output.is_picture:
            raise click.UsageError(
                "In two dimensions there are points only, and no picture: leave --second-anchor or --svg out."
            )
        plane = ideal_plane(
            read, anchors=(_named(anchor, votes), _named(second_anchor, votes)),
            bridges=None if bridges == "none" else bridges, without=without, only=only, sessions=sessions,
        )  # fmt: skip
        deliver(show_plane(ctx, plane, tuple(_named(name, votes) for name in states), year, top), output)
        return
    with steps(30 + (WARM_UP_STEPS + draws if posterior else 0)) as progress:
        result = estimate(
            read, anchor=_named(anchor, votes), motion=motion, ordinal=not binary,  # pyright: ignore[reportArgumentType]  # click has checked it
            bridges=None if bridges == "none" else bridges, without=without, only=only, sessions=sessions, step=step,
            method="posterior" if posterior else "fast", draws=draws, chains=chains, seed=seed,
            tell=lambda at, move: progress(f"round {at}, moved {move:.4f}"),
            tell_sweeps=lambda done, total: progress(f"sweep {done} of {total}"),
        )  # fmt: skip
    if output.out is not None and output.out.suffix.lower() == ".parquet" and output.form is None:
        write_parquet(result, output.out, items=items)
        return
    chosen = tuple(_named(name, votes) for name in states)
    between = None if side is None else (_named(side[0], votes), _named(side[1], votes), _named(side[2], votes))
    sheet = show(ctx, result, chosen, _session(year, result), items, between, top)
    if output.is_picture:
        from polycentric.answers.parts.ideal_points_pictures import draw
        from polycentric.cli.write import print_or_write

        print_or_write(draw(picture, result, chosen, _session(year, result)), output.out)
        return
    deliver(sheet, output)


def _read(votes: Path, columns: str | None, codes: str | None) -> "VoteFile":
    """Read the user's votes as the options say."""
    from polycentric.positions.vote_codes import codes_of
    from polycentric.positions.votes import read_vote_file
    from polycentric.tables.user_reading import columns_of

    return read_vote_file(votes, columns_of(columns) if columns else None, codes_of(codes) if codes else None)


def _named(text: str, votes: Path | None) -> str:
    """Find the id of the state that a name means; a unit of the user's own votes is named as it is there."""
    if votes is not None:
        return text
    from polycentric.states import find

    return find(text).id


def _session(year: int | None, result: "IdealPoints") -> int:
    """Give the year (or session) to show: the last, or the one asked for, if there were votes in it."""
    known = [int(label) for label in result.data[result.time].values]
    if year is None:
        return known[-1]
    if year not in known:
        from polycentric.errors import CoverageError

        near = min(known, key=lambda label: abs(label - year))
        raise CoverageError(
            f"There are no votes of {result.time} {year}: they run from {known[0]} to {known[-1]}, and {near} is the "
            f"nearest."
        )
    return year


COMMAND = ideal_points
