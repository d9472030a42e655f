"""What several levers do alike: the pairs between actors and targets, how large the actors are, signs of strength."""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.contract import Floats, Pull
from polycentric.futures.order import Order, pair_at

LEANING = 0.05  # of a lever's effect on disputes, how far a target's position moves away from the actor
LARGE = 0.15  # about the largest state's part of the world's output at purchasing power


def pairs_between(pull: Pull) -> NDArray[np.int64]:
    """Give the places of the pairs of an actor and a target; of every two actors where there is no target."""
    states = len(pull.order.fixed.states)
    others = pull.targets if len(pull.targets) else pull.actors
    return np.array(sorted({pair_at(int(a), int(t), states) for a in pull.actors for t in others if a != t}), np.int64)


def more_disputes(pull: Pull, times: float = 1.0) -> None:
    """Add the lever's effect to the logit of a dispute of each pair of actor and target."""
    places = pairs_between(pull)
    pull.steering.dispute[:, places] += (times * pull.strength * pull.effect).astype(np.float32)[:, np.newaxis]


def press(pull: Pull) -> None:
    """Change disputes of actors and targets, how readily targets leave their treaties, and where they lean."""
    more_disputes(pull)
    pull.steering.leave[:, pull.targets] *= np.exp(pull.strength * pull.effect)[:, np.newaxis]
    away = (LEANING * pull.strength * pull.effect).astype(np.float32)[:, np.newaxis]
    for actor in pull.actors:
        pull.steering.leaning[:, pull.targets, actor] -= away


def recognition(pull: Pull, *, refused: bool) -> None:
    """Refuse or grant recognition of the targets by the actors, and change disputes of the pairs."""
    if pull.strength > 0:
        for actor in pull.actors:
            pull.order.refused[:, actor, pull.targets] = refused
    more_disputes(pull)


def more_growth(pull: Pull, states: NDArray[np.int64], times: float | Floats = 1.0) -> None:
    """Add the lever's effect to the growth of some states; `times` is one number, or one for each run."""
    pull.steering.growth[:, states] += (times * pull.strength * pull.effect)[:, np.newaxis]


def weight(order: Order, states: NDArray[np.int64]) -> Floats:
    """Give how large some states are together beside one large state, (run,), at most 2; the dead count nothing."""
    output = np.where(order.alive, np.nan_to_num(np.exp(order.log_output)), 0.0)
    held, total = output[:, states].sum(axis=-1), output.sum(axis=-1)
    return np.minimum(held / total / LARGE, 2.0)


def treaties_among(pull: Pull, most: float = 0.8) -> NDArray[np.bool_]:
    """Tell which treaties have nearly all of their members among the actors, (run, treaty)."""
    member = pull.order.member
    inside, size = member[:, :, pull.actors].sum(axis=2), member.sum(axis=2)
    return (size >= 2) & (inside >= most * size)
