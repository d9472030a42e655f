"""Who was a major power, by the Correlates of War project, 1820-1990: the known great powers of the default rule."""

from polycentric.poles.validity.contract import LabelSet

CASES = LabelSet(
    label="Major powers (Correlates of War)",
    kind="powers",
    reference="Correlates of War Project (2017), State System Membership List, v2016: major powers; the years are "
    "those of Lind (2024), Back to Bipolarity, International Security 49(2), 7-55",
    tests="Whether a measure tells great powers from other states; not how many centres of power there were, and not "
    "independently of CINC, whose makers drew up the list.",
    checked="The list's file was read, in both editions; a state is on it in a year if it is on any day of that year.",
    first=1820,
    last=1990,
    listed="cowmaj",
)
