"""Who considered, pursued and had nuclear weapons."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable

PLAIN = {"Congo": "Republic of the Congo", "Timor": "East Timor"}


def plainly_named(table: pl.DataFrame) -> pl.DataFrame:
    """Write two names in full: beside the Democratic Republic of Congo, which has its own rows, Congo is the other."""
    return table.with_columns(pl.col("country").replace(PLAIN))


SERIES = Series(
    label="Nuclear weapons status, by name",
    variables=(
        Variable(
            "nuclear_status", "Nuclear weapons status", column="status", dtype="int8",
            codes="0 none, 1 considering, 2 pursuing, 3 possessing",
        ),
    ),
    editions={"2022": Edition("nuclear_status")},
    keys=("country",),
    system="name",
    rows=plainly_named,
    caveat="By country name, matched exactly. 'Russia' is the Soviet Union before 1992; Czechoslovakia has no rows.",
)  # fmt: skip
