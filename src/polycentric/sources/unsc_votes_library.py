"""Votes in the UN Security Council by member, from a user's own copy of the UN library's CSV.

The columns are as two public readers of the file use them; no file was at hand, and the reader ran on rows of our own
alone.
"""

from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading import library_votes
from polycentric.sources.reading.own_text import Layout
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import GAP, date, text, truth, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "un/sc_voting.csv"
HOME = "https://digitallibrary.un.org/record/4055387"
REFERENCE = reference(
    "misc", "undl_sc", "{United Nations Dag Hammarskjöld Library}", "Security Council Voting Data", None, url=HOME
)
LAYOUT = Layout(library_votes.NEEDED, where=HOME)
CALL = whole("undl_id", "number of a record", "the resolution's vote, by the library's number", 1, 2_000_000_000)
TEXTS = ("resolution", "draft", "meeting", "description", "agenda", "subjects", "modality", "vote_note")
TABLES = (
    Table(
        "votes",
        ("undl_id", "letters"),
        (
            CALL,
            text("letters", "the member's letters in the file", origin="ms_code"),
            text("name", "the member's name at the time", origin="ms_name"),
            text("state", "the state that is meant, by our id: CHN is Taipei to 25 October 1971",
                 "null: no state of that year (Ukraine to 1990), or letters that nothing is known of"),
            date("date", "the day of the vote"),
            year(1946, 2040),
            truth("permanent_member", "whether a permanent member", GAP),
            text("modality", "whether there was a vote", GAP),
            text("vote", "the vote", "null: the resolution was adopted without a vote, though the file has a row for "
                 "each member", codes=library_votes.WORDS, origin="ms_vote"),
        ),
        file=FILE,
        raw=library_votes.votes(LAYOUT, ("permanent_member", "modality")),
        ends_itself=True,
    ),
    Table(
        "resolutions",
        ("undl_id",),
        (
            CALL,
            date("date", "the day of the vote"),
            year(1946, 2040),
            *(text(name, f"the {name.replace('_', ' ')}, as the library has it", GAP) for name in TEXTS),
            *(whole(name, "members", f"the library's count: {name.replace('_', ' ')}", 0, 15, GAP)
              for name in library_votes.TOTALS),
        ),
        file=FILE,
        raw=library_votes.roll_calls(LAYOUT, TEXTS),
        ends_itself=True,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Security Council votes (UN library)",
    title="Security Council Voting Data of the United Nations Dag Hammarskjöld Library",
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
    caveat="Resolutions that were adopted: drafts that failed, vetoed ones among them, are not in it. A "
    "member that abstained or did not vote let the resolution pass.",
)
