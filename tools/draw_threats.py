"""Draw names for coding by `words/threats/data/codebook.md`: those that a rule tied, and those that none did.

Run with the archive at hand: python tools/draw_threats.py 30 prints thirty of each kind that nobody has coded, in an
order that anybody draws again. What is coded goes into `words/threats/data/coded.csv`, which keeps places and no text.

The second sample (`words/threats/data/second_draw.md`): python tools/draw_threats.py --second FOLDER writes its places
to `words/threats/data/second.csv` and two sheets for coders, with text, to the folder. --scores writes what the rules
now make of it to `words/threats/data/scores.csv`.
"""

import csv
import hashlib
import sys
from dataclasses import asdict
from pathlib import Path

import polars as pl

from polycentric.states import name_of
from polycentric.words.threats.candidates import candidates, order_of
from polycentric.words.threats.checked import KEY, coded
from polycentric.words.threats.figures import FROZEN, kept
from polycentric.words.threats.found import named, readable
from polycentric.words.threats.frame import is_test, pairs
from polycentric.words.threats.second import scores

AROUND = 120  # letters on either side that a coder sees


def drawn(many: int) -> pl.DataFrame:
    """Give names of each kind that aren't coded yet, as many of each as are asked for."""
    tied = named().filter(pl.col("relation") != "other").select(*KEY, "role", "denied")
    known = pl.concat([coded("test"), coded("development")]).select(KEY)
    every = candidates(readable()).join(tied, on=KEY, how="left").join(known, on=KEY, how="anti")
    order = [order_of(*row) for row in every.select("text_id", "sentence", "start").iter_rows()]
    kind = pl.when(pl.col("denied")).then(pl.lit("denied")).otherwise(pl.col("role").fill_null("untied")).alias("drawn")
    kinds = ("language", "relation", "drawn")
    return (
        every.with_columns(pl.Series("order", order), kind)
        .with_columns(pl.len().over(kinds).alias("population"))
        .sort(*kinds, "order")
        .group_by(kinds, maintain_order=True)
        .head(many)
    )


SECOND = Path(__file__).parents[1] / "src/polycentric/words/threats/data/second.csv"
SCORES = SECOND.with_name("scores.csv")
KEPT = ("id", "part", "text_id", "sentence", "state", "language", "stratum", "population", "drawn")
SHOWN = ("id", "language", "speaker", "year", "name", "before", "sentence", "after")
CONTEXT = 500  # letters of the sentence before and of the one after
MANY = {
    ("test", "en"): {"agent": 70, "victim": 40, "ally": 20, "partner": 30, "strong, near": 110, "strong, far": 35,
                     "wide": 60, "friendly, we": 35, "friendly": 10, "neither": 10},
    ("development", "en"): {"agent": 25, "victim": 25, "ally": 15, "partner": 20, "strong, near": 120,
                            "strong, far": 35, "wide": 60, "friendly, we": 35, "friendly": 5},
    ("test", "zh"): {"agent": 22, "victim": 7, "ally": 2, "partner": 14, "strong": 17, "friendly": 12, "neither": 6},
    ("development", "zh"): {"agent": 15, "victim": 5, "ally": 3, "partner": 10, "strong": 15, "friendly": 10,
                            "neither": 2},
}  # fmt: skip


def second() -> pl.DataFrame:
    """Draw the pairs of the second sample, in the order of their hashes, with their ids."""
    every = pairs(readable())
    keys = [_hash(*row) for row in every.select("text_id", "sentence", "state").iter_rows()]
    half = ["test" if is_test(text_id) else "development" for text_id in every["text_id"]]
    kinds = ("part", "language", "stratum")
    every = every.with_columns(pl.Series("order", keys), pl.Series("part", half)).with_columns(
        pl.len().over(kinds).alias("population")
    )
    parts = [
        every.filter((pl.col("part") == part) & (pl.col("language") == language) & (pl.col("stratum") == stratum))
        .sort("order").head(many).with_columns(pl.len().alias("drawn"))
        for (part, language), strata in MANY.items() for stratum, many in strata.items()
    ]  # fmt: skip
    found = pl.concat(parts).sort(pl.col("order").str.reverse())
    return found.with_columns(pl.Series("id", [f"p{place:04}" for place in range(1, found.height + 1)]))


def sheets(found: pl.DataFrame, folder: Path) -> None:
    """Write a sheet for each of two coders: all test pairs, and every other pair of development."""
    for coder in (1, 2):
        place = -1
        with (folder / f"sheet{coder}.csv").open("w", newline="", encoding="utf-8") as out:
            rows = csv.writer(out)
            rows.writerow(SHOWN)
            for row in found.iter_rows(named=True):
                place += row["part"] == "development"
                if row["part"] == "test" or place % 2 == coder - 1:
                    rows.writerow([row["id"], row["language"], name_of(row["speaker"]), row["year"],
                                   name_of(row["state"]), row["before"][-CONTEXT:], row["said"],
                                   row["after"][:CONTEXT]])  # fmt: skip


def _hash(*place: object) -> str:
    return hashlib.sha256(" ".join(["second", *map(str, place)]).encode()).hexdigest()


def _first(many: int) -> None:
    """Print names of each kind for the first sample."""
    for row in drawn(many).iter_rows(named=True):
        said, start, end = row["said"], row["start"], row["end"]
        shown = f"{said[max(0, start - AROUND) : start]}[[{said[start:end]}]]{said[end : end + AROUND]}"
        place = "\t".join(str(row[name]) for name in (*KEY, "language", "drawn", "population"))
        print(f"{place}\t{row['state']} {row['year']} {row['partner']}\t{shown}")


if __name__ == "__main__":
    if sys.argv[1] == "--second":
        drawn_again = second()
        drawn_again.select(KEPT).write_csv(SECOND)
        sheets(drawn_again, Path(sys.argv[2]))
    elif sys.argv[1] == "--scores":
        frozen = [asdict(each) for each in kept() if each.rules == FROZEN]
        now = [asdict(each) for each in scores(named())]
        pl.DataFrame([*now, *frozen]).write_csv(SCORES, float_precision=4)
    else:
        _first(int(sys.argv[1]))
