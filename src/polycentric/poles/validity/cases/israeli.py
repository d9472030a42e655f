"""Israeli's dissent from the common division: two bipolar periods before 1910."""

from polycentric.poles.validity.contract import LabelSet, Period

CASES = LabelSet(
    label="Israeli's division",
    kind="polarity",
    reference="Israeli (2020), International Relations Theory of War, tables 2.5 and 3.2",
    tests="Whether a rule finds six periods of one scholar, two of them bipolar before 1910, on which others disagree.",
    checked="both tables were read; he gives 1992-2016 as unipolar",
    periods=(
        Period(1816, 1848, "bipolar"),
        Period(1849, 1870, "multipolar"),
        Period(1871, 1909, "bipolar"),
        Period(1910, 1945, "multipolar"),
        Period(1946, 1991, "bipolar"),
        Period(1992, 2016, "unipolar"),
    ),
    in_sample={
        "thompson/military_spending/ten_largest": "picked as the best of 108 readings on parts of other scholars' "
        "periods, which are these from 1946 on",
    },
)
