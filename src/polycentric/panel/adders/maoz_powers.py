"""Global and regional powers after Maoz: the second coding of who is a power."""

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, state_columns
from polycentric.panel.tidy.spine import STATES, Spine
from polycentric.panel.tidy.years import by_year
from polycentric.sources.columns import truth

KINDS = {"maoz_global": ("globstdate", "globenddate"), "maoz_regional": ("regstdate", "regenddate")}
COLUMNS = tuple(
    truth(name, f"whether it is a {name.removeprefix('maoz_')} power on any day of the year") for name in KINDS
)


def bring(spine: Spine) -> Added:
    """Bring both kinds; a state can be both in the year in which it changes."""
    cover = Cover("maoz_powers", zero=tuple(KINDS))
    spells = spine.read("maoz_powers", "spells")
    parts = [
        by_year(spells.select("ccode", *dates), *dates, *cover.span).unique().with_columns(pl.lit(True).alias(name))
        for name, dates in KINDS.items()
    ]
    years = parts[0].join(parts[1], on=["ccode", "year"], how="full", coalesce=True)
    return state_columns(spine, years.with_columns(pl.col(*KINDS).fill_null(False)), COLUMNS, cover)


ADDER = Adder(
    label="Global and regional powers (Maoz)",
    sources=("maoz_powers",),
    units=STATES,
    bring=bring,
    columns=tuple(KINDS),
)
