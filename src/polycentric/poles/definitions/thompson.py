"""Poles by the cut-offs that Thompson set for navies, on the shares of a great-power set in any measure."""

from polycentric.poles.classes import CLASSES
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.sets.named import GREAT_POWER_SETS


def compute(situation: Situation, **_: float) -> Finding:
    """Apply the class to the shares; its poles are the states that make the class."""
    rule = CLASSES["thompson"]
    return Finding(poles=rule.marked(situation.shares), classes=rule(situation.shares))


DEFINITION = PoleDefinition(
    label="Cut-offs after Thompson",
    labels_on={"warships": "Thompson's cut-offs on warships"},
    family="shares",
    reference=CLASSES["thompson"].reference,
    compute=compute,
    sets=GREAT_POWER_SETS,
    off_map_on={
        ("population", "five_largest"): "it says what half_of_leader says of population in 199 of 201 years, 1816-2016"
    },
    elsewhere="the cut-offs are for great powers: over all states they would nearly always say multipolar",
    parameters=CLASSES["thompson"].cut_offs,
    caveat="His cut-offs are for shares of warships among a list of sea powers (not checked against the original): on "
    "any other measure the rule is after him. Sea power after 1859 isn't in the archive. A class can flip when one "
    "share moves by a hair; "
    "who is counted as a great power decides much.",
)
