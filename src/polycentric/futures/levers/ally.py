"""A defence pact: the actors are bound to defend each other."""

from polycentric.futures import treaties
from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_disputes


def apply(pull: Pull) -> None:
    """Make one treaty of all actors in the first year; pairs of them are less, or more, prone to disputes."""
    if pull.strength > 0 and pull.first:
        slot = treaties.free_slot(pull.order)
        for run, place in enumerate(slot):
            if place >= 0:
                pull.order.member[run, place, pull.actors] = pull.order.alive[run, pull.actors]
        treaties.renew(pull.order)
    more_disputes(pull)


LEVER = Lever(
    label="A defence pact",
    actors=(2, 60),
    targets=(0, 0),
    unit="one treaty that binds the actors to defend each other",
    bounds=(0.0, 1.0),
    grade="assumed",
    effect=Assumed(-0.2, 0.4, "log odds of a dispute of two allies; studies find both signs"),
    changes="Pacts: a treaty of the actors, which may end as any other; disputes between them, and whom allies join.",
    citation="This project's prior. Leeds (2003), Do Alliances Deter Aggression?, American Journal of Political "
    "Science 47(3), 427-439, finds fewer disputes begun against states with defensive allies (the abstract "
    "was read), which is another pair than the two allies; Benson (2011) finds that some pacts bring more",
    apply=apply,
    tried='actors = ["Russia", "China"]',
    against=("leave", "dissolve"),
    needs=("member",),
)
