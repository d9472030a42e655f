"""The full posterior by Markov chains: where they start, how they warm up, and what of their draws is kept."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from polycentric.compiling import announce
from polycentric.positions import kernel_gibbs
from polycentric.positions.ballots import ABSTAIN, NO, YES
from polycentric.positions.fit import Fit, precisions
from polycentric.positions.kernel_chain import Chain, Paths, Prior, Reference, Sets
from polycentric.positions.kernel_diagnostics import at_most
from polycentric.positions.kernel_gibbs import sweeps
from polycentric.positions.kernel_reference import factor_items, weigh_cells

Floats = NDArray[np.float64]
Whole = NDArray[np.int32]
STEP_SCALE = 1.0
LEAST_GAP = 1e-3
BATCH = 2048
BLOCK, SLICE = 16, 0.05
WARM_UPS = (40, 60, 100)
NEWTON_STEPS = 3
# In warm-up, sweeps for each note of where a chain is, and the share of a stage of which no note is taken.
TOGETHER, UNSETTLED = 2, 0.3
RELUCTANT, WIDER = 0.5, 0.6


@dataclass(frozen=True)
class Votes:
    """All that the sampler reads: votes in both orders, and which parameter sets are turned about.

    A set with more noes than yeses is turned (no for yes, and signs): the cutpoint that splits the votes best is then
    always the upper one, from which the other is counted.
    """

    paths: Paths
    sets: Sets
    turned: NDArray[np.bool_]
    prior: Prior


def laid_out(fit: Fit) -> Votes:
    """Sort a fit's votes for the sampler."""
    layout = fit.layout
    sets = len(fit.items)
    of_set = np.repeat(np.arange(sets, dtype=np.int32), np.diff(layout.item_first))
    balance = np.bincount(of_set, layout.item_vote.astype(np.float64) - 1.0, sets)
    turned = balance < 0
    return Votes(
        _paths(fit, turned),
        _sets(of_set, layout.item_cell, np.where(turned[of_set], YES - layout.item_vote, layout.item_vote), sets),
        turned,
        _prior(fit),
    )


def _prior(fit: Fit) -> Prior:
    """Give the model's priors as precisions."""
    prior_precision, first = precisions(fit.model)
    linked = fit.model.motion == "dynamic"
    beta, cut = fit.model.discrimination_sd**-2, fit.model.cutpoint_sd**-2
    return Prior(prior_precision, first, beta, cut, linked, fit.model.ordinal, STEP_SCALE)


def _paths(fit: Fit, turned: NDArray[np.bool_]) -> Paths:
    """Sort votes by cell, one-sided ones apart from abstentions."""
    layout = fit.layout
    cells = len(fit.mean)
    of_cell = np.repeat(np.arange(cells, dtype=np.int32), np.diff(layout.cell_first))
    vote = np.where(turned[layout.cell_item], YES - layout.cell_vote, layout.cell_vote)
    between = vote == ABSTAIN
    gap = np.ones(cells)
    gap[1:] = np.diff(layout.session)
    gap[layout.cells.first[:-1][layout.cells.first[:-1] < cells]] = 1.0
    one = (2 * layout.cell_item + (vote == YES))[~between].astype(np.int32)
    return Paths(
        layout.cells.first.astype(np.int32), gap, _firsts(of_cell[~between], cells), one,
        _firsts(of_cell[between], cells), layout.cell_item[between].astype(np.int32),
    )  # fmt: skip


def _sets(of_set: Whole, cell: Whole, vote: NDArray[np.int8], sets: int) -> Sets:
    """Sort votes by parameter set: for, against, abstentions."""
    rank = np.select([vote == YES, vote == NO], [0, 1], 2)
    order = np.lexsort((rank, of_set))
    of_set, cell, rank = of_set[order], cell[order].astype(np.int32), rank[order]
    one = rank < 2
    first, two_first = _firsts(of_set[one], sets), _firsts(of_set[~one], sets)
    middle = (first[:-1] + np.bincount(of_set[rank == 0], minlength=sets)).astype(np.int32)
    batch, total = [0], 0
    for p, size in enumerate(np.bincount(of_set, minlength=sets).tolist()):
        if total and total + size > BATCH:
            batch.append(p)
            total = 0
        total += size
    return Sets(first, middle, cell[one], two_first, cell[~one], np.array([*batch, sets], np.int32))


def _firsts(key: Whole, size: int) -> Whole:
    """Give where each key's entries begin, for sorted keys."""
    first = np.zeros(size + 1, np.int32)
    np.cumsum(np.bincount(key, minlength=size), out=first[1:])
    return first


def start_of(fit: Fit, votes: Votes, seed: int, chain: int) -> Chain:
    """Start a chain near the fit: a draw from its own normal, items at their mode."""
    generator = np.random.default_rng([seed, chain])
    theta = fit.mean + np.sqrt(fit.variance) * generator.standard_normal(len(fit.mean))
    beta, low, high = fit.items.T
    items = np.column_stack([beta, high, np.log(np.maximum(high - low, LEAST_GAP))])
    items[votes.turned] = np.column_stack([-beta, -low, items[:, 2]])[votes.turned]
    counter = np.array([generator.integers(0, 2**63)], np.uint64)
    return Chain(theta, items, np.array([fit.step]), counter)


def reference_at(votes: Votes, theta: Floats, items: Floats) -> Reference:
    """Expand about some ideal points and the items' modes nearby."""
    middle, factor, weight = items.copy(), np.zeros((len(items), 6)), np.zeros(len(theta))
    factor_items(votes.sets, votes.prior, theta, middle, factor, NEWTON_STEPS)
    weigh_cells(votes.paths, votes.prior, theta, middle, weight)
    return Reference(theta.copy(), weight, middle, factor)


@dataclass(frozen=True)
class Draws:
    """What chains leave, on the model's own scale: every `thin`-th sweep after warm-up.

    Attributes
    ----------
    theta : float32, (chains, draws, cells)
    items : float32, (chains, draws, parameter sets, 3)
        Discrimination and the two cutpoints.
    step : float64, (chains, draws)
    accepted_cells, accepted_sets : float64, (cells,) and (parameter sets,)
        The shares of proposals that were accepted, over all chains.
    thin : int
        Sweeps for each draw.
    warm_up : int
        Sweeps before the first.
    """

    theta: NDArray[np.float32]
    items: NDArray[np.float32]
    step: Floats
    accepted_cells: Floats
    accepted_sets: Floats
    thin: int
    warm_up: int


def run(
    fit: Fit,
    chains: int,
    draws: int,
    thin: int,
    seed: int,
    threads: int | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Draws:
    """Draw from the posterior.

    Parameters
    ----------
    fit : Fit
        What the chains start near.
    chains, draws, thin : int
        How many chains, draws of each, and sweeps for each draw.
    seed : int
        The same seed gives the same bits, on any number of threads.
    threads : int, optional
        At most so many; by default as many as numba may use.
    tell : callable, optional
        Called with the number of sweeps done in each chain, and the number of all.
    """
    announce(kernel_gibbs)
    votes = laid_out(fit)
    runners = [_Runner(fit, votes, seed, chain) for chain in range(chains)]
    out = Draws(
        np.empty((chains, draws, len(fit.mean)), np.float32), np.empty((chains, draws, len(fit.items), 3), np.float32),
        np.empty((chains, draws)), np.zeros(len(fit.mean)), np.zeros(len(fit.items)), thin, sum(WARM_UPS),
    )  # fmt: skip
    done, total = 0, out.warm_up + draws * thin
    with ThreadPoolExecutor(min(chains, threads or at_most())) as pool:
        for stage in WARM_UPS:
            for at in range(0, stage, TOGETHER):
                noted = at >= UNSETTLED * stage
                list(pool.map(partial(_Runner.sweep, times=TOGETHER, collect=noted), runners))
                done += TOGETHER
                if tell is not None:
                    tell(done, total)
            list(pool.map(_Runner.refer, runners))
        for draw in range(draws):
            list(pool.map(partial(_Runner.sweep, times=thin), runners))
            for chain, runner in enumerate(runners):
                out.theta[chain, draw], out.items[chain, draw], out.step[chain, draw] = runner.here()
            done += thin
            if tell is not None:
                tell(done, total)
    for runner in runners:
        out.accepted_cells[:] += runner.tallies[0] / (chains * draws * thin)
        out.accepted_sets[:] += runner.tallies[1] / (chains * draws * thin)
    return out


class _Runner:
    """One chain, its reference, and the means that its next reference is made of."""

    def __init__(self, fit: Fit, votes: Votes, seed: int, chain: int) -> None:
        self.votes = votes
        self.chain = start_of(fit, votes, seed, chain)
        self.reference = reference_at(votes, fit.mean, self.chain.items)
        self.width = SLICE if votes.prior.linked and fit.model.step is None else 0.0
        self._forget()

    def _forget(self) -> None:
        """Begin to count anew."""
        self.tallies = (np.zeros(len(self.chain.theta)), np.zeros(len(self.chain.items)))
        self.theta, self.items = np.zeros_like(self.chain.theta), np.zeros_like(self.chain.items)
        self.kept = self.swept = 0

    def sweep(self, times: int, *, collect: bool = False) -> None:
        """Sweep some times; where asked to, note where it then is."""
        self.swept += times
        both = (self.votes.paths, self.votes.sets)
        sweeps(both, self.votes.prior, self.chain, self.reference, (times, BLOCK, self.width), self.tallies)
        if collect:
            self.theta += self.chain.theta
            self.items += self.chain.items
            self.kept += 1

    def refer(self) -> None:
        """Expand about the mean of what was noted, and begin to count anew.

        Sets that refuse most proposals (nearly all voted alike: a skewed density) get wider ones, which reach the tail
        that the chain is stuck in.
        """
        self.reference = reference_at(self.votes, self.theta / self.kept, self.items / self.kept)
        self.reference.factor[self.tallies[1] < RELUCTANT * self.swept] *= WIDER
        self._forget()

    def here(self) -> tuple[Floats, Floats, float]:
        """Give ideal points, items (discrimination, lower and upper cutpoint, turned back) and step."""
        beta, high, gap = self.chain.items.T
        low = high - np.exp(gap) if self.votes.prior.ordinal else high
        turned = self.votes.turned
        items = np.column_stack([beta, low, high])
        items[turned] = -np.column_stack([beta, high, low])[turned]
        return self.chain.theta, items, float(self.chain.step[0])
