"""Defence pacts as treaties of many members: new ones, accessions, a member that leaves, the end of a whole one."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from polycentric.futures import treaties
from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Fixed, Order
from polycentric.futures.pacts import choice, estimates, moving
from polycentric.futures.pacts.record import LEAST_SHARE, MIDDLE_DISTANCE
from polycentric.futures.processes.disputes import places
from polycentric.futures.steering import Steering

Floats = NDArray[np.float64]


class Geography(NamedTuple):
    """Who borders whom, how far capitals lie apart, and which places are for states not yet born."""

    land: NDArray[np.bool_]
    distance: Floats
    unborn: NDArray[np.bool_]


_LAST: dict[str, tuple[Fixed, bytes, Geography]] = {}


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """End treaties, let members leave and states accede, and make new treaties."""
    fixed, ranges = order.fixed, estimates.ranges_of(dict(parameters.tables))
    where = geography(fixed, ranges.distance)
    known = order.alive & ~np.isnan(order.log_output)  # a state of unknown output stays where it is
    moving.step(
        order.member, known, traits_of(order, parameters, ranges, where.unborn), fixed.major, where.land,
        where.distance, fixed.keys, parameters.values,
        moving.Times(steering.pact_formation, steering.pact_end, steering.leave), draws, year,
    )  # fmt: skip
    treaties.renew(order)


def traits_of(order: Order, parameters: Parameters, ranges: choice.Ranges, unborn: NDArray[np.bool_]) -> Floats:
    """Give what states bring, (run, state, 6); a regime that isn't known is that of states of like income."""
    parts, total, held = np.exp(order.log_component), np.zeros(order.alive.shape), np.zeros(order.alive.shape, np.int8)
    for place in range(parts.shape[-1]):  # one by one: a sum along so short an axis takes longer than all the rest
        there = order.alive & ~np.isnan(parts[:, :, place])
        total += np.where(there, parts[:, :, place], 0.0)
        held += there
    share = np.log(np.maximum(total / np.maximum(held, 1), LEAST_SHARE))
    income = np.full(order.alive.shape, np.nan)
    if "population" in order.fixed.components:
        income = order.log_output - order.log_component[:, :, order.fixed.components.index("population")]
    known = order.alive & ~np.isnan(income)
    mean = np.where(known, income, 0.0).sum(axis=1, keepdims=True) / np.maximum(known.sum(axis=1, keepdims=True), 1)
    income = np.where(known, income - mean, 0.0)
    level, slope = parameters.tables["democracy_by_income"]
    regime = np.where(np.isnan(order.regime), level + slope * income, order.regime)
    major = np.broadcast_to(order.fixed.major, order.alive.shape)
    return choice.traits(share, major, order.alive & unborn, regime, income, ranges)


def geography(fixed: Fixed, ends: Floats) -> Geography:
    """Lay out borders and distances; all chunks of an ensemble share what is fixed, so the last one is kept."""
    held = _LAST.get("last")
    if held is None or held[0] is not fixed or held[1] != ends.tobytes():
        held = (fixed, ends.tobytes(), _laid_out(fixed, ends))
        _LAST["last"] = held
    return held[2]


def _laid_out(fixed: Fixed, ends: Floats) -> Geography:
    """Lay out borders and distances; a distance that isn't known is the middle of the others."""
    place, many = places(len(fixed.states)), len(fixed.states)
    far = np.log(np.exp(fixed.log_distance) + 50.0) - MIDDLE_DISTANCE
    known = np.where(np.isnan(far), np.nanmedian(far) if (~np.isnan(far)).any() else 0.0, far)
    land = fixed.contiguous[place] & ~np.eye(many, dtype=np.bool_)
    distance = np.where(np.eye(many, dtype=np.bool_), ends[0], np.clip(known, *ends)[place])
    return Geography(land, np.ascontiguousarray(distance), np.array([each.startswith("new:") for each in fixed.states]))


def _bounded(value: float, low: float, high: float) -> Assumed:
    return Assumed(value, 0.0, "fitted where shipped; bounds what runs draw", low, high)


PROCESS = Process(
    label="Defence pacts",
    equation="yearly rates of four events: new treaties (of two, or of a group with negative binomial founders), "
    "accessions to a treaty in force by its size and the number of states outside, members that leave groups, ends of "
    "whole treaties; who founds and accedes by a conditional logit on size, democracy, income, own treaties, newness, "
    "a border, distance, gaps and a treaty already shared; common log-normal shocks of new treaties and of ends, "
    "and of ends of treaties with the same largest member",
    needs=("member",),
    gives=("member", "allied"),
    place=60,
    reference=estimates.REFERENCE,
    sample="Treaties with a pledge to defend, 1816-2018",
    grade="estimated",
    step=step,
    fit=estimates.fit,
    assumed={
        "group": _bounded(0.23, 0.0, 1.0), "size_mean": _bounded(3.0, 0.1, 15.0),
        "size_shape": _bounded(0.5, 0.15, 5.0),
        "more": _bounded(0.4, 0.0, 0.9), "form_shock": _bounded(0.8, 0.0, 1.5), "form_kept": _bounded(0.5, 0.0, 0.8),
        "end_shock": _bounded(0.5, 0.0, 1.5), "end_kept": _bounded(0.5, 0.0, 0.8), "end_own": _bounded(1.0, 0.0, 2.0),
    },
)  # fmt: skip
