"""The fast estimator: items given ideal points and ideal points given items, in turn, until neither moves.

Ideal points are a normal for each unit's path (variational), items and the step are points (the mode). After each
round the whole is rescaled at once to where the priors of both sides are best met, and the next round starts from what
the last five foretell (Anderson's mixing): left to the rounds alone, slow directions take three times as many.
Sums that matter are numpy's own, not the linear algebra library's, whose order depends on the machine's threads.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from polycentric.compiling import announce
from polycentric.positions.ballots import Ballots, Cells, cells_of
from polycentric.positions.model import Model

Floats = NDArray[np.float64]
TOLERANCE, MOST = 2e-4, 300
PLAIN_ROUNDS, WINDOW = 5, 5
FIRST_VARIANCE, FIRST_STEP = 0.02, 0.3
LEAST_STEP, LARGEST_STEP = 1e-3, 30.0
Progress = Callable[[int, float], None]


@dataclass(frozen=True)
class Layout:
    """Votes in the two orders in which they are read: by parameter set, and by unit-session."""

    cells: Cells
    session: Floats
    item_first: NDArray[np.int64]
    item_cell: NDArray[np.int32]
    item_vote: NDArray[np.int8]
    cell_first: NDArray[np.int64]
    cell_item: NDArray[np.int32]
    cell_vote: NDArray[np.int8]


@dataclass(frozen=True)
class Fit:
    """An estimate on the model's own scale.

    Attributes
    ----------
    ballots : Ballots
    model : Model
    layout : Layout
    mean, variance, lag : float64, (cells,)
        Of ideal points, items taken as known; `lag` is the covariance with the unit's cell before.
    items : float64, (parameter sets, 3)
        Discrimination and the two cutpoints.
    step : float
        Standard deviation of a step; infinite where no session knows of another.
    moves : tuple of float
        Root mean squared move of the ideal points in each round.
    converged : bool
        Whether the last move was below the tolerance.
    """

    ballots: Ballots
    model: Model
    layout: Layout
    mean: Floats
    variance: Floats
    lag: Floats
    items: Floats
    step: float
    moves: tuple[float, ...]
    converged: bool


def lay_out(ballots: Ballots, cells: Cells | None = None) -> Layout:
    """Sort the votes once for either loop."""
    cells = cells_of(ballots) if cells is None else cells
    parameter = ballots.parameter[ballots.item]
    by_item, item_first = _grouped(parameter, ballots.parameters)
    by_cell, cell_first = _grouped(cells.vote, len(cells.state))
    return Layout(
        cells,
        np.array(ballots.sessions, np.float64)[cells.session],
        item_first,
        cells.vote[by_item],
        ballots.vote[by_item],
        cell_first,
        parameter[by_cell],
        ballots.vote[by_cell],
    )


def fit(
    ballots: Ballots,
    model: Model,
    anchor: str,
    start: "Fit | None" = None,
    tolerance: float = TOLERANCE,
    tell: Progress | None = None,
) -> Fit:
    """Estimate ideal points and items.

    Parameters
    ----------
    ballots : Ballots
    model : Model
    anchor : str
        The unit whose side the first guess starts from; the result does not depend on it but for its sign.
    start : Fit, optional
        An earlier estimate, which may lack sessions, units and items.
    tolerance : float
        The root mean squared move, in standard deviations of ideal points, at which to stop.
    tell : callable, optional
        Called after each round with its number and its move.
    """
    from polycentric.positions import kernel_fit  # the compiler is slow to import: only when something is fitted

    announce(kernel_fit)
    one = _one_session(ballots) if model.motion == "static" else ballots
    layout = lay_out(one)
    state = first_guess(one, model, layout, anchor) if start is None else _continued(one, model, layout, start)
    moves: list[float] = []
    mixing = Mixing()
    while len(moves) < MOST:
        before = state.mean.copy()
        _round(kernel_fit, state, model, layout, steps=1 if moves else 3)
        moves.append(float(np.sqrt(np.mean((state.mean - before) ** 2)) / state.mean.std()))
        if tell is not None:
            tell(len(moves), moves[-1])
        if moves[-1] < tolerance:
            break
        if len(moves) > PLAIN_ROUNDS:
            state.mean = mixing.next(before, state.mean)
    return Fit(
        one, model, layout, state.mean, state.variance, state.lag, state.items,
        float("inf") if state.precision == 0.0 else state.precision**-0.5, tuple(moves), moves[-1] < tolerance,
    )  # fmt: skip


@dataclass
class FitState:
    """What a round changes."""

    mean: Floats
    variance: Floats
    lag: Floats
    items: Floats
    precision: float


class Mixing:
    """Anderson's mixing (type II, Walker and Ni 2011): the combination of the last rounds whose moves cancel best."""

    def __init__(self) -> None:
        self.before: list[Floats] = []
        self.move: list[Floats] = []

    def next(self, before: Floats, after: Floats) -> Floats:
        """Give the point to start the next round from."""
        move = after - before
        if self.move and np.sum(move * move) > 4.0 * np.sum(self.move[-1] * self.move[-1]):
            self.before, self.move = [], []  # it went astray: forget
        self.before, self.move = [*self.before, before][-WINDOW - 1 :], [*self.move, move][-WINDOW - 1 :]
        if len(self.move) < 2:
            return after
        turns = [later - earlier for earlier, later in pairwise(self.move)]
        ways = [later - earlier for earlier, later in pairwise(self.before)]
        square = np.array([[np.sum(one * other) for other in turns] for one in turns])
        square += 1e-8 * np.trace(square) * np.eye(len(turns))
        share = np.linalg.solve(square, np.array([np.sum(one * move) for one in turns]))
        return after - sum(
            (part * (way + turn) for part, way, turn in zip(share, ways, turns, strict=True)), 0.0 * after
        )


def _round(kernel: object, state: FitState, model: Model, layout: Layout, steps: int) -> None:
    """Improve items, ideal points, step and scale, in this order."""
    beta_precision, cut_precision = model.discrimination_sd**-2, model.cutpoint_sd**-2
    prior_precision, first = precisions(model)
    cells = layout.cells
    kernel.fit_items(  # pyright: ignore[reportAttributeAccessIssue]
        layout.item_first, layout.item_cell, layout.item_vote, state.mean, state.variance, state.items,
        beta_precision, cut_precision, model.ordinal, steps,
    )  # fmt: skip
    kernel.fit_points(  # pyright: ignore[reportAttributeAccessIssue]
        cells.first, layout.session, layout.cell_first, layout.cell_item, layout.cell_vote, state.items,
        prior_precision, first, state.precision, state.mean, state.variance, state.lag,
    )  # fmt: skip
    walked = state.precision > 0.0 and len(cells.state) >= len(cells.first)
    squared = (
        float(kernel.squared_steps(cells.first, layout.session, state.mean, state.variance, state.lag))  # pyright: ignore[reportAttributeAccessIssue]
        if walked
        else 0.0
    )
    if walked and model.step is None:
        state.precision = step_precision(kernel, layout, prior_precision, first, squared)
    _rescale(state, layout, prior_precision, first, beta_precision, squared)


def precisions(model: Model) -> tuple[float, float]:
    """Give the prior precision of an ideal point in any session, and in a unit's first."""
    prior_precision = 0.0 if model.prior_sd is None else model.prior_sd**-2
    if model.motion == "session" and model.prior_sd is None:
        prior_precision = 1.0
    return prior_precision, prior_precision or 1.0


def step_precision(kernel: object, layout: Layout, prior_precision: float, first: float, squared: float) -> float:
    """Find the step's precision at which the prior expects the squared steps that there are, by halving intervals."""
    low, high = LARGEST_STEP**-2, LEAST_STEP**-2
    for _ in range(40):
        middle = (low * high) ** 0.5
        expected = float(
            kernel.expected_squared_steps(layout.cells.first, layout.session, prior_precision, first, middle)  # pyright: ignore[reportAttributeAccessIssue]
        )
        low, high = (middle, high) if expected > squared else (low, middle)
    return (low * high) ** 0.5


def _rescale(
    state: FitState, layout: Layout, prior_precision: float, first: float, beta: float, squared: float
) -> None:
    """Stretch ideal points by s and discriminations by 1/s, which no vote notices, to where both priors are best met.

    The bound on the likelihood depends on s by n log s - s^2 A / 2 - B / (2 s^2), with n cells (the entropy), A the
    expected quadratic form of the paths and B that of the discriminations.
    """
    second = state.mean**2 + state.variance
    weight = np.full(len(second), prior_precision)
    weight[layout.cells.first[:-1][np.diff(layout.cells.first) > 0]] = first
    a = float(np.sum(weight * second)) + state.precision * squared
    b = beta * float(np.sum(state.items[:, 0] ** 2))
    n = len(second)
    s = float(np.sqrt((n + np.sqrt(n * n + 4.0 * a * b)) / (2.0 * a)))
    state.mean *= s
    state.variance *= s * s
    state.lag *= s * s
    state.items[:, 0] /= s


def _grouped(key: NDArray[np.int32], size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the order that sorts votes by a key, and where each key's votes begin."""
    first = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(key, minlength=size), out=first[1:])
    return np.argsort(key, kind="stable"), first


def _one_session(ballots: Ballots) -> Ballots:
    """Take all sessions for one, in which each unit has one ideal point."""
    return replace(ballots, sessions=ballots.sessions[-1:], item_session=np.zeros_like(ballots.item_session))


def first_guess(ballots: Ballots, model: Model, layout: Layout, anchor: str, *, items: bool = True) -> FitState:
    """Start from the first principal component of what votes differ from their item's mean by, the anchor's side up."""
    cells = layout.cells
    counts = np.bincount(ballots.item, minlength=len(ballots.items))
    mean = np.bincount(ballots.item, ballots.vote, len(ballots.items)) / np.maximum(counts, 1)
    rest = ballots.vote - mean[ballots.item]
    points = np.zeros(len(ballots.states))
    points[ballots.states.index(anchor)] = 1.0
    weights = np.zeros(len(ballots.items))
    for _ in range(8):
        weights = np.bincount(ballots.item, rest * points[ballots.state], len(ballots.items))
        weights /= np.bincount(ballots.item, points[ballots.state] ** 2, len(ballots.items)) + 1e-6
        points = np.bincount(ballots.state, rest * weights[ballots.item], len(points))
        points /= np.bincount(ballots.state, weights[ballots.item] ** 2, len(points)) + 1e-6
        points = (points - points.mean()) / (points.std() or 1.0)
    share = np.bincount(cells.vote, rest * weights[ballots.item], len(cells.state))
    total = np.bincount(cells.vote, weights[ballots.item] ** 2, len(cells.state))
    start = (share + points[cells.state]) / (total + 1.0)
    start = (start - start.mean()) / (start.std() or 1.0)
    precision = 0.0 if model.motion == "session" else (model.step or FIRST_STEP) ** -2
    return FitState(
        start,
        np.full(len(start), FIRST_VARIANCE),
        np.zeros(len(start)),
        _first_items(ballots, model) if items else np.zeros((0, 3)),
        precision,
    )


def _first_items(ballots: Ballots, model: Model) -> Floats:
    """Start items without discrimination, at the cutpoints that give their shares of votes."""
    from scipy.special import ndtri

    size, parameter = ballots.parameters, ballots.parameter[ballots.item]
    counts = np.column_stack([np.bincount(parameter, ballots.vote == code, size) + 0.5 for code in range(3)])
    if not model.ordinal:
        counts[:, 1] = 0.0
    below = np.cumsum(counts, axis=1) / counts.sum(axis=1, keepdims=True)
    low = ndtri(below[:, 0])
    return np.column_stack([np.zeros(size), low, ndtri(below[:, 1]) if model.ordinal else low])


def _continued(ballots: Ballots, model: Model, layout: Layout, start: Fit) -> FitState:
    """Start from an earlier estimate where it has the unit-session or the item; elsewhere from the nearest it has."""
    known, items = start.ballots, _first_items(ballots, model)
    mean, variance = np.zeros(len(layout.cells.state)), np.full(len(layout.cells.state), FIRST_VARIANCE)
    at = {(known.states[s], known.sessions[t]): c for c, (s, t) in enumerate(_places(start.layout.cells))}
    last: dict[str, int] = {known.states[s]: c for c, (s, _) in enumerate(_places(start.layout.cells))}
    for cell, (s, t) in enumerate(_places(layout.cells)):
        unit = ballots.states[s]
        earlier = at.get((unit, ballots.sessions[t]), last.get(unit))
        if earlier is not None:
            mean[cell], variance[cell] = start.mean[earlier], start.variance[earlier]
    sets = dict(zip(known.items, known.parameter.tolist(), strict=True))
    if start.model.ordinal == model.ordinal:
        for label, parameter in zip(ballots.items, ballots.parameter.tolist(), strict=True):
            if label in sets:
                items[parameter] = start.items[sets[label]]
    step = model.step or (start.step if np.isfinite(start.step) else FIRST_STEP)
    return FitState(mean, variance, np.zeros(len(mean)), items, 0.0 if model.motion == "session" else step**-2)


def _places(cells: Cells) -> list[tuple[int, int]]:
    """Give the unit and session of each cell."""
    return list(zip(cells.state.tolist(), cells.session.tolist(), strict=True))
