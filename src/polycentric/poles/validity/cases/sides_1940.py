"""The sides of the Second World War, 1940-44."""

from polycentric.poles.validity.contract import LabelSet, Member, Side

FIRST, LAST = 1940, 1944
COMMONWEALTH = ("AUS", "CAN", "GBR", "NZL", "ZAF")

CASES = LabelSet(
    label="Sides of the Second World War",
    kind="camps",
    reference="Declarations of war, the Tripartite Pact (1940) and its accessions, the Declaration by United Nations "
    "(1942)",
    tests="Whether a measure of camps separates states that were at war with each other; most sources of ties have "
    "holes in these years.",
    checked="members and years are from memory; only whole years of a state's war are judged, and no occupied state",
    sides=(
        Side(
            "Allies",
            (
                *(Member(state, FIRST, LAST) for state in COMMONWEALTH),
                *(Member(state, 1942, LAST) for state in ("CHN", "RUS", "USA")),
            ),
        ),
        Side(
            "Axis",
            (
                Member("DEU", FIRST, LAST),
                Member("ITA", 1941, 1942),
                Member("JPN", 1941, LAST),
                Member("HUN", 1941, 1943),
                Member("ROU", 1941, 1943),
            ),
        ),
    ),
    first=FIRST,
    last=LAST,
    from_treaties=True,  # the Tripartite Pact and the alliances of the war are pledges, which some measures read
)
