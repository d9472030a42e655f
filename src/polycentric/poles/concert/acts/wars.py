"""Wars between states, by the Correlates of War."""

from polycentric.poles.concert.acts.contract import HOSTILE, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give 1 for a pair at war."""
    return pairs.either("cowinterongoing")


ACT = Act(
    label="wars",
    side=HOSTILE,
    years=(1816, 2007),
    scale="1 in each year in which the two are at war with each other on any day, else 0",
    missing="none: the source lists all wars between states",
    reference="Sarkees and Wayman (2010), COW inter-state wars 4.0",
    compute=compute,
    needs=("cowinterongoing",),
)
