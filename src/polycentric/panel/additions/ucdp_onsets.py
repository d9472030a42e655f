"""Onsets of armed conflict by UCDP, by how many years of peace there must have been."""

from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import STATE_YEAR, BaseRows
from polycentric.panel.tidy.join import Added, Cover, described, state_columns

NAMES = ("sumnewconf", "sumonset1", "sumonset2", "sumonset3", "sumonset5", "sumonset10")


def compute(base: BaseRows) -> Added:
    """Give the counts of onsets; the source ends in 2017."""
    cover = Cover("ucdp_conflicts", "gw", years=(1946, 2017), remark="onsets, version 19.1")
    table = base.read("ucdp_conflicts", "onsets")
    return state_columns(base, table, described("ucdp_conflicts", "onsets", *NAMES), cover)


ADDITION = Addition(
    label="Onsets of armed conflict (UCDP)",
    sources=("ucdp_conflicts",),
    units=(STATE_YEAR,),
    compute=compute,
    columns=NAMES,
)
