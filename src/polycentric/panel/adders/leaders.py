"""Leaders of a state in a year: changes, irregular ones, how many, and who on the first and the last day."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import DYAD_YEAR, STATE_YEAR, Spine

NAMES = ("leadertransition", "irregular", "n_leaders", "jan1obsid", "dec31obsid")


def bring(spine: Spine) -> Added:
    """Bring the summary of the list of leaders (Archigos); a state without a row is missing."""
    cover = Cover("archigos", "gw", years=(1870, 2015))
    table = spine.read("archigos", "state_years")
    return state_columns(spine, table, described("archigos", "state_years", *NAMES), cover)


ADDER = Adder(
    label="Leaders (Archigos 4.1)",
    sources=("archigos",),
    units=(STATE_YEAR, DYAD_YEAR),
    bring=bring,
    columns=NAMES,
)
