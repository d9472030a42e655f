"""What a state sells to each partner, by ITPD-E: another count of trade than that of the Correlates of War."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable


def between_states(flows: pl.DataFrame) -> pl.DataFrame:
    """Give the rows of which both ends are states."""
    return flows.drop_nulls(["ccode1", "ccode2"])


SERIES = Series(
    label="Trade between states (ITPD-E)",
    variables=(
        Variable("itpd_exports", "Exports of the state to the partner, by ITPD-E", column="exports", dtype="float32",
                 meaning="exports to the other, by ITPD-E"),
    ),
    editions={"1": Edition("itpd", "flows")},
    keys=("ccode1", "ccode2"),
    rows=between_states,
    both_ends=True,
    caveat="Goods and services, to 2016; beside the trade of the Correlates of War, which counts goods to 2014, and "
    "never joined with it. A pair without a row is missing.",
)  # fmt: skip
