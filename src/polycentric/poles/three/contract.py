"""What one of the three numbers is and promises: readings by year, with range, coverage, segment and reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from polycentric.poles.world import World

# A range over more of a scale than this says nothing: the reading is undecided.
WIDEST = 0.5
UNDECIDED = "undecided"
MISSING = "missing"


@dataclass(frozen=True)
class Reading:
    """A number in one year, by one way of making it.

    Attributes
    ----------
    year : int
    line : str
        Which way: a measure of power, a rule. Readings of one line and one `segment` may be joined through the years.
    value, low, high : float or None
        The number, and the range that errors or open inputs leave; None where unknown.
    coverage : float or None
        How much of what it is made of is observed, 0 to 1.
    segment : str
        What it is made of in that year: channels, kinds of acts, an edition. Two segments are never one line.
    reason : str
        Why there is no value; empty where there is.
    main : bool
        Whether this is the line that is quoted.
    labels : mapping
        The run, draw or vintage that it is of, where a panel has several.
    """

    year: int
    line: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    coverage: float | None = None
    segment: str = ""
    reason: str = ""
    main: bool = True
    labels: Mapping[str, object] = field(default_factory=dict[str, object])

    def word(self, scale: tuple[float, float] | None) -> str:
        """Say in a word what a reading without a value is: undecided where its range says nothing, else missing."""
        if self.low is not None and self.high is not None and scale is not None:
            if self.high - self.low > WIDEST * (scale[1] - scale[0]):
                return UNDECIDED
            return ""
        return MISSING if self.value is None else ""


@dataclass(frozen=True)
class ThreeNumber:
    """One of the three numbers.

    Attributes
    ----------
    label : str
        What a reader sees.
    asks : str
        The question that it answers.
    rises : str
        What a higher value means.
    unit, reference : str
        The unit, and where the measure is from.
    compute : callable
        A world in, its readings out: at least one for each year, with a reason where nothing is known.
    of_archive : callable, optional
        Years in, their readings out, of the archive of two centuries itself: for what no panel of a world can hold.
    lines : str
        What its lines are, in the plural.
    pooled : bool
        Whether its lines measure one thing, so that a range over all of them means something.
    scale : (float, float), optional
        The least and the most that the number can be, where a range over more than half of it says nothing.
    digits : int
        With how many decimals it is written.
    name : str
        The file's name; set by the registry.
    """

    label: str
    asks: str
    rises: str
    unit: str
    reference: str
    compute: Callable[[World], Iterable[Reading]]
    of_archive: Callable[[Sequence[int]], Iterable[Reading]] | None = None
    lines: str = "ways"
    pooled: bool = True
    scale: tuple[float, float] | None = None
    digits: int = 2
    name: str = ""
