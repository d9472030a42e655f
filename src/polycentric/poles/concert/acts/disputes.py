"""Militarised disputes, as revised by Gibler, Miller and Little."""

from polycentric.poles.concert.acts.contract import HOSTILE, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give 1 for a pair with a dispute under way."""
    return pairs.either("gmlmidongoing")


ACT = Act(
    label="militarised disputes",
    side=HOSTILE,
    years=(1816, 2010),
    scale="1 in each year in which a dispute of the two is under way, else 0; a war is one too",
    missing="none: the source lists all disputes",
    reference="Gibler, Miller and Little (2016), GML 2.2.1",
    compute=compute,
    needs=("gmlmidongoing",),
)
