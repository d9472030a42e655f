"""Sanctions: actors cut trade and finance with targets."""

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_growth, weight


def apply(pull: Pull) -> None:
    """Take from the targets' growth, by the actors' part of the world's output; it costs the actors a tenth of that."""
    size = weight(pull.order, pull.actors)
    more_growth(pull, pull.targets, size)
    more_growth(pull, pull.actors, 0.1 / max(len(pull.actors), 1) * size)


LEVER = Lever(
    label="Sanctions",
    actors=(1, 60),
    targets=(1, 60),
    unit="one case of economic sanctions by a state with a seventh of the world's output",
    bounds=(0.0, 2.0),
    grade="association",
    effect=Assumed(-0.007, 0.009, "growth of the target a year; the literature's sign is in doubt"),
    changes="Output: the growth of the targets, and a little of the actors', in each year that it lasts.",
    citation="Neuenkirch and Neumeier (2015), The Impact of UN and US Economic Sanctions on GDP Growth, European "
    "Journal of Political Economy 40, 110-125: by sanctions of the United States .5 to .9 points a year for "
    "seven years, by those of the UN 2.3 to 3.5 for ten (1976-2012; the abstract was read); mostly small "
    "targets, none of which is a great power",
    apply=apply,
    tried='actors = "United States"\ntargets = "China"',
    against=("lift",),
    needs=("log_output",),
)
