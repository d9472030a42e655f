"""Votes of a world whose ideal points are known: what the estimators are checked on.

A world has the shape of the General Assembly's record unless told otherwise: 200 states that enter over 74 sessions, a
few of which leave; 6,200 roll calls, of which some recur; a majority that mostly says yes; absences that some states
are given to. Its agenda may move while its states stand still, and the other way round.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.positions.ballots import Ballots

Floats = NDArray[np.float64]
# The share of all states that have entered by a point of time, after the United Nations' members since 1946.
_TIME = (0.0, 0.12, 0.2, 0.34, 0.46, 0.6, 0.66, 1.0)
_MEMBERS = (0.27, 0.4, 0.52, 0.66, 0.79, 0.82, 0.96, 1.0)
LEAVING, LAST_CALL = 0.03, 0.9


@dataclass(frozen=True)
class Shape:
    """How large a world is, and what moves in it.

    Attributes
    ----------
    states, sessions, items, votes : int
    bridged : float
        The share of items that are one of a series over several sessions, which shares its parameters.
    longest : int
        The sessions that a series may take; it takes two or more, each number as often.
    drift : float
        How far the cutpoints of new series and single items move from the first session to the last, along the ideal
        points' axis.
    sharpening : float
        By which factor their discriminations grow over the same time.
    pull, step : float
        An ideal point is that of the session before times `pull`, plus a normal step.
    march : float
        How far all states move together from the first session to the last.
    still : bool
        Whether each state stays where it entered (and marches with the others).
    """

    states: int = 200
    sessions: int = 74
    items: int = 6200
    votes: int = 870_000
    bridged: float = 0.4
    longest: int = 12
    drift: float = 0.0
    sharpening: float = 1.0
    pull: float = 0.98
    step: float = 0.2
    march: float = 0.0
    still: bool = False


@dataclass(frozen=True)
class World:
    """Votes, and the truth that they come from.

    Attributes
    ----------
    ballots : Ballots
    points : float64, (sessions, states)
        Ideal points, whether or not there was a vote.
    items : float64, (parameter sets, 3)
        Discrimination and the two cutpoints.
    anchor : str
        The state whose ideal points are the largest on the whole.
    """

    ballots: Ballots
    points: Floats
    items: Floats
    anchor: str


def simulate(shape: Shape, seed: int) -> World:
    """Make a world and have it vote.

    Parameters
    ----------
    shape : Shape
    seed : int
        The same seed gives the same world. What moves in it changes neither who votes when nor on what.
    """
    who, where, what, how = (np.random.default_rng([seed, stream]) for stream in range(4))
    entry, exit_ = _presence(shape, who)
    points = _points(shape, where)
    session, parameter = _agenda(shape, what)
    items = _items(shape, session, parameter, what)
    state, item = _attendance(shape, entry, exit_, session, who)
    lean = items[parameter[item], 0] * points[session[item], state] + how.standard_normal(len(state))
    vote = (lean > items[parameter[item], 1]).astype(np.int8) + (lean > items[parameter[item], 2]).astype(np.int8)
    labels = tuple(f"S{n:03d}" for n in range(shape.states))
    ballots = Ballots(
        labels, tuple(range(1, shape.sessions + 1)), tuple(f"R{n:04d}" for n in range(len(session))),
        state, item, vote, session, parameter,
    )  # fmt: skip
    return World(ballots, points, items, labels[int(points.mean(axis=0).argmax())])


def _presence(shape: Shape, generator: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Draw the first session of each state and the first without it."""
    share = (np.arange(shape.states) + 0.5) / shape.states
    entry = np.floor(np.interp(share, _MEMBERS, _TIME) * (shape.sessions - 1)).astype(np.int64)
    leaves = generator.random(shape.states) < LEAVING
    last = entry + np.ceil(generator.random(shape.states) * LAST_CALL * (shape.sessions - entry)).astype(np.int64)
    return entry, np.where(leaves, np.maximum(last, entry + 1), shape.sessions)


def _points(shape: Shape, generator: np.random.Generator) -> Floats:
    """Draw where the states stand."""
    points = np.empty((shape.sessions, shape.states))
    points[0] = generator.standard_normal(shape.states)
    steps = generator.standard_normal((shape.sessions, shape.states))
    for t in range(1, shape.sessions):
        points[t] = points[0] if shape.still else shape.pull * points[t - 1] + shape.step * steps[t]
    return points + shape.march * _time(shape)[:, None]


def _time(shape: Shape) -> Floats:
    """Give time from -1/2 in the first session to 1/2 in the last."""
    return np.linspace(-0.5, 0.5, shape.sessions) if shape.sessions > 1 else np.zeros(1)


def _agenda(shape: Shape, generator: np.random.Generator) -> tuple[NDArray[np.int16], NDArray[np.int32]]:
    """Draw the session of each item, and which items are one series."""
    weight = 0.5 + generator.random(shape.sessions) + np.linspace(0.0, 1.0, shape.sessions)
    free = np.maximum(np.round(weight / weight.sum() * shape.items), 1).astype(np.int64)
    session = np.repeat(np.arange(shape.sessions, dtype=np.int16), free)
    series = np.full(len(session), -1, np.int64)
    at = np.concatenate([[0], np.cumsum(free)[:-1]])
    bridged, made, number = shape.bridged * len(session), 0, 0
    while made < bridged and free.sum() > 1:
        start = int(generator.choice(shape.sessions, p=free / free.sum()))
        run = range(start, min(start + int(generator.integers(2, shape.longest + 1)), shape.sessions))
        for t in (t for t in run if free[t] > 0):
            series[at[t]] = number
            at[t], free[t], made = at[t] + 1, free[t] - 1, made + 1
        number += 1
    alone = series < 0
    series[alone] = number + np.arange(alone.sum())
    return session, np.unique(series, return_inverse=True)[1].astype(np.int32)


def _items(
    shape: Shape, session: NDArray[np.int16], parameter: NDArray[np.int32], generator: np.random.Generator
) -> Floats:
    """Draw discriminations and cutpoints: most say yes, and the anchor's side more often no."""
    sets = int(parameter.max()) + 1
    born = np.full(sets, shape.sessions)
    np.minimum.at(born, parameter, session)
    time = _time(shape)[born]
    side = np.where(generator.random(sets) < 0.8, -1.0, 1.0)
    sharp = np.exp(0.1 + 0.6 * generator.standard_normal(sets)) * shape.sharpening ** (time + 0.5)
    middle = -side * (1.0 + 0.8 * generator.standard_normal(sets)) + shape.drift * time
    half = 0.5 * np.exp(-0.4 + 0.6 * generator.standard_normal(sets))
    beta = side * sharp
    return np.column_stack([beta, beta * middle - half, beta * middle + half])


def _attendance(
    shape: Shape,
    entry: NDArray[np.int64],
    exit_: NDArray[np.int64],
    session: NDArray[np.int16],
    generator: np.random.Generator,
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Draw who votes on what, by item and then by state, as many votes as wanted or as there can be."""
    present = (entry <= session[:, None]) & (session[:, None] < exit_)
    absent = np.exp(0.8 * generator.standard_normal(shape.states))
    order = np.where(present, generator.exponential(size=present.shape) / absent, -1.0)
    many = min(shape.votes, int(present.sum()))
    least = np.partition(order.ravel(), order.size - many)[order.size - many]
    item, state = np.nonzero(order >= max(least, 0.0))
    return state.astype(np.int32), item.astype(np.int32)
