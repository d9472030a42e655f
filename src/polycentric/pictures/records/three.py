"""The three numbers as records: a panel for each, with lines of points by year and segment."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class ThreePoint:
    """One value of one line in one year.

    Attributes
    ----------
    year : int
    value, low, high : float or None
        The value, and the range that errors or open inputs leave; at least one of value and range is there.
    segment : str
        What it is made of: points of two segments are never joined.
    """

    year: int
    value: float | None
    low: float | None
    high: float | None
    segment: str

    @property
    def middle(self) -> float:
        """Give the value, or the middle of the range."""
        return self.value if self.value is not None else ((self.low or 0.0) + (self.high or 0.0)) / 2


@dataclass(frozen=True)
class ThreeLine:
    """One way of making a number: its name, whether it is quoted, whose it is, and its points by year."""

    name: str
    label: str
    actors: str
    main: bool
    points: tuple[ThreePoint, ...]


@dataclass(frozen=True)
class ThreePanel:
    """One of the three numbers.

    Attributes
    ----------
    name, label, asks, rises, unit, kind : str
        Its name, what a reader sees, its question, what a higher value means, its unit, and what its lines are.
    digits : int
        With how many decimals it is written.
    lines : tuple of ThreeLine
        Those with points; empty where nothing is known.
    reason : str
        Why nothing is known; empty where something is.
    head : str
        What stands over the panel, where the label alone would be taken for another number.
    pooled : bool
        Whether its lines measure one thing, so that a range over all of them means something.
    """

    name: str
    label: str
    asks: str
    rises: str
    unit: str
    kind: str
    digits: int
    lines: tuple[ThreeLine, ...]
    reason: str = ""
    head: str = ""
    pooled: bool = True

    @property
    def quoted(self) -> ThreeLine | None:
        """Give the line that is quoted: the main one of states apart, else the first."""
        return next((each for each in self.lines if each.main), next(iter(self.lines), None))

    def points(self) -> Iterator[ThreePoint]:
        """Give the points of all lines."""
        for each in self.lines:
            yield from each.points
