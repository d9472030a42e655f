"""Treaties of many members, and the pairs that they bind."""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.order import Order


def renew(order: Order, runs: NDArray[np.int64] | None = None) -> None:
    """Set `allied` from who is a member of what; those that aren't alive are members of nothing.

    Parameters
    ----------
    runs : array, optional
        Places of the runs in which something changed; all of them without it.
    """
    from polycentric.futures import kernel_states

    runs = np.arange(order.runs) if runs is None else runs
    kernel_states.renew(runs, order.alive, order.member, order.allied)  # one alone is bound to nobody


def sizes(order: Order) -> NDArray[np.int64]:
    """Count the members of each treaty, (run, treaty)."""
    from polycentric.futures import kernel_states

    return kernel_states.sizes(order.member)


def free_slot(order: Order) -> NDArray[np.int64]:
    """Give for each run the first place that no treaty holds; -1 where all are taken."""
    held = sizes(order) > 0
    return np.where(held.all(axis=-1), -1, (~held).argmax(axis=-1))
