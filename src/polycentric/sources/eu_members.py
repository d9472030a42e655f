"""When states joined the European Economic Community or the European Union, 1958-2013."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import STEVEDATA
from polycentric.sources.record.columns import date, text
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "miller2022stevedata",
    "Miller, Steven V.",
    "stevedata: Steve's Toy Data for Teaching About a Variety of Methodological, Social, and Political Topics",
    2022,
    url="https://svmiller.com/stevedata",
)
FILE = "igo/eustates.rda"
TABLES = (
    Table(
        "accessions",
        ("iso2c",),
        (
            text("country", "the member's name"),
            text("iso2c", "ISO 3166-1 alpha-2"),
            date("date", "the day of its accession; of the founders, that on which the treaty took effect"),
        ),
        file=FILE,
        raw=r_table("eustates"),
        rows=28,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="EU accessions",
    title="Accessions to the European Economic Community and the European Union",
    version="stevedata, 2022",
    publisher="Steven V. Miller",
    address="https://european-union.europa.eu/",
    licence="GPL-2 for the package; the facts are the Union's",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1958, 2022),
    tables=TABLES,
    read=read,
    files=(STEVEDATA.file(FILE, "data/eustates.rda", 519,
                          "410d3c554e8e806fb63fc87903aebd0c34393ec2b6cbd038342784aa3243a089"),),
    caveat="Accessions alone: the file has no exits. The one that there was, the United Kingdom's on 31 January 2020, "
    "is put in where years are made of it.",
)  # fmt: skip
