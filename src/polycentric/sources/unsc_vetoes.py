"""Vetoes in the UN Security Council, February 1946 to July 2022."""

from polycentric.sources import terms
from polycentric.sources.carriers import VETOES
from polycentric.sources.columns import month, text, truth, year
from polycentric.sources.contract import Source, Table
from polycentric.sources.raw import csv_table
from polycentric.sources.references import bibtex, reference, texts
from polycentric.sources.tidy import files_reader

REFERENCE = reference(
    "misc",
    "yordan2022",
    "Yordan, Carlos L.",
    "List of UN Security Council Vetoes",
    2022,
    note="World Politics Data Lab",
)
MEMBERS = ("China", "France", "Russia", "USSR", "USA", "UK")
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
            *(truth(name, f"whether {name} voted against") for name in MEMBERS),
        ),
        file="un/unsc_vetoes_1946_sept2022.csv",
        raw=csv_table(),
        rows=214,
        dropped=(
            "member_veto1",
            "member_veto2",
            "member_veto3",
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
    files=(
        VETOES.file(
            "un/unsc_vetoes_1946_sept2022.csv",
            "unsc_vetoes_1946_sept2022.csv",
            33_832,
            "d6b65d698d8f4e5a6eddcd922e7659b40e22d262940f1440b51360929d87ab74",
        ),
    ),
    caveat="No key: one record may hold several votes on membership. Who vetoed together is to be counted from the "
    "members' columns; the file's own columns on that hold an error and are left out. Ends in July 2022.",
)
