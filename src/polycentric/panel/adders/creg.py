"""Ethnic and religious fractionalisation and polarisation of a state."""

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.membership import SYSTEMS
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATES, Spine

NAMES = ("ethfrac", "ethpol", "relfrac", "relpol")


def bring(spine: Spine) -> Added:
    """Bring the four indices; of two rows in a year the larger value counts, as in peacesciencer."""
    code = SYSTEMS[spine.system]
    table = spine.read("creg", "state_years").drop_nulls(code).group_by(code, "year").agg(pl.col(NAMES).max())
    cover = Cover("creg", spine.system, remark="of two rows in a year the larger value of each index")
    return state_columns(spine, table, described("creg", "state_years", *NAMES), cover)


ADDER = Adder(
    label="Ethnic and religious groups (CREG), your own copy",
    sources=("creg",),
    units=STATES,
    bring=bring,
    columns=NAMES,
)
