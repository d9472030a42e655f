"""The compiled year of sanctions: ends, beginnings by class of sender and target, who is no state, what new ones cost.

`sanctions` (run, sender, target) is changed in place; each run apart from the others. Only what is compared is drawn.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import numpy as np
from numba import njit
from numpy.typing import NDArray

from polycentric.futures.kernel_draws import bits, unit
from polycentric.futures.kernel_states import places_of

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Keys = NDArray[np.uint64]
Places = NDArray[np.int32]


@njit(cache=True, nogil=True)
def end(key: Keys, own: Keys, entity: Keys, chance: Floats, america: int, sanctions: Flags) -> None:
    """End what is in force: `chance` (run, 2) is that of the United States at `america`, and of others; -1 is nowhere.

    A draw is keyed by the sender's key in `own` and the target's in `entity`.
    """
    runs, states, _ = sanctions.shape
    targets, marks = np.empty(states + 1, np.int64), sanctions.view(np.uint8)
    for r in range(runs):
        for i in range(states):
            many = places_of(marks, r, i, targets)
            ends = chance[r, 0] if i == america else chance[r, 1]
            for each in range(many):
                j = targets[each]
                if unit(bits(key[r], entity[j] ^ own[i], 0)) < ends:
                    sanctions[r, i, j] = False


@njit(cache=True, nogil=True)
def begin(
    key: Keys, own: Keys, entity: Keys, rates: Floats, america: int, large: Flags, first: Places, second: Places,
    recalls: Places, recalled: Places, memory: NDArray[np.float32], place: int, least: float, sanctions: Flags,
) -> None:  # fmt: skip
    """Begin sanctions of the United States and of the other large states.

    `rates` (run, 2, 3) are chances of both by class of the target: one with a count of at least `least` in `place` of
    the pair's memory, another large one, any other.
    """
    runs, states, _ = sanctions.shape
    recent = np.zeros((states, states), np.bool_)
    for r in range(runs):
        for each in range(recalls[r]):
            if memory[r, each, place] >= least:
                i, j = first[recalled[r, each]], second[recalled[r, each]]
                recent[i, j] = recent[j, i] = True
        for i in range(states):
            if not (large[r, i] or i == america):
                continue
            rate = rates[r, 0] if i == america else rates[r, 1]
            for j in range(states):
                of = 0 if recent[i, j] else 1 if large[r, j] else 2
                if j != i and unit(bits(key[r], entity[j] ^ own[i], 0)) < rate[of]:
                    sanctions[r, i, j] = True
        for each in range(recalls[r]):
            i, j = first[recalled[r, each]], second[recalled[r, each]]
            recent[i, j] = recent[j, i] = False


@njit(cache=True, nogil=True)
def begin_others(
    key: Keys, target_key: Keys, entity: Keys, chance: Floats, america: int, large: Flags, alive: Flags,
    sanctions: Flags,
) -> None:  # fmt: skip
    """Let any other living state send one with a chance (run,), on a living target drawn evenly."""
    runs, states, _ = sanctions.shape
    for r in range(runs):
        for i in range(states):
            if large[r, i] or i == america or not alive[r, i] or unit(bits(key[r], entity[i], 0)) >= chance[r]:
                continue
            most, at = -1.0, 0
            for j in range(states):
                if alive[r, j] and j != i:
                    drawn = unit(bits(target_key[r], entity[i] ^ entity[j], 0))
                    if drawn > most:
                        most, at = drawn, j
            sanctions[r, i, at] = True


@njit(cache=True, nogil=True)
def weigh(sanctions: Flags, alive: Flags, before: Flags, output: Floats, aimed: Floats, sent: Floats) -> None:
    """Add up for each target the output of its senders, and for each sender its targets, both (run, state).

    What is sent by, or aimed at, who isn't alive is taken away; what is marked in `before` (sender, target) doesn't
    count.
    """
    runs, states, _ = sanctions.shape
    targets, marks = np.empty(states + 1, np.int64), sanctions.view(np.uint8)
    for r in range(runs):
        for i in range(states):
            for each in range(places_of(marks, r, i, targets)):
                j = targets[each]
                if not (alive[r, i] and alive[r, j]):
                    sanctions[r, i, j] = False
                elif not before[i, j]:
                    aimed[r, j] += output[r, i]
                    sent[r, i] += 1.0
