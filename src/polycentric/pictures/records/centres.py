"""Who is called a centre of power, as a frozen record: how many readings of each family of rules call a state one."""

from collections.abc import Mapping
from dataclasses import dataclass

SHOWN, LEAST = 7, 0.1


@dataclass(frozen=True)
class Part:
    """How many readings of a family call a state a centre, and how many there are."""

    called: int
    of: int

    @property
    def share(self) -> float:
        """Give the part."""
        return self.called / self.of if self.of else 0.0


@dataclass(frozen=True)
class Called:
    """One state: its parts by family, and their plain mean."""

    state: str
    name: str
    parts: Mapping[str, Part]

    @property
    def mean(self) -> float:
        """Give the mean over families, so that a family of many readings doesn't outvote one of few."""
        return sum(part.share for part in self.parts.values()) / len(self.parts) if self.parts else 0.0


@dataclass(frozen=True)
class Centres:
    """The families that have a reading, with how many, and the states called a centre, the one most often so first."""

    families: Mapping[str, int]
    states: tuple[Called, ...]

    @property
    def shown(self) -> tuple[Called, ...]:
        """Give the states that are drawn: a tenth of a family's readings, on the mean, at least."""
        return tuple(each for each in self.states if each.mean >= LEAST)[:SHOWN]
