"""The leader's share of the major powers' capabilities as published: whether list and index are the field's."""

from polycentric.poles.validity.contract import LabelSet

CASES = LabelSet(
    label="The leader's share of the majors",
    kind="share",
    reference="Geller and Travlos (2019), Peace Economics, Peace Science and Public Policy, Appendix A, Table 5: CINC "
    "4.0 on the Correlates of War list of 2011, 1816-2007",
    tests="Whether the index, the list and the membership rule (a major power on any day of the year) are those of the "
    "field; nothing about how many poles there are.",
    checked="The table was read on the publisher's page.",
    first=1816,
    last=2007,
    listed="cowmaj",
    published={
        "minimum": 24.04925,
        "maximum": 60.2032,
        "median": 37.41024,
        "mean": 37.55037,
        "fewest majors": 4.0,
        "most majors": 8.0,
        "median of majors": 6.0,
    },
)
