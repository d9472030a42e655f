"""Poles by the rounded effective number: as many of the strongest as 1/HHI says."""

from polycentric.poles.classes import CLASSES
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.sets.named import GREAT_POWER_SETS


def compute(situation: Situation, **_: float) -> Finding:
    """Apply the class to the shares."""
    rule = CLASSES["effective_number_rounded"]
    return Finding(poles=rule.marked(situation.shares), classes=rule(situation.shares))


DEFINITION = PoleDefinition(
    label="Effective number of powers, rounded (this project's rule)",
    # Not in one family with rules of the literature: it says multipolar nearly always, and would outvote them.
    family="counts",
    reference=CLASSES["effective_number_rounded"].reference,
    compute=compute,
    sets=GREAT_POWER_SETS,
    off_map="1/HHI is a number of powers, and rounded it says multipolar nearly always: it stands under concentration",
    elsewhere="over all states the effective number grows with the number of states, so it says little about poles",
    parameters=CLASSES["effective_number_rounded"].cut_offs,
    caveat="Counts equal states that would give the same concentration; the real ones are not equal.",
)
