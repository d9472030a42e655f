"""Compiled loops that draw ideal points around a fitted estimate, the uncertainty of items included.

Near its mode the joint posterior of paths and items is a normal. A draw first moves every item by its own uncertainty,
then every path to where it would follow (one linear step), then the path by its own uncertainty given the items. So
states share the items' errors, as they should: a difference between two states is known better than either.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit, prange

from polycentric.positions.kernel_fit import (
    MIDDLE,
    OUTER,
    SPREAD,
    Floats,
    Places,
    Votes,
    Whole,
    item_system,
    slope,
    slopes,
)


@njit(cache=True, parallel=True, error_model="numpy")
def move_items(
    first: Places,
    cell: Whole,
    vote: Votes,
    mean: Floats,
    variance: Floats,
    items: Floats,
    beta_precision: float,
    cut_precision: float,
    ordinal: bool,
    moves: Floats,
) -> None:
    """Turn standard normal `moves` (sets, 3, draws) into moves of items by their uncertainty, ideal points known."""
    reach = SPREAD * np.sqrt(variance)
    # With the information H = L L', L'^-1 z of standard normal z has covariance H^-1. H as in `kernel_fit.fit_items`,
    # packed as hbb, hb1, hb2, h11, h12, h22; a thread writes its own sets' moves alone.
    for p in prange(len(first) - 1):
        b, k1, k2 = items[p, 0], items[p, 1], items[p, 2]
        _, _, _, hbb, hb1, hb2, h11, h12, h22 = item_system(first[p], first[p + 1], cell, vote, mean, reach, b, k1, k2)
        hbb += beta_precision
        if ordinal:
            square = (k2 - k1) ** -2.0
            h11, h12, h22 = h11 + cut_precision + square, h12 - square, h22 + cut_precision + square
        else:  # one cutpoint; the third direction stands still
            hb1, h11, hb2, h12, h22 = hb1 + hb2, h11 + 2.0 * h12 + h22 + cut_precision, 0.0, 0.0, 1.0
        l00 = math.sqrt(hbb)
        l10, l20 = hb1 / l00, hb2 / l00
        l11 = math.sqrt(max(h11 - l10 * l10, 1e-12))
        l21 = (h12 - l20 * l10) / l11
        l22 = math.sqrt(max(h22 - l20 * l20 - l21 * l21, 1e-12))
        for d in range(moves.shape[2]):
            z2 = moves[p, 2, d] / l22
            z1 = (moves[p, 1, d] - l21 * z2) / l11
            z0 = (moves[p, 0, d] - l10 * z1 - l20 * z2) / l00
            moves[p, 0, d], moves[p, 1, d], moves[p, 2, d] = z0, z1, z2 if ordinal else z1


@njit(cache=True, parallel=True, error_model="numpy")
def follow(
    first_cell: Whole,
    session: Floats,
    first: Places,
    item: Whole,
    vote: Votes,
    items: Floats,
    moves: Floats,
    prior_precision: float,
    first_precision: float,
    step_precision: float,
    mean: Floats,
    variance: Floats,
    paths: Floats,
) -> None:
    """Turn standard normal `paths` (cells, draws) into moves of paths; zeros give their conditional means' alone."""
    many = paths.shape[1]
    for i in prange(len(first_cell) - 1):
        start = first_cell[i]
        size = first_cell[i + 1] - start
        # diagonal and link as in `kernel_fit.fit_points`; shift[t, d] is by how much draw d's moves of items change the
        # path's gradient at cell t. Solving the same system for it gives where the path would follow.
        diagonal, link, shift = np.empty(size), np.zeros(size), np.zeros((size, many))
        for t in range(size):
            c = start + t
            reach = SPREAD * math.sqrt(variance[c])
            h = first_precision if t == 0 else prior_precision
            for n in range(first[c], first[c + 1]):
                p = item[n]
                b, k1, k2 = items[p, 0], items[p, 1], items[p, 2]
                for node in range(3):
                    w = MIDDLE if node == 1 else OUTER
                    _, ee = slope(vote[n], b * (mean[c] + (node - 1) * reach), k1, k2)
                    h -= w * ee * b * b
                x = mean[c]
                s, _, _, ee, e1, e2, _, _, _ = slopes(vote[n], b * x, k1, k2)
                # Mixed derivatives of a vote's log-likelihood by theta and (beta, low, high): beta stands before the
                # slope and inside eta, hence the two terms. At the mean alone: a first-order step needs no nodes.
                by_beta, by_low, by_high = s + b * ee * x, b * e1, b * e2
                for d in range(many):
                    shift[t, d] += by_beta * moves[p, 0, d] + by_low * moves[p, 1, d] + by_high * moves[p, 2, d]
            diagonal[t] = h
            if t > 0 and step_precision > 0.0:
                w = step_precision / (session[c] - session[c - 1])
                diagonal[t] += w
                diagonal[t - 1] += w
                link[t] = -w
        for t in range(1, size):
            ratio = link[t] / diagonal[t - 1]
            diagonal[t] -= ratio * link[t]
            for d in range(many):
                shift[t, d] -= ratio * shift[t - 1, d]
        for t in range(size - 1, -1, -1):
            # `paths` is noise up to t and a draw after it: a cell given its successor is normal with the pivot's
            # precision.
            root = 1.0 / math.sqrt(diagonal[t])
            for d in range(many):
                ahead = link[t + 1] * paths[start + t + 1, d] if t + 1 < size else 0.0
                paths[start + t, d] = (shift[t, d] - ahead) / diagonal[t] + root * paths[start + t, d]
