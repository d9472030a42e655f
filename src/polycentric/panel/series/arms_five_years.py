"""Major arms that a great power delivered to a state in five years, since deliveries of one year come in lumps."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.sources.major_power_signals import FIRST, LAST

SPAN = 5
KEYS = ["ccode1", "ccode2", "year"]


def five_years(signals: pl.DataFrame) -> pl.DataFrame:
    """Sum what was delivered in each year and the four before it, for each pair and year that the source has."""
    given = signals.select(*KEYS, "signal_arms").drop_nulls()
    later = [given.with_columns(pl.col("year") + step) for step in range(SPAN)]
    sums = pl.concat(later).group_by(KEYS).agg(pl.col("signal_arms").sum().alias("arms_five_years"))
    return given.select(KEYS).join(sums, on=KEYS, how="inner").filter(pl.col("year") >= FIRST + SPAN - 1).sort(KEYS)


SERIES = Series(
    label="Major arms of five years (five great powers)",
    variables=(
        Variable("arms_five_years", "Major arms that the state delivered to the partner in this year and the four "
                 "before", "SIPRI trend-indicator value", dtype="float32", scaled_as="signal_arms"),
    ),
    editions={"2019": Edition("major_power_signals", "signals", (FIRST + SPAN - 1, LAST))},
    keys=("ccode1", "ccode2"),
    rows=five_years,
    caveat="Of the United States, Britain, France, the Soviet Union or Russia, and China; other suppliers are missing.",
)  # fmt: skip
