"""Shares of living states: components that sum to one, and their mean, the composite."""

import numpy as np

from polycentric.futures.order import Order


def renormalise(order: Order) -> None:
    """Have each component's shares sum to one over living states, and set the composite.

    A state with all components at the start has a composite, the others are missing, and dead ones have 0.
    """
    living = order.alive[:, :, np.newaxis]
    with np.errstate(over="raise"):
        amount = np.where(living, np.exp(order.log_component), 0.0)
    total = np.nansum(amount, axis=1, keepdims=True)
    order.log_component -= np.log(total)
    share = amount / total
    mean = share[:, :, 0].copy()
    for place in range(1, share.shape[2]):  # one by one: a sum whose order no library chooses
        mean += share[:, :, place]
    order.composite[:] = mean / np.nansum(mean, axis=1, keepdims=True)
