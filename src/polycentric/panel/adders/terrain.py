"""Ruggedness and mountains of a state's terrain."""

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.membership import FIRST, LATEST, SYSTEMS
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATES, Spine

NAMES = ("rugged", "newlmtnest")
MEASURED = (1999, 2000)


def bring(spine: Spine, carried: str = "no") -> Added:
    """Bring the values to the years that they were measured on, or, if asked for, to all years of the same state."""
    system = spine.system
    years = MEASURED if carried == "no" else (FIRST, LATEST)
    code = SYSTEMS[system]
    states = spine.read("terrain", "states").drop_nulls(code).unique(code, keep="first", maintain_order=True)
    first, last = max(spine.span[0], years[0]), min(spine.span[1], years[1])
    every = pl.DataFrame({"year": range(first, last + 1)}, schema={"year": pl.Int16})
    table = states.select(code, *NAMES).join(every, how="cross")
    remark = "measured on the borders of about 2000" + (
        "" if carried == "no" else ", and carried to all years as asked"
    )
    cover = Cover("terrain", system, years=years, remark=remark)
    return state_columns(spine, table, described("terrain", "states", *NAMES), cover)


ADDER = Adder(
    label="Rugged terrain, your own copy",
    sources=("terrain",),
    units=STATES,
    bring=bring,
    options={"carried": ("no", "yes")},
    columns=NAMES,
)
