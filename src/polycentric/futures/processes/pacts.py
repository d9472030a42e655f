"""Defence pacts as treaties of many members: new ones, accessions, a member that leaves, the end of a whole one."""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures import treaties
from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.draws import Draws, keys_of
from polycentric.futures.order import Order
from polycentric.futures.processes.disputes import places
from polycentric.futures.steering import Steering


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """End treaties, let members leave and neighbours of members accede, and make at most one new treaty."""
    slots = keys_of(range(order.member.shape[1]))
    ends = draws.uniform("pacts.end", year, slots) < (parameters["end"] * steering.pact_end)[:, np.newaxis]
    order.member[ends] = False
    _leave(order, parameters, draws, steering, year)
    near = _near(order)
    _accede(order, parameters, draws, year, near)
    made = draws.uniform("pacts.formation", year)[:, 0] < parameters["formation"] * steering.pact_formation
    chosen = draws.uniform("pacts.founder", year, order.fixed.keys)
    partner = draws.uniform("pacts.partner", year, order.fixed.keys)
    slot = treaties.free_slot(order)
    for run in np.flatnonzero(made & (slot >= 0)):
        founder = int(np.where(order.alive[run], chosen[run], -1.0).argmax())
        able = near[founder] & order.alive[run]
        able[founder] = False
        if able.any():
            order.member[run, slot[run], [founder, int(np.where(able, partner[run], -1.0).argmax())]] = True
    treaties.renew(order)


def _leave(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Let single members leave treaties of three or more: a state's draw is one for all of its treaties."""
    leaves = draws.uniform("pacts.leave", year, order.fixed.keys) < parameters["leave"][:, np.newaxis] * steering.leave
    large = treaties.sizes(order) >= 3
    for run, state in np.argwhere(leaves & order.alive):
        order.member[run, large[run], state] = False


def _accede(order: Order, parameters: Parameters, draws: Draws, year: int, near: NDArray[np.bool_]) -> None:
    """Let a treaty of three or more gain one living neighbour of its members a year, at most."""
    slots = keys_of(range(order.member.shape[1]))
    grows = draws.uniform("pacts.accession", year, slots) < parameters["accession"][:, np.newaxis]
    who = draws.uniform("pacts.who", year, order.fixed.keys)
    for run, slot in np.argwhere(grows & (treaties.sizes(order) >= 3)):
        inside = order.member[run, slot]
        able = near[inside].any(axis=0) & order.alive[run] & ~inside
        if able.any():
            order.member[run, slot, int(np.where(able, who[run], -1.0).argmax())] = True


def _near(order: Order) -> NDArray[np.bool_]:
    """Tell which states border each other on land, (state, state)."""
    return order.fixed.contiguous[places(len(order.fixed.states))] & ~np.eye(len(order.fixed.states), dtype=np.bool_)


PROCESS = Process(
    label="Defence pacts",
    equation="constant yearly chances: a new pact of two neighbours; accession of a neighbour to a treaty of three or "
    "more; a member leaves such a treaty; a whole treaty ends",
    needs=("member",),
    gives=("member", "allied"),
    place=60,
    reference="Treaties, not pairs, as events: this project's; clusters of formations and endings counted in ATOP 5.1",
    sample="Not fitted: 133 clusters of formations and 97 of endings in 1816-2018",
    grade="assumed",
    step=step,
    assumed={
        "formation": Assumed(0.5, 0.15, "133 clusters of formations in two centuries, more of them recent", 0.0, 1.0),
        "accession": Assumed(0.03, 0.015, "for each treaty of three or more: NATO grew in 9 of 75 years", 0.0, 1.0),
        "leave": Assumed(0.0015, 0.001, "members rarely leave: a few in 75 years of the large treaties", 0.0, 1.0),
        "end": Assumed(0.008, 0.004, "97 clusters of endings among the treaties in force", 0.0, 1.0),
    },
)
