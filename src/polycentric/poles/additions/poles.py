"""Whether a state is a pole in a year, by one rule on one index and set."""

from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import STATE_YEAR, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.poles.additions.by_rule import (
    DEFAULT,
    INDEX_CHOICES,
    NO_RULE,
    RULES,
    SET_CHOICES,
    USUAL,
    asked,
    poles_of,
)

FIRST = "ratio_after_lind"


def compute(base: BaseRows, rule: str = FIRST, index: str = USUAL, set: str = USUAL) -> Added:  # an option
    """Give 1 for a pole, 0 for none; missing outside the set, without data, and where it is undecided."""
    return poles_of(base, asked(rule, index, set))


ADDITION = Addition(
    label="Whether a state is a pole, by one rule",
    sources=("cow_nmc",),
    units=(STATE_YEAR,),
    compute=compute,
    options={
        "rule": (FIRST, DEFAULT, *(each for each in RULES if each not in (FIRST, DEFAULT, NO_RULE))),
        "index": INDEX_CHOICES,
        "set": SET_CHOICES,
    },
    columns=(FIRST,),
)
