"""Wars between states by the Correlates of War."""

from dataclasses import replace

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.series import SERIES
from polycentric.panel.series.cow_wars import FLAGS
from polycentric.panel.tidy.base_rows import DYAD_YEAR, BaseRows
from polycentric.panel.tidy.join import Added, described, dyad_columns
from polycentric.panel.tidy.of_series import cover_of
from polycentric.sources.contract import Column

KEY = ["ccode1", "ccode2", "year"]
BESIDES = ("warnum", "initiator1", "initiator2", "outcome1", "outcome2", "batdeath1", "batdeath2", "resume")
COLUMNS: tuple[Column, ...] = described("cow_wars", "inter_state", *FLAGS, *BESIDES)


def compute(base: BaseRows) -> Added:
    """Give one war a dyad-year: an onset before others, then the deadliest, then the first in the file."""
    kept = one_a_year(base.read("cow_wars", "inter_state"), KEY, FLAGS[1], ("batdeath1", "batdeath2"))
    remark = "of the war kept: onset, then deadliest; the source's side columns are left out, as its editor advises"
    return dyad_columns(base, kept, COLUMNS, replace(cover_of(SERIES["cow_wars"]), remark=remark))


def one_a_year(wars: pl.DataFrame, key: list[str], onset: str, deaths: tuple[str, str]) -> pl.DataFrame:
    """Keep one war of each key; deaths known of one side only count as they are, known of none come last."""
    known = pl.any_horizontal(pl.col(name).is_not_null() for name in deaths)
    toll = pl.when(known).then(pl.sum_horizontal(deaths)).otherwise(-1)
    kept = wars.filter(pl.col(onset) == pl.col(onset).max().over(key))
    return kept.sort(toll, descending=True, maintain_order=True).unique(subset=key, keep="first", maintain_order=True)


ADDITION = Addition(
    label="Inter-state wars (COW 4.0)",
    sources=("cow_wars",),
    units=(DYAD_YEAR,),
    compute=compute,
    columns=(*FLAGS, *BESIDES),
)
