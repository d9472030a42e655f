"""Acting side by side: both in one militarised dispute against a third state, with no power against them.

This act was added after the first scoring, when the acts of two centuries had but one joint act among them.
"""

from collections.abc import Iterator

from polycentric.poles.concert.acts.contract import JOINT, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give 1 for a pair that stood against one and the same state, in a dispute that sets no two powers at odds."""
    against: dict[tuple[int, int, int], set[int]] = {}
    split: set[int] = set()
    for dispute, row, power, foe, foe_is_power in _facing(pairs):
        if foe_is_power:
            split.add(dispute)
        against.setdefault((dispute, row, foe), set()).add(power)
    made = pairs.empty(value=0.0)
    ends = list(zip(*(end.tolist() for end in pairs.ends), strict=True))
    for (dispute, row, _), powers in against.items():
        if dispute not in split and len(powers) > 1:
            made[row, [one in powers and other in powers for one, other in ends]] = 1.0
    return made


def _facing(pairs: Pairs) -> Iterator[tuple[int, int, int, int, bool]]:
    """Give dispute, row of the year, place of a power, code of its foe, and whether the foe is a power too."""
    places = pairs.places("ccode")
    rows = pairs.read("gml_mid", "dispute_dyad_years").select("dispnum", "year", "ccode1", "ccode2")
    for dispute, year, one, other in rows.iter_rows():
        row = pairs.row.get(int(year))
        power, foe = (places.get((int(year), str(code))) for code in (one, other))
        if row is not None and power is not None and pairs.listed[row, power]:
            yield int(dispute), row, power, int(other), foe is not None and bool(pairs.listed[row, foe])


ACT = Act(
    label="acting side by side against a third state",
    side=JOINT,
    years=(1816, 2010),
    scale="1 in each year in which both stand against the same state in one dispute that sets no two powers against "
    "each other, else 0: the fleets at Navarino in 1827 or the march on Peking in 1900, not the sides of a world war",
    missing="none: the source lists all disputes",
    reference="Gibler, Miller and Little (2016), GML 2.2.1",
    compute=compute,
    tables=(("gml_mid", "dispute_dyad_years"),),
)
