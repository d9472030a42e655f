"""The experts' periods of the system: the numbers, years and words of International Crisis Behavior's coding."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from polycentric.tables import archive


@dataclass(frozen=True)
class Period:
    """A period of the coding.

    Attributes
    ----------
    number : int
        In the source.
    word : str
        The authors' word for it, where one is known.
    own_word : bool
        Whether that word stands beside the file; else it is ours.
    own_sense : bool
        Whether the word has another sense in this package, and is shown in quotation marks.
    """

    number: int
    word: str
    own_word: bool = True
    own_sense: bool = False

    def in_its_own_words(self) -> str:
        """Give the authors' word, in quotation marks where it has a sense of its own; the bare number without one."""
        if not self.own_word:
            return str(self.number)
        return f"“{self.word}”" if self.own_sense else self.word


PERIODS: Mapping[int, Period] = {
    1: Period(1, "multipolarity"),
    2: Period(2, "Second World War", own_word=False),
    3: Period(3, "bipolarity", own_word=False),
    4: Period(4, "polycentrism", own_sense=True),
    5: Period(5, "unipolarity"),
    6: Period(6, "no label found", own_word=False),
}


def periods() -> pl.DataFrame:
    """Give the periods as the source's crises show them: number, word, first and last year of their triggers.

    Raises
    ------
    NotFetchedError
        If the crises have not been fetched.
    """
    crises = archive.table("icb", "crises").drop_nulls("period")
    spans = crises.group_by("period").agg(pl.col("yrtrig").min().alias("first"), pl.col("yrtrig").max().alias("last"))
    words = {number: period.word for number, period in PERIODS.items()}
    return spans.sort("period").with_columns(pl.col("period").replace_strict(words, default="").alias("word"))
