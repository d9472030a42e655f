"""The shortest distance between the territories of two states on the first of January."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import amount, undirected, year
from polycentric.sources.record.references import CSHAPES_2022, bibtex, texts

_REST = (
    year(1886, 2019),
    amount("mindist", "metres", "shortest distance between the territories", 0, 20_040_000, scale=1e3),
)
TABLES = (
    Table(
        "cow",
        ("ccode1", "ccode2", "year"),
        (*undirected(), *_REST),
        file="cow/cow_mindist.rda",
        raw=r_table("cow_mindist"),
        rows=952_244,
    ),
    Table(
        "gw",
        ("gwcode1", "gwcode2", "year"),
        (*undirected("gwcode"), *_REST),
        file="cow/gw_mindist.rda",
        raw=r_table("gw_mindist"),
        rows=871_034,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Minimum distance",
    title="Minimum distance between states on 1 January, from CShapes 2.0",
    version="CShapes 2.0",
    publisher="Guy Schvitz and others; files by the R package peacesciencer",
    address="https://icr.ethz.ch/data/cshapes/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(CSHAPES_2022),
    bibtex=bibtex(CSHAPES_2022),
    years=(1886, 2019),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "cow/cow_mindist.rda",
            "data/cow_mindist.rda",
            227_864,
            "9fa13d911c454d463044bf13a711c64b90a6131246e2d239dcdf4d01f2f263b4",
        ),
        PEACESCIENCER.file(
            "cow/gw_mindist.rda",
            "data/gw_mindist.rda",
            190_852,
            "c5cfc974f3b3d91e31f45981332462f250794721938e2c8abeb79b8307dec990",
        ),
    ),
    caveat="As of 1 January: a state that entered later in the year first has a distance in the year after.",
)
