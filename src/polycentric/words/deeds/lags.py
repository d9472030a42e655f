"""How series of words stand to series of deeds some years before and after, with what chance alone would give.

Both are (state, year). Of several states a linear trend of each state and the mean of each year are taken out, and the
correlation of words of year t with deeds of year t + k is pooled over states. Of one state changes from year to year
are compared. Series that hang together in time correlate by chance far more often than single drawings would, so chance
is measured by series that keep it. Of several states each state's words are shifted in a circle by a random number of
years (its missing years with them), and whole states are exchanged. Of one state blocks of five years are rearranged.
Of each drawing the largest correlation over all lags counts, so that looking at eleven lags costs what it should.

One state isn't judged by shifts: a lead found at one lag stands at another after a shift by a few years, so that in 70
years only about six shifts differ, and none can be rare. On made-up series without a lead 4 to 6 in 100 come out at .05
by blocks of changes, and 4 to 16 by blocks of levels (`tests/words/test_lags.py` holds it).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.fixed_order import product
from polycentric.scoring import bootstrap
from polycentric.scoring.streams import stream

LAGS = tuple(range(-5, 6))
DRAWS = 1_999
BLOCK = 5  # years of one state that a drawing, or a rearrangement, keeps together
FEWEST = 10  # pairs of years that a correlation needs
ROUNDS, SETTLED = 500, 1e-10  # of taking trends and years out of each other
ROUNDING = 1e-9  # of the largest value: what is left of a series that doesn't move is no more than that
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class LeadLag:
    """Words beside deeds at each lag; above zero words come first.

    Attributes
    ----------
    lags : tuple of int
    r, low, high : array, (lag,)
        Correlation with its interval of 95%.
    pairs : array of int, (lag,)
        State-years that it rests on.
    bound : float
        What the largest correlation of all lags stays under in 95 of 100 shifts (of one state, rearrangements), without
        its sign.
    p_shift, p_exchange : float
        How often these, and exchanges of states, give a largest correlation at least as large; of one state the second
        is missing.
    first : float
        Part of the draws whose largest correlation has the words before the deeds.
    after : float
        Part in which it has the deeds before the words.
    """

    lags: tuple[int, ...]
    r: Floats
    low: Floats
    high: Floats
    pairs: Ints
    bound: float
    p_shift: float
    p_exchange: float
    first: float
    after: float

    @property
    def best(self) -> int:
        """Give the place of the largest correlation, without its sign."""
        return int(np.nanargmax(np.abs(self.r)))

    @property
    def p(self) -> float:
        """Give the larger of the two probabilities."""
        return float(np.nanmax([self.p_shift, self.p_exchange]))


def lead_lag(words: Floats, deeds: Floats, *, changes: bool = False, seed: int = 0) -> LeadLag:
    """Compare words with deeds at each lag.

    Parameters
    ----------
    words, deeds : array, (state, year)
        Missing where not known.
    changes : bool
        Compare changes from year to year, in place of levels less a trend; of one state they always are.
    seed : int

    Returns
    -------
    LeadLag

    Raises
    ------
    CoverageError
        If nothing moves beside each other in ten pairs of years.
    """
    changes = changes or len(words) == 1
    said, done = (_residuals(values, changes=changes) for values in (words, deeds))
    later = [_lagged(row) for row in done]
    own = [_yearly(row, ahead) for row, ahead in zip(said, later, strict=True)]
    units = np.stack([each.sum(axis=0) for each in own]) if len(own) > 1 else own[0]
    r = _correlation(units.sum(axis=0))
    if np.isnan(r).all():
        raise CoverageError(f"No {FEWEST} years have words and deeds that both move: compare others, or more years.")
    draws = _drawn(units, seed)
    shifted = _largest(_shifts(said, later, seed))
    exchanged = _largest(_exchanges(said, later, seed)) if len(own) > 1 else None
    most = float(np.nanmax(np.abs(r)))
    low, high = np.nanpercentile(draws, [2.5, 97.5], axis=0)
    where = np.array(LAGS)[np.nanargmax(np.where(np.isnan(draws), -1.0, np.abs(draws)), axis=1)]
    return LeadLag(
        LAGS, r, low, high, units.sum(axis=0)[:, 0].astype(np.int64), float(np.nanpercentile(shifted, 95)),
        _chance(shifted, most), float("nan") if exchanged is None else _chance(exchanged, most),
        float((where > 0).mean()), float((where < 0).mean()),
    )  # fmt: skip


def holm(chances: Sequence[float]) -> list[float]:
    """Correct probabilities for how many there are (Holm 1979); missing ones stay missing and don't count.

    Examples
    --------
    >>> holm([0.01, 0.04, float("nan"), 0.03])
    [0.03, 0.06, nan, 0.06]
    """
    known = sorted((value, place) for place, value in enumerate(chances) if value == value)
    result, most = [float("nan")] * len(chances), 0.0
    for rank, (value, place) in enumerate(known):
        most = max(most, min(1.0, value * (len(known) - rank)))
        result[place] = most
    return result


def _residuals(values: Floats, *, changes: bool) -> Floats:
    """Take each state's trend (of changes: its mean) and each year's mean out, in turn until both are out."""
    left = np.diff(values, axis=1, prepend=np.nan) if changes else values.astype(float)
    known = ~np.isnan(left)
    left = np.where(known, left, 0.0)
    time = np.broadcast_to(np.arange(left.shape[1], dtype=float), left.shape)
    time = np.where(known, time - _mean(time, known, 1), 0.0)
    square = np.maximum((time**2).sum(axis=1, keepdims=True), 1e-12)
    for _ in range(ROUNDS):
        before = left
        if len(left) > 1:
            left = np.where(known, left - _mean(left, known, 0), 0.0)
        left = np.where(known, left - _mean(left, known, 1), 0.0)
        if not changes:
            left = left - time * ((time * left).sum(axis=1, keepdims=True) / square)
        if np.abs(left - before).max() < SETTLED:
            break
    left = np.where(np.abs(left) > ROUNDING * np.abs(np.where(known, values, 0.0)).max(initial=0.0), left, 0.0)
    return np.where(known, left, np.nan)


def _mean(values: Floats, known: NDArray[np.bool_], axis: int) -> Floats:
    """Give means over an axis of what is known; zero where nothing is."""
    count = known.sum(axis=axis, keepdims=True)
    return np.where(known, values, 0.0).sum(axis=axis, keepdims=True) / np.maximum(count, 1)


def _lagged(deed: Floats) -> Floats:
    """Give a deed of year t + k for each year t and lag k, (year, lag); missing beyond its ends."""
    size, most = deed.size, max(map(abs, LAGS))
    padded = np.concatenate([np.full(most, np.nan), deed, np.full(most, np.nan)])
    return np.stack([padded[most + lag : most + lag + size] for lag in LAGS], axis=1)


def _parts(values: Floats) -> tuple[Floats, Floats, Floats]:
    """Give what is known as one and zero, the values, and their squares; zero where missing."""
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    return known.astype(float), filled, filled**2


def _yearly(words: Floats, later: Floats) -> Floats:
    """Give the sums that a correlation needs, year by year, (year, lag, 6): n, x, y, xx, yy, xy."""
    (m, w, w2), (n, d, d2) = _parts(words[:, np.newaxis]), _parts(later)
    return np.stack([m * n, w * n, m * d, w2 * n, m * d2, w * d], axis=-1)


def _crossed(words: Floats, later: Floats) -> Floats:
    """Give the sums for each of several series of words beside one deed, (series, lag, 6)."""
    (m, w, w2), (n, d, d2) = _parts(words), _parts(later)
    pairs = ((m, n), (w, n), (m, d), (w2, n), (m, d2), (w, d))
    return np.stack([product(left, right) for left, right in pairs], axis=-1)


def _correlation(sums: Floats) -> Floats:
    """Give correlations from sums, (..., lag); missing with too few pairs, or where one side doesn't move."""
    n, x, y, xx, yy, xy = np.moveaxis(sums, -1, 0)
    many = np.maximum(n, 1.0)
    spread = (xx - x**2 / many) * (yy - y**2 / many)
    told = (n >= FEWEST) & (spread > 1e-20)
    return np.where(told, (xy - x * y / many) / np.sqrt(np.where(told, spread, 1.0)), np.nan)


def _rotated(words: Floats) -> Floats:
    """Give all shifts of a series in a circle over the years from its first to its last text, (shift, year)."""
    first, size = _span(words)
    turned = (np.arange(size)[:, np.newaxis] + np.arange(size)) % size
    return _placed(words, first, turned)


def _rearranged(words: Floats, seed: int) -> Floats:
    """Give rearrangements of a series, cut into blocks of `BLOCK` years that begin anywhere, (draw, year)."""
    first, size = _span(words)
    draw, places = stream(seed, "blocks"), np.arange(size)
    turned = np.empty((DRAWS, size), dtype=np.int64)
    for row in turned:
        blocks = np.array_split((places + draw.integers(size)) % size, -(-size // BLOCK))
        row[:] = np.concatenate([blocks[at] for at in draw.permutation(len(blocks))])
    return _placed(words, first, turned)


def _span(words: Floats) -> tuple[int, int]:
    """Give the place of a series' first year, and how many years it spans."""
    known = np.flatnonzero(~np.isnan(words))
    return int(known[0]), int(known[-1] - known[0] + 1)


def _placed(words: Floats, first: int, order: Ints) -> Floats:
    """Put the years of a series in other orders, (draw, year), missing ones with them."""
    size = order.shape[1]
    result = np.full((len(order), words.size), np.nan)
    result[:, first : first + size] = words[first : first + size][order]
    return result


def _shifts(words: Floats, later: Sequence[Floats], seed: int) -> Floats:
    """Give correlations of shifted words, (draw, lag), each state by itself; of one state, of rearranged words."""
    if len(words) == 1:
        return _correlation(_crossed(_rearranged(words[0], seed), later[0]))
    tables = [_crossed(_rotated(row), ahead) for row, ahead in zip(words, later, strict=True)]
    total = np.zeros((DRAWS, len(LAGS), 6))
    for place, table in enumerate(tables):
        total += table[stream(seed, "shift", place).integers(0, len(table), DRAWS)]
    return _correlation(total)


def _exchanges(words: Floats, later: Sequence[Floats], seed: int) -> Floats:
    """Give correlations of words of one state with deeds of another, all states exchanged at random, (draw, lag)."""
    order = stream(seed, "exchange").permuted(np.tile(np.arange(len(words)), (DRAWS, 1)), axis=1)
    total = np.zeros((DRAWS, len(LAGS), 6))
    for place, ahead in enumerate(later):
        total += _crossed(words, ahead)[order[:, place]]
    return _correlation(total)


def _drawn(units: Floats, seed: int) -> Floats:
    """Give correlations over draws of states, or of blocks of one state's years, (draw, lag)."""
    one = units.shape[0] > 0 and units[:, :, 0].max() <= 1.0
    counts = (
        bootstrap.circular_weights(len(units), BLOCK, seed, DRAWS)
        if one
        else bootstrap.weights(np.arange(len(units)), seed, DRAWS)
    )
    return _correlation(product(counts, units.reshape(len(units), -1)).reshape(DRAWS, *units.shape[1:]))


def _largest(correlations: Floats) -> Floats:
    """Give the largest correlation over lags of each draw, without its sign; zero where none is known."""
    return np.nanmax(np.where(np.isnan(correlations), 0.0, np.abs(correlations)), axis=1)


def _chance(largest: Floats, most: float) -> float:
    """Say how often chance gives as much; what was found counts as one drawing, so that none is nought."""
    return (1.0 + float((largest >= most - 1e-12).sum())) / (1.0 + largest.size)
