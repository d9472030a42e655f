"""An intervention with troops in the targets, from one year to another."""

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_disputes


def apply(pull: Pull) -> None:
    """Put troops there until the last year; it costs the actors growth and effort, and stirs the targets' disputes."""
    if pull.strength > 0:
        for actor in pull.actors:
            pull.order.intervention[:, actor, pull.targets] = not pull.last
    pull.steering.growth[:, pull.actors] -= 0.002 * pull.strength
    pull.steering.effort[:, pull.actors] += 0.05 * pull.strength
    more_disputes(pull)


LEVER = Lever(
    label="An intervention",
    actors=(1, 60),
    targets=(1, 60),
    unit="one military intervention of some tens of thousands of soldiers",
    bounds=(0.0, 2.0),
    grade="assumed",
    effect=Assumed(0.5, 0.5, "log odds of a dispute of actor and target"),
    changes="Output (.2 points a year) and effort (5%) of the actors; disputes with the targets. Where troops are is "
    "kept, and no process reads it.",
    citation="This project's prior: interventions are chosen where trouble is, so no association tells their effect; "
    "results in the literature are mixed and even contradictory (Pickering and Mitchell 2017, Empirical Knowledge on "
    "Foreign Military Intervention, Oxford Research Encyclopedia of Politics, abstract read)",
    apply=apply,
    tried='actors = "Russia"\ntargets = "Syria"',
    against=("withdraw",),
    needs=("log_output",),
)
