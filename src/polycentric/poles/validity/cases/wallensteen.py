"""Wallensteen's periods of universalism and particularism between the major powers."""

from polycentric.poles.validity.contract import PARTICULARIST, UNIVERSALIST, LabelSet, Period

CASES = LabelSet(
    label="Wallensteen's universalism and particularism",
    kind="concert",
    reference="Wallensteen (1984), Universalism vs. Particularism: On the Limits of Major Power Order, Journal of "
    "Peace Research 21(3), 243-257, p. 246",
    tests="Whether concert is higher in the periods in which major powers sought rules for all of them than in those "
    "in which each followed its own interest; it says nothing of single years.",
    checked="not checked against the page: that there are four periods of each kind since 1816 was read in the "
    "article's abstract; the years are from memory",
    periods=(
        Period(1816, 1848, UNIVERSALIST),
        Period(1849, 1870, PARTICULARIST),
        Period(1871, 1895, UNIVERSALIST),
        Period(1896, 1918, PARTICULARIST),
        Period(1919, 1932, UNIVERSALIST),
        Period(1933, 1944, PARTICULARIST),
        Period(1945, 1962, PARTICULARIST),
        Period(1963, 1976, UNIVERSALIST),
    ),
)
