"""Treaties of many members, and the pairs that they bind."""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.order import Order


def renew(order: Order) -> None:
    """Set `allied` from who is a member of what; those that aren't alive are members of nothing."""
    from polycentric.futures import kernel_states

    order.member &= order.alive[:, np.newaxis, :]
    order.member &= (sizes(order) >= 2)[:, :, np.newaxis]  # one alone is bound to nobody
    kernel_states.bind(order.member, order.allied)


def sizes(order: Order) -> NDArray[np.int64]:
    """Count the members of each treaty, (run, treaty)."""
    from polycentric.futures import kernel_states

    return kernel_states.sizes(order.member)


def free_slot(order: Order) -> NDArray[np.int64]:
    """Give for each run the first place that no treaty holds; -1 where all are taken."""
    held = sizes(order) > 0
    return np.where(held.all(axis=-1), -1, (~held).argmax(axis=-1))
