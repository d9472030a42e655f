"""The Triple Entente and the Triple Alliance, 1908-14."""

from polycentric.poles.validity.contract import LabelSet, Member, Side

FIRST, LAST = 1908, 1914

CASES = LabelSet(
    label="Triple Entente and Triple Alliance",
    kind="camps",
    reference="The Triple Alliance (1882), the alliance of France and Russia (1894), the Entente Cordiale (1904), the "
    "convention of Britain and Russia (1907)",
    tests="Whether a measure of camps finds three against three, though Britain was bound by understandings alone, and "
    "Italy, who stayed out in 1914, by treaty.",
    checked="members and years are from memory; Romania, whose adherence was secret, is left out",
    sides=(
        Side("Triple Entente", tuple(Member(state, FIRST, LAST) for state in ("FRA", "GBR", "RUS"))),
        Side("Triple Alliance", tuple(Member(state, FIRST, LAST) for state in ("AUH", "DEU", "ITA"))),
    ),
    first=FIRST,
    last=LAST,
    from_treaties=True,
)
