"""The sides that Europe's states were to take in the Second World War, before it began."""

from polycentric.poles.validity.contract import LabelSet, Member, Side

FIRST, LAST = 1936, 1939
LATER_ALLIED, LATER_AXIS = "GBR FRA RUS CSK DNK GRC POL SRB", "DEU ITA HUN EST FIN LVA LTU ROU"

CASES = LabelSet(
    label="Europe's sides in the Second World War, foretold",
    kind="camps",
    reference="Axelrod and Bennett (1993), A Landscape Theory of Aggregation, British Journal of Political Science "
    "23(2), p. 222",
    tests="Whether a measure of 1936-39 foretells who would be invaded by, or at war with, whom; the Soviet Union "
    "stands with Britain though it signed with Germany in 1939.",
    checked="page 222 was read; Portugal, neutral there, is left out; Yugoslavia is SRB here",
    sides=(
        Side("later Allied", tuple(Member(state, FIRST, LAST) for state in LATER_ALLIED.split())),
        Side("later Axis", tuple(Member(state, FIRST, LAST) for state in LATER_AXIS.split())),
    ),
    first=FIRST,
    last=LAST,
)
