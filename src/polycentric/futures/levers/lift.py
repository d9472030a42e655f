"""Sanctions are lifted: those that began in the run end, and targets grow again."""

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_growth, weight


def apply(pull: Pull) -> None:
    """End the actors' sanctions on the targets, and give the targets growth back for as long as the lever is pulled."""
    if pull.strength > 0:
        for actor in pull.actors:
            pull.order.sanctions[:, actor, pull.targets] = False
    more_growth(pull, pull.targets, weight(pull.order, pull.actors))


LEVER = Lever(
    label="Sanctions lifted",
    actors=(1, 60),
    targets=(1, 60),
    unit="the end of one case of economic sanctions by a state with a seventh of the world's output",
    bounds=(0.0, 2.0),
    grade="assumed",
    effect=Assumed(0.0035, 0.009, "growth of the target a year: half of what sanctions are taken to cost"),
    changes="Sanctions and output: the targets' growth in each year that it lasts.",
    citation="No study of lifted sanctions was used; the mirror of the lever 'sanction' at half its size",
    apply=apply,
    tried='actors = "United States"\ntargets = "Russia"',
    against=("sanction",),
    needs=("log_output",),
)
