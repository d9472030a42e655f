"""Ideal points by the full posterior: the fast estimate is where chains start, and their draws are the result."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.panel.state_index import with_names
from polycentric.positions.chains import Draws, run
from polycentric.positions.diagnostics import LEAST_CHAINS, LEAST_DRAWS, Diagnosis, diagnosed
from polycentric.positions.fit import Fit
from polycentric.positions.model import Scale
from polycentric.positions.result import (
    QUANTILES,
    IdealPoints,
    attributes_of,
    evenly,
    labelled_draws,
    labels_of,
    of_items,
)

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]
Single = NDArray[np.float32]
THIN = 5
ENOUGH, MIXED = 1000.0, 1.01
ITEM_NAMES = ("discrimination", "cut_low", "cut_high")
CELLS_AT_ONCE = 512


@dataclass(frozen=True)
class Plan:
    """How much is drawn: chains, draws of each that are kept, sweeps for each, and the seed."""

    chains: int = 2
    draws: int = 1000
    thin: int = THIN
    seed: int = 0


@dataclass(frozen=True)
class Sample:
    """Draws on the published scale, each draw standardised by itself; and how well chains mixed.

    Attributes
    ----------
    theta : float32, (chains, draws, cells)
    items : float32, (chains, draws, parameter sets, 3)
        Discrimination and the two cutpoints.
    step : float64, (chains, draws)
    of_cells, of_items, of_step : Diagnosis
    plan : Plan
    accepted_cells, accepted_sets : float64
        Shares of proposals accepted.
    """

    theta: Single
    items: Single
    step: Floats
    of_cells: Diagnosis
    of_items: Diagnosis
    of_step: Diagnosis
    plan: Plan
    accepted_cells: Floats
    accepted_sets: Floats


@dataclass(frozen=True, repr=False)
class SampledPoints(IdealPoints):
    """Ideal points with the draws of their full posterior.

    Attributes
    ----------
    sample : Sample
        `fit` and `scale` are of the fast estimate that the chains started from, and so are `predict` and
        `check_bridges`; `data` is of the draws, and with it ranks, distances, sides and ties.
    """

    sample: Sample

    def draws(self, count: int | None = None, seed: int = 0) -> xr.DataArray:
        """Give the draws: (chain, draw, time, state); missing where a state did not vote.

        Parameters
        ----------
        count : int, optional
            So many in all, evenly spaced; by default all that were kept. More than that are not to be had.
        seed : int
            Without effect, since the draws are made: the seed of the estimate counts.
        """
        return labelled_draws(evenly(self.sample.theta, count), self.fit, self.time)

    def update(self, votes: "pl.DataFrame") -> "SampledPoints":
        """Add new votes, fit again from here, and draw again."""
        return sampled(super().update(votes), self.sample.plan)


def sampled(fast: IdealPoints, plan: Plan, tell: Callable[[int, int], None] | None = None) -> SampledPoints:
    """Draw from the posterior that a fast estimate approximates.

    Parameters
    ----------
    fast : IdealPoints
    plan : Plan
    tell : callable, optional
        Called with the number of sweeps done and the number of all.

    Raises
    ------
    DataError
        If the plan has too few chains or draws to tell whether they mixed.
    """
    _check(plan)
    raw = run(fast.fit, plan.chains, plan.draws, plan.thin, plan.seed, tell=tell)
    theta, items, step = standardised(raw, fast.fit, fast.request.anchor)
    sample = Sample(
        theta, items, step, diagnosed(theta), diagnosed(items), diagnosed(step.astype(np.float32)[..., np.newaxis]),
        plan, raw.accepted_cells, raw.accepted_sets,
    )  # fmt: skip
    return SampledPoints(_labelled(fast, sample), fast.fit, fast.scale, fast.request, fast.estimator, sample)


def _check(plan: Plan) -> None:
    """Refuse a plan from which nothing can be told."""
    for name, value, least in (("chains", plan.chains, LEAST_CHAINS), ("draws", plan.draws, LEAST_DRAWS),
                               ("thin", plan.thin, 1)):  # fmt: skip
        if value < least:
            raise DataError(f"The posterior was asked for with {name}={value}: at least {least} are needed, "
                            f"since chains are compared with each other.")  # fmt: skip


def standardised(raw: Draws, fit: Fit, anchor: str) -> tuple[Single, Single, Floats]:
    """Put each draw on the published scale by its own mean, spread and direction, as the model's likelihood allows.

    Where sessions know nothing of each other, each is turned first as the fast estimate has it.
    """
    cells = fit.layout.cells
    of_anchor = cells.state == fit.ballots.states.index(anchor)
    theta, items, step = raw.theta, raw.items, raw.step.copy()
    session_of = fit.ballots.item_session if fit.model.motion == "session" else None
    for chain in range(theta.shape[0]):
        for draw in range(theta.shape[1]):
            points, sets = theta[chain, draw].astype(np.float64), items[chain, draw].astype(np.float64)
            if session_of is not None:
                side = np.sign(np.bincount(cells.session, points * fit.mean, len(fit.ballots.sessions)))
                side[side == 0.0] = 1.0
                points *= side[cells.session]
                sets[fit.ballots.parameter, 0] *= side[session_of]
            mean, spread = float(points.mean()), float(points.std())
            sign = 1.0 if points[of_anchor].mean() >= mean else -1.0
            scale = Scale(mean, sign / spread)
            theta[chain, draw] = scale.points(points)
            items[chain, draw, :, 1:] = sets[:, 1:] - sets[:, :1] * mean
            items[chain, draw, :, 0] = scale.discrimination(sets[:, 0])
            step[chain, draw] /= spread
    return theta, items, step


def _labelled(fast: IdealPoints, sample: Sample) -> xr.Dataset:
    """Label means, spreads, quantiles and diagnostics."""
    fit = _summary(fast.fit, sample)
    data = xr.merge([_of_cells(fast, fit, sample), of_items(fit, Scale(0.0, 1.0)), _of_sets(fit, sample)])
    if fast.request.of_un:
        data = data.assign_coords(session=fast.data["session"])
    of_draws = _attributes(sample)
    notes = [note for note in (str(fast.data.attrs["notes"]), _describe_mixing(of_draws)) if note]
    data.attrs = attributes_of(fit, Scale(0.0, 1.0), fast.request, notes) | of_draws
    return data


def _summary(fit: Fit, sample: Sample) -> Fit:
    """Give means and variances of the draws in the form of a fit, already on the published scale."""
    mean, variance = sample.theta.mean((0, 1), np.float64), sample.theta.var((0, 1), np.float64)
    items = sample.items.mean((0, 1), np.float64)
    return replace(fit, mean=mean, variance=variance, items=items, step=float(sample.step.mean()))


def _of_cells(fast: IdealPoints, fit: Fit, sample: Sample) -> xr.Dataset:
    """Label what is known of states."""
    cells, sessions = fit.layout.cells, labels_of(fit, fast.time)
    quantiles = np.empty((len(fit.mean), len(QUANTILES)))
    for at in range(0, len(fit.mean), CELLS_AT_ONCE):
        some = sample.theta[:, :, at : at + CELLS_AT_ONCE]
        quantiles[at : at + CELLS_AT_ONCE] = np.quantile(some, QUANTILES, axis=(0, 1)).T
    shape, units = (len(sessions), len(fit.ballots.states)), "standard deviations of ideal points"
    laid = {
        "ideal_point": (fit.mean, "Posterior mean of the ideal point", units),
        "sd": (np.sqrt(fit.variance), "Posterior standard deviation", units),
        "ideal_point_quantile": (quantiles, "Posterior quantile", units),
        "rhat": (sample.of_cells.rhat, "Rank-normalised split R-hat", "ratio"),
        "ess_bulk": (sample.of_cells.bulk, "Effective draws of the bulk", "draws"),
        "ess_tail": (sample.of_cells.tail, "Effective draws of the tails", "draws"),
    }
    made: dict[str, Any] = {"votes": fast.data["votes"]}
    for name, (values, label, unit) in laid.items():
        full = np.full((*shape, *values.shape[1:]), np.nan)
        full[cells.session, cells.state] = values
        dims = (fast.time, "state", "quantile")[: full.ndim]
        made[name] = (dims, full, {"long_name": label, "units": unit})
    coords = {fast.time: sessions, "state": np.array(fit.ballots.states), "quantile": list(QUANTILES)}
    return with_names(xr.Dataset(made, coords=coords))


def _of_sets(fit: Fit, sample: Sample) -> xr.Dataset:
    """Label how sure items are, and how well their draws mixed (the worst of the three)."""
    sd = sample.items.std((0, 1), np.float64)[fit.ballots.parameter]
    diagnosis = sample.of_items
    values = {f"{name}_sd": sd[:, k] for k, name in enumerate(ITEM_NAMES)} | {
        "item_rhat": np.max(diagnosis.rhat, axis=1)[fit.ballots.parameter],
        "item_ess_bulk": np.min(diagnosis.bulk, axis=1)[fit.ballots.parameter],
        "item_ess_tail": np.min(diagnosis.tail, axis=1)[fit.ballots.parameter],
    }
    return xr.Dataset(
        {name: ("item", each) for name, each in values.items()}, coords={"item": np.array(fit.ballots.items)}
    )


def _attributes(sample: Sample) -> dict[str, Any]:
    """Say how the draws were made, and whether they may be trusted."""
    every = [
        np.concatenate([part.ravel() for part in parts]) for parts in zip(sample.of_cells, sample.of_items, strict=True)
    ]
    rhat, bulk, tail = (values[np.isfinite(values)] for values in every)
    plan = sample.plan
    return {
        "estimator": f"full posterior, {plan.chains} chains of {plan.draws} draws, a draw every {plan.thin} sweeps, "
        f"seed {plan.seed}",
        "chains": plan.chains,
        "draws": plan.draws,
        "seed": plan.seed,
        "parameters": len(rhat),
        "rhat_largest": float(rhat.max()),
        "rhat_share_above_1.01": float(np.mean(rhat > MIXED)),
        "ess_bulk_share_1000": float(np.mean(bulk >= ENOUGH)),
        "ess_bulk_5_percent": float(np.quantile(bulk, 0.05)),
        "ess_tail_5_percent": float(np.quantile(tail, 0.05)),
        "step_rhat": float(sample.of_step.rhat[0]),
        "step_ess_bulk": float(sample.of_step.bulk[0]),
    }


def _describe_mixing(attributes: dict[str, Any]) -> str:
    """Say in words how well the chains mixed."""
    enough, apart, n = attributes["ess_bulk_share_1000"], attributes["rhat_share_above_1.01"], attributes["parameters"]
    return (
        f"Of {n} parameters, {enough:.1%} have 1,000 effective draws or more, and {apart:.1%} an R-hat above 1.01 (the "
        f"largest is {attributes['rhat_largest']:.2f})."
    )
