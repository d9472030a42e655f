"""Ethnic and religious fractionalisation and polarisation of a state."""

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.membership import SYSTEMS
from polycentric.panel.tidy.base_rows import STATES, BaseRows
from polycentric.panel.tidy.join import Added, Cover, described, state_columns

NAMES = ("ethfrac", "ethpol", "relfrac", "relpol")


def compute(base: BaseRows) -> Added:
    """Give the four indices; of two rows in a year the larger value counts, as in peacesciencer."""
    code = SYSTEMS[base.system]
    table = base.read("creg", "state_years").drop_nulls(code).group_by(code, "year").agg(pl.col(NAMES).max())
    cover = Cover("creg", base.system, remark="of two rows in a year the larger value of each index")
    return state_columns(base, table, described("creg", "state_years", *NAMES), cover)


ADDITION = Addition(
    label="Ethnic and religious groups (CREG), your own copy",
    sources=("creg",),
    units=STATES,
    compute=compute,
    columns=NAMES,
)
