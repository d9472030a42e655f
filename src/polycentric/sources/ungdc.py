"""Speeches of the General Debate of the United Nations, 1946-2025: 11,108 texts, fetched and read by need."""

from functools import cache
from typing import TYPE_CHECKING, Any

from polycentric.sources.contract import Collection, Source, Table
from polycentric.sources.reading.collected import BYTES, STUB, TEXT, list_reader, of_text
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import UNGA_ANALYSIS
from polycentric.sources.record.columns import text, truth, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    from polycentric.sources.record.collection import Member

BY_CARRIER = 80  # the session that the carrier collected itself; the corpus ends with the one before
TAIPEI = range(1950, 1971)  # the Republic left the mainland in December 1949; the People's Republic spoke in 1971
OF_NO_STATE = {"EU": "a body", "PSE": "an observer that no list of states has"}
OTHER_IDS = {"YUG": "SRB"}
REFERENCES = (
    reference(
        "article", "jankin2025", "Jankin, Slava and Baturo, Alexander and Dasandi, Niheer",
        "Words to Unite Nations: The Complete United Nations General Debate Corpus, 1946-Present", 2025,
        journal="Journal of Peace Research", doi="10.7910/DVN/0TJX8Y",
    ),
    reference(
        "article", "baturo2017", "Baturo, Alexander and Dasandi, Niheer and Mikhaylov, Slava J.",
        "Understanding State Preferences with Text as Data: Introducing the UN General Debate Corpus", 2017,
        journal="Research & Politics", volume="4", number="2",
    ),
)  # fmt: skip

UPSTREAM = "artifacts/Session 80 - 2025/Session {session} - {year}/{name}"
COLLECTION = Collection(
    name="ungdc",
    sha256="8d21807ecc88108139aeff1f786148818634b7d9527a3e72752528059aa3d7ae",
    count=11_108,
    size=202_127_103,
    pattern=r"(?P<iso3>[A-Z]{2,3})_(?P<session>\d\d)_(?P<year>\d{4})\.txt",
    path="texts/ungdc/{year}/{name}",
    address=UNGA_ANALYSIS.address(UPSTREAM),
    unit="speeches",
    reads=TEXT,
    opened=of_text,
    archive=UNGA_ANALYSIS.archive,
    inside=UNGA_ANALYSIS.inside(UPSTREAM),
)


def who(letters: str, when: int) -> str | None:
    """Give the state that the letters mean in a year; nothing for a body, an observer, or who was no state yet.

    Examples
    --------
    >>> who("RUS", 1985), who("CHN", 1960), who("CHN", 1971), who("DEU", 1980), who("DDR", 1980), who("YUG", 1960)
    ('RUS', 'TWN', 'CHN', 'DEU', 'DDR', 'SRB')
    >>> who("CHN", 1946), who("UKR", 1980), who("UKR", 2000), who("EU", 2020)
    ('CHN', None, 'UKR', None)
    """
    from polycentric.states import lives

    if letters in OF_NO_STATE:
        return None
    state = "TWN" if letters == "CHN" and when in TAIPEI else OTHER_IDS.get(letters, letters)
    return state if lives(state, when) else None


_who = cache(who)


def _more(member: "Member") -> dict[str, Any]:
    """Say what follows from a member's name and size."""
    letters, when, session = member.parts["iso3"], int(member.parts["year"]), int(member.parts["session"])
    return {
        "state": _who(letters, when),
        "is_stub": member.file.size < STUB,
        "origin": "carrier" if session == BY_CARRIER else "corpus",
    }


TABLES = (
    Table(
        "speeches",
        ("iso3", "session"),
        (
            text("iso3", "the speaker's letters in the file's name: RUS is the Soviet Union to 1991, CHN Taipei from "
                 "1950 to 1969, DEU the Federal Republic from 1973, YUG Yugoslavia and from 2001 to 2005 its rest"),
            whole("session", "session", "the General Assembly's regular session", 1, 80),
            year(1946, 2025),
            text("state", "the state that spoke, by our id", "null: a body, an observer, or none yet (Ukraine and "
                 "Belarus to 1990, India in 1946)"),
            BYTES,
            truth("is_stub", f"fewer than {STUB:,} bytes: a title, not a speech"),
            text("origin", "who collected the text; 40 of the carrier's 156 are machine translations, and it doesn't "
                 "say which", codes=("corpus", "carrier")),
        ),
        rows=11_108,
    ),
)  # fmt: skip
read = list_reader(COLLECTION, TABLES[0], _more)

SOURCE = Source(
    label="General Debate speeches (UNGDC)",
    title="United Nations General Debate Corpus: every speech of the General Debate, as plain text",
    version="13 (1946-2024), and session 80 as collected in October 2025",
    publisher="Slava Jankin, Alexander Baturo and Niheer Dasandi; files by the repository osaa-unga-analysis, which "
    "collected session 80 itself",
    address="https://doi.org/10.7910/DVN/0TJX8Y",
    licence="CC0 1.0 for 1946-2024; session 80 is the states' own statements, in a repository under the MIT licence",
    terms=terms.OPEN,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1946, 2025),
    tables=TABLES,
    read=read,
    collection=COLLECTION,
    caveat="A state without a file did not speak, or its speech isn't in the corpus: 1970 has 70 speeches, none of "
    "the Soviet Union or China. Session 80 has 156 of them, none of the United States or Germany: 23 are "
    "numbers of glyphs that can't be read as text (China, the United Kingdom, India, Japan and others; two of"
    " them stubs, Australia and Latvia), nine are for the most part in Arabic or Russian (is_english is false"
    " for these 32), 40 are machine translations, and that of Sierra Leone is the text of Slovenia. Before "
    "1994 the texts are scans with page headers and misread letters; of many states they are translations by "
    "the United Nations.",
)
