"""Leaders of a state in a year: changes, irregular ones, how many, and who on the first and the last day."""

from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import DYAD_YEAR, STATE_YEAR, BaseRows
from polycentric.panel.tidy.join import Added, Cover, described, state_columns

NAMES = ("leadertransition", "irregular", "n_leaders", "jan1obsid", "dec31obsid")


def compute(base: BaseRows) -> Added:
    """Give the summary of the list of leaders (Archigos); a state without a row is missing."""
    cover = Cover("archigos", "gw", years=(1870, 2015))
    table = base.read("archigos", "state_years")
    return state_columns(base, table, described("archigos", "state_years", *NAMES), cover)


ADDITION = Addition(
    label="Leaders (Archigos 4.1)",
    sources=("archigos",),
    units=(STATE_YEAR, DYAD_YEAR),
    compute=compute,
    columns=NAMES,
)
