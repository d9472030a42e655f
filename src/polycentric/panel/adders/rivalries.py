"""Strategic rivalries by Thompson and Dreyer (to 2010)."""

from dataclasses import replace

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.adders.rivalry_years import OUTSIDERS, REMARK, counts, one_of_each, rivalry_years
from polycentric.panel.tidy.bring import Added, Cover, described, dyad_columns, state_columns
from polycentric.panel.tidy.spine import STATE_YEAR, TWO_STATES, Spine
from polycentric.sources.columns import truth, whole

KINDS = ("positional", "spatial", "ideological", "interventionary")
RIVALRY = truth("td_rivalry", "whether a strategic rivalry is under way")
COUNTS = (
    whole("td_rivalries", "rivalries", "the state's rivalries under way", 0, 50),
    *(whole(f"td_{kind}", "rivalries", f"those of them that have the type '{kind}'", 0, 50) for kind in KINDS),
)
BESIDES = ("rivalryno", "rivalryname", "type1", "type2", "type3")


def bring(spine: Spine) -> Added:
    """Bring whether a pair are rivals and over what, or how many rivals a state has."""
    spells = spine.read("td_rivalries", "rivalries").select("ccode1", "ccode2", "styear", "endyear", *BESIDES)
    rows = rivalry_years(spells, "styear", "endyear", spine.span)
    cover = Cover("td_rivalries", zero=("td_rivalry", *(column.name for column in COUNTS)), remark=REMARK)
    if spine.unit == STATE_YEAR:
        cover = replace(cover, remark=f"{REMARK}; {OUTSIDERS}")
        types = [pl.col(name) for name in ("type1", "type2", "type3")]
        flags = {f"td_{kind}": pl.any_horizontal(type_ == kind for type_ in types) for kind in KINDS}
        all_of_them = {"td_rivalries": pl.col("rivalryno").is_not_null()}
        return state_columns(spine, counts(rows, all_of_them | flags), COUNTS, cover)
    years = one_of_each(rows).with_columns(pl.lit(True).alias("td_rivalry"))
    columns = (RIVALRY, *described("td_rivalries", "rivalries", *BESIDES))
    return dyad_columns(spine, years, columns, cover, both_ways=True)


ADDER = Adder(
    label="Strategic rivalries (Thompson and Dreyer)",
    sources=("td_rivalries",),
    units=(STATE_YEAR, *TWO_STATES),
    bring=bring,
    columns=("td_rivalry", *BESIDES, *(column.name for column in COUNTS)),
)
