"""Troops of two powers on opposite sides of one armed conflict, at home or in a third state."""

from polycentric.poles.concert.acts.contract import HOSTILE, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give 1 for a pair on opposite sides of a pair of warring sides."""
    parties = pairs.read("ucdp_dyadic", "parties").select("dyad_id", "year", "side", "gwcode").unique()
    sides = [parties.filter(parties["side"] == side) for side in ("A", "B")]
    facing = sides[0].join(sides[1], on=["dyad_id", "year"]).select("year", "gwcode", "gwcode_right")
    made = pairs.empty(value=0.0)
    for row, column in pairs.cells(facing.iter_rows(), "gwcode"):
        made[row, column] = 1.0
    return made


ACT = Act(
    label="interventions against each other",
    side=HOSTILE,
    years=(1946, 2023),
    scale="1 in a year in which troops of both fight on opposite sides of one armed conflict, as a party or a helper, "
    "else 0",
    missing="none: the source lists all conflicts with 25 battle deaths in a year; who sent arms, money or aircraft "
    "without troops is no helper",
    reference="Davies et al. (2024), UCDP Dyadic 24.1",
    compute=compute,
    tables=(("ucdp_dyadic", "parties"),),
)
