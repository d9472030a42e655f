"""Holds readings of polarity against labelled periods: which class each gave in each year, and which was right."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from polycentric.poles.classes.contract import MISSING, NEAR_UNIPOLAR, NOT_APPLICABLE, UNIPOLAR
from polycentric.poles.validity.contract import LABELS, LabelSet
from polycentric.poles.validity.hits import Hits

APART = "states"
FEWEST = 2  # of one state nothing but one class can be said
SET_OF_ONE = "a set of one state has one class alone"
NO_CLASS = (MISSING, NOT_APPLICABLE)


@dataclass(frozen=True)
class Reading:
    """A definition on one index and set; index and set are empty where it looks at none."""

    definition: str
    index: str = ""
    state_set: str = ""

    @property
    def name(self) -> str:
        """Its parts with strokes between."""
        return "/".join(filter(None, (self.definition, self.index, self.state_set)))


@dataclass(frozen=True)
class Given:
    """The classes that a reading gave.

    Attributes
    ----------
    classes : mapping of int to str
        By year; *near-unipolar* is unipolar here. Years without one are not in it.
    reasons : tuple of str
        Why it gave none, the most frequent first.
    """

    classes: Mapping[int, str]
    reasons: tuple[str, ...] = ()

    @property
    def gives(self) -> tuple[str, ...]:
        """The classes with a label that it gave in any year."""
        found = set(self.classes.values())
        return tuple(label for label in LABELS if label in found)

    def against(self, cases: LabelSet) -> list[Hits]:
        """Count the years of each period that it had right."""
        made: list[Hits] = []
        for period in cases.periods:
            words = [self.classes[year] for year in period.years if year in self.classes]
            right = sum(word == period.polarity for word in words)
            span = f"{period.first}-{period.last}"
            made.append(Hits(period.polarity, span, right, len(words), len(period.years)))
        return made


def given(verdicts: pl.DataFrame) -> dict[Reading, Given]:
    """Gather what each reading of a verdict map gave, the states apart.

    Parameters
    ----------
    verdicts : DataFrame
        A verdict map of many years. *Near-unipolar* counts as unipolar; *unclassified* is a class that no scholar uses,
        and so never right; of a set of which one state alone has data, nothing is judged.

    Returns
    -------
    dict
        Readings that don't apply to their set in any year are left out.
    """
    apart = verdicts.filter(pl.col("actors") == APART)
    alone = (pl.col("index") != "") & (pl.col("states") < FEWEST) & ~_lacks()
    merged = pl.col("class").replace({NEAR_UNIPOLAR: UNIPOLAR})
    rows = apart.with_columns(
        pl.when(alone).then(pl.lit(MISSING)).otherwise(merged).alias("class"),
        pl.when(alone).then(pl.lit(SET_OF_ONE)).otherwise(pl.col("reason")).alias("reason"),
    )  # fmt: skip
    parts = rows.partition_by("definition", "index", "set", as_dict=True, maintain_order=True)
    return {
        Reading(*map(str, key)): _of_reading(part)
        for key, part in parts.items()
        if (part["class"] != NOT_APPLICABLE).any()
    }


def _lacks() -> pl.Expr:
    """Tell the rows without a class."""
    return pl.col("class").is_in(NO_CLASS)


def _of_reading(part: pl.DataFrame) -> Given:
    """Gather the classes of one reading, and why there are none."""
    known = part.filter(~_lacks())
    lacking = part.filter(_lacks() & (pl.col("reason") != ""))["reason"].value_counts(sort=True, name="times")
    ordered = lacking.sort(["times", "reason"], descending=[True, False])["reason"].to_list()
    return Given(dict(known.select("year", "class").iter_rows()), tuple(ordered))
