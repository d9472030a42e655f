"""Roll calls of the UN General Assembly to the present, from a user's own copy of the UN library's CSV.

The columns are those of the releases of 2024 to 2026 as the library's description and public readers name them; the
reader ran on rows of our own alone.
"""

from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading import library_votes
from polycentric.sources.reading.own_text import Layout
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import GAP, date, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "un/ga_voting.csv"
HOME = "https://digitallibrary.un.org/record/4060887"
REFERENCE = reference(
    "misc", "undl_ga", "{United Nations Dag Hammarskjöld Library}", "General Assembly Voting Data", None, url=HOME
)
LAYOUT = Layout(library_votes.NEEDED, others=library_votes.OF_2024, where=HOME)
CALL = whole("undl_id", "number of a record", "the roll call, by the library's number", 1, 2_000_000_000)
TEXTS = (
    *("resolution", "session", "draft", "committee_report", "meeting", "title", "agenda_title", "subjects"),
    "vote_note",
)
TABLES = (
    Table(
        "votes",
        ("undl_id", "letters"),
        (
            CALL,
            text("letters", "the member's letters in the file", origin="ms_code"),
            text("name", "the member's name at the time", origin="ms_name"),
            text("state", "the state that is meant, by our id: CHN is Taipei to 25 October 1971",
                 "null: no state of that year (Ukraine and Belarus to 1990), or letters that nothing is known of"),
            date("date", "the day of the vote"),
            year(1946, 2040),
            text("vote", "the vote", codes=library_votes.WORDS, origin="ms_vote"),
        ),
        file=FILE,
        raw=library_votes.votes(LAYOUT, ()),
        ends_itself=True,
    ),
    Table(
        "roll_calls",
        ("undl_id",),
        (
            CALL,
            date("date", "the day of the vote"),
            year(1946, 2040),
            *(text(name, f"the {name.replace('_', ' ')}, as the library has it", GAP) for name in TEXTS),
            *(whole(name, "members", f"the library's count: {name.replace('_', ' ')}", 0, 300, GAP)
              for name in library_votes.TOTALS),
        ),
        file=FILE,
        raw=library_votes.roll_calls(LAYOUT, TEXTS),
        ends_itself=True,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="UN roll calls (UN library)",
    title="General Assembly Voting Data of the United Nations Dag Hammarskjöld Library",
    version="as handed over",
    publisher="United Nations Dag Hammarskjöld Library",
    address=HOME,
    licence="United Nations: non-commercial use with attribution",
    terms=terms.BY_HAND,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1946, 2040),
    tables=TABLES,
    read=read,
    reader_version=2,
    files=(RemoteFile(FILE),),
    caveat="Resolutions that were adopted by a recorded vote: neither what failed, nor votes on parts, nor what was "
    "adopted without a vote. A member that did not vote is in the file; who is not in it was no member then.",
)
