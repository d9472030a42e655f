"""Strategic rivalry, by Thompson, Sakuwa and Suhas."""

from polycentric.poles.concert.acts.contract import HOSTILE, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give 1 for rivals."""
    return pairs.either("tss_rivalry")


ACT = Act(
    label="strategic rivalry",
    side=HOSTILE,
    years=(1816, 2020),
    scale="1 in each year in which the two are rivals, else 0",
    missing="none: the source lists all rivalries; it is the coders' reading of what leaders said and did, not an act",
    reference="Thompson, Sakuwa and Suhas (2021)",
    compute=compute,
    needs=("tss_rivalry",),
)
