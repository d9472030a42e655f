"""The columns of the National Material Capabilities, which all its versions share."""

from polycentric.sources.contract import Column
from polycentric.sources.record.columns import GAP, amount, ccode, year
from polycentric.sources.record.references import reference

REFERENCES = (
    reference(
        "incollection", "singer1972", "Singer, J. David and Bremer, Stuart and Stuckey, John",
        "Capability Distribution, Uncertainty, and Major Power War, 1820-1965", 1972,
        booktitle="Peace, War, and Numbers", editor="Russett, Bruce", publisher="Sage", pages="19-48",
    ),
    reference(
        "article", "singer1987", "Singer, J. David",
        "Reconstructing the Correlates of War Dataset on Material Capabilities of States, 1816-1985", 1987,
        journal="International Interactions", volume="14", pages="115-132",
    ),
)  # fmt: skip

CAVEAT = (
    "CINC does not sum to 1 over the states of a year (up to 1.07): renormalise before measuring concentration. "
    "Military spending changes its currency in 1914, and no exchange rate joins the two. "
    "Missing values come without a reason."
)


def components(last: int) -> tuple[Column, ...]:
    """Describe the state-years of a version that ends in `last`; thousands become people, tonnes and currency units."""
    return (
        ccode(),
        year(1816, last),
        amount("milex", "current British pounds to 1913, current US dollars from 1914", "military expenditure", 0, 2e12,
               GAP, scale=1e3),
        amount("milper", "people", "military personnel", 0, 2e7, GAP, scale=1e3),
        amount("irst", "tonnes per year", "iron production to 1899, steel production from 1900", 0, 2e9, GAP,
               scale=1e3),
        amount("pec", "tonnes of coal equivalent per year", "primary energy consumption", 0, 1e10, GAP, scale=1e3),
        amount("tpop", "people", "total population", 1e3, 2e9, scale=1e3),
        amount("upop", "people", "population of cities of 100,000 and more", 0, 1e9, GAP, scale=1e3),
        amount("cinc", "share of the system", "composite index of national capability, as published", 0, 1),
    )  # fmt: skip
