"""Who was a member of the UN Security Council, by term, 1992-2023."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import COUNCIL_SPEECHES
from polycentric.sources.record.columns import text, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "madore2025council",
    "Madore, Frédérick",
    "Genocide at the Security Council: Membership of the Council",
    2025,
    url="https://github.com/fmadore/genocide-at-the-security-council",
)
FILE = "un/unsc_council_membership.csv"
TABLES = (
    Table(
        "terms",
        ("country_org", "start_year"),
        (
            text("country_org", "the member's name, as its speeches are filed"),
            year(1991, 2023, "start_year", "first year of the term; of a permanent member, of the file"),
            year(1992, 2024, "end_year", "last year of the term; of a permanent member, of the file"),
            text("seat", "what kind of seat", codes=("permanent", "elected")),
            text("note", "a remark", "null: none"),
        ),
        file=FILE,
        raw=csv_table(comment="#"),
        rows=171,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Membership of the Security Council",
    title="Membership of the UN Security Council by term, 1992-2023",
    version="2025",
    publisher="Frédérick Madore",
    address="https://github.com/fmadore/genocide-at-the-security-council",
    licence="MIT for the repository; the facts are the United Nations'",
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1992, 2023),
    tables=TABLES,
    read=read,
    files=(
        COUNCIL_SPEECHES.file(
            FILE,
            "config/council_membership.csv",
            6_101,
            "d81257287c6cf38d9232d0ec4e3a9de50d00dbe2386421c368348717fbfae821",
        ),
    ),
    caveat="Terms that touch 1992-2023: of 1991 and 2024 only five members each, so those years are left out. 'Congo' "
    "is the Republic of the Congo.",
)
