"""Compiled run of component shares: error correction, and shocks of whole past years given to states of like rank.

One run after the other on one thread, and each run's draws hang on its own number alone, so that neither threads nor
chunks change a bit. Equation: log share[c] moves by a[c] + b[c] . r + e[c]; e is a past year's residual of a past state
(the donor) of the same rank group. A component that is zero or missing stays so.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import numpy as np
from numba import njit
from numpy.typing import NDArray

from polycentric.futures.kernel_draws import bits, unit

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LARGEST = 3.0  # a share moves at most to 20 times or a twentieth of itself in a year


@njit(cache=True, nogil=True)
def mixed(key: np.uint64, one: np.uint64, other: np.uint64) -> float:
    """Give a number in [0, 1) that hangs on three whole numbers alone (splitmix64's finisher, three times over)."""
    x = key + np.uint64(0x9E3779B97F4A7C15) * (one + np.uint64(1))
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x = (x ^ (x >> np.uint64(31))) + np.uint64(0xD1B54A32D192ED03) * (other + np.uint64(1))
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x = x ^ (x >> np.uint64(31))
    return (x >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@njit(cache=True, nogil=True)
def composites(shares: Floats, out: Floats) -> None:
    """Fill in each state's mean over its known components (not yet parts of one)."""
    for i in range(shares.shape[0]):
        total = 0.0
        known = 0
        for c in range(shares.shape[1]):
            if not np.isnan(shares[i, c]):
                total += shares[i, c]
                known += 1
        out[i] = total / known if known > 0 else np.nan


@njit(cache=True, nogil=True)
def step(shares: Floats, middle: Floats, coefficients: Floats, shocks: Floats, widest: float) -> None:
    """Move all shares by one year, in place, and let each component's shares sum to one again.

    shares (states, components), middle (states,) their composites, coefficients (components, components + 1) with the
    intercept last, shocks (states, components).
    """
    states, size = shares.shape
    ratios = np.empty(size)
    for i in range(states):
        if np.isnan(middle[i]) or middle[i] <= 0.0:
            continue
        base = np.log(middle[i])
        for d in range(size):
            if np.isnan(shares[i, d]):
                ratios[d] = 0.0
            elif shares[i, d] <= 0.0:
                ratios[d] = -widest
            else:
                ratios[d] = min(max(np.log(shares[i, d]) - base, -widest), widest)
        for c in range(size):
            if shares[i, c] > 0.0:
                moved = coefficients[c, size] + shocks[i, c]
                for d in range(size):
                    moved += coefficients[c, d] * ratios[d]
                shares[i, c] *= np.exp(moved)
    for c in range(size):
        total = 0.0
        for i in range(states):
            if shares[i, c] > 0.0:
                total += shares[i, c]
        if total > 0.0:
            for i in range(states):
                shares[i, c] /= total


@njit(cache=True, nogil=True)
def groups(middle: Floats, edges: Ints, order: Ints, group: Ints) -> int:
    """Rank states by composite (ties by place), fill in the order and each one's rank group; count the living."""
    living = 0
    ordered = np.argsort(-np.where(np.isnan(middle), -1.0, middle), kind="mergesort")
    for place in range(middle.size):
        i = ordered[place]
        group[i] = -1
        if not np.isnan(middle[i]) and middle[i] > 0.0:
            order[living] = i
            g = 0
            while g < edges.size and living >= edges[g]:
                g += 1
            group[i] = g
            living += 1
    return living


@njit(cache=True, nogil=True)
def donors(
    order: Ints, living: int, edges: Ints, past: Ints, number: int, key: np.uint64, block: int, donor: Ints
) -> None:
    """Give each state a past state of its rank group; `past` (past states by rank), `number` of them.

    Within a group of leading ranks the places are turned round by one draw, so that each past state gives once; in the
    last group each draws for itself.
    """
    low = 0
    for g in range(edges.size + 1):
        high = edges[g] if g < edges.size else max(living, number)
        width = min(high, number) - low
        if width <= 0:  # the past year had fewer states: its last ones give
            low_past, width = max(0, number - 1), 1
        else:
            low_past = low
        turn = mixed(key, np.uint64(1000 + g), np.uint64(block))
        for place in range(low, min(high, living)):
            i = order[place]
            drawn = turn if g < edges.size else mixed(key, np.uint64(5000 + i), np.uint64(block))
            offset = int(drawn * width)
            at = (place - low + offset) % width if g < edges.size else offset
            donor[i] = past[low_past + at]
        low = high


@njit(cache=True, nogil=True)
def run_blocks(
    start: Floats,
    coefficients: Floats,
    residuals: Floats,
    past: Ints,
    numbers: Ints,
    factors: Floats,
    edges: Ints,
    block: int,
    years: int,
    keys: NDArray[np.uint64],
    widest: float,
    out: Floats,
    joined: Floats,
) -> None:
    """Run shares forward with blocks of past years' residuals.

    Parameters
    ----------
    start : (states, components)
    coefficients : (runs or 1, components, components + 1)
    residuals : (past years, past states, components), missing as NaN: no shock then
    past : (past years, past states), who stands where by composite
    numbers : (past years,), how many states were there
    factors : (past years,), what entries and exits did to the log of concentration
    edges : where rank groups end, the last one open
    keys : (runs,)
    out : (runs, years, states), filled in with parts of the system
    joined : (runs, years), filled in with the running sum of `factors`
    """
    states, size = start.shape
    shares, shocks = np.empty((states, size)), np.zeros((states, size))
    middle = np.empty(states)
    order, group, donor = np.empty(states, np.int64), np.empty(states, np.int64), np.zeros(states, np.int64)
    room = residuals.shape[0] - block + 1
    for run in range(keys.size):
        shares[:] = start
        composites(shares, middle)
        which = run if coefficients.shape[0] > 1 else 0
        base = 0
        total = 0.0
        for year in range(years):
            if year % block == 0:
                number = year // block
                base = int(mixed(keys[run], np.uint64(1), np.uint64(number)) * room)
                living = groups(middle, edges, order, group)
                donors(order, living, edges, past[base], numbers[base], keys[run], number, donor)
            at = base + year % block
            for i in range(states):
                for c in range(size):
                    e = residuals[at, donor[i], c]
                    shocks[i, c] = 0.0 if np.isnan(e) else e
            step(shares, middle, coefficients[which], shocks, widest)
            composites(shares, middle)
            total += factors[at]
            joined[run, year] = total
            whole = 0.0
            for i in range(states):
                if middle[i] > 0.0:
                    whole += middle[i]
            for i in range(states):
                out[run, year, i] = middle[i] / whole


@njit(cache=True, nogil=True)
def advance(
    logs: Floats,
    alive: NDArray[np.bool_],
    composite: Floats,
    coefficients: Floats,
    sizes: Floats,
    spread: Floats,
    degrees: Floats,
    mixing: Floats,
    edges: Ints,
    keys: NDArray[np.uint64],
    entities: NDArray[np.uint64],
    added: Floats,
    widest: float,
    scales: Floats,
    centre: Floats,
    most: float,
) -> None:
    """Move the log component shares of many runs by one year, in place, with shocks drawn from `spread` and the rest.

    Parameters
    ----------
    logs : (runs, states, components), log shares; NaN and minus infinity (missing and zero) stay
    alive : (runs, states)
    composite : (runs, states), parts of the system; NaN stays, 0 where not alive
    coefficients : (runs, components, components + 1), the intercept last
    sizes : (runs,), the size of shocks in the year
    spread : (groups, components)
    degrees : (components,)
    mixing : (components, components), lower triangular
    edges : where rank groups end, the last one open
    keys : (runs,), of the year and the process
    entities : (states,), of each state
    added : (runs, states, components), added to the moves
    scales, centre : (n,), (components, n, shares), what is added to shocks of a scale: see `centring`
    most : the last share of `centre`
    """
    runs, states, size = logs.shape
    steps = centre.shape[2]
    added_to = np.empty((*spread.shape, steps))
    middle, ratios, shock = np.empty(states), np.empty(size), np.empty(size)
    total, share = np.empty(size), np.empty((states, size))
    for run in range(runs):
        for i in range(states):
            middle[i] = _shares(logs[run, i], share[i]) if alive[run, i] else np.nan
        bounds = _bounds(middle, edges)
        total[:] = 0.0
        for g in range(spread.shape[0]):
            for c in range(size):
                _at_scale(sizes[run] * spread[g, c], scales, centre[c], added_to[g, c])
        for i in range(states):
            if not middle[i] > 0.0:
                continue
            g = 0
            while g < edges.size and middle[i] < bounds[g]:
                g += 1
            base = np.log(middle[i])
            for d in range(size):
                x = logs[run, i, d]
                ratios[d] = 0.0 if np.isnan(x) else min(max(x - base, -widest), widest)
                shock[d] = _student(keys[run], entities[i], d, degrees[d])
            for c in range(size):
                x = logs[run, i, c]
                if np.isnan(x) or np.isinf(x):
                    continue
                moved = coefficients[run, c, size] + added[run, i, c]
                mixed_shock = 0.0
                for d in range(size):
                    moved += coefficients[run, c, d] * ratios[d]
                    if d <= c:
                        mixed_shock += mixing[c, d] * shock[d]
                moved += _at_share(share[i, c], most, added_to[g, c])
                move = moved + sizes[run] * spread[g, c] * mixed_shock
                logs[run, i, c] = x + min(max(move, -LARGEST), LARGEST)
                total[c] += np.exp(logs[run, i, c])
        _normalise(logs[run], alive[run], total, composite[run])


@njit(cache=True, nogil=True)
def _at_scale(scale: float, scales: Floats, centre: Floats, out: Floats) -> None:
    """Fill in the row of a table (scales, shares) at a scale, between its rows by straight lines; 0 without shocks."""
    if scale <= 0.0:
        out[:] = 0.0
        return
    last = scales.size - 1
    at = min(max(np.log(scale / scales[0]) / np.log(scales[last] / scales[0]) * last, 0.0), last - 1e-9)
    row = int(at)
    for each in range(out.size):
        out[each] = centre[row, each] + (at - row) * (centre[row + 1, each] - centre[row, each])


@njit(cache=True, nogil=True)
def _at_share(share: float, most: float, row: Floats) -> float:
    """Give a row of a table at a share, whose places grow with its root."""
    at = min(np.sqrt(share / most), 1.0 - 1e-9) * (row.size - 1)
    place = int(at)
    return row[place] + (at - place) * (row[place + 1] - row[place])


@njit(cache=True, nogil=True)
def _middle(logs: Floats) -> float:
    """Give the mean share over known components."""
    total = 0.0
    known = 0
    for c in range(logs.size):
        if not np.isnan(logs[c]):
            total += np.exp(logs[c])
            known += 1
    return total / known if known > 0 else np.nan


@njit(cache=True, nogil=True)
def _shares(logs: Floats, out: Floats) -> float:
    """Fill in shares from their logs, and give their mean over known components."""
    total = 0.0
    known = 0
    for c in range(logs.size):
        out[c] = np.exp(logs[c])
        if not np.isnan(logs[c]):
            total += out[c]
            known += 1
    return total / known if known > 0 else np.nan


@njit(cache=True, nogil=True)
def _bounds(middle: Floats, edges: Ints) -> Floats:
    """Give the composite of the last state of each rank group but the open one; 0 where there are fewer states."""
    many = edges[edges.size - 1]
    top = np.zeros(many)
    for i in range(middle.size):
        x = middle[i]
        if x > top[many - 1]:  # NaN compares false
            at = many - 1
            while at > 0 and top[at - 1] < x:
                top[at] = top[at - 1]
                at -= 1
            top[at] = x
    out = np.empty(edges.size)
    for g in range(edges.size):
        out[g] = top[edges[g] - 1]
    return out


@njit(cache=True, nogil=True)
def _student(key: np.uint64, entity: np.uint64, index: int, degrees: float) -> float:
    """Draw Student's t with any degrees of freedom (Bailey 1994, Mathematics of Computation 62(206), 779-781)."""
    first = unit(bits(key, entity, 2 * index))
    second = unit(bits(key, entity, 2 * index + 1))
    return np.sqrt(degrees * (first ** (-2.0 / degrees) - 1.0)) * np.cos(2.0 * np.pi * second)


@njit(cache=True, nogil=True)
def _normalise(logs: Floats, alive: NDArray[np.bool_], total: Floats, composite: Floats) -> None:
    """Let each component's shares sum to one over the living, and fill in parts of the system where there was one."""
    states, size = logs.shape
    for c in range(size):
        if total[c] > 0.0:
            off = np.log(total[c])
            for i in range(states):
                if alive[i]:
                    logs[i, c] -= off
    whole = 0.0
    for i in range(states):
        if not alive[i]:
            composite[i] = 0.0
        elif not np.isnan(composite[i]):
            composite[i] = _middle(logs[i])
            whole += composite[i]
    for i in range(states):
        if alive[i] and not np.isnan(composite[i]) and whole > 0.0:
            composite[i] /= whole
