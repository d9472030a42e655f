"""The three numbers: dispersion of power, autonomy of its holders, concert between their camps.

Polarity says how power is spread over poles. *Polycentric* in Ostrom's sense asks two things more: that the centres are
formally independent of each other, and that they take each other into account under shared rules (Ostrom, Tiebout and
Warren 1961). Each number is on [0, 1] or undefined with a reason, and none is shown without the other two. Higher is
not better. The page *Dispersion, autonomy, concert* derives the formulas and says what they cannot see.
"""

from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.fixed_order import product
from polycentric.labels import (
    PAIR,
    cells,
    in_words,
    laid,
    leading,
    numbers,
    on_leading,
    on_states,
    spread,
    truths,
    widest,
)
from polycentric.poles.groups.dependence import dominance
from polycentric.poles.labelled import NO_POWER

Reasons = NDArray[np.object_]
Parts = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True)
class Measured:
    """A number for each cell of the leading dimensions (year, run, draw) with the range that its open inputs leave.

    Attributes
    ----------
    name : str
        ``dispersion``, ``autonomy`` or ``concert``.
    value : DataArray, (...)
        Missing where undefined, and where the open inputs leave a range.
    low, high : DataArray, (...)
        The least and the largest value that the open inputs allow; equal to `value` where nothing is open.
    coverage : DataArray, (...), fraction
        How much of what the number weighs is observed: of the set's members (dispersion), of the power (autonomy), of
        the weight of the pairs (concert).
    reason : DataArray, (...) of str
        Why the value is missing; empty where it is not.
    inputs : str
        What it was computed from, in words.
    """

    name: str
    value: xr.DataArray
    low: xr.DataArray
    high: xr.DataArray
    coverage: xr.DataArray
    reason: xr.DataArray
    inputs: str


def dispersion(shares: xr.DataArray, members: xr.DataArray | None = None) -> Measured:
    """Measure how far power is spread: one less the sum of squared shares.

    The chance that two units of power, drawn with replacement, belong to different states: two equals give .5, four
    equals .75. It is bounded by 1 - 1/n for a set of n.

    Parameters
    ----------
    shares : DataArray, (..., state)
        Shares of a stated set.
    members : DataArray, (..., state), bool, optional
        Who belongs to the set, with data or not; the coverage is taken from it.

    References
    ----------
    Rae (1968), A Note on the Fractionalization of Some European Party Systems, Comparative Political Studies 1(3),
    413-418; the complement of Hirschman's index.

    Examples
    --------
    >>> from polycentric import toy
    >>> dispersion(toy.world({"A": 2, "B": 1, "C": 1}).shares("power")).value.item()
    0.625
    """
    shares = shares if members is None else spread(shares, widest(shares, members))
    held = numbers(shares)
    observed = (~np.isnan(held)).sum(axis=-1)
    values = np.where(observed >= 2, 1.0 - np.nansum(held**2, axis=-1), np.nan)
    belonging = observed if members is None else truths(spread(members, shares)).sum(axis=-1)
    coverage = np.divide(observed, belonging, out=np.zeros(observed.shape), where=belonging > 0)
    reasons = dispersion_reasons(observed)
    return _measured("dispersion", shares, (values, values, coverage), reasons, "shares of the set")


def autonomy(shares: xr.DataArray, floor: xr.DataArray, bound: xr.DataArray, theta: float) -> Measured:
    """Measure how much of the power outside the leader is in its own hands.

    With U the states of the set that no state of the world dominates, and m the largest share in U: (sum of shares in U
    - m) / (1 - m). A hegemon with clients gives 0, four free equals give 1. It is 0 where everybody is dominated.
    Domination is dependence of at least `theta`, and more than the other way round.

    Where a partner list leaves domination open, `low` counts the open states as dominated and `high` as free. Both are
    exact bounds: freeing a state of share s raises the number, whether s is below m or becomes the new m.

    Parameters
    ----------
    shares : DataArray, (..., state)
        Shares of a stated set.
    floor, bound : DataArray, (..., state, partner)
        The least and the most that the dependence of `state` on `partner` can be.
    theta : float
        The threshold of domination; a choice, so look at the curve.

    References
    ----------
    Hirschman (1945), National Power and the Structure of Foreign Trade; Keohane and Nye (1977), Power and
    Interdependence; the formula is this project's.

    Examples
    --------
    >>> from polycentric import toy
    >>> world = toy.world({"A": 2, "B": 1, "C": 1}, trade_dependence={("C", "A"): 0.5})
    >>> depends = world.layer("trade_dependence")
    >>> autonomy(world.shares("power"), depends, depends, 0.15).value.item()
    0.5
    """
    ties = widest(*(each.isel(partner=0, drop=True) for each in (floor, bound)))
    least, most = (numbers(spread(each, ties, PAIR), PAIR) for each in (floor, bound))
    domination = dominance(least, most, theta)
    dominated = (on_states(np.any(each, axis=-1), ties) for each in (domination.certain, domination.possible))
    shares = spread(shares, widest(shares, ties))
    certain, possible = (truths(spread(each, shares)) for each in dominated)
    held = numbers(shares)
    observed = (~np.isnan(held)).sum(axis=-1)
    parts = autonomy_parts(np.nan_to_num(held), certain, possible, observed)
    reasons = autonomy_reasons(observed, parts[0], parts[1])
    return _measured("autonomy", shares, parts, reasons, f"trade dependence, domination from {theta:g}")


def concert(shares: xr.DataArray, camps: xr.DataArray, cooperation: xr.DataArray) -> Measured:
    """Measure how much the centres of different camps work together.

    The mean level of cooperation c_ab over the pairs of states of the set that are in different camps, each pair
    weighed by s_a s_b. Camps must come from another layer than c. The level is absolute, not relative to chance: under
    a null model the number would rise when camps merely fall apart.

    Parameters
    ----------
    shares : DataArray, (..., state)
        Shares of a stated set: its members are the centres.
    camps : DataArray, (..., state) of str
        The camp of each state; empty where it isn't known. Such a state's pairs count as not covered.
    cooperation : DataArray, (..., state, partner), in [0, 1]
        Level of cooperation; a missing one widens the range from 0 to 1.

    Raises
    ------
    DataError
        If a level is outside [0, 1].

    Examples
    --------
    >>> import numpy as np
    >>> from polycentric import toy
    >>> world = toy.world({"A": 1, "B": 1}, organisations={("A", "B"): 0.25, ("B", "A"): 0.25})
    >>> shares = world.shares("power")
    >>> camps = shares.copy(data=np.array([["A", "B"]], dtype=object))
    >>> concert(shares, camps, world.layer("organisations")).value.item()
    0.25
    """
    refuse_outside(cooperation)
    shares = spread(shares, widest(shares, camps, cooperation.isel(partner=0, drop=True)))
    sizes = {name: shares.sizes[name] for name in leading(shares)}
    power, sides, level = cells(np.nan_to_num(numbers(shares))), laid(camps, sizes), laid(cooperation, sizes, PAIR)
    parts = [concert_parts(row[np.newaxis], sides[cell], level[cell]) for cell, row in enumerate(power)]
    shape = tuple(sizes.values())
    low, high, coverage, weight = (np.concatenate(part).reshape(shape) for part in zip(*parts, strict=True))
    reasons = concert_reasons(low, high, weight)
    return _measured("concert", shares, (low, high, coverage), reasons, f"level of cooperation: {cooperation.name}")


def autonomy_parts(
    power: NDArray[np.float64],
    certain: NDArray[np.bool_],
    possible: NDArray[np.bool_],
    observed: NDArray[np.int64],
) -> Parts:
    """Give low, high and coverage of autonomy for rows of shares (zero where missing) and of who is dominated."""
    low, high = (_in_own_hands(power, np.logical_not(dominated)) for dominated in (possible, certain))
    decided = (power * (certain | ~possible)).sum(axis=-1)
    return np.where(observed >= 2, low, np.nan), np.where(observed >= 2, high, np.nan), decided


def concert_parts(
    power: NDArray[np.float64], camps: NDArray[np.object_], level: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Give low, high, coverage and weight of all pairs, for rows of shares (zero where missing) in one year."""
    pairs = np.triu(np.ones(level.shape), 1)
    named = (camps != "").astype(float)
    both = pairs * np.outer(named, named)
    across = both * (camps[:, np.newaxis] != camps)
    seen = (~np.isnan(level)).astype(float)
    weight = _over_pairs(power, across)
    low, high = (
        _part(_over_pairs(power, across * np.nan_to_num(level.astype(float), nan=fill)), weight) for fill in (0.0, 1.0)
    )
    total = _over_pairs(power, pairs)
    # A pair within one camp needs no level of cooperation: it is covered once both camps are known.
    covered = _over_pairs(power, across * seen) + _over_pairs(power, both - across)
    return low, high, np.nan_to_num(_part(covered, total)), total


def _over_pairs(power: NDArray[np.float64], matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum s_a s_b m_ab over all pairs, for each row of shares."""
    return (product(power, matrix) * power).sum(axis=1)


def _part(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide; missing where the whole is nothing."""
    return np.divide(part, whole, out=np.full(whole.shape, np.nan), where=whole > 0)


def _in_own_hands(power: NDArray[np.float64], free: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Share of the power outside the strongest free state that other free states hold."""
    own = np.where(free, power, 0.0)
    leader = own.max(axis=-1)
    rest = 1.0 - leader
    return np.divide(own.sum(axis=-1) - leader, rest, out=np.full(rest.shape, np.nan), where=rest > 1e-12)


def _measured(name: str, shares: xr.DataArray, parts: Parts, reasons: Reasons, inputs: str) -> Measured:
    """Label low, high and coverage, and give the value where low and high agree."""
    low, high, coverage = parts
    same = np.isclose(low, high, rtol=0.0, atol=1e-9)
    return Measured(
        name,
        value=on_leading(np.where(same, low, np.nan), shares),
        low=on_leading(low, shares),
        high=on_leading(high, shares),
        coverage=on_leading(coverage, shares),
        reason=on_leading(reasons, shares),
        inputs=inputs,
    )


def refuse_outside(cooperation: xr.DataArray) -> None:
    """Raise where a level of cooperation is not on [0, 1]."""
    lowest, highest = float(cooperation.min()), float(cooperation.max())
    if lowest < 0.0 or highest > 1.0:
        raise DataError(
            f"Layer '{cooperation.name}' runs from {lowest:g} to {highest:g}: concert needs levels on [0, 1]; use a "
            f"layer such as 'organisations', or scale yours."
        )


def dispersion_reasons(observed: NDArray[np.int64]) -> Reasons:
    """Say for each cell why dispersion is missing."""
    words = (NO_POWER, "only one state has data: power cannot be spread over one", "")
    return in_words(np.minimum(observed, 2), words)


def autonomy_reasons(observed: NDArray[np.int64], low: NDArray[np.float64], high: NDArray[np.float64]) -> Reasons:
    """Say for each cell why autonomy is missing."""
    few = dispersion_reasons(observed)
    open_ones = _why_open(low, high, _NOTHING_LEFT, "partner lists leave open who is dominated: a range")
    return np.where(few != "", few, open_ones)


def concert_reasons(low: NDArray[np.float64], high: NDArray[np.float64], weight: NDArray[np.float64]) -> Reasons:
    """Say for each cell why concert is missing."""
    open_ones = _why_open(low, high, _ONE_CAMP, "the level of cooperation is not known for all pairs: a range")
    return np.where(weight > 0, open_ones, "fewer than two members of the set have power")


_NOTHING_LEFT = "the leader holds all power: nothing is left to be autonomous"
_ONE_CAMP = "no two centres are known to be in different camps"


def _why_open(low: NDArray[np.float64], high: NDArray[np.float64], undefined: str, a_range: str) -> Reasons:
    """Choose the reason: undefined, a range, or none."""
    codes = np.where(np.isnan(low) | np.isnan(high), 1, np.where(np.abs(high - low) <= 1e-9, 0, 2))
    return in_words(codes, ("", undefined, a_range))


def settled(low: float, high: float) -> bool:
    """Tell whether the open inputs leave no range."""
    return abs(high - low) <= 1e-9
