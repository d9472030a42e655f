"""States that were held by another, and states that weren't: the known cases of hierarchy."""

from polycentric.poles.validity.contract import LabelSet, Member, Side

FIRST, LAST = 1902, 2010
PACT = "POL CSK HUN BGR DDR"
HELD = (
    Member("FSM", 1986, LAST),
    Member("MHL", 1986, LAST),
    Member("PLW", 1994, LAST),
    *(Member(state, 1955, 1985) for state in PACT.split()),
    Member("ROU", 1955, 1964),
    Member("ALB", 1955, 1961),
    Member("MNG", 1945, 1990),
    Member("BLR", 2000, LAST),
    Member("CUB", 1902, 1934),
    Member("PAN", 1903, 1939),
)
FREE = (
    Member("USA", FIRST, LAST),
    Member("RUS", 1946, 1991),
    Member("CHN", 1963, LAST),
    Member("FRA", 1967, LAST),
    Member("IND", 1950, LAST),
    Member("SWE", FIRST, LAST),
    Member("CHE", FIRST, LAST),
    Member("SRB", 1949, 1990),
)
CASES = LabelSet(
    label="held and free states",
    kind="hierarchy",
    reference="The Compacts of Free Association (1986, 1994), the treaty of Warsaw (1955), the Platt amendment "
    "(1902-34), the treaty of the United States with Panama (1903-39), the Union State of Belarus and Russia (1999)",
    tests="Whether a measure of hierarchy sets states that nobody calls free below states that nobody calls held; each "
    "is one case, however many years it has. Most held ones are of one alliance, so it tests few kinds of hierarchy.",
    checked="who and when is from memory, but the Compacts, whose articles were read; Yugoslavia has Serbia's letters "
    "here, the Soviet Union Russia's",
    sides=(Side("held", HELD), Side("free", FREE)),
    first=FIRST,
    last=LAST,
)
