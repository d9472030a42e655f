"""Decoupling: actors end their trade with each other, or with the targets."""

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_disputes, more_growth


def apply(pull: Pull) -> None:
    """Take from the growth of both sides, and raise the odds of a dispute of the pairs by twenty times that."""
    more_growth(pull, pull.actors)
    more_growth(pull, pull.targets)
    more_disputes(pull, -20.0)


LEVER = Lever(
    label="Decoupling",
    actors=(1, 60),
    targets=(0, 60),
    unit="the end of all trade between two large traders, over ten years",
    bounds=(0.0, 1.5),
    grade="assumed",
    effect=Assumed(-0.004, 0.004, "growth a year of each side, for ten years"),
    changes="Output: growth of both sides; disputes of the pairs (log odds up by .08 in the middle).",
    citation="Published models of a split of world trade range from .2 to 7% of world output in the long run, and 8 to "
    "12% for some states with technology (International Monetary Fund 2023, Geo-Economic Fragmentation and "
    "the Future of Multilateralism, Staff Discussion Note 2023/001, as reported); 4% over ten years here. "
    "Whether trade makes peace is disputed, hence the sign is in doubt",
    apply=apply,
    tried='actors = ["United States", "China"]',
    needs=("log_output",),
)
