"""The defaults of the pictures: what several of them mean by the same number stands here once."""

# States drawn where a picture shows the largest.
SHOWN = 7

# Steps between the years on an axis, the finest first, and how many at most fit beside each other.
YEAR_STEPS = (1, 2, 5, 10, 25, 50)
YEARS_FIT = {"wide": 9, "narrow": 4}
# Room that a year needs beside the first one, in user units.
YEAR_APART = 34.0
# Half of a year's width.
YEAR_HALF = 13.0

# The room left of a chart's plot for its values.
LEFT = 46.0

# Dashes that tell lines apart in grey too, in the order of the colours.
DASHES = ("none", "7 3", "2 3", "9 3 2 3", "4 2", "12 4", "1 2", "6 2 1 2", "3 5")
