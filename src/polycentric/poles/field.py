"""What the field calls the world of a year: the words of well-known works, as this project reads them, no measurement.

Nobody coded these years state by state; a boundary is where authors set one, and periods in which they disagree are
called contested. `polycentric.poles.experts` has the one coding that is in a file.
"""

from dataclasses import dataclass

from polycentric.poles.classes.contract import BIPOLAR, MULTIPOLAR, UNIPOLAR


@dataclass(frozen=True)
class Word:
    """What one or more works call a period.

    Attributes
    ----------
    word : str
        A class.
    works : str
        Who says so.
    """

    word: str
    works: str


@dataclass(frozen=True)
class FieldPeriod:
    """A period, the words for it (several where authors disagree), and its last year; None for the present."""

    first: int
    last: int | None
    words: tuple[Word, ...]

    @property
    def is_contested(self) -> bool:
        """Tell whether authors disagree."""
        return len(self.words) > 1


# Waltz (1979), Theory of International Politics, ch. 8; Krauthammer (1990), The Unipolar Moment, Foreign Affairs
# 70(1); Wohlforth (1999), The Stability of a Unipolar World, International Security 24(1); Brooks and Wohlforth (2016),
# The Rise and Fall of the Great Powers in the Twenty-first Century, International Security 40(3); Tunsjø (2018), The
# Return of Bipolarity in World Politics; Lind (2024), Back to Bipolarity, International Security 49(2); Mearsheimer
# (2019), Bound to Fail, International Security 43(4).
PERIODS = (
    FieldPeriod(1816, 1944, (Word(MULTIPOLAR, "Waltz 1979"),)),
    FieldPeriod(1945, 1989, (Word(BIPOLAR, "Waltz 1979"),)),
    FieldPeriod(1990, 2010, (Word(UNIPOLAR, "Krauthammer 1990, Wohlforth 1999"),)),
    FieldPeriod(2011, None, (Word(UNIPOLAR, "Brooks and Wohlforth 2016"), Word(BIPOLAR, "Tunsjø 2018, Lind 2024"),
                             Word(MULTIPOLAR, "Mearsheimer 2019"))),
)  # fmt: skip


def called(year: int) -> FieldPeriod | None:
    """Give the period of a year; None before the first."""
    return next((each for each in PERIODS if each.first <= year and (each.last is None or year <= each.last)), None)
