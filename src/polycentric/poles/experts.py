"""The experts' coding of polarity: the periods of International Crisis Behavior, year by year.

The project's authors call 1918-39 multipolarity, 1963-89 polycentrism and 1990-2010 unipolarity; in the file, 1945-62
and 2011-17 have numbers only. 1945-62 is taken for the bipolarity of which the project's books speak (not checked
against them); the war of 1939-45 has no class here, and 2011-17 none either. A year with crises of two periods (1939,
1945) is left out.

*Polycentrism* is theirs: two centres of military power and many centres of decision. It is neither of our classes, so
it is read three ways, and each answer says which: by its military power as *bipolar*, by its centres of decision as
*multipolar*, or *left out*. It is not the sense in which this package uses the word.
"""

from collections.abc import Mapping
from typing import Literal

import polars as pl

from polycentric.panel.expert_periods import PERIODS, periods
from polycentric.poles.classes.contract import BIPOLAR, MULTIPOLAR, UNIPOLAR

Polycentrism = Literal["bipolar", "multipolar", "left out"]
POLYCENTRISM: tuple[Polycentrism, ...] = ("bipolar", "multipolar", "left out")


# What each period is taken for; the others have no class.
TAKEN_FOR: Mapping[int, str] = {1: MULTIPOLAR, 3: BIPOLAR, 5: UNIPOLAR}


def coding(polycentrism: Polycentrism = "bipolar", spans: pl.DataFrame | None = None) -> pl.DataFrame:
    """Give the experts' class of each year that has one.

    Parameters
    ----------
    polycentrism : str
        What 1963-89 is taken for: ``"bipolar"``, ``"multipolar"`` or ``"left out"``.
    spans : DataFrame, optional
        Periods as `periods` gives them, which are read if this is left out.

    Returns
    -------
    DataFrame
        `year`, `period`, `word` and `class`; years of two periods, and periods without a class, are left out.
    """
    spans = periods() if spans is None else spans
    read: dict[int, str | None] = {number: TAKEN_FOR.get(number) for number in PERIODS}
    read[4] = None if polycentrism == "left out" else polycentrism
    years = pl.int_ranges(pl.col("first").cast(pl.Int32), pl.col("last").cast(pl.Int32) + 1)
    rows = spans.with_columns(years.alias("year")).explode("year")
    once = rows.filter(pl.len().over("year") == 1)
    classes = pl.col("period").replace_strict(read, default=None, return_dtype=pl.String).alias("class")
    return once.select("year", "period", "word", classes).drop_nulls("class").sort("year")
