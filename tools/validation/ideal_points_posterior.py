"""Ideal points from simulated votes of the real size, from either estimator; how they differ on the real votes.

Worlds of a middling size show what bridges are for. In one the states stand still while new items' cutpoints move and
new items divide more sharply; in others all states march while the agenda stands still. What is measured is what an
estimator makes of the states that are there from the first session to the last.
"""

import os
import resource
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from polycentric.positions.chains import run
from polycentric.positions.draws import total_variance
from polycentric.positions.estimate import ideal_points
from polycentric.positions.fit import Fit, fit
from polycentric.positions.model import Model, Scale, scale_of
from polycentric.positions.sampled import Plan, sampled, standardised
from polycentric.positions.simulate import Shape, World, simulate

Figures = Iterator[tuple[str, float]]
Floats = NDArray[np.float64]
REACH = 1.959964
RECOVERY = Plan(chains=2, draws=400, thin=4, seed=1)
SEEDS = (1, 2)
MIDDLING = Shape(states=100, sessions=30, items=1800, votes=110_000)
WORLDS = {
    "nothing moves": replace(MIDDLING, still=True),
    "the agenda moves": replace(MIDDLING, still=True, drift=2.0, sharpening=3.0),
    "states walk": MIDDLING,
    "states walk and march by 1.5": replace(MIDDLING, march=1.5),
    "states walk and march by 1.5, series of up to 30 sessions": replace(MIDDLING, march=1.5, longest=30),
    "states stand still but for a march by 1.5": replace(MIDDLING, still=True, march=1.5),
}
ENDS = 5
MODELS = {
    "dynamic": Model(),
    "dynamic, prior sd 3": Model(prior_sd=3.0),
    "dynamic, no prior": Model(prior_sd=None),
    "session": Model(motion="session"),
}


def figures() -> Figures:
    """Yield every figure."""
    for seed in SEEDS:
        yield from _recovered(seed)
    yield from _moved()
    yield from _real()


def truth_of(world: World, fast: Fit) -> tuple[Floats, Scale]:
    """Give the truth of each cell on the published scale, and the scale."""
    cells = fast.layout.cells
    points = world.points[cells.session, cells.state]
    scale = scale_of(points, cells.state == fast.ballots.states.index(world.anchor))
    return scale.points(points), scale


def _recovered(seed: int) -> Figures:
    """Recover a world of the real size."""
    world = simulate(Shape(), seed)
    fast = fit(world.ballots, Model(), world.anchor)
    truth, true_scale = truth_of(world, fast)
    scale = scale_of(fast.mean, fast.layout.cells.state == fast.ballots.states.index(world.anchor))
    mean, name = scale.points(fast.mean), f"world {seed}"
    yield f"{name}: votes", len(world.ballots.vote)
    yield f"{name}: correlation with the truth, fast", float(np.corrcoef(mean, truth)[0, 1])
    spreads = {"given items": np.sqrt(fast.variance), "items' errors counted": np.sqrt(total_variance(fast))}
    for label, sd in spreads.items():
        yield (
            f"{name}: share of truths in 95% intervals, fast, {label}",
            float(np.mean(np.abs(mean - truth) < REACH * sd * abs(scale.factor))),
        )
    theta, items, step = standardised(
        run(fast, RECOVERY.chains, RECOVERY.draws, RECOVERY.thin, RECOVERY.seed), fast, world.anchor
    )
    low, high = np.quantile(theta, (0.025, 0.975), axis=(0, 1))
    yield f"{name}: correlation with the truth, posterior", float(np.corrcoef(theta.mean((0, 1)), truth)[0, 1])
    yield f"{name}: share of truths in 95% intervals, posterior", float(np.mean((low < truth) & (truth < high)))
    for label, sd in spreads.items():
        ratio = sd * abs(scale.factor) / theta.std((0, 1))
        yield f"{name}: width of intervals, fast over posterior, {label}", float(np.median(ratio))
    for column, label in enumerate(("discriminations", "lower cutpoints", "upper cutpoints")):
        true = world.items.copy()
        true[:, 1:] -= true[:, :1] * true_scale.mean
        true[:, 0] /= true_scale.factor
        low, high = np.quantile(items[..., column], (0.025, 0.975), axis=(0, 1))
        inside = (low < true[:, column]) & (true[:, column] < high)
        yield f"{name}: share of true {label} in 95% intervals, posterior", float(np.mean(inside))
    yield f"{name}: step, posterior", float(step.mean())
    yield f"{name}: step, truth", Shape().step * abs(true_scale.factor)


def _moved() -> Figures:
    """Estimate worlds in which agenda or states move, with bridges and without."""
    for label, shape in WORLDS.items():
        world = simulate(shape, 3)
        still = fit(world.ballots, Model(motion="session"), world.anchor)
        for figure, value in _change(still, truth_of(world, still)[0]).items():
            yield f"{label}, truth: {figure}", value
        alone = np.arange(len(world.ballots.items), dtype=np.int32)
        for bridged, ballots in (("bridges", world.ballots), ("no bridges", replace(world.ballots, parameter=alone))):
            for motion, model in MODELS.items():
                fast = fit(ballots, model, world.anchor)
                truth, _ = truth_of(world, fast)
                anchor = fast.layout.cells.state == ballots.states.index(world.anchor)
                mean = scale_of(fast.mean, anchor).points(fast.mean)
                for figure, value in _change(fast, mean).items():
                    yield f"{label}, {motion}, {bridged}: {figure}", value
                yield f"{label}, {motion}, {bridged}: correlation with the truth", float(np.corrcoef(mean, truth)[0, 1])


def _change(fast: Fit, points: Floats) -> dict[str, float]:
    """Give how the states that were there throughout moved, and how their spread grew, from first sessions to last."""
    cells, last = fast.layout.cells, len(fast.ballots.sessions) - ENDS
    early, late = cells.session < ENDS, cells.session >= last
    both = np.intersect1d(cells.state[early], cells.state[late])
    first, then = (_means(cells.state[part], points[part])[both] for part in (early, late))
    return {"common move": float(np.mean(then - first)), "growth of spread": float(then.std() / first.std())}


def _means(state: NDArray[np.int32], points: Floats) -> Floats:
    """Give each state's mean."""
    return np.bincount(state, points) / np.maximum(np.bincount(state), 1)


def _real() -> Figures:
    """Sample the real votes' posterior in full, and compare."""
    fast = ideal_points()
    run(fast.fit, 2, 2, 1, 0)  # compiles
    started, spent = time.perf_counter(), os.times()
    full = sampled(fast, Plan())
    now = os.times()
    yield "General Assembly: seconds, chains, diagnostics and quantiles", time.perf_counter() - started
    yield "General Assembly: seconds of processor", now.user + now.system - spent.user - spent.system
    yield (
        "General Assembly: largest memory of the process, GB",
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    )
    for name in ("parameters", "ess_bulk_share_1000", "ess_bulk_5_percent", "ess_tail_5_percent", "rhat_largest",
                 "rhat_share_above_1.01", "step_rhat", "step_ess_bulk"):  # fmt: skip
        yield f"General Assembly: {name}", full.data.attrs[name]
    yield (
        "General Assembly: share of ideal points with 1,000 effective draws",
        float(np.mean(full.sample.of_cells.bulk >= 1000)),
    )
    cells = np.isfinite(full.data["ideal_point"].to_numpy())
    at_fast, at_full = (result.data["ideal_point"].to_numpy()[cells] for result in (fast, full))
    sd_fast, sd_full = (result.data["sd"].to_numpy()[cells] for result in (fast, full))
    apart = np.abs(at_fast - at_full)
    yield "General Assembly: correlation of fast and posterior", float(np.corrcoef(np.stack([at_fast, at_full]))[0, 1])
    yield "General Assembly: median distance of fast and posterior", float(np.median(apart))
    yield "General Assembly: largest distance of fast and posterior", float(apart.max())
    yield "General Assembly: distance in standard deviations, median", float(np.median(apart / sd_full))
    yield "General Assembly: distance in standard deviations, quantile .95", float(np.quantile(apart / sd_full, 0.95))
    for level in (0.05, 0.5, 0.95):
        name = f"General Assembly: width of intervals, fast over posterior, quantile {level}"
        yield name, float(np.quantile(sd_fast / sd_full, level))
    given = np.sqrt(fast.fit.variance) * abs(fast.scale.factor) / np.sqrt(full.sample.theta.var((0, 1), np.float64))
    yield "General Assembly: width of intervals given items, fast over posterior, median", float(np.median(given))
    yield "General Assembly: step, fast", fast.data.attrs["step"]
    yield "General Assembly: step, posterior", full.data.attrs["step"]
