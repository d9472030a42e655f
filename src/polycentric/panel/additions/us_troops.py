"""Military personnel of the United States in a state."""

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.membership import translation
from polycentric.panel.tidy.base_rows import STATES, BaseRows
from polycentric.panel.tidy.join import Added, Cover, state_columns
from polycentric.sources.record.columns import whole

NO_STATES = (6,)  # Puerto Rico
LARGEST = 999
GERMANY, FEDERAL_REPUBLIC, UNITED = 255, 260, 1990
# While occupied they are in Gleditsch and Ward's list, and not in that of the Correlates of War.
OCCUPIED = {GERMANY: FEDERAL_REPUBLIC, 305: 305}
COLUMN = whole("us_troops", "people", "active-duty personnel of the United States in the state", 0, 3_000_000)


def compute(base: BaseRows) -> Added:
    """Give the number as the table has it, to its own last year; in the United States it is those at home."""
    table = base.read("us_troops", "host_years").drop_nulls("ccode")
    system = base.system if base.system == "gw" else "cow"
    rows = numbered(table, system).rename({"troops_ad": "us_troops"})
    last = int(table["year"].max() or 1950)  # pyright: ignore[reportArgumentType]  # a column of years
    remark = (
        "a zero is the source's: a report that prints one, or that doesn't list the state; "
        "its Germany of 1955-89 is given to the Federal Republic"
    )
    return state_columns(base, rows, (COLUMN,), Cover("us_troops", system, years=(1950, last), remark=remark))


def numbered(table: pl.DataFrame, system: str) -> pl.DataFrame:
    """Give (code, year, troops_ad) under the codes of a list of states, each once.

    The source numbers states as the Correlates of War do, but West Germany too is 255. Where a state stands twice in a
    year, under two spellings of its name, one row has a zero and the other the figure: the larger one counts.
    """
    is_state = (pl.col("ccode") <= LARGEST) & ~pl.col("ccode").is_in(NO_STATES)
    divided = (pl.col("ccode") == GERMANY) & (pl.col("year") < UNITED)
    rows = table.filter(is_state).with_columns(
        pl.when(divided & (pl.col("year") >= 1955)).then(FEDERAL_REPUBLIC).otherwise("ccode").alias("ccode")
    )
    if system == "gw":
        rows = rows.with_columns(_gw(rows).alias("gwcode")).filter(pl.col("gwcode") > 0)
    code = "gwcode" if system == "gw" else "ccode"
    return rows.group_by(pl.col(code).cast(pl.Int16), "year").agg(pl.col("troops_ad").max())


def _gw(rows: pl.DataFrame) -> pl.Series:
    """Give the code that each row's state has in Gleditsch and Ward's list, 0 where it is in none."""
    if rows.is_empty():
        return pl.Series([], dtype=pl.Int16)
    years, codes = rows["year"].to_numpy(), rows["ccode"].to_numpy()
    first = int(years.min())
    codes_of_gw = pl.Series(translation("cow", "gw", first, int(years.max()))[codes, years - first])
    early = rows.select(pl.col("ccode").replace_strict(OCCUPIED, default=0).alias("code"))["code"].cast(pl.Int16)
    return codes_of_gw.zip_with((codes_of_gw > 0) | (rows["year"] >= 1955), early)


ADDITION = Addition(
    label="Troops of the United States (troopdata), your own copy",
    sources=("us_troops",),
    units=STATES,
    compute=compute,
    columns=("us_troops",),
)
