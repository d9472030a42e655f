"""SIPRI's volumes of arms transfers between all parties, 1950-2015; fetched once its terms are accepted."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import ARMS_TRADE_NETWORKS
from polycentric.sources.record.columns import amount, text, year
from polycentric.sources.record.references import bibtex, texts
from polycentric.sources.sipri_arms import REFERENCE
from polycentric.sources.sipri_register import LICENCE

if TYPE_CHECKING:
    import polars as pl

FILE = "arms/sipri_tiv.rds"
FIRST, COMPLETE = 1950, 2015  # the matrices of 2016, 2017 and 2018 hold a fifth of what those years had


def transfers(path: Path) -> "pl.DataFrame":
    """Give the cells that are not zero, a supplier, recipient and year a row, of the years that are complete.

    Raises
    ------
    DataError
        If the file holds no list of labelled square matrices.
    """
    import polars as pl

    from polycentric.sources.reading.r_parse.arrays import labelled
    from polycentric.sources.reading.r_parse.read import read_objects

    held = read_objects(path).get("")
    parts = held.values if held is not None and held.kind == "list" else ()
    if len(parts) < COMPLETE - FIRST + 1:
        raise DataError(f"The R file '{path.name}' holds {len(parts)} matrices, not one for each year: it is another.")
    frames = [
        labelled(part, str(number), ("supplier", "recipient"), "tiv")
        .filter(pl.col("tiv") > 0)
        .with_columns(pl.lit(number).alias("year"))
        for number, part in enumerate(parts[: COMPLETE - FIRST + 1], FIRST)
    ]
    return pl.concat(frames)


TABLES = (
    Table(
        "transfers",
        ("supplier", "recipient", "year"),
        (
            text("supplier", "who delivered, by SIPRI's name; * marks who is no state, ** a body"),
            text("recipient", "who received, by SIPRI's name; * marks who is no state, ** a body"),
            year(FIRST, COMPLETE),
            amount("tiv", "SIPRI trend-indicator value", "volume of deliveries", 0, 1e11, scale=1e6),
        ),
        file=FILE,
        raw=transfers,
        rows=13_046,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Arms transfers (SIPRI matrices)",
    title="Volumes of arms transfers between all parties, 1950-2015",
    version="of October 2022",
    publisher="Stockholm International Peace Research Institute; file by the repository arms-trade-networks",
    address="https://www.sipri.org/databases/armstransfers",
    licence=LICENCE,
    terms=terms.TERMS_FIRST,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(FIRST, COMPLETE),
    tables=TABLES,
    read=read,
    asks_first=True,
    files=(
        ARMS_TRADE_NETWORKS.file(
            FILE,
            "data/out/sipri_tiv.rds",
            298_151,
            "69cb0fe6fdc00d6ffdb6b256b356d639e424ecadac88a7259772dcb624fbdb8f",
        ),
    ),
    caveat="A volume of arms, not their price. The file goes on to 2018, but its last three years hold a fifth of what "
    "was delivered, and are not read. A pair without a row had no delivery in the year.",
)
