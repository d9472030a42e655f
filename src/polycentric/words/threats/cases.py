"""Known cases of whom a speaker names as a threat, declared before any count, and whether they hold.

`data/expected.csv` was committed before the texts were read by rule. A state is placed among the states named, a threat
that is no state among all threats named, states included.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from polycentric.packaged import read_rows
from polycentric.words.threats.cues import other_patterns
from polycentric.words.threats.found import named


@dataclass(frozen=True)
class Case:
    """A case: the speaker in a body from a first to a last year names `named` at least as the `at_most`-th.

    `place` is what was found, missing where it was never named; `times` how often; `leader` who is named most.
    """

    body: str
    speaker: str
    first: int
    last: int
    named: str
    at_most: int
    why: str
    place: int | None
    times: int
    leader: str
    texts: int

    @property
    def holds(self) -> bool | None:
        """Say whether the case holds; nothing where the speaker named nobody, or has no text."""
        return None if not self.leader else self.place is not None and self.place <= self.at_most


@cache
def expected() -> tuple[dict[str, str], ...]:
    """Give the cases as they were declared."""
    return tuple(read_rows(Path(__file__).parent / "data" / "expected.csv"))


def cases() -> list[Case]:
    """Hold every case against the texts that are here."""
    rows = named().filter((pl.col("role") == "agent") & ~pl.col("denied") & ~pl.col("past"))
    return [_case(row, rows) for row in expected()]


def _case(row: dict[str, str], rows: pl.DataFrame) -> Case:
    first, last = int(row["first"]), int(row["last"])
    mine = rows.filter(
        (pl.col("body") == row["body"]) & (pl.col("state") == row["speaker"]) & pl.col("year").is_between(first, last)
    )
    no_state = row["named"] in {name for name, _ in other_patterns()}
    among = mine if no_state else mine.filter(pl.col("relation") == "threat")
    counts = among.group_by("partner").agg(pl.len().alias("times")).sort("times", "partner", descending=[True, False])
    times = dict(counts.iter_rows())
    own = times.get(row["named"], 0)
    return Case(
        row["body"], row["speaker"], first, last, row["named"], int(row["at_most"]), row["why"],
        1 + sum(each > own for each in times.values()) if own else None, own,
        str(counts["partner"][0]) if counts.height else "", mine["text_id"].n_unique(),
    )  # fmt: skip
