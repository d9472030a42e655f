"""Vetoes in the UN Security Council, February 1946 to July 2022."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import VETOES
from polycentric.sources.record.columns import month, text, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "yordan2022",
    "Yordan, Carlos L.",
    "List of UN Security Council Vetoes",
    2022,
    note="World Politics Data Lab",
)
MEMBERS = ("China", "France", "Russia", "USSR", "USA", "UK")
NO_OTHER = "null: no other voted against"
TABLES = (
    Table(
        "vetoes",
        (),
        (
            year(1946, 2022),
            month("month", "the month"),
            text("date", "the day, as month/day/year"),
            text("draft", "number of the draft"),
            text("meeting_record", "number of the record"),
            text("agenda_item", "item of the agenda"),
            text("crisis_topic", "what it was about"),
            text("region", "the region"),
            text("veto1", "the permanent member that voted against", origin="member_veto1", codes=MEMBERS),
            text("veto2", "a second one", NO_OTHER, "member_veto2", MEMBERS),
            text("veto3", "a third one", NO_OTHER, "member_veto3", MEMBERS),
        ),
        file="un/unsc_vetoes_1946_sept2022.csv",
        raw=csv_table(),
        rows=214,
        dropped=(
            *MEMBERS,
            "single_veto",
            "multiple_vetoes",
            "russia_china",
            "usa_uk",
            "usa_france",
            "usa_france_uk",
            "france_uk",
        ),
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Vetoes in the Security Council",
    title="Vetoed drafts in the UN Security Council",
    version="September 2022",
    publisher="World Politics Data Lab, after the UN's Dag Hammarskjöld Library",
    address="https://research.un.org/en/docs/sc/quick/veto",
    licence="MIT for the repository; the facts are the UN's",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1946, 2022),
    tables=TABLES,
    read=read,
    reader_version=2,
    files=(
        VETOES.file(
            "un/unsc_vetoes_1946_sept2022.csv",
            "unsc_vetoes_1946_sept2022.csv",
            33_832,
            "d6b65d698d8f4e5a6eddcd922e7659b40e22d262940f1440b51360929d87ab74",
        ),
    ),
    caveat="No key: one record may hold several votes on membership. Who voted against is read from the columns "
    "of names: the file's column for each member lacks 26 votes of 1966-85 (17 drafts have no vetoing member there), "
    "and those on who vetoed together hold an error; all are left out. No veto of the government in Taipei is in the "
    "file. Ends in July 2022.",
)
