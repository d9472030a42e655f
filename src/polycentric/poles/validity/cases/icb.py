"""The periods of International Crisis Behavior, its 'polycentrism' taken for bipolar."""

from polycentric.poles.validity.contract import LabelSet, Period

CASES = LabelSet(
    label="International Crisis Behavior",
    kind="polarity",
    reference="Brecher and Wilkenfeld (2000), A Study of Crisis, and the project's data on crises, which have "
    "these periods",
    tests="Whether a rule finds the turns of the twentieth century; it says nothing of the nineteenth.",
    checked="the words for 1918-39, 1963-89 and 1990-2010 stand beside the file, that 1945-62 is bipolar was not read; "
    "1963-89 is 'polycentrism' there (two centres of military power, many of decision) and is taken for bipolar; years "
    "with crises of two periods (1939, 1945) and the war between have no label",
    periods=(
        Period(1918, 1938, "multipolar"),
        Period(1946, 1962, "bipolar"),
        Period(1963, 1989, "bipolar"),
        Period(1990, 2010, "unipolar"),
    ),
    in_sample={
        "thompson/military_spending/ten_largest": "picked as the best of 108 readings on parts of other scholars' "
        "periods, which are nearly these from 1946 on",
    },
)
