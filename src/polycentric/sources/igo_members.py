"""Which intergovernmental organisations a state is in, by name, 1816-2014."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import IGOR
from polycentric.sources.record.columns import GAP, ccode, level, text, truth, whole, year
from polycentric.sources.record.references import PEVEHOUSE_2020, bibtex, texts

if TYPE_CHECKING:
    import polars as pl

NO_SUCH_BODY = -1


def one_a_row(path: Path) -> "pl.DataFrame":
    """Turn a column an organisation into a row an organisation, without the years in which it did not exist."""
    import polars as pl

    wide = r_table("state_year_format3")(path).drop("state")
    codes = pl.col("ccode", "year").cast(pl.Int16)
    narrow = wide.with_columns(codes, pl.exclude("ccode", "year").cast(pl.Int8))
    rows = narrow.unpivot(index=["ccode", "year"], variable_name="organisation", value_name="status")
    return rows.filter(pl.col("status") != NO_SUCH_BODY)


_BODIES = (
    text("organisation", "the organisation's short name", origin="ioname"),
    year(1815, 2014),
    text("label", "its name in full", origin="longorgname"),
    year(1815, 2014, "sdate", "year in which it began"),
    year(1815, 2025, "deaddate", "year in which it ended", "null: it goes on"),
    whole("ionum", "number of the source", "the source's number of it", 0, 9999),
    truth("political", "whether its purpose is political", GAP),
    truth("social", "whether its purpose is social", GAP),
    truth("economic", "whether its purpose is economic", GAP),
)
TABLES = (
    Table(
        "memberships",
        ("ccode", "year", "organisation"),
        (
            ccode(),
            year(1816, 2014),
            text("organisation", "the organisation's short name"),
            level(
                "status",
                "0 none, 1 full member, 2 associate, 3 observer",
                0,
                3,
                "null: unknown (-9)",
                missing_codes=(-9,),
            ),
        ),
        file="igo/state_year_format3.rda",
        raw=one_a_row,
        rows=2_848_152,
    ),
    Table(
        "organisation_years",
        ("organisation", "year"),
        _BODIES,
        file="igo/igo_year_format3.rda",
        raw=r_table("igo_year_format3", tuple(column.raw for column in _BODIES)),
        rows=19_335,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Organisations, by name (COW IGO 3.0)",
    title="Intergovernmental organisations, version 3.0: who is in which",
    version="3.0",
    publisher="Correlates of War project; files by the R package igoR",
    address="https://correlatesofwar.org/data-sets/IGOs/",
    licence=terms.COW_LICENCE,
    terms=terms.COW,
    citation=texts(PEVEHOUSE_2020),
    bibtex=bibtex(PEVEHOUSE_2020),
    years=(1816, 2014),
    tables=TABLES,
    read=read,
    files=(
        IGOR.file(
            "igo/state_year_format3.rda",
            "data/state_year_format3.rda",
            201_592,
            "dc39e159f7153c71cf3168e0733da0d079fead8ccf5df20fe4dde019544d7e7e",
        ),
        IGOR.file(
            "igo/igo_year_format3.rda",
            "data/igo_year_format3.rda",
            214_610,
            "7fb22534081f6383dca740c7f7ae26ce587125d98fcc1b6fdcfa96eac34a9113",
        ),
    ),
    caveat="A year in which the organisation did not exist has no row; a status of 0 is a true absence; an unknown "
    "one is "
    "missing. Memberships before 1965 were recorded every five years and are carried between by the source.",
)
