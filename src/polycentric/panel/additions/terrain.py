"""Ruggedness and mountains of a state's terrain."""

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.membership import FIRST, LATEST, SYSTEMS
from polycentric.panel.tidy.base_rows import STATES, BaseRows
from polycentric.panel.tidy.join import Added, Cover, described, state_columns

NAMES = ("rugged", "newlmtnest")
MEASURED = (1999, 2000)


def compute(base: BaseRows, carried: str = "no") -> Added:
    """Give the values to the years that they were measured on, or, if asked for, to all years of the same state."""
    system = base.system
    years = MEASURED if carried == "no" else (FIRST, LATEST)
    code = SYSTEMS[system]
    states = base.read("terrain", "states").drop_nulls(code).unique(code, keep="first", maintain_order=True)
    first, last = max(base.span[0], years[0]), min(base.span[1], years[1])
    every = pl.DataFrame({"year": range(first, last + 1)}, schema={"year": pl.Int16})
    table = states.select(code, *NAMES).join(every, how="cross")
    remark = "measured on the borders of about 2000" + (
        "" if carried == "no" else ", and carried to all years as asked"
    )
    cover = Cover("terrain", system, years=years, remark=remark)
    return state_columns(base, table, described("terrain", "states", *NAMES), cover)


ADDITION = Addition(
    label="Rugged terrain, your own copy",
    sources=("terrain",),
    units=STATES,
    compute=compute,
    options={"carried": ("no", "yes")},
    columns=NAMES,
)
