"""National Material Capabilities, version 6.0: the release before, to see how much a result hangs on it."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.capabilities import CAVEAT, REFERENCES, components
from polycentric.sources.record.carriers import PEACESCIENCER_2025
from polycentric.sources.record.references import bibtex, texts

TABLES = (
    Table(
        "state_years",
        ("ccode", "year"),
        components(2016),
        file="cow/cow_nmc_v6.rda",
        raw=r_table("cow_nmc"),
        rows=15_951,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Capabilities (NMC 6.0)",
    title="National Material Capabilities, version 6.0",
    version="6.0",
    publisher="Correlates of War project; file by the R package peacesciencer",
    address="https://correlatesofwar.org/data-sets/national-material-capabilities/",
    licence=terms.COW_LICENCE,
    terms=terms.COW,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1816, 2016),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER_2025.file(
            "cow/cow_nmc_v6.rda",
            "data/cow_nmc.rda",
            230_912,
            "08f8edd4d455767b08869a91f198d52ddec2fddf566da01c23b5a5fcb0b62611",
        ),
    ),
    caveat=CAVEAT,
)
