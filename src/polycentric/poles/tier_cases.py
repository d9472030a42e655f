"""Cases in which the field agrees who was of a tier, against which the tier rules are held.

They test rules, and no cut-off was set by them: where a rule fails a case, the table says whom it missed and whom it
put in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from polycentric.poles import by_run
from polycentric.poles.tier_table import given
from polycentric.poles.tiers.contract import GREAT, SUPERPOWER


@dataclass(frozen=True)
class Case:
    """Who was of a tier in a year, and who says so."""

    year: int
    tier: str
    states: tuple[str, ...]
    reference: str


CASES = (
    Case(
        1913,
        GREAT,
        ("AUH", "DEU", "FRA", "GBR", "ITA", "JPN", "RUS", "USA"),
        "The eight great powers on the eve of the First World War, as in Kennedy (1987), The Rise and Fall of the "
        "Great Powers, chapter 5, and on the Correlates of War list",
    ),
    Case(
        1985,
        SUPERPOWER,
        ("RUS", "USA"),
        "The two superpowers of the Cold War, after Fox (1944), The Super-Powers, who named them (and Britain)",
    ),
    Case(
        2025,
        SUPERPOWER,
        ("CHN", "USA"),
        "After Lind (2024), Back to Bipolarity, International Security 49(2), 7-55; disputed: others see one",
    ),
)
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "tier": pl.String,
    "rule": pl.String,
    "index": pl.String,
    "holds": pl.Boolean,
    "missed": pl.List(pl.String),
    "added": pl.List(pl.String),
    "reference": pl.String,
}


def against_cases(table: pl.DataFrame) -> pl.DataFrame:
    """Hold a table of tiers against the known cases of its years.

    Parameters
    ----------
    table : DataFrame
        As `polycentric.poles.tier_table.tier_table` gives it.

    Returns
    -------
    DataFrame
        A row for each case (in each run), and reading that can give its tier: whether the case `holds`, which states
        the reading `missed` and which it `added`. A superpower is a great power too.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> from polycentric.poles.tier_table import tier_table
    >>> against_cases(tier_table(load("now"), ["ratio_to_leader"], ["output_ppp"]))["holds"].to_list()
    [True]
    """
    runs = by_run.columns_of(table)
    rows = [row for case in CASES for row in _of_case(table.drop_nulls("state"), case, runs)]
    return pl.DataFrame(rows, schema={name: table.schema[name] for name in runs} | SCHEMA)


def _of_case(table: pl.DataFrame, case: Case, runs: list[str]) -> Iterator[dict[str, Any]]:
    """Give the rows of one case."""
    keys, counted = [*runs, "rule", "index"], {SUPERPOWER, GREAT} if case.tier == GREAT else {case.tier}
    of_year = table.filter(pl.col("year") == case.year)
    for key, part in of_year.partition_by(keys, maintain_order=True, as_dict=True).items():
        about = dict(zip(keys, key, strict=True))
        if case.tier not in given(about["rule"]):
            continue
        named = part.filter(pl.col("tier").is_in(counted))["state"].to_list()
        missed, added = sorted(set(case.states) - set(named)), [state for state in named if state not in case.states]
        yield about | {
            "year": case.year, "tier": case.tier, "holds": not missed and not added, "missed": missed, "added": added,
            "reference": case.reference,
        }  # fmt: skip
