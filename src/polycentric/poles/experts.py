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
from dataclasses import dataclass
from typing import Literal

import polars as pl

from polycentric.poles.classes.contract import BIPOLAR, MULTIPOLAR, UNIPOLAR
from polycentric.tables import table

Polycentrism = Literal["bipolar", "multipolar", "left out"]
POLYCENTRISM: tuple[Polycentrism, ...] = ("bipolar", "multipolar", "left out")


@dataclass(frozen=True)
class Period:
    """A period of the coding: its number in the source, the authors' word for it, and the class that it is taken for.

    `own_word` says whether the word stands beside the file, or is the class that we take it for.
    """

    number: int
    word: str
    taken_for: str | None
    own_word: bool = True

    def in_its_own_words(self) -> str:
        """Give the authors' word, in quotation marks where it is no class of ours; the bare number without one."""
        if not self.own_word:
            return str(self.number)
        return self.word if self.taken_for else f"“{self.word}”"


PERIODS: Mapping[int, Period] = {
    1: Period(1, "multipolarity", MULTIPOLAR),
    2: Period(2, "Second World War", None, own_word=False),
    3: Period(3, "bipolarity", BIPOLAR, own_word=False),
    4: Period(4, "polycentrism", None),
    5: Period(5, "unipolarity", UNIPOLAR),
    6: Period(6, "no label found", None, own_word=False),
}


def periods() -> pl.DataFrame:
    """Give the periods as the source's crises show them: number, word, first and last year of their triggers.

    Raises
    ------
    NotFetchedError
        If the crises have not been fetched.
    """
    crises = table("icb", "crises").drop_nulls("period")
    spans = crises.group_by("period").agg(pl.col("yrtrig").min().alias("first"), pl.col("yrtrig").max().alias("last"))
    words = {number: period.word for number, period in PERIODS.items()}
    return spans.sort("period").with_columns(pl.col("period").replace_strict(words, default="").alias("word"))


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
    read = {number: period.taken_for for number, period in PERIODS.items()}
    read[4] = None if polycentrism == "left out" else polycentrism
    years = pl.int_ranges(pl.col("first").cast(pl.Int32), pl.col("last").cast(pl.Int32) + 1)
    rows = spans.with_columns(years.alias("year")).explode("year")
    once = rows.filter(pl.len().over("year") == 1)
    classes = pl.col("period").replace_strict(read, default=None, return_dtype=pl.String).alias("class")
    return once.select("year", "period", "word", classes).drop_nulls("class").sort("year")
