"""Markov chains of the published model: where they start, what each ideal point is drawn towards, and what is kept."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from polycentric.compiling import announce
from polycentric.positions.ballots import ABSTAIN, NO, Ballots, Cells

Floats = NDArray[np.float64]
Whole = NDArray[np.int32]
SMOOTH, CLAMP = 0.5, 5.0
# Where states start, by the authors: on the side of the United States and on the other.
STARTS = {"USA": 3.0, "CAN": 3.0, "GBR": 3.0, "ISR": 3.0, "RUS": -2.0, "DDR": -2.0}
FIRST_WIDTHS = (0.2, 0.3, 0.2)
FIRST_GAP = 0.01
TOGETHER, LEARN = 50, 0.3


@dataclass(frozen=True)
class PublishedPlan:
    """How much is drawn: chains, draws of each that are kept, sweeps for each draw and before the first, the seed."""

    chains: int = 2
    draws: int = 1000
    thin: int = 3
    warm_up: int = 1000
    seed: int = 0


@dataclass(frozen=True)
class PublishedDraws:
    """What the chains leave, standardised over all state-sessions in each sweep.

    Attributes
    ----------
    theta : float32, (chains, draws, cells)
    items : float32, (chains, draws, parameter sets, 3)
        Discrimination and the two cutpoints.
    """

    theta: NDArray[np.float32]
    items: NDArray[np.float32]
    plan: PublishedPlan


def before(cells: Cells) -> tuple[Whole, Floats]:
    """Say towards which cell each ideal point is drawn, and with what precision.

    The variance is SMOOTH n / (n + n of the session before), n being the votes cast; over a gap that is the last
    session present. A first session looks to the second. One that is alone looks to 0 with n before of 0, a case that
    the authors' data do not have.

    Returns
    -------
    cell : int32, (cells,)
        -1 where there is none.
    precision : float64, (cells,)
    """
    n = np.bincount(cells.vote, minlength=len(cells.state)).astype(np.float64)
    at = np.arange(len(cells.state))
    is_first = np.isin(at, cells.first[:-1])
    has_next = np.append(cells.state[1:] == cells.state[:-1], False)
    cell = np.where(is_first, np.where(has_next, at + 1, -1), at - 1)
    other = np.where(cell >= 0, n[cell], 0.0)
    return cell.astype(np.int32), (n + other) / (SMOOTH * n)


def started(ballots: Ballots, anchor: str, starts: dict[str, float]) -> tuple[dict[str, float], str | None]:
    """Give where units start, and who stands for the other side: the authors' states, or found for other votes."""
    if anchor in starts and starts[anchor] > 0 and "RUS" in ballots.states:
        return {unit: at for unit, at in starts.items() if unit in ballots.states}, "RUS"
    other = _farthest(ballots, anchor)
    return {anchor: 3.0} | ({other: -2.0} if other else {}), other


def _farthest(ballots: Ballots, anchor: str) -> str | None:
    """Name the unit that most often voted otherwise than the anchor, net of the votes in which it did not."""
    own = np.full(len(ballots.items), np.nan)
    mine = ballots.state == ballots.states.index(anchor)
    own[ballots.item[mine]] = ballots.vote[mine]
    apart = np.abs(ballots.vote - own[ballots.item]) - 1.0
    score = np.bincount(ballots.state, np.nan_to_num(apart, nan=0.0), len(ballots.states))
    score[ballots.states.index(anchor)] = -np.inf
    return ballots.states[int(score.argmax())] if len(ballots.states) > 1 else None


def first_items(ballots: Ballots, anchor: str, other: str | None) -> Floats:
    """Start items: discrimination by whether the anchor voted above the other, cutpoints by shares, from -1 to 1."""
    of = ballots.parameter[ballots.item]
    counts = np.stack([np.bincount(of, ballots.vote == code, ballots.parameters) for code in range(3)])
    total = counts.sum(axis=0)
    low = -1.0 + 2.0 * counts[NO] / total
    high = np.maximum(-1.0 + 2.0 * (counts[NO] + counts[ABSTAIN]) / total, low + FIRST_GAP)
    beta = np.sign(_first_vote(ballots, anchor) - _first_vote(ballots, other))
    return np.column_stack([np.nan_to_num(beta, nan=0.0), low, high])


def _first_vote(ballots: Ballots, unit: str | None) -> Floats:
    """Give a unit's vote on each parameter set, the earliest where items are linked; missing where it has none."""
    votes = np.full(ballots.parameters, np.nan)
    if unit is None:
        return votes
    mine = np.flatnonzero(ballots.state == ballots.states.index(unit))[::-1]
    votes[ballots.parameter[ballots.item[mine]]] = ballots.vote[mine]
    return votes


def run_published(
    ballots: Ballots,
    cells: Cells,
    anchor: str,
    plan: PublishedPlan,
    threads: int | None = None,
    tell: Callable[[int, int], None] | None = None,
    smooth: float = SMOOTH,
) -> PublishedDraws:
    """Draw as the authors' code does.

    Parameters
    ----------
    ballots : Ballots
        Without items on which all voted alike.
    cells : Cells
        Of these ballots.
    anchor : str
        Who is positive.
    plan : PublishedPlan
    threads : int, optional
        At most so many, by default as many as numba may use; the same bits on any number.
    tell : callable, optional
        Called with the number of sweeps done in each chain, and the number of all.
    smooth : float
        The factor of the variance; the authors' is .5.
    """
    from polycentric.positions import kernel_published
    from polycentric.positions.kernel_diagnostics import at_most

    announce(kernel_published)
    runners = [_Runner(ballots, cells, anchor, (plan.seed, chain), smooth) for chain in range(plan.chains)]
    theta = np.empty((plan.chains, plan.draws, len(cells.state)), np.float32)
    items = np.empty((plan.chains, plan.draws, ballots.parameters, 3), np.float32)
    total = plan.warm_up + plan.draws * plan.thin
    with ThreadPoolExecutor(min(plan.chains, threads or at_most())) as pool:
        for done in range(0, plan.warm_up, TOGETHER):
            times, learn = min(TOGETHER, plan.warm_up - done), LEARN * (1.0 - done / plan.warm_up)
            list(pool.map(partial(_Runner.sweep, times=times, learn=learn), runners))
            if tell is not None:
                tell(done + times, total)
        for draw in range(plan.draws):
            list(pool.map(partial(_Runner.sweep, times=plan.thin, learn=0.0), runners))
            for chain, runner in enumerate(runners):
                theta[chain, draw], items[chain, draw] = runner.state.theta, runner.state.items
            if tell is not None:
                tell(plan.warm_up + (draw + 1) * plan.thin, total)
    _turn(theta, items, cells.state == ballots.states.index(anchor))
    return PublishedDraws(theta, items, plan)


def _turn(theta: NDArray[np.float32], items: NDArray[np.float32], of_anchor: NDArray[np.bool_]) -> None:
    """Turn a chain whose anchor ended on the negative side: starts alone give the direction."""
    for chain in range(theta.shape[0]):
        if theta[chain][:, of_anchor].mean() < 0:
            theta[chain] *= -1
            items[chain, :, :, 0] *= -1


class _Runner:
    """One chain."""

    def __init__(self, ballots: Ballots, cells: Cells, anchor: str, seed: tuple[int, int], smooth: float) -> None:
        from polycentric.positions.kernel_published import Before, Items, State, sweep_items

        of = ballots.parameter[ballots.item]
        order = np.lexsort((ballots.vote, of))
        counts = np.stack([np.bincount(of, ballots.vote == code, ballots.parameters) for code in range(3)])
        first = np.concatenate([[0], np.cumsum(counts.sum(axis=0))])
        bounds = (first[:-1] + counts[NO], first[:-1] + counts[NO] + counts[ABSTAIN])
        self.items = Items(*(each.astype(np.int32) for each in (first, *bounds, cells.vote[order])))
        cell, precision = before(cells)
        self.before = Before(cell, precision * (SMOOTH / smooth))
        starts, other = started(ballots, anchor, STARTS)
        n, sets = len(cells.state), ballots.parameters
        mean = np.array([starts.get(unit, 0.0) for unit in ballots.states])[cells.state]
        counter = np.array([np.random.default_rng(seed).integers(0, 2**63)], np.uint64)
        self.state = State(
            np.zeros(n), mean, first_items(ballots, anchor, other), np.zeros(n), np.zeros(n),
            np.tile(np.array(FIRST_WIDTHS), (sets, 1)), np.zeros((sets, 3)), counter,
        )  # fmt: skip
        self.room = np.zeros((5, int(counts.sum(axis=0).max())), np.float32)
        sweep_items(self.items, self.state, self.room, 0.0, True)

    def sweep(self, times: int, learn: float) -> None:
        """Sweep some times; with `learn` above 0 fit the widths of proposals."""
        from polycentric.positions.kernel_published import sweeps

        sweeps(self.items, self.before, self.state, self.room, times, learn, CLAMP)
