"""How two states stand to each other, from severe rivalry to security community."""

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.sources.peace_data import CODES

SERIES = Series(
    label="Relations of two states (Peace Data)",
    variables=(
        Variable(
            "peace_level",
            "Relation of the two at the end of the year",
            dtype="float32",
            codes=CODES,
            zero_is_value=True,
        ),
        Variable(
            "peace_lowest",
            "Relation of the two, the lowest of the year",
            dtype="float32",
            codes=CODES,
            zero_is_value=True,
        ),
        Variable(
            "peace_highest",
            "Relation of the two, the highest of the year",
            dtype="float32",
            codes=CODES,
            zero_is_value=True,
        ),
        Variable(
            "peace_mean", "Relation of the two, the mean over the days of the year", dtype="float32", zero_is_value=True
        ),
    ),
    editions={"3.1": Edition("peace_data", "dyad_years")},
    keys=("ccode1", "ccode2"),
    directed=False,
    details=("relation", "days_coded"),
    caveat="A pair without a row is one that the makers don't code: its relation is missing, not peace.",
)
