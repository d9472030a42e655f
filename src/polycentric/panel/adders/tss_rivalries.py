"""Strategic rivalries by Thompson, Sakuwa and Suhas (to 2020)."""

from dataclasses import replace

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.adders.rivalry_years import OUTSIDERS, REMARK, counts, one_of_each, rivalry_years
from polycentric.panel.tidy.bring import Added, Cover, dyad_columns, state_columns
from polycentric.panel.tidy.spine import STATE_YEAR, TWO_STATES, Spine
from polycentric.sources.columns import truth, whole

TYPES = ("positional", "spatial", "ideological", "interventionary", "principal", "aprin")
COLUMNS = (
    truth("tss_rivalry", "whether a strategic rivalry is under way"),
    whole("tssr_id", "number of a rivalry", "the rivalry", 1, 999),
    *(truth(f"tss_{name}", f"whether there is a rivalry of the type '{name}'") for name in TYPES),
)
COUNTS = (
    whole("tss_rivalries", "rivalries", "the state's rivalries under way", 0, 50),
    *(whole(f"n_{name}", "rivalries", f"those of them that are of the type '{name}'", 0, 50) for name in TYPES),
)


def bring(spine: Spine) -> Added:
    """Bring whether a pair are rivals and of which types, or how many rivals a state has.

    A type that the source leaves blank is one that the rivalry is not of.
    """
    flags = ("tss_rivalry", *(f"tss_{name}" for name in TYPES))
    blank = [pl.col(name).fill_null(False).alias(f"tss_{name}") for name in TYPES]
    spells = spine.read("tss_rivalries", "rivalries").select("ccode1", "ccode2", "tssr_id", "start", "end", *blank)
    rows = rivalry_years(spells, "start", "end", spine.span).with_columns(pl.lit(True).alias("tss_rivalry"))
    cover = Cover("tss_rivalries", zero=(*flags, *(column.name for column in COUNTS)), remark=REMARK)
    if spine.unit == STATE_YEAR:
        cover = replace(cover, remark=f"{REMARK}; {OUTSIDERS}")
        kinds = {"tss_rivalries": pl.col("tss_rivalry")} | {f"n_{name}": pl.col(f"tss_{name}") for name in TYPES}
        return state_columns(spine, counts(rows, kinds), COUNTS, cover)
    return dyad_columns(spine, one_of_each(rows), COLUMNS, cover, both_ways=True)


ADDER = Adder(
    label="Strategic rivalries (Thompson, Sakuwa and Suhas)",
    sources=("tss_rivalries",),
    units=(STATE_YEAR, *TWO_STATES),
    bring=bring,
    columns=(*(column.name for column in COLUMNS), *(column.name for column in COUNTS)),
)
