"""How often the rules are right, against a sample of namings coded by a codebook (`data/codebook.md`).

A language model's session coded the sample, from the sentence alone: no person did. The rows marked *development* were
read while the rules were written; those marked *test* were drawn and coded after, and no rule was
changed by them (one spelling of a name was added). The rules of past wars and of some denials are younger than
both: a reader's attack brought them, not the sample. What is said of a past war counts as not tied.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Literal

import polars as pl

from polycentric.packaged import read_rows
from polycentric.words.threats.found import named

Part = Literal["development", "test"]
KEY = ("text_id", "sentence", "start", "relation")
ROLES = {"threat": ("agent", "victim"), "partner": ("partner",), "ally": ("partner",)}
Z = 1.959964


@dataclass(frozen=True)
class Check:
    """Precision and recall of a role: `right` of `tied` coded names are right, `missed` of `untied` should be tied."""

    part: str
    language: str
    relation: str
    role: str
    tied: int
    right: int
    untied: int
    missed: int
    precision: float | None
    low: float | None
    high: float | None
    recall: float | None


def coded(part: Part = "test") -> pl.DataFrame:
    """Give the coded sample: where each name stands, as what it was drawn, from how many, and how it was coded."""
    rows = [row for row in read_rows(Path(__file__).parent / "data" / "coded.csv") if row["part"] == part]
    return pl.DataFrame(rows).with_columns(
        pl.col("sentence", "start").cast(pl.Int32), pl.col("population").cast(pl.Int64)
    )


def checks(part: Part = "test") -> list[Check]:
    """Hold what the rules make of the coded sample against how it was coded.

    Recall weighs the drawn rows by how many each stands for, since the names that no rule tied were drawn more thinly;
    the interval of precision is Wilson's at 95%.

    Raises
    ------
    NotFetchedError
        If the texts aren't here.
    """
    now = named().filter(pl.col("relation") != "other").select(*KEY, "role", "denied", "past")
    both = coded(part).join(now, on=KEY, how="left").with_columns(
        pl.when(pl.col("denied") | pl.col("past"))
        .then(pl.lit("none"))
        .otherwise(pl.col("role").fill_null("none"))
        .alias("now"),
        (pl.col("population") / pl.len().over("language", "relation", "drawn")).alias("weight"),
    )  # fmt: skip
    return [check for check in _all(part, both) if check.tied or check.missed]


def _all(part: str, both: pl.DataFrame) -> Iterator[Check]:
    for (language, relation), rows in both.group_by("language", "relation", maintain_order=True):
        for role in ROLES[str(relation)]:
            yield _check(part, str(language), str(relation), role, rows)


def _check(part: str, language: str, relation: str, role: str, rows: pl.DataFrame) -> Check:
    tied, meant = rows.filter(pl.col("now") == role), rows.filter(pl.col("coded") == role)
    right, missed = tied.filter(pl.col("coded") == role), meant.filter(pl.col("now") != role)
    found, lost = float(right["weight"].sum()), float(missed["weight"].sum())
    low, high = wilson(right.height, tied.height) if tied.height else (None, None)
    return Check(
        part, language, relation, role, tied.height, right.height, rows.height - tied.height, missed.height,
        right.height / tied.height if tied.height else None, low, high,
        found / (found + lost) if found + lost else None,
    )  # fmt: skip


def wilson(right: int, of: int) -> tuple[float, float]:
    """Give Wilson's interval of a share at 95%.

    Examples
    --------
    >>> [round(bound, 2) for bound in wilson(9, 10)]
    [0.6, 0.98]
    """
    share = right / of
    middle, wide = share + Z * Z / (2 * of), Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    return (middle - wide) / (1 + Z * Z / of), (middle + wide) / (1 + Z * Z / of)
