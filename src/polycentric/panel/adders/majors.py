"""Major powers by the Correlates of War."""

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, state_columns
from polycentric.panel.tidy.spine import STATES, Spine
from polycentric.panel.tidy.years import by_year
from polycentric.sources.columns import truth

EDITIONS = {"2024": ("spells_2024", 2024), "2016": ("spells", 2016)}
COLUMN = truth("cowmaj", "whether it is a major power on any day of the year")


def bring(spine: Spine, edition: str = "2024") -> Added:
    """Bring the list; after an edition's last year nobody is known to be, or not to be, a major power."""
    table, last = EDITIONS[edition]
    spells = spine.read("cow_majors", table).select("ccode", "styear", "endyear")
    years = by_year(spells, "styear", "endyear", 1816, last).unique().with_columns(pl.lit(True).alias("cowmaj"))
    remark = f"edition {edition}; not carried on past {last}"
    cover = Cover("cow_majors", years=(1816, last), zero=("cowmaj",), remark=remark)
    return state_columns(spine, years, (COLUMN,), cover)


ADDER = Adder(
    label="Major powers (COW)",
    sources=("cow_majors",),
    units=STATES,
    bring=bring,
    options={"edition": tuple(EDITIONS)},
    columns=("cowmaj",),
)
