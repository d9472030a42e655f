"""Ideal points in two dimensions, for assemblies that divide on two things at once.

The model is that of one dimension with two discriminations per item. The likelihood does not know how the plane is
turned, so two anchors are needed: over all unit-sessions the two coordinates have mean 0, standard deviation 1 and no
correlation, the first anchor's mean lies on the positive first axis, and the second anchor's above that axis.
"""

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.compiling import announce
from polycentric.errors import DataError
from polycentric.fixed_order import product
from polycentric.panel.state_index import with_names
from polycentric.positions.ballots import Ballots
from polycentric.positions.fit import (
    FIRST_STEP,
    MOST,
    PLAIN_ROUNDS,
    TOLERANCE,
    Layout,
    Mixing,
    first_guess,
    lay_out,
    step_precision,
)
from polycentric.positions.model import Model
from polycentric.positions.shown import presented
from polycentric.presented import Presented

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import polars as pl

    from polycentric.positions.votes import VoteFile

Floats = NDArray[np.float64]
PRIOR_PRECISION = 1.0


@dataclass(frozen=True, repr=False)
class IdealPlane(Presented):
    """Ideal points in two dimensions.

    `data` has `ideal_point` and `sd` on (year, state, dimension), and `discrimination` (item, dimension), `cut_low`
    and `cut_high` on items; the standard deviations take items as known and are too small by that.
    """

    data: xr.Dataset
    kind: ClassVar[str] = "ideal points in two dimensions"

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of them."""
        return presented(self.data)


def ideal_plane(
    votes: "str | os.PathLike[str] | pl.DataFrame | VoteFile" = "un",
    *,
    anchors: tuple[str, str],
    bridges: "str | os.PathLike[str] | pl.DataFrame | Mapping[str, str] | None" = "found",
    without: "Collection[str]" = (),
    only: "Collection[str]" = (),
    sessions: tuple[int, int] | None = None,
) -> IdealPlane:
    """Estimate where voters stand in a plane, by the dynamic, ordinal and bridged model.

    Parameters
    ----------
    votes, bridges, without, only, sessions
        As for `ideal_points`; no item leaves its bridge.
    anchors : (str, str)
        The first lies on the positive first axis, the second above it.

    Raises
    ------
    DataError
        If the anchors are one, or what `ideal_points` refuses.
    CoverageError
        If an anchor cast no vote.

    Examples
    --------
    >>> plane = ideal_plane(anchors=("USA", "CHN"))  # doctest: +SKIP
    """
    from polycentric.positions.request import check_anchor, open_votes, sources_of
    from polycentric.positions.votes import to_ballots

    if len(anchors) != 2 or anchors[0] == anchors[1]:
        raise DataError(f"Two dimensions need two anchors, and {anchors} are not two: name two that stand apart.")
    read, of_un, bridging = open_votes(votes, bridges, without, only, sessions)
    ballots, notes = to_ballots(read.frame, bridging, codes=read.codes)
    source, notes = read.source, [*read.notes, *notes]
    for anchor in anchors:
        check_anchor(anchor, ballots)
    layout = lay_out(ballots)
    mean, covariance, items, step, moves = _fitted(ballots, layout, anchors[0])
    turned = _turned(mean, covariance, items, ballots, layout, anchors)
    data = _labelled(*turned, ballots, layout, of_un=of_un)
    data.attrs = {
        "source": source,
        "sources": " ".join(sources_of(votes)),
        "bridges": bridging.source,
        "anchor": " and ".join(anchors),
        "model": "ordinal, dynamic, in two dimensions",
        "step": step,
        "rounds": len(moves),
        "last_move": moves[-1],
        "converged": int(moves[-1] < TOLERANCE),
        "notes": " ".join(notes),
    }
    return IdealPlane(data)


def _fitted(ballots: Ballots, layout: Layout, anchor: str) -> tuple[Floats, Floats, Floats, float, list[float]]:
    """Improve items, points, step and scale in turn, as in one dimension."""
    from polycentric.positions import kernel_fit, kernel_plane

    announce(kernel_plane)
    model = Model()
    mean, items = _start(ballots, model, layout, anchor)
    covariance, squared = np.zeros((len(mean), 3)), np.zeros(len(ballots.states))
    precision, moves, mixing = FIRST_STEP**-2, list[float](), Mixing()
    while len(moves) < MOST:
        before = mean.copy()
        for _ in range(1 if moves else 3):
            kernel_plane.fit_items(layout.item_first, layout.item_cell, layout.item_vote, mean, items,
                                   model.discrimination_sd**-2, model.cutpoint_sd**-2)  # fmt: skip
        kernel_plane.fit_points(
            layout.cells.first, layout.session, layout.cell_first, layout.cell_item, layout.cell_vote, items,
            PRIOR_PRECISION, PRIOR_PRECISION, precision, mean, covariance, squared,
        )  # fmt: skip
        steps = float(np.sum(squared))
        if len(mean) > len(ballots.states):
            precision = step_precision(kernel_fit, layout, PRIOR_PRECISION, PRIOR_PRECISION, steps / 2.0)
        a = PRIOR_PRECISION * float(np.sum(mean**2) + np.sum(covariance[:, [0, 2]])) + precision * steps
        b, n = float(np.sum(items[:, :2] ** 2)) * model.discrimination_sd**-2, mean.size
        s = float(np.sqrt((n + np.sqrt(n * n + 4.0 * a * b)) / (2.0 * a)))
        mean, covariance = mean * s, covariance * s * s
        items[:, :2] /= s
        moves.append(float(np.sqrt(np.mean((mean - before) ** 2)) / mean.std()))
        if moves[-1] < TOLERANCE:
            break
        if len(moves) > PLAIN_ROUNDS:
            mean = mixing.next(before.ravel(), mean.ravel()).reshape(mean.shape)
    return mean, covariance, items, precision**-0.5, moves


def _start(ballots: Ballots, model: Model, layout: Layout, anchor: str) -> tuple[Floats, Floats]:
    """Start from the first two principal components, the second found in what the first leaves."""
    guess = first_guess(ballots, model, layout, anchor)
    cells = layout.cells
    n = len(ballots.items)
    rest = (
        ballots.vote
        - (np.bincount(ballots.item, ballots.vote, n) / np.bincount(ballots.item, minlength=n))[ballots.item]
    )
    own = guess.mean[cells.vote]
    slope = np.bincount(ballots.item, rest * own, n) / (np.bincount(ballots.item, own**2, n) + 1e-6)
    left = replace(ballots, vote=(rest - slope[ballots.item] * own))  # pyright: ignore[reportArgumentType]  # residuals in place of votes
    farthest = ballots.states[int(np.argmax(np.bincount(ballots.state, left.vote**2, len(ballots.states))))]
    second = first_guess(left, model, layout, farthest, items=False)
    items = np.column_stack([np.zeros((ballots.parameters, 2)), guess.items[:, 1:]])
    items[:, 0], items[:, 1] = 0.1, 0.05
    return np.column_stack([guess.mean, second.mean]), items


def _turned(
    mean: Floats, covariance: Floats, items: Floats, ballots: Ballots, layout: Layout, anchors: tuple[str, str]
) -> tuple[Floats, Floats, Floats]:
    """Put points, standard deviations and items on the scale that the anchors fix."""
    centre = mean.mean(axis=0)
    apart = mean - centre
    values, vectors = np.linalg.eigh(np.mean(apart[:, :, np.newaxis] * apart[:, np.newaxis, :], axis=0))
    white = vectors / np.sqrt(values)
    at = [
        (mean[layout.cells.state == ballots.states.index(anchor)] - centre).mean(axis=0) @ white for anchor in anchors
    ]
    angle = np.arctan2(at[0][1], at[0][0])
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    if (at[1] @ turn)[1] < 0.0:
        turn = turn * np.array([1.0, -1.0])
    matrix = white @ turn
    full = covariance[:, [0, 1, 1, 2]].reshape(-1, 2, 2)
    spread = np.sqrt(np.einsum("ji,cjk,ki->ci", matrix, full, matrix))
    beta = product(items[:, :2], np.linalg.inv(matrix).T)
    cuts = items[:, 2:] - product(items[:, :2], centre)[:, None]
    return product(apart, matrix), spread, np.column_stack([beta, cuts])


def _labelled(
    points: Floats, spread: Floats, items: Floats, ballots: Ballots, layout: Layout, *, of_un: bool
) -> xr.Dataset:
    """Label points and items."""
    from polycentric.positions.result import UN_YEAR

    time = "year" if of_un else "session"
    shape = (len(ballots.sessions), len(ballots.states), 2)
    laid = {"ideal_point": np.full(shape, np.nan), "sd": np.full(shape, np.nan)}
    for name, values in (("ideal_point", points), ("sd", spread)):
        laid[name][layout.cells.session, layout.cells.state] = values
    own = items[ballots.parameter]
    placed = xr.Dataset(
        {name: ((time, "state", "dimension"), values) for name, values in laid.items()}
        | {"discrimination": (("item", "dimension"), own[:, :2]), "cut_low": ("item", own[:, 2]),
           "cut_high": ("item", own[:, 3])},
        coords={time: np.array(ballots.sessions) + (UN_YEAR if of_un else 0), "state": np.array(ballots.states),
                "dimension": [1, 2], "item": np.array(ballots.items)},
    )  # fmt: skip
    return with_names(placed)
