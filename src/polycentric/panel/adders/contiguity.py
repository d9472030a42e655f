"""Direct contiguity: by land or over how much water; for one state, how many neighbours it has of each kind."""

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, dyad_columns, state_columns
from polycentric.panel.tidy.spine import ONE_STATE, STATES, Spine
from polycentric.panel.years import by_year
from polycentric.sources.columns import whole

SOURCE = "cow_contiguity"
COUNTS = (
    whole("land", "states", "states it borders on land or a river", 0, 50),
    whole("sea", "states", "states it borders over at most 400 miles of water, and not on land", 0, 100),
)


def bring(spine: Spine) -> Added:
    """Bring the type (0 not contiguous), or the counts of neighbours."""
    cover = Cover(SOURCE, zero=("conttype", "land", "sea"), remark="the closest type of the year; 0 is not contiguous")
    years = contiguous_years(spine)
    if spine.unit in ONE_STATE:
        return state_columns(spine, _counts(years), COUNTS, cover)
    return dyad_columns(spine, years, described(SOURCE, "spells", "conttype"), cover)


def contiguous_years(spine: Spine) -> pl.DataFrame:
    """Give the closest type of each directed dyad-year; a year in which it changes has the closer one."""
    first, last = Cover(SOURCE).span
    spells = spine.read(SOURCE, "spells").filter(pl.col("conttype") > 0)
    rows = by_year(spells, "stdate", "enddate", first, last)
    return rows.group_by("ccode1", "ccode2", "year").agg(pl.col("conttype").min())


def _counts(years: pl.DataFrame) -> pl.DataFrame:
    """Count each state's neighbours."""
    land = pl.col("conttype") == 1
    counted = years.group_by(pl.col("ccode1").alias("ccode"), "year")
    return counted.agg(land.sum().cast(pl.Int32).alias("land"), (~land).sum().cast(pl.Int32).alias("sea"))


ADDER = Adder(
    label="Contiguity (COW): type between two states, counts of neighbours of one",
    sources=(SOURCE,),
    units=STATES,
    bring=bring,
    columns=("conttype", "land", "sea"),
)
