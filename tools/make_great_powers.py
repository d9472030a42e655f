"""Write again how each power index tells known great powers from other states, which the package ships.

Needs the archive (``polycentric fetch``, or POLYCENTRIC_MIRROR). Only scores and thresholds are written, no cell of any
source.
"""

import polars as pl

from polycentric.panel.load import load
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.telling import telling
from polycentric.poles.validity.thresholds import FILE
from polycentric.power import INDICES

DECIMALS = 4


def made() -> pl.DataFrame:
    """Give the table as it is shipped."""
    cases = LABEL_SETS["major_powers"]
    variables = sorted({name for index in INDICES.values() for name in index.archive()})
    table = telling(load("history", series=[*variables, cases.listed], years=(cases.first, cases.last)))
    return table.with_columns(pl.col(pl.Float64).round(DECIMALS))


if __name__ == "__main__":
    table = made()
    table.write_csv(FILE)
    print(f"wrote {table.height} rows to {FILE}")
