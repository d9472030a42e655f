"""Compiled diagnostics of one quantity's draws: rank-normalised split R-hat, effective draws of bulk and tails."""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import get_num_threads, njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def at_most() -> int:
    """Give how many threads numba may use."""
    return int(get_num_threads())


@njit(cache=True, error_model="numpy")
def normal_quantile(p: float) -> float:
    """Give the standard normal quantile: a rational start (Abramowitz and Stegun 26.2.23), twice improved by Halley."""
    t = math.sqrt(-2.0 * math.log(min(p, 1.0 - p)))
    top, bottom = 2.515517 + t * (0.802853 + t * 0.010328), 1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    x = t - top / bottom
    x = -x if p < 0.5 else x
    for _ in range(2):
        # e is the error of the probability over the density; Halley's step takes the density's own slope (-x) into
        # account.
        e = (0.5 * math.erfc(-x / math.sqrt(2.0)) - p) * math.sqrt(2.0 * math.pi) * math.exp(0.5 * x * x)
        x -= e / (1.0 + 0.5 * x * e)
    return x


@njit(cache=True, error_model="numpy")
def rank_normal(x: Floats) -> Floats:
    """Give the normal scores of ranks, ties at their mean rank: of (rank - 3/8) / (draws + 1/4)."""
    flat = x.ravel()
    order = np.argsort(flat)
    out = np.empty(len(flat))
    at = 0
    while at < len(flat):
        stop = at + 1
        while stop < len(flat) and flat[order[stop]] == flat[order[at]]:
            stop += 1
        # `at` counts from 0 and ranks from 1: equal draws have ranks at + 1 to stop, whose mean is (at + 1 + stop) / 2.
        score = normal_quantile((0.5 * (at + 1 + stop) - 0.375) / (len(flat) + 0.25))
        for k in range(at, stop):
            out[order[k]] = score
        at = stop
    return out.reshape(x.shape)


@njit(cache=True, error_model="numpy")
def variances(x: Floats) -> tuple[float, float]:
    """Give the mean variance within chains, and the estimate of the variance of all."""
    chains, draws = x.shape
    means = np.empty(chains)
    within = 0.0
    for m in range(chains):
        means[m] = np.mean(x[m])
        within += np.sum((x[m] - means[m]) ** 2) / (draws - 1.0)
    within /= chains
    between = np.sum((means - np.mean(means)) ** 2) / (chains - 1.0)
    return within, within * (draws - 1.0) / draws + between


@njit(cache=True, error_model="numpy")
def effective(x: Floats) -> float:
    """Give the effective number of draws by Geyer's initial monotone sequence, over chains; 0 for a constant.

    At most draws times their decimal logarithm, as Vehtari et al. bound it.
    """
    chains, draws = x.shape
    within, pooled = variances(x)
    if pooled <= 0.0:
        return 0.0
    centred = np.empty_like(x)
    for m in range(chains):
        centred[m] = x[m] - np.mean(x[m])
    total, least, last = 0.0, math.inf, 0.0
    lag = 0
    while True:
        pair, even = 0.0, 0.0
        for k in range(2):
            shared = 0.0
            for m in range(chains):
                # Summed over the lagged products and divided by all draws, not by those that overlap: the biased
                # autocovariance, which keeps the sequence of pairs from wild values at long lags.
                shared += np.dot(centred[m, : draws - lag - k], centred[m, lag + k :])
            rho = 1.0 - (within - shared / (draws * chains)) / pooled
            if lag + k == 0:
                rho = 1.0
            if k == 0:
                even = rho
            pair += rho
        last = even
        lag += 2
        # Sums of an even and the next odd lag are positive and falling for a chain that can be reversed: the first
        # negative one is noise, and `least` makes the sequence fall.
        if pair < 0.0 or lag + 1 >= draws - 2:
            break
        least = min(least, pair)
        total += least
    # tau = -1 + 2 sum of pairs + the even lag at which the sum ended (Geyer's, with the last term of Vehtari and
    # others). The floor bounds the effective draws of chains that swing to and fro.
    size = float(chains * draws)
    return size / max(-1.0 + 2.0 * total + max(last, 0.0), 1.0 / math.log10(size))


@njit(cache=True, error_model="numpy")
def split(x: Floats) -> Floats:
    """Take each chain's halves for chains; the middle draw of an odd number is left out."""
    chains, draws = x.shape
    half = draws // 2
    out = np.empty((2 * chains, half))
    for m in range(chains):
        out[2 * m], out[2 * m + 1] = x[m, :half], x[m, draws - half :]
    return out


@njit(cache=True, error_model="numpy")
def tail(halves: Floats, cut: float) -> float:
    """Give the effective draws of lying at or below a cut."""
    return effective((halves <= cut).astype(np.float64))


@njit(cache=True, error_model="numpy", nogil=True)
def diagnose(draws: NDArray[np.float32], out: Floats) -> None:
    """Write R-hat, bulk and tail effective draws of each quantity; draws are (chains, draws, quantities)."""
    for n in range(draws.shape[2]):
        x = draws[:, :, n].astype(np.float64)
        halves = split(x)
        scores = rank_normal(halves)
        within, pooled = variances(scores)
        # Distances from the median: chains that agree in the middle and differ in spread show here only.
        folded = rank_normal(np.abs(halves - np.median(halves)))
        fold_within, fold_pooled = variances(folded)
        if within <= 0.0 or fold_within <= 0.0:
            out[n, 0], out[n, 1], out[n, 2] = np.nan, np.nan, np.nan
            continue
        out[n, 0] = math.sqrt(max(pooled / within, fold_pooled / fold_within))
        out[n, 1] = effective(scores)
        ordered = np.sort(x.ravel())
        # The 5% and 95% quantiles by straight lines between order statistics, over all chains as they are (not halved).
        at = 0.05 * (len(ordered) - 1)
        low, high = int(at), int(0.95 * (len(ordered) - 1))
        up = 0.95 * (len(ordered) - 1) - high
        low_cut = ordered[low] + (at - low) * (ordered[low + 1] - ordered[low])
        high_cut = ordered[high] + up * (ordered[high + 1] - ordered[high])
        out[n, 2] = min(tail(halves, low_cut), tail(halves, high_cut))
