"""A withdrawal: actors take their troops out of the targets."""

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_disputes


def apply(pull: Pull) -> None:
    """Take troops out, and give back what an intervention is taken to cost."""
    if pull.strength > 0:
        for actor in pull.actors:
            pull.order.intervention[:, actor, pull.targets] = False
    pull.steering.growth[:, pull.actors] += 0.002 * pull.strength
    pull.steering.effort[:, pull.actors] -= 0.05 * pull.strength
    more_disputes(pull)


LEVER = Lever(
    label="A withdrawal",
    actors=(1, 60),
    targets=(1, 60),
    unit="the end of one military intervention of some tens of thousands of soldiers",
    bounds=(0.0, 2.0),
    grade="assumed",
    effect=Assumed(-0.3, 0.5, "log odds of a dispute of actor and target"),
    changes="Output (.2 points a year) and effort (5%) of the actors; disputes with the targets. Where troops are is "
    "kept, and no process reads it.",
    citation="This project's prior, the mirror of 'intervene'",
    apply=apply,
    tried='actors = "Russia"\ntargets = "Syria"',
    against=("intervene",),
    needs=("log_output",),
)
