"""How much support each of five great powers signalled to each state, 1950-2012: a latent measure with its draws."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Shown, Source, Table
from polycentric.sources.major_power_signals import FIRST, LAST, SENDERS
from polycentric.sources.reading.raw import stata_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import DODL
from polycentric.sources.record.columns import amount, ccode, year
from polycentric.sources.record.references import MCMANUS_NIEMAN_2019, bibtex, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "presence/mcmanus_nieman_signal_level.dta"
DRAWS = range(1, 6)
UNIT = "latent units"


def by_sender(path: Path) -> "pl.DataFrame":
    """Give a row for each sender, state and year, with the spread of the draws round their own means.

    The draws of a sender have each a zero of their own (the Soviet Union's second lies 1.9 under the third, for all
    states alike): it is taken off before they are compared.
    """
    import polars as pl

    wide = stata_table()(path)
    centred = [
        [(pl.col(f"{letters}_signal{draw}") - pl.col(f"{letters}_signal{draw}").mean()).alias(f"{letters}{draw}")
         for draw in DRAWS]
        for letters in SENDERS
    ]  # fmt: skip
    return pl.concat(
        [
            wide.select(
                pl.lit(code, pl.Int32).alias("ccode1"),
                pl.col("ccode").cast(pl.Int32),
                "year",
                pl.col(f"median_{letters}").alias("median"),
                pl.concat_list(draws).list.std().alias("spread"),
                *(pl.col(f"{letters}_signal{draw}").alias(f"signal{draw}") for draw in DRAWS),
            )
            for (letters, code), draws in zip(SENDERS.items(), centred, strict=True)
        ]
    ).filter(pl.col("ccode1") != pl.col("ccode"))


TABLES = (
    Table(
        "support",
        ("ccode1", "ccode2", "year"),
        (
            ccode("ccode1", "the great power that supports"),
            replace(ccode("ccode2", "the state that is supported"), origin="ccode"),
            year(FIRST, LAST),
            amount("support_latent", UNIT, "support signalled by the power: the median of the posterior", -10, 10,
                   origin="median"),
            amount("support_latent_sd", UNIT, "standard deviation of the five draws, each less its own mean", 0, 10,
                   origin="spread"),
            *(amount(f"signal{draw}", UNIT, f"draw {draw} from the posterior, with a zero of its own", -10, 10)
              for draw in DRAWS),
        ),
        file=FILE,
        raw=by_sender,
        rows=46_204,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Support of great powers, latent",
    title="Level of major powers' support signalled to each state, 1950-2012: a latent measure",
    version="replication data, 2019",
    publisher="Roseanne W. McManus and Mark David Nieman; carried by the R package DoDL",
    address="https://doi.org/10.1177/0022343318808842",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(MCMANUS_NIEMAN_2019),
    bibtex=bibtex(MCMANUS_NIEMAN_2019),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        DODL.file(
            FILE,
            "inst/extdata/McManus_Nieman/Signal Level Prediction Dataset.dta",
            1_870_070,
            "7d96aaad01b1943b6579f5a685ba8dad88c58e41d27243c9efd8f1408ed0ea73",
        ),
    ),
    shown=(Shown(("support_latent", "support_latent_sd")),),
    caveat="Each power's measure has a zero and a unit of its own: about 0 is its mean over all states and years. So "
    "compare states of one power first, and powers only where the difference is large. 2012 is where the data end.",
)
