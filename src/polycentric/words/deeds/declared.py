"""The pairs of concept and deed that were written down before anything was looked at, and what came out.

``data/declared.csv`` has the pairs, ``data/declared.md`` what counts for and against; ``data/results.csv`` is made by
``make words-deeds`` from the archive.
"""

from pathlib import Path

import polars as pl

from polycentric.words.deeds.compared import LEVEL, Compared, compare
from polycentric.words.deeds.lags import holm

FOLDER = Path(__file__).parent / "data"
RESULTS = FOLDER / "results.csv"
WAYS = ("levels", "changes")  # levels less a trend, as declared, and changes as the variant
DIGITS = 4


def declared() -> pl.DataFrame:
    """Give concept, deed, lags, the sign that was expected (0: none), and why."""
    return pl.read_csv(FOLDER / "declared.csv")


def results() -> pl.DataFrame:
    """Give what came out, a row for each way and declared pair."""
    return pl.read_csv(RESULTS, infer_schema_length=None)


def made() -> pl.DataFrame:
    """Compare all declared pairs, over all states, from the archive; Holm's rule over all pairs of a way."""
    pairs, frames = declared(), []
    for way in WAYS:
        rows: list[dict[str, object]] = []
        for concept in pairs["concept"].unique(maintain_order=True):
            mine = pairs.filter(pl.col("concept") == concept)
            found = compare(concept, mine["deed"].to_list(), changes=way == "changes")
            rows += [
                {"way": way, "concept": concept, "deed": each.deed, "sign": sign, **_row(each)}
                for each, sign in zip(found, mine["sign"], strict=True)
            ]
        frame = pl.DataFrame(rows, infer_schema_length=None)
        p = frame["p"].fill_null(float("nan")).to_list()
        frame = frame.with_columns(pl.Series("p_corrected", holm(p)).round(DIGITS).fill_nan(None))
        frames.append(frame.with_columns(_outcome().alias("outcome")))
    return pl.concat(frames)


def _row(each: Compared) -> dict[str, object]:
    """Give what came out of a pair, its numbers rounded."""
    found = each.result
    first, last = each.years or (None, None)
    row: dict[str, object] = {"states": len(each.states), "first_year": first, "last_year": last,
                              "state_years": each.state_years, "naming": each.naming}  # fmt: skip
    if found is None:
        return row | dict.fromkeys(("lag", "r", "low", "high", "r_same_year", "bound", "p_shift", "p_exchange", "p",
                                    "words_first", "deeds_first")) | {"refused": each.refused}  # fmt: skip
    at, same = found.best, found.lags.index(0)
    numbers = {"r": found.r[at], "low": found.low[at], "high": found.high[at], "r_same_year": found.r[same],
               "bound": found.bound, "p_shift": found.p_shift, "p_exchange": found.p_exchange, "p": found.p,
               "words_first": found.first, "deeds_first": found.after}  # fmt: skip
    return (
        row
        | {"lag": found.lags[at]}
        | {name: round(float(value), DIGITS) for name, value in numbers.items()}
        | {"refused": ""}
    )


def _outcome() -> pl.Expr:
    """Say for, against or neither, by the corrected probability and the sign; nothing where there is no answer."""
    rare, as_expected = pl.col("p_corrected") <= LEVEL, pl.col("r") * pl.col("sign") > 0
    return (
        pl.when(pl.col("r").is_null()).then(pl.lit("no answer"))
        .when(~rare).then(pl.lit("neither"))
        .when(pl.col("sign") == 0).then(pl.lit("not expected"))
        .when(as_expected).then(pl.lit("for")).otherwise(pl.lit("against"))
    )  # fmt: skip
