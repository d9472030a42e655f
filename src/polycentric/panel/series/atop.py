"""What two states have pledged to each other in alliances, by the Alliance Treaty Obligations and Provisions data."""

from polycentric.panel.series.contract import Edition, Series, Variable

CODES = "1 pledged, 0 not pledged"


def _pledge(name: str, what: str, column: str) -> Variable:
    return Variable(name, f"Pledge {what}", "yes or no", column, "int8", codes=CODES)


SERIES = Series(
    label="Alliances (ATOP)",
    variables=(
        _pledge("atop_defence", "to defend the partner", "atop_defense"),
        _pledge("atop_offence", "to join the partner in attack", "atop_offense"),
        _pledge("atop_neutrality", "to stay neutral", "atop_neutral"),
        _pledge("atop_nonaggression", "not to attack the partner", "atop_nonagg"),
        _pledge("atop_consultation", "to consult the partner", "atop_consul"),
    ),
    editions={"5.1": Edition("atop")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    merge="any",
    caveat="A pledge is the state's to the partner; the two directions of a pair can differ.",
)
