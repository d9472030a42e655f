"""Draws from the normal that the fast estimator leaves, and the standard deviations that count the items' errors."""

import numpy as np
from numpy.typing import NDArray

from polycentric.positions.fit import Fit, precisions

Floats = NDArray[np.float64]
FOR_SPREAD, AT_ONCE = 100, 200


def draw_cells(fit: Fit, count: int, seed: int) -> tuple[Floats, Floats]:
    """Draw ideal points and items together.

    Parameters
    ----------
    fit : Fit
    count : int
        How many draws.
    seed : int
        The same seed gives the same draws, on any number of threads.

    Returns
    -------
    points : float64, (cells, draws)
    items : float64, (parameter sets, 3, draws)
        Both on the model's own scale.
    """
    generator = np.random.default_rng(seed)
    parts = [_some(fit, min(AT_ONCE, count - done), generator, noise=True) for done in range(0, count, AT_ONCE)]
    points = np.concatenate([part[0] for part in parts], axis=1)
    items = np.concatenate([part[1] for part in parts], axis=2)
    return fit.mean[:, None] + points, fit.items[:, :, None] + items


def total_variance(fit: Fit, seed: int = 0) -> Floats:
    """Give the variance of each ideal point with that of the items counted.

    To the variance given the items is added that of the conditional mean, over a hundred draws of the items.
    """
    moved, _ = _some(fit, FOR_SPREAD, np.random.default_rng(seed), noise=False)
    return fit.variance + np.mean(moved * moved, axis=1)


def _some(fit: Fit, count: int, generator: np.random.Generator, *, noise: bool) -> tuple[Floats, Floats]:
    """Draw moves away from the estimate."""
    from polycentric.positions import kernel_draws

    layout, model = fit.layout, fit.model
    prior_precision, first = precisions(model)
    moves = generator.standard_normal((len(fit.items), 3, count))
    kernel_draws.move_items(
        layout.item_first, layout.item_cell, layout.item_vote, fit.mean, fit.variance, fit.items,
        model.discrimination_sd**-2, model.cutpoint_sd**-2, model.ordinal, moves,
    )  # fmt: skip
    paths = generator.standard_normal((len(fit.mean), count)) if noise else np.zeros((len(fit.mean), count))
    kernel_draws.follow(
        layout.cells.first, layout.session, layout.cell_first, layout.cell_item, layout.cell_vote, fit.items, moves,
        prior_precision, first, fit.step**-2, fit.mean, fit.variance, paths,
    )  # fmt: skip
    return paths, moves
