"""Draw names for coding by `words/threats/data/codebook.md`: those that a rule tied, and those that none did.

Run with the archive at hand: python tools/draw_threats.py 30 prints thirty of each kind that nobody has coded, in an
order that anybody draws again. What is coded goes into `words/threats/data/coded.csv`, which keeps places and no text.
"""

import sys

import polars as pl

from polycentric.words.threats.candidates import candidates, order_of
from polycentric.words.threats.checked import KEY, coded
from polycentric.words.threats.found import named, readable

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


if __name__ == "__main__":
    for row in drawn(int(sys.argv[1])).iter_rows(named=True):
        said, start, end = row["said"], row["start"], row["end"]
        shown = f"{said[max(0, start - AROUND) : start]}[[{said[start:end]}]]{said[end : end + AROUND]}"
        place = "\t".join(str(row[name]) for name in (*KEY, "language", "drawn", "population"))
        print(f"{place}\t{row['state']} {row['year']} {row['partner']}\t{shown}")
