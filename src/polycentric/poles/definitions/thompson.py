"""Poles by Thompson's cut-offs on the shares of a great-power set."""

from polycentric.poles.classes import CLASSES
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.sets.named import GREAT_POWER_SETS


def compute(situation: Situation, **_: float) -> Finding:
    """Apply the class to the shares; its poles are the states that make the class."""
    rule = CLASSES["thompson"]
    return Finding(poles=rule.marked(situation.shares), classes=rule(situation.shares))


DEFINITION = PoleDefinition(
    label="Thompson's cut-offs",
    family="shares",
    reference=CLASSES["thompson"].reference,
    compute=compute,
    sets=GREAT_POWER_SETS,
    elsewhere="the cut-offs are for great powers: over all states they would nearly always say multipolar",
    parameters=CLASSES["thompson"].cut_offs,
    caveat="A class can flip when one share moves by a hair; who is counted as a great power decides much.",
)
