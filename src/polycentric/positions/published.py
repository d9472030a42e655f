"""Ideal points as the authors of the published ones estimate them: their votes, their priors, their standardisation.

``ideal_points(prior="published")``. It is no posterior in the textbook's sense: each ideal point is drawn towards the
mean that its state had in the session before, and what comes later does not inform it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import DataError, UnknownNameError
from polycentric.panel.state_index import with_names
from polycentric.positions.ballots import cells_of
from polycentric.positions.diagnostics import LEAST_CHAINS, LEAST_DRAWS, Diagnosis, diagnosed
from polycentric.positions.fit import Fit, lay_out
from polycentric.positions.model import Model, Scale
from polycentric.positions.published_chains import PublishedDraws, PublishedPlan, run_published
from polycentric.positions.published_votes import parts_after_1989, votes_taken, without_unanimous
from polycentric.positions.request import Request, check_anchor
from polycentric.positions.result import (
    QUANTILES,
    IdealPoints,
    attributes_of,
    evenly,
    labelled_draws,
    labels_of,
    of_items,
)
from polycentric.positions.votes import to_ballots

if TYPE_CHECKING:
    import polars as pl

PRIORS = ("own", "published")
# The prior's spread between sessions of equally many votes: the root of .5 n / (n + n).
NOMINAL_STEP, UN_VOTES = 0.5, "un_votes"
ENOUGH, MIXED = 400.0, 1.01
UNIT = "standard deviations of ideal points"
REFERENCE = (
    "Model, priors and rules of Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2), 430-456, "
    "as their code of April 2020 has them; sampler of our own"
)


@dataclass(frozen=True, repr=False)
class PublishedPoints(IdealPoints):
    """Ideal points by the authors' own rules, with their draws.

    Attributes
    ----------
    kept : PublishedDraws
    """

    kept: PublishedDraws

    def draws(self, count: int | None = None, seed: int = 0) -> xr.DataArray:
        """Give the draws: (chain, draw, time, state); missing where a state did not vote.

        Parameters
        ----------
        count : int, optional
            So many in all, evenly spaced; by default all that were kept. More than that are not to be had.
        seed : int
            Without effect, since the draws are made: the seed of the estimate counts.
        """
        return labelled_draws(evenly(self.kept.theta, count), self.fit, self.time)

    def update(self, votes: "pl.DataFrame") -> "PublishedPoints":
        """Add new votes, and draw again."""
        return as_published(self.request.with_votes(votes), self.kept.plan)


def check_prior(prior: str, others: Mapping[str, tuple[object, object]]) -> None:
    """Refuse a name that is no prior, and with the published one whatever would change it.

    Parameters
    ----------
    prior : str
    others : mapping
        Of each argument that the published prior fixes: the value given and the one that is right.

    Raises
    ------
    UnknownNameError, DataError
    """
    if prior not in PRIORS:
        raise UnknownNameError("prior of ideal points", prior, PRIORS)
    wrong = [(name, given) for name, (given, right) in others.items() if given != right]
    if prior == "published" and wrong:
        name, given = wrong[0]
        raise DataError(
            f"With prior='published' everything is as its authors have it, and {name}={given!r} is not: leave {name} "
            f"out, or take prior='own'."
        )


def as_published(
    request: Request, plan: PublishedPlan, tell: Callable[[int, int], None] | None = None
) -> PublishedPoints:
    """Draw ideal points by the authors' rules.

    Parameters
    ----------
    request : Request
        Of the General Assembly's votes those are left out that the authors leave out; of other votes, only items on
        which all voted alike.
    plan : PublishedPlan
    tell : callable, optional
        Called with the number of sweeps done and the number of all.

    Raises
    ------
    DataError
        If all voted alike on every item, or the plan has too few chains or draws to tell whether they mixed.
    CoverageError
        If the anchor cast no vote.
    """
    _check(plan)
    votes, notes = request.votes, list(request.notes)
    if request.of_un:
        votes, left = votes_taken(votes, parts_after_1989() if UN_VOTES in request.sources else [])
        notes += left
    ballots, remarks = to_ballots(votes, request.bridging, codes=request.codes)
    ballots, dropped = without_unanimous(ballots)
    check_anchor(request.anchor, ballots)
    notes += [note for note in remarks if "voted alike" not in note] + dropped
    kept = run_published(ballots, cells_of(ballots), request.anchor, plan, tell=tell)
    layout = lay_out(ballots)
    mean, variance = kept.theta.mean((0, 1), np.float64), kept.theta.var((0, 1), np.float64)
    items = kept.items.mean((0, 1), np.float64)
    mixed = diagnosed(kept.theta)
    fit = Fit(ballots, Model(step=NOMINAL_STEP), layout, mean, variance, np.zeros_like(mean), items, NOMINAL_STEP,
              (float("nan"),), bool(np.nanmax(mixed.rhat) <= 1.0 + 5 * (MIXED - 1.0)))  # fmt: skip
    data = _labelled(fit, kept, mixed, request, notes)

    def again(asked: Request, _: Fit) -> IdealPoints:
        return as_published(asked, plan)

    return PublishedPoints(data, fit, Scale(0.0, 1.0), request, again, kept)


def _check(plan: PublishedPlan) -> None:
    """Refuse a plan from which nothing can be told."""
    for name, value, least in (("chains", plan.chains, LEAST_CHAINS), ("draws", plan.draws, LEAST_DRAWS),
                               ("thin", plan.thin, 1), ("warm_up", plan.warm_up, 1)):  # fmt: skip
        if value < least:
            raise DataError(f"Ideal points were asked for with {name}={value}: at least {least} are needed, since "
                            f"chains are compared with each other.")  # fmt: skip


def _labelled(fit: Fit, kept: PublishedDraws, mixed: Diagnosis, request: Request, notes: list[str]) -> xr.Dataset:
    """Label means, spreads, quantiles and diagnostics, and say what was done."""
    time = "year" if request.of_un else "session"
    data = xr.merge([_of_cells(fit, kept, mixed, time), of_items(fit, Scale(0.0, 1.0))])
    if request.of_un:
        data = data.assign_coords(session=("year", np.array(fit.ballots.sessions)))
    told = _attributes(kept.plan, mixed)
    data.attrs = attributes_of(fit, Scale(0.0, 1.0), request, [*notes, _mixing(told)]) | told
    return data


def _of_cells(fit: Fit, kept: PublishedDraws, mixed: Diagnosis, time: str) -> xr.Dataset:
    """Label what is known of states."""
    cells, sessions = fit.layout.cells, labels_of(fit, time)
    values: dict[str, tuple[NDArray[Any], str, str]] = {
        "ideal_point": (fit.mean, "Mean of the ideal point's draws", UNIT),
        "sd": (np.sqrt(fit.variance), "Standard deviation of the draws", UNIT),
        "ideal_point_quantile": (np.quantile(kept.theta, QUANTILES, axis=(0, 1)).T, "Quantile of the draws", UNIT),
        "votes": (np.diff(fit.layout.cell_first).astype(np.float64), "Votes cast and taken", "votes"),
        "rhat": (mixed.rhat, "Rank-normalised split R-hat", "ratio"),
        "ess_bulk": (mixed.bulk, "Effective draws of the bulk", "draws"),
        "ess_tail": (mixed.tail, "Effective draws of the tails", "draws"),
    }
    shape = (len(sessions), len(fit.ballots.states))
    made: dict[str, Any] = {}
    for name, (each, label, unit) in values.items():
        full = np.full((*shape, *each.shape[1:]), np.nan)
        full[cells.session, cells.state] = each
        made[name] = ((time, "state", "quantile")[: full.ndim], full, {"long_name": label, "units": unit})
    coords = {time: sessions, "state": np.array(fit.ballots.states), "quantile": list(QUANTILES)}
    return with_names(xr.Dataset(made, coords=coords))


def _attributes(plan: PublishedPlan, mixed: Diagnosis) -> dict[str, Any]:
    """Say how the draws were made, and whether they may be trusted."""
    rhat, bulk = (values[np.isfinite(values)] for values in (mixed.rhat, mixed.bulk))
    sweeps = plan.warm_up + plan.draws * plan.thin
    return {
        "prior": "published",
        "model": "ordinal, dynamic, prior published",
        "reference": REFERENCE,
        "estimator": f"replication of the published one: {plan.chains} chains of {sweeps} sweeps, {plan.draws} draws "
        f"of each kept after {plan.warm_up}, seed {plan.seed} (the authors: one of 24,000, 400 kept)",
        "chains": plan.chains,
        "draws": plan.draws,
        "seed": plan.seed,
        "rounds": sweeps,
        "rhat_largest": float(rhat.max()),
        "rhat_share_above_1.01": float(np.mean(rhat > MIXED)),
        "ess_bulk_share_400": float(np.mean(bulk >= ENOUGH)),
        "ess_bulk_5_percent": float(np.quantile(bulk, 0.05)),
    }


def _mixing(told: dict[str, Any]) -> str:
    """Say in words how well the chains mixed."""
    return (
        f"Of the ideal points {told['ess_bulk_share_400']:.1%} have 400 effective draws or more, and "
        f"{told['rhat_share_above_1.01']:.1%} an R-hat above 1.01 (the largest is {told['rhat_largest']:.2f})."
    )
