"""National Material Capabilities, version 7.0: the six components and CINC, 1816-2022."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.capabilities import CAVEAT, REFERENCES, components
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.references import bibtex, texts

TABLES = (
    Table(
        "state_years", ("ccode", "year"), components(2022), file="cow/cow_nmc.rda", raw=r_table("cow_nmc"), rows=17_121
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Capabilities (NMC 7.0)",
    title="National Material Capabilities, version 7.0",
    version="7.0",
    publisher="Correlates of War project; file by the R package peacesciencer",
    address="https://correlatesofwar.org/data-sets/national-material-capabilities/",
    licence=terms.COW_LICENCE,
    terms=terms.COW,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1816, 2022),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "cow/cow_nmc.rda",
            "data/cow_nmc.rda",
            347_751,
            "c265ab4ffa73c87ddc565ce08a12963e8a6aa5020a56e3658108add14b24e82d",
        ),
    ),
    caveat=CAVEAT,
)
