"""Whether bridged items fit together: what each would be on its own, and what sharing costs.

A text can stay and its meaning change. With ideal points as estimated, each bridged item is fitted alone, and the
difference in log-likelihood per vote says how much worse it is served by the bridge's parameters.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from polycentric.positions.fit import Fit, lay_out

if TYPE_CHECKING:
    import polars as pl

# A tenth of a nat per vote is what divides a coin from odds of three to two, on every vote of the item.
COSTLY = 0.1
ROUNDS = 5


def check_bridges(fit: Fit) -> "pl.DataFrame":
    """Compare each bridged item with its bridge.

    Returns
    -------
    DataFrame
        A row for each item of a bridge of two or more, the costliest first: `parameter_set`, `item`, `session`,
        `votes`, `shared` and `own` (discriminations, on the model's own scale), `cost` (log-likelihood per vote lost
        by sharing) and `strays`: whether the cost is above a tenth, or the two discriminations are of opposite signs
        and both at least .3.
    """
    import polars as pl

    from polycentric.positions import kernel_fit

    ballots = fit.ballots
    alone = replace(ballots, parameter=np.arange(len(ballots.items), dtype=np.int32))
    layout = lay_out(alone, fit.layout.cells)
    own = fit.items[ballots.parameter].copy()
    kernel_fit.fit_items(
        layout.item_first, layout.item_cell, layout.item_vote, fit.mean, fit.variance, own,
        fit.model.discrimination_sd**-2, fit.model.cutpoint_sd**-2, fit.model.ordinal, ROUNDS,
    )  # fmt: skip
    votes = np.bincount(ballots.item, minlength=len(ballots.items))
    lost = (_log_likelihood(fit, own) - _log_likelihood(fit, fit.items[ballots.parameter])) / np.maximum(votes, 1)
    shared = np.bincount(ballots.parameter, minlength=ballots.parameters)[ballots.parameter] > 1
    mine, theirs = own[:, 0], fit.items[ballots.parameter, 0]
    against = (mine * theirs < 0) & (np.minimum(np.abs(mine), np.abs(theirs)) >= 0.3)
    table = pl.DataFrame(
        {"parameter_set": ballots.parameter, "item": list(ballots.items),
         "session": np.array(ballots.sessions)[ballots.item_session], "votes": votes, "shared": theirs, "own": mine,
         "cost": lost, "strays": (lost > COSTLY) | against}
    )  # fmt: skip
    return table.filter(pl.Series(shared)).sort(["cost", "item"], descending=[True, False])


def _log_likelihood(fit: Fit, items: np.ndarray) -> np.ndarray:
    """Add up each item's log-likelihood with parameters of its own, ideal points being normal."""
    from polycentric.positions.predict import shares

    ballots, cell = fit.ballots, fit.layout.cells.vote
    beta, low, high = (items[ballots.item, column] for column in range(3))
    given = shares(fit.mean[cell], fit.variance[cell], beta, low, high)
    return np.bincount(ballots.item, np.log(given[np.arange(len(cell)), ballots.vote]), len(ballots.items))
