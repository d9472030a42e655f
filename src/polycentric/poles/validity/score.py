"""What a measure comes to on one set of known cases."""

from dataclasses import dataclass

from polycentric.poles.validity.hits import NOT_TESTABLE, Hits, Rate, Status, rates, status_of
from polycentric.poles.validity.polarity import Reading


@dataclass(frozen=True)
class Score:
    """What a measure comes to on one set of known cases.

    Attributes
    ----------
    reading : Reading
        A definition on an index and a set; of a measure of camps its name and what it is of.
    measure : str
        What the index measures, whatever its series; empty without an index.
    labels : str
        The name of the set of known cases.
    hits : tuple of Hits
        One for each period, or for pairs together and apart.
    gives : tuple of str
        The classes that it gave in any year: a reading that never gives one can't be right where that is the label.
    in_sample : str
        Why this is no test: how the labels were used in choosing it; empty where they weren't.
    reason : str
        Where years have no class, the most frequent reason.
    """

    reading: Reading
    measure: str
    labels: str
    hits: tuple[Hits, ...]
    gives: tuple[str, ...] = ()
    in_sample: str = ""
    reason: str = ""

    @property
    def status(self) -> Status:
        """Whether it holds up on this set."""
        return status_of(self.hits)

    @property
    def rates(self) -> list[Rate]:
        """Its hits per class, with intervals."""
        return rates(self.hits)

    def counted(self) -> str:
        """Count what it had right of each class in words, and say which it never gives."""
        hits = ", ".join(f"{each.right} of {each.total} {each.what}" for each in self.rates)
        never = [each.what for each in self.rates if self.gives and each.what not in self.gives]
        return hits + (f"; it never says {' or '.join(never)}" if never else "")

    def said(self) -> str:
        """Say the status as a verb."""
        return "can't be tested" if self.status == NOT_TESTABLE else self.status

    @property
    def worst(self) -> float:
        """The smallest part of a period's years, or of a set's pairs, that it has right."""
        return min((each.right / each.total for each in self.hits if each.total), default=0.0)
