"""The least and the largest that a number among a question's arguments may be; the command line reads them too."""

from dataclasses import dataclass
from math import inf

LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True)
class Limits:
    """Between which two numbers a value lies, both of them allowed, but for the least where that is `open`."""

    least: float
    most: float = inf
    open: bool = False

    def hold(self, value: float) -> bool:
        """Tell whether a value lies between them; what is no number doesn't."""
        return (self.least < value if self.open else self.least <= value) and value <= self.most

    def __str__(self) -> str:
        """Write them."""
        if self.most == inf:
            return f"above {self.least:g}" if self.open else f"at least {self.least:g}"
        return f"from {self.least:g} to {self.most:,.10g}"


# By argument, or by question and argument where questions differ.
LIMITS = {
    "above": Limits(0),
    "chains": Limits(2, 64),
    "camps.margin": Limits(1, 100),
    "camps.smallest": Limits(0, 1),
    "correlation": Limits(0, 1),
    "coupling": Limits(0, 100),
    "ideal_points.draws": Limits(8, 1_000_000),
    "landscape.top": Limits(2),
    "least": Limits(0, 1),
    "leads.draws": Limits(100, 100_000),
    "resolution": Limits(0.05, 20),
    "seed": Limits(0, LARGEST_SEED),
    "seeds": Limits(1, 1000),
    "starts": Limits(1, 100_000),
    "step": Limits(0, open=True),
    "top": Limits(1),
    "words.snippets": Limits(0, 1000),
}


def limits_of(question: str, argument: str) -> Limits | None:
    """Give the limits of an argument of a question, if it has any."""
    return LIMITS.get(f"{question}.{argument}", LIMITS.get(argument))
