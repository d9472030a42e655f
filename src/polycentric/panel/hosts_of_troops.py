"""In which state troops are that a table counts by place: codes that it uses in a sense of its own are put right."""

import polars as pl

from polycentric.panel.membership import translation

NO_STATES = (6,)  # Puerto Rico
LARGEST = 999
GERMANY, FEDERAL_REPUBLIC, UNITED = 255, 260, 1990
VIETNAM, SOUTH_VIETNAM, DIVIDED_TO = 816, 817, 1975
# While occupied they are in Gleditsch and Ward's list, and not in that of the Correlates of War.
OCCUPIED = {GERMANY: FEDERAL_REPUBLIC, 305: 305}


def numbered(table: pl.DataFrame, system: str) -> pl.DataFrame:
    """Give (code, year, troops_ad) under the codes of a list of states, each once.

    The source numbers states as the Correlates of War do, but West Germany too is 255, and all Vietnam 816, the number
    of the North, where no American troops were: up to 1975 it is the South's. Where a state stands twice in a year,
    under two spellings of its name, one row has a zero and the other the figure: the larger one counts.
    """
    is_state = (pl.col("ccode") <= LARGEST) & ~pl.col("ccode").is_in(NO_STATES)
    divided = (pl.col("ccode") == GERMANY) & (pl.col("year") < UNITED)
    south = (pl.col("ccode") == VIETNAM) & (pl.col("year") <= DIVIDED_TO)
    rows = table.filter(is_state).with_columns(
        pl.when(divided & (pl.col("year") >= 1955))
        .then(FEDERAL_REPUBLIC)
        .when(south)
        .then(SOUTH_VIETNAM)
        .otherwise("ccode")
        .alias("ccode")
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
