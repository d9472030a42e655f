"""What two states have pledged to each other in alliances, by the Alliance Treaty Obligations and Provisions data."""

from polycentric.panel.series.contract import Edition, Series, Variable

CODES = "1 pledged, 0 not pledged"


def _pledge(name: str, what: str) -> Variable:
    return Variable(name, f"Pledge {what}", dtype="int8", codes=CODES)


SERIES = Series(
    label="Alliances (ATOP)",
    variables=(
        _pledge("atop_defense", "to defend the partner"),
        _pledge("atop_offense", "to join the partner in attack"),
        _pledge("atop_neutral", "to stay neutral"),
        _pledge("atop_nonagg", "not to attack the partner"),
        _pledge("atop_consul", "to consult the partner"),
    ),
    editions={"5.1": Edition("atop")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    merge="any",
    ways=True,
    caveat="A pledge is the state's to the partner; the two directions of a pair can differ.",
)
