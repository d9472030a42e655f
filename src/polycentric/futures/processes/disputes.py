"""Militarised disputes between two states: rates of classes of pairs, relative activity, a common shock, joiners.

A crude form for a world whose pairs have no known past: a pair's rate is that of its class (a border on land or not;
none, one or two major powers), never a count of its own.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import ACTIVITY_HALF_LIFE, Fixed, Order
from polycentric.futures.per_state import of_state
from polycentric.futures.steering import Steering

# Onsets a pair-year, 1990-2010, by border on land and number of major powers, and how many there were.
RATES = {
    "apart_0": (0.000470, 159), "apart_1": (0.005390, 137), "apart_2": (0.071979, 28),
    "border_0": (0.069596, 377), "border_1": (0.049288, 45), "border_2": (0.073171, 3),
}  # fmt: skip
UNION = "EU"
ORIGINAL = 0.82  # of these onsets the part that isn't an ally who joins


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Begin disputes, let allies join, escalate some to war, and remember."""
    from polycentric.futures.processes import kernel_disputes as kernel

    fixed = order.fixed
    keep, scale = parameters["shock_kept"], parameters["shock_sd"]
    luck = draws.normal("disputes.shock", year)[:, 0]
    order.shock[:] = keep * order.shock + np.sqrt(1.0 - keep**2) * scale * luck
    centred = order.shock - 0.5 * scale**2  # a log-normal factor of mean one
    base = np.stack([np.exp(parameters[name] + np.log(ORIGINAL) + centred) for name in RATES], axis=1)
    states = np.exp(parameters["activity"][:, np.newaxis] * relative(order) + steering.dispute_state)
    keys = draws.keys("disputes", year)
    kernel.onsets(keys, fixed.pair_keys, groups(fixed), base, order.alive, order.allied, steering.no_dispute, states,
                  steering.dispute, np.exp(parameters["alliance"]), union(order),
                  np.exp(parameters["union"]), order.onset)  # fmt: skip
    kernel.joiners(keys, fixed.pair_keys, fixed.first, fixed.second, places(len(fixed.states)), order.alive,
                   order.allied, steering.no_dispute, parameters["join"], order.onset)  # fmt: skip
    _wars(order, parameters, draws, year)
    order.activity *= 0.5 ** (1.0 / ACTIVITY_HALF_LIFE)
    order.activity += of_state(order.onset, fixed)


def relative(order: Order) -> NDArray[np.float64]:
    """Give each state's recent disputes beside the mean of living states: log((10 a + 1) / (10 mean + 1))."""
    living = order.alive.sum(axis=1, keepdims=True)
    mean = np.where(order.alive, order.activity, 0.0).sum(axis=1, keepdims=True) / np.maximum(living, 1)
    return np.log((10.0 * order.activity + 1.0) / (10.0 * mean + 1.0))


def union(order: Order) -> NDArray[np.bool_]:
    """Tell who is a member of the European Union, (run, state); nobody where the world knows no organisations."""
    if UNION not in order.fixed.organisations:
        return np.zeros(order.alive.shape, np.bool_)
    return np.ascontiguousarray(order.membership[:, :, order.fixed.organisations.index(UNION)])


def groups(fixed: Fixed) -> NDArray[np.int8]:
    """Give the class of each pair, its place in `RATES`."""
    majors = fixed.major[fixed.first].astype(np.int8) + fixed.major[fixed.second]
    return (3 * fixed.contiguous + majors).astype(np.int8)


@cache
def places(states: int) -> NDArray[np.int32]:
    """Give the place of each pair by its two states, (state, state)."""
    table = np.zeros((states, states), np.int32)
    first, second = np.triu_indices(states, 1)
    table[first, second] = table[second, first] = np.arange(len(first))
    return table


def _wars(order: Order, parameters: Parameters, draws: Draws, year: int) -> None:
    """Turn some disputes into wars that last some years; a war costs both sides output in the year after."""
    keys = order.fixed.pair_keys
    order.war_years[:] = np.maximum(order.war_years - 1, 0)
    run, pair = np.divmod(np.flatnonzero(order.onset), order.onset.shape[1])
    if len(run):
        chance = draws.uniform_at("disputes.war", year, run, keys[pair])
        length = draws.uniform_at("disputes.length", year, run, keys[pair])
        begins = chance < parameters["escalates"][run]
        years = 1 + np.floor(np.log(length) / np.log(1.0 - 1.0 / parameters["war_years"][run])).astype(np.int8)
        order.war_years[run[begins], pair[begins]] = np.minimum(years, 20)[begins]
    order.war[:] = order.war_years > 0


PROCESS = Process(
    label="Disputes and wars",
    equation="logit h = rate of the class + activity x relative recent disputes of both + alliance + union + AR(1) "
    "shock; allies join with a fixed chance; a dispute becomes a war with a fixed chance, of geometric length",
    needs=("alive",),
    gives=("onset", "war", "war_years", "activity", "shock"),
    place=70,
    reference="Rates: Gibler, Miller and Little, militarised interstate disputes 2.2.1, pairs of the Correlates of War "
    "system 1990-2010, borders on land of its contiguity list 3.2, its major powers",
    sample="Class rates 1990-2010, 370,356 pair-years, 749 onsets; the rest isn't fitted in this version",
    grade="assumed",
    step=step,
    assumed={
        **{name: Assumed(float(np.log(rate / (1 - rate))), count**-0.5, f"{count} onsets of the class in 1990-2010")
           for name, (rate, count) in RATES.items()},
        "activity": Assumed(0.35, 0.1, "recent activity beside the mean of living states", 0.0, 0.6),
        "alliance": Assumed(0.0, 0.15, "the literature finds both signs once borders are held fixed"),
        "union": Assumed(-4.2, 0.8, "two members of the European Union: no onset in 3,579 pair-years of 1990-2010, "
                         "where the classes expect 35"),
        "shock_sd": Assumed(0.25, 0.05, "yearly log(observed / expected) onsets: .26-.33, of which .16 is chance", 0.0),
        "shock_kept": Assumed(0.25, 0.05, "its first autocorrelation is .2-.3", 0.0, 0.95),
        "join": Assumed(0.004, 0.001, "gives a fifth of onsets to joiners", 0.0, 1.0),
        "escalates": Assumed(0.06, 0.02, "of the onsets of 1970-89 6% reached war, of those of 1990-2010 11%, many "
                             "in coalitions", 0.0, 1.0),
        "war_years": Assumed(2.0, 0.5, "mean length of a war between states in calendar years", 1.1),
    },
)  # fmt: skip
