"""Whether a state considered, pursued or had nuclear weapons."""

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.named import with_codes, with_states
from polycentric.panel.series.nuclear import plainly_named
from polycentric.panel.tidy.bring import Added, Cover, state_columns
from polycentric.panel.tidy.membership import SYSTEMS
from polycentric.panel.tidy.spine import STATES, Spine
from polycentric.sources.columns import level

COLUMN = level("nuclear_status", "0 none, 1 considering, 2 pursuing, 3 possessing", 0, 3)
REMARK = "by today's countries carried back, matched by name; Russia stands for the Soviet Union"


def bring(spine: Spine) -> Added:
    """Bring the status of the state that each name means today; a state without a row is missing."""
    named = with_states(plainly_named(spine.read("nuclear_status", "country_years")), "country", dated=False)
    code = SYSTEMS[spine.system]
    coded = with_codes(named, spine.system).drop_nulls(code)
    rows = coded.group_by(code, "year").agg(pl.col("status").max().alias("nuclear_status"))
    return state_columns(spine, rows, (COLUMN,), Cover("nuclear_status", spine.system, remark=REMARK))


ADDER = Adder(
    label="Nuclear weapons status, matched by name",
    sources=("nuclear_status",),
    units=STATES,
    bring=bring,
    columns=("nuclear_status",),
)
