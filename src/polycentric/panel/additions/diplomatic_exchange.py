"""Diplomatic representation between two states."""

from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import TWO_STATES, BaseRows
from polycentric.panel.tidy.join import Added, Cover, described, dyad_columns
from polycentric.panel.tidy.pairs import KEYS, laid_both_ways

NAMES = ("dr_at_1", "dr_at_2", "de")
SWAPPED = {"ccode1": "ccode2", "ccode2": "ccode1", "dr_at_1": "dr_at_2", "dr_at_2": "dr_at_1"}


def compute(base: BaseRows) -> Added:
    """Give the ranks as the source gives them, in years that it observed; all others are missing."""
    table = base.read("cow_diplomatic_exchange", "dyad_years")
    rows = table.select(*KEYS, *NAMES)
    both = laid_both_ways(rows, rows.rename(SWAPPED), NAMES, "cow_diplomatic_exchange")
    cover = Cover("cow_diplomatic_exchange", remark="observed at intervals; nothing is carried between")
    return dyad_columns(base, both, described("cow_diplomatic_exchange", "dyad_years", *NAMES), cover)


ADDITION = Addition(
    label="Diplomatic exchange (COW), your own copy",
    sources=("cow_diplomatic_exchange",),
    units=TWO_STATES,
    compute=compute,
    columns=NAMES,
)
