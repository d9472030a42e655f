"""NATO and the Warsaw Pact, 1955-85."""

from polycentric.poles.validity.contract import LabelSet, Member, Side

FIRST, LAST = 1955, 1985
FOUNDERS = "BEL CAN DNK FRA GBR ISL ITA LUX NLD NOR PRT USA GRC TUR DEU"
PACT = "BGR CSK DDR HUN POL ROU RUS"

CASES = LabelSet(
    label="NATO and the Warsaw Pact",
    kind="camps",
    reference="The treaties of Washington (1949) and Warsaw (1955) and their accessions",
    tests="Whether a measure of camps holds each of two alliances together and the two apart; who belonged to neither "
    "isn't judged.",
    checked="members and years are from memory; France stays a member of the treaty after 1966, Albania counts to "
    "1961, when it broke with the Soviet Union, and not until its notice of 1968",
    sides=(
        Side("NATO", (*(Member(state, FIRST, LAST) for state in FOUNDERS.split()), Member("ESP", 1982, LAST))),
        Side("Warsaw Pact", (*(Member(state, FIRST, LAST) for state in PACT.split()), Member("ALB", FIRST, 1961))),
    ),
    first=FIRST,
    last=LAST,
    from_treaties=True,
)
