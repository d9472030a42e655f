"""Onsets of armed conflict by UCDP, by how many years of peace there must have been."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATE_YEAR, Spine

NAMES = ("sumnewconf", "sumonset1", "sumonset2", "sumonset3", "sumonset5", "sumonset10")


def bring(spine: Spine) -> Added:
    """Bring the counts of onsets; the source ends in 2017."""
    cover = Cover("ucdp_conflicts", "gw", years=(1946, 2017), remark="onsets, version 19.1")
    table = spine.read("ucdp_conflicts", "onsets")
    return state_columns(spine, table, described("ucdp_conflicts", "onsets", *NAMES), cover)


ADDER = Adder(
    label="Onsets of armed conflict (UCDP)",
    sources=("ucdp_conflicts",),
    units=(STATE_YEAR,),
    bring=bring,
    columns=NAMES,
)
