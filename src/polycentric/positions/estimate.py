"""The one call: votes in, ideal points out."""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from polycentric.errors import DataError, UnknownNameError, answers_old_names
from polycentric.positions.ballots import Ballots
from polycentric.positions.model import ANCHOR, Model, Motion
from polycentric.positions.request import UN, Request, check_anchor, open_votes, sources_of
from polycentric.positions.result import IdealPoints, described
from polycentric.positions.votes import VoteFile, to_ballots

if TYPE_CHECKING:
    import polars as pl

    from polycentric.positions.fit import Fit

Votes = "str | os.PathLike[str] | pl.DataFrame"
MOTIONS = ("dynamic", "static", "session")
ROUGH = 3e-3  # near enough to tell which bridges hold
Method = Literal["fast", "posterior"]
METHODS = ("fast", "posterior")
OWN = "own"


@answers_old_names
def ideal_points(
    votes: "str | os.PathLike[str] | pl.DataFrame | VoteFile" = UN,
    *,
    anchor: str = ANCHOR,
    motion: Motion = "dynamic",
    ordinal: bool = True,
    bridges: "str | os.PathLike[str] | pl.DataFrame | Mapping[str, str] | None" = "found",
    split: bool = True,
    without: Collection[str] = (),
    only: Collection[str] = (),
    sessions: tuple[int, int] | None = None,
    step: float | None = None,
    prior_sd: float | None = 1.0,
    prior: str = OWN,
    start: IdealPoints | None = None,
    method: Method = "fast",
    chains: int = 2,
    draws: int = 1000,
    seed: int = 0,
    tell: Callable[[int, float], None] | None = None,
    tell_sweeps: Callable[[int, int], None] | None = None,
) -> IdealPoints:
    """Estimate where voters stand from how they vote, session by session.

    Parameters
    ----------
    votes : str, path or DataFrame
        ``"un"`` for the United Nations General Assembly, sessions 1-74; ``"un_votes_75"`` for session 75, which is
        decoded from scores of agreement; ``"un+un_votes_75"`` for both; or a table with the columns `unit`, `session`,
        `item` and `vote` (yes, abstain, no): a DataFrame, a CSV or Parquet file, or what `read_vote_file` made of one.
        An absence has no row.
    anchor : str
        The unit whose mean is positive; it must have voted. The United States by default.
    motion : str
        ``"dynamic"``: a random walk from session to session; ``"static"``: one ideal point for all sessions;
        ``"session"``: every session for itself, without bridges.
    ordinal : bool
        Three categories; otherwise yes against no, abstentions left out.
    bridges : str, path, DataFrame, mapping or None
        Which items ask the same thing again and share their parameters: ``"found"`` for those found among the
        General Assembly's roll calls (none for other votes), ``"published"`` for those that the authors of the
        published ideal points list, None for none, or a list of your own: a mapping from item to a name of the bridge,
        or a table (or CSV file) with the columns `item` and `bridge`.
    split : bool
        Whether an item that the votes show not to fit its bridge leaves it. How many do is noted; `check_bridges`
        of an estimate with ``split=False`` says which.
    without, only : collection of str
        Issues of the General Assembly to leave out, or to keep alone: me (Middle East), nu (nuclear weapons),
        di (disarmament), hr (human rights), co (colonialism), ec (economic development).
    sessions : (int, int), optional
        First and last session.
    step : float, optional
        Standard deviation of a step from session to session on the model's own scale; estimated by default.
    prior_sd : float or None
        Standard deviation of each session's prior; None lets the walk go free, which the module `model` explains.
    prior : str
        ``"own"``, or ``"published"`` for a replication of the published estimates: the votes, bridges, priors and
        standardisation of their authors' code. The list of bridges is then theirs in place of those found, `chains`,
        `draws` and `seed` say how much is drawn, and what would change the model is refused.
    start : IdealPoints, optional
        An earlier estimate to start from.
    method : str
        ``"fast"``: the mode of items and the step, with intervals that count the items' errors; ``"posterior"``: the
        full posterior by Markov chains that start from there, which takes a minute or two for the General Assembly and
        gives draws, R-hat and effective sample sizes as well.
    chains, draws : int
        Of the posterior: how many chains, at least two, and how many draws of each are kept.
    seed : int
        Of the posterior: the same seed gives the same bits, on one thread or two.
    tell : callable, optional
        Called after each round with its number and the root mean squared move.
    tell_sweeps : callable, optional
        Called, where the posterior is drawn from, with the number of each chain's sweeps done, and of all.

    Raises
    ------
    UnknownNameError, CoverageError
        If the anchor did not vote, or an issue or a motion is unknown.
    DataError, UserFileError
        If the table of votes or of bridges breaks a rule.

    Examples
    --------
    >>> points = ideal_points(sessions=(60, 70))  # doctest: +SKIP
    >>> china = points.data["ideal_point"].sel(state="China")  # doctest: +SKIP
    """
    if motion not in MOTIONS:
        raise UnknownNameError("motion of ideal points", motion, MOTIONS)
    if method not in METHODS:
        raise UnknownNameError("method of ideal points", method, METHODS)
    from polycentric.positions.published import check_prior

    of_published = {"motion": (motion, "dynamic"), "ordinal": (ordinal, True), "split": (split, True),
                    "step": (step, None), "prior_sd": (prior_sd, 1.0), "method": (method, "fast")}  # fmt: skip
    check_prior(prior, of_published)
    _check_positive("step", step)
    _check_positive("prior_sd", prior_sd)
    given = None if motion == "session" else bridges
    of_authors = prior != OWN and bool(sources_of(votes)) and given in ("found", "published")
    read, of_un, bridging = open_votes(votes, None if of_authors else given, without, only, sessions)
    if of_authors:
        from polycentric.positions.published_votes import authors_bridging

        bridging = authors_bridging()
    request = Request(
        read.frame,
        bridging,
        Model(ordinal, motion, step, prior_sd),
        anchor,
        read.source,
        of_un,
        split,
        read.notes,
        read.codes,
        sources_of(votes),
    )
    if prior != OWN:
        from polycentric.positions.published import as_published
        from polycentric.positions.published_chains import PublishedPlan

        return as_published(request, PublishedPlan(chains, draws, seed=seed), tell_sweeps)
    fast = estimated(request, None if start is None else start.fit, tell)
    if method == "fast":
        return fast
    from polycentric.positions.sampled import Plan, sampled

    return sampled(fast, Plan(chains, draws, seed=seed), tell_sweeps)


def estimated(request: Request, start: "Fit | None", tell: Callable[[int, float], None] | None = None) -> IdealPoints:
    """Fit, turn sessions that know nothing of each other the same way, and label."""
    from polycentric.positions.fit import fit

    ballots, notes = to_ballots(request.votes, request.bridging, binary=not request.model.ordinal, codes=request.codes)
    notes = [*request.notes, *notes]
    check_anchor(request.anchor, ballots)
    if request.split and ballots.parameters < len(ballots.items):
        start = fit(ballots, request.model, request.anchor, start, ROUGH, tell)
        ballots, remarks = _split(ballots, start)
        notes += remarks
    fitted = fit(ballots, request.model, request.anchor, start, tell=tell)
    if request.model.motion == "session":
        fitted, turned = aligned(fitted, request.anchor)
        notes += turned
    if request.model.motion == "static":
        labels = sorted(request.votes["session"].unique())
        notes.append(f"One ideal point for sessions {labels[0]} to {labels[-1]}, labelled with the last.")
    if not fitted.converged:
        notes.append(f"The estimate still moved by {fitted.moves[-1]:.5f} after {len(fitted.moves)} rounds.")
    return described(fitted, request, notes, estimated)


def _split(ballots: Ballots, rough: "Fit") -> tuple[Ballots, list[str]]:
    """Let items that do not fit their bridge stand alone."""
    from polycentric.positions.bridge_check import check_bridges

    checked = check_bridges(rough)
    strays = set(checked.filter(checked["strays"])["item"].to_list())
    if not strays:
        return ballots, []
    labelled = enumerate(zip(ballots.items, ballots.parameter.tolist(), strict=True))
    keys = [-at - 1 if label in strays else parameter for at, (label, parameter) in labelled]
    numbers: dict[int, int] = {}
    parameter = np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.int32)
    note = f"{len(strays)} of {checked.height} bridged items do not fit their bridge and stand alone."
    return replace(ballots, parameter=parameter), [note]


def aligned(fit: "Fit", anchor: str) -> "tuple[Fit, list[str]]":
    """Turn each session so that the anchor stands above its mean, or, without the anchor, as in the session before."""
    cells, states = fit.layout.cells, len(fit.ballots.states)
    mean, items = fit.mean.copy(), fit.items.copy()
    before, blind = np.zeros(states), []
    for session, label in enumerate(fit.ballots.sessions):
        here = cells.session == session
        at, values = cells.state[here], mean[here]
        mine = values[at == fit.ballots.states.index(anchor)]
        lean = float(mine[0] - values.mean()) if len(mine) else float(np.sum(before[at] * (values - values.mean())))
        if not len(mine):
            blind.append(str(label))
        if lean < 0.0:
            mean[here] = -values
            items[fit.ballots.parameter[fit.ballots.item_session == session], 0] *= -1.0
        before[at] = mean[here]
    notes = [f"{anchor} did not vote in session {', '.join(blind)}: turned as in the one before."] if blind else []
    return replace(fit, mean=mean, items=items), notes


def _check_positive(name: str, value: float | None) -> None:
    """Refuse a standard deviation that is none."""
    if value is not None and not (np.isfinite(value) and value > 0):
        raise DataError(f"The {name} is {value}, and a standard deviation is a number above zero.")
