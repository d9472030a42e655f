"""What is shown of futures, as frozen records: the pictures of runs and levers read these and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEWER = 20  # runs below which nine of ten of them mean nothing
Band = tuple[float, float, float, float, float]
Chances = Mapping[int, float]


@dataclass(frozen=True)
class FanLine:
    """One state: its shares of past years by two sources, and the 5, 25, 50, 75 and 95% quantiles of the runs.

    Attributes
    ----------
    state, name : str
    fan : mapping
        By year.
    past : mapping
        By the editions whose last one the runs start from.
    archive : mapping
        By another source and another way of counting, which nothing joins to the rest.
    runs : tuple of tuple of int
        The editions that a line may join.
    """

    state: str
    name: str
    fan: Mapping[int, Band]
    past: Mapping[int, float]
    archive: Mapping[int, float]
    runs: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class FanPanel:
    """One quantity: its name, what the past is by, what the archive's line is by (empty: none), and its lines."""

    label: str
    past: str
    archive: str
    lines: tuple[FanLine, ...]


@dataclass(frozen=True)
class Told:
    """What a rule calls the order: its label, the year as observed with its class, and the chance of each class."""

    rule: str
    year: int
    observed: str
    classes: Mapping[str, Chances]
    past: str = ""


@dataclass(frozen=True)
class Pulled:
    """What one lever changes: in each outcome the mean, its 90% interval, and the range of nine of ten single runs."""

    lever: str
    label: str
    grade: str
    who: str
    changes: Mapping[str, Band]


def clears(one: Sequence[float], other: Sequence[float]) -> bool:
    """Tell whether one change is larger than another for sure: its interval lies beyond all of the other's, unsigned.

    Parameters
    ----------
    one, other : (mean, low, high, ...)

    Examples
    --------
    >>> clears((-0.5, -0.6, -0.4), (0.2, 0.1, 0.3)), clears((-0.5, -0.9, -0.1), (0.2, 0.1, 0.3))
    (True, False)
    """
    least = min(abs(one[1]), abs(one[2])) if one[1] * one[2] > 0 else 0.0
    return least > max(abs(other[1]), abs(other[2]))


@dataclass(frozen=True)
class Ahead:
    """All that is shown of futures.

    Attributes
    ----------
    title : str
    start, until, runs, seed : int
    panels : tuple of FanPanel
    told : Told or None
        By the first rule; None where the world allows none.
    source : str
        What the runs were made from and by.
    sentences, notes, cannot : tuple of str
        The answer in words, what it rests on, and what the model can't know.
    pulled : tuple of Pulled
    swept : tuple of int
        Runs, first and last year of the sweep; empty where nothing was pulled.
    """

    title: str
    start: int
    until: int
    runs: int
    seed: int
    panels: tuple[FanPanel, ...]
    told: Told | None
    source: str
    sentences: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    pulled: tuple[Pulled, ...] = ()
    swept: tuple[int, ...] = ()
