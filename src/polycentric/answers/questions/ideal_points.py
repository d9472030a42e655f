"""Where states stand by how they vote, with uncertainty."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.positions.result import IdealPoints
    from polycentric.positions.votes import VoteFile

Motion = Literal["dynamic", "static", "session"]
Picture = Literal["time", "items", "map"]
Prior = Literal["own", "published"]
Issue = Literal["co", "di", "ec", "hr", "me", "nu"]
WARM_UP_STEPS = 100  # how often the sampler tells of itself before the first draw
TOP = 20
OF_DRAWS = ("chains", "draws", "seed", "rhat_largest", "rhat_share_above_1.01", "ess_bulk_share_1000",
            "ess_bulk_share_400", "step_rhat")  # fmt: skip
KEPT = ("prior", "model", "estimator", "bridges", "anchor", "step", "rounds", "converged", "votes", "log_score",
        "accuracy", "notes")  # fmt: skip


@question
def ideal_points(
    *,
    votes: str | Path | None = None,
    columns: str | None = None,
    codes: str | None = None,
    state: str | Sequence[str] = (),
    year: int | None = None,
    anchor: str = "USA",
    second_anchor: str | None = None,
    motion: Motion = "dynamic",
    binary: bool = False,
    bridges: str = "found",
    without: Sequence[Issue] = (),
    only: Sequence[Issue] = (),
    sessions: tuple[int, int] | None = None,
    step: float | None = None,
    prior: Prior = "own",
    posterior: bool = False,
    draws: int = 1000,
    chains: int = 2,
    seed: int = 0,
    items: bool = False,
    pairs: bool = False,
    side: tuple[str, str, str] | None = None,
    picture: Picture = "time",
    top: int = TOP,
) -> Answer:
    """Estimate where states stand from how they vote, session by session, with uncertainty.

    Parameters
    ----------
    votes : path, optional
        Your own votes, CSV or Parquet: unit, session, item, vote; the UN General Assembly's of sessions 1-74 without
        it, of session 75 (decoded) with ``"un_votes_75"``, of all with ``"un+un_votes_75"``.
    columns, codes : str, optional
        Which column of your votes is which, and what their codes mean.
    state : str or sequence of str
        These states alone; in all sessions, or with a year in one.
    year : int, optional
        The session: its year, or its number in your votes. The last is shown and the table holds all, without it.
    anchor, second_anchor : str
        Who is positive; with a second one there are two dimensions.
    motion : str
        ``"dynamic"`` (a random walk), ``"static"`` (one point for all sessions) or ``"session"``.
    binary : bool
        Yes against no; abstentions are left out.
    bridges : str
        Which items ask the same again: ``"found"``, ``"published"`` (by the authors of the published ideal points),
        ``"none"``, or a CSV file with item and bridge.
    without, only : sequence of str
        Issues of the UN's votes to leave out, or to take alone.
    sessions : (int, int), optional
        These sessions alone, by number.
    step : float, optional
        How far a state moves in a session; estimated without it.
    prior : str
        ``"own"``, or ``"published"``: a replication of the published estimates by the votes, bridges, priors and
        standardisation of their authors' code, which takes a minute or two.
    posterior : bool
        Draw the full posterior by Markov chains.
    draws, chains, seed : int
        Of the posterior: draws kept of each chain, how many chains, and where chance begins.
    items : bool
        Show the resolutions' parameters in place of the states.
    pairs : bool
        Show how far some pairs of states (the United States with Russia, France, the United Kingdom, China, India,
        Israel and the Union; Russia with China) stood apart in each year, beside the published series.
    side : (str, str, str), optional
        How probably the first stands nearer to the second than to the third.
    picture : str
        What `Answer.picture` draws: states through ``"time"``, a session's ``"items"``, or a ``"map"``.
    top : int
        Rows to read; the table holds all.

    Returns
    -------
    Answer
        A row for each session and state, or for each item, or for each session of a side.

    Raises
    ------
    CoverageError
        If there were no votes in the session asked for, or an anchor cast none.
    UnknownNameError
        If a state cast no vote.

    Examples
    --------
    ::

        pc.answers.ideal_points(year=2019, state=["USA", "Russia"])
        pc.answers.ideal_points(votes="council.csv", anchor="Ada").table
    """
    from polycentric.positions.request import ASSEMBLY

    if motion == "static" and year is not None:
        raise QuestionError(f"There is one point for all sessions: leave {option('year')} or {option('motion')} out.")
    if second_anchor is not None and (items or pairs or side is not None or posterior or prior != "own"):
        raise QuestionError(f"In two dimensions there are points only: leave {option('second_anchor')} out.")
    named = "un" if votes is None else str(votes)
    own = named not in ASSEMBLY
    if pairs and named != "un":
        raise QuestionError(f"Pairs are of the General Assembly, sessions 1-74: leave {option('votes')} out.")
    read = _read(Path(named), columns, codes) if own else named
    chosen = [_named(name, own) for name in ((state,) if isinstance(state, str) else state)]
    listed = None if bridges == "none" else bridges
    if second_anchor is not None:
        from polycentric.answers.parts.ideal_plane_rows import answer_of
        from polycentric.positions import ideal_plane

        anchors = (_named(anchor, own), _named(second_anchor, own))
        plane = ideal_plane(read, anchors=anchors, bridges=listed, without=without, only=only, sessions=sessions)
        return answer_of(plane, chosen, year, top)
    how: dict[str, Any] = {
        "anchor": _named(anchor, own), "motion": motion, "ordinal": not binary, "bridges": listed, "without": without,
        "only": only, "sessions": sessions, "step": step, "prior": prior,
        "method": "posterior" if posterior else "fast", "draws": draws, "chains": chains, "seed": seed,
    }  # fmt: skip
    result = _estimated(read, how, 30 + (WARM_UP_STEPS + draws if posterior or prior != "own" else 0))
    if pairs:
        return _of_pairs(result, _estimated(read, how | {"prior": "own"}, 30) if prior != "own" else None)
    between = None if side is None else (_named(side[0], own), _named(side[1], own), _named(side[2], own))
    return _answer_of(result, chosen, year, between, picture, top, of_items=items)


def _answer_of(
    result: "IdealPoints",
    chosen: Sequence[str],
    year: int | None,
    side: tuple[str, str, str] | None,
    picture: Picture,
    top: int,
    *,
    of_items: bool,
) -> Answer:
    """Show states, items, or a change of side."""
    from polycentric.answers.parts import ideal_points_rows as rows
    from polycentric.answers.parts.ideal_points_pictures import sketch_of

    at = rows.session_of(year, result)
    if side is not None:
        shown = rows.sides(result, side)
    elif of_items:
        shown = rows.items(result, year, top)
    else:
        shown = rows.states(result, chosen, year, top)
    attrs = result.data.attrs
    return Answer(
        shown.title,
        shown.tidy,
        [shown.read],
        sentences=shown.sentences,
        notes=rows.notes(attrs),
        provenance=lambda: provenance_of(
            *result.request.sources,
            *result.request.bridging.of,
            estimate=_kept(attrs),
        ),
        sketch=lambda: sketch_of(picture, result, chosen, at),
    )


def _of_pairs(result: "IdealPoints", own: "IdealPoints | None") -> Answer:
    """Show the distances of pairs by the models at hand."""
    from polycentric.answers.parts import ideal_points_rows as rows
    from polycentric.answers.parts.ideal_points_pairs import SOURCES, pairs

    shown, attrs = pairs(result, own), result.data.attrs
    return Answer(
        shown.title,
        shown.tidy,
        shown.read,
        sentences=shown.sentences,
        notes=rows.notes(attrs),
        provenance=lambda: provenance_of(*result.request.sources, *result.request.bridging.of, *SOURCES,
                                         estimate=_kept(attrs)),
    )  # fmt: skip


def _kept(attrs: "dict[Any, Any]") -> dict[str, Any]:
    """Give what is told of how an estimate was made."""
    return {name: attrs[name] for name in (*KEPT, *OF_DRAWS) if name in attrs}


def _estimated(votes: "VoteFile | str", how: dict[str, Any], rounds: int) -> "IdealPoints":
    """Estimate, telling whoever waits."""
    from polycentric.answers.progress import steps
    from polycentric.positions import ideal_points as estimate

    with steps(rounds) as progress:
        return estimate(
            votes, **how, tell=lambda at, move: progress(f"round {at}, moved {move:.4f}"),
            tell_sweeps=lambda done, total: progress(f"sweep {done} of {total}"),
        )  # fmt: skip


def _read(votes: Path, columns: str | None, codes: str | None) -> "VoteFile":
    """Read the user's votes as the arguments say."""
    from polycentric.positions.vote_codes import codes_of
    from polycentric.positions.votes import read_vote_file
    from polycentric.tables.user_reading import columns_of

    return read_vote_file(votes, columns_of(columns) if columns else None, codes_of(codes) if codes else None)


def _named(text: str, own: bool) -> str:
    """Find the id of the state that a name means; a unit of the user's own votes is named as it is there."""
    if own:
        return text
    from polycentric.states import find

    return find(text).id


QUESTION = Question("Where do states stand by how they vote?", ideal_points)
