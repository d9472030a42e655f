"""The common division of two centuries: multipolar, bipolar, unipolar."""

from polycentric.poles.validity.contract import LabelSet, Period

CASES = LabelSet(
    label="the common division",
    kind="polarity",
    reference="Israeli (2020), International Relations Theory of War, p. 68, who gives it as that of the existing "
    "studies and dissents from it",
    tests="Whether a rule finds three long periods; one that follows a slow trend can pass by luck, for there are only "
    "two turns.",
    checked="page 68 of Israeli was read; the studies that he sums up were not",
    periods=(
        Period(1816, 1945, "multipolar"),
        Period(1946, 1991, "bipolar"),
        Period(1992, 2010, "unipolar"),
    ),
    in_sample={
        "thompson/military_spending/ten_largest": "picked as the best of 108 readings on parts of these periods",
    },
)
