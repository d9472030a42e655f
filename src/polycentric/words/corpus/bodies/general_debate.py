"""Speeches of the General Debate of the United Nations, 1946-2025, in English."""

from typing import TYPE_CHECKING

from polycentric.words.corpus.contract import Corpus, frame_of

if TYPE_CHECKING:
    import polars as pl

SOURCE = "ungdc"
BY_CARRIER = 80  # the session in which 40 texts are machine translations, and nothing says which
# By rule of language, since no record says who spoke in which: states whose one official language is English ...
ENGLISH = frozenset(
    {
        "USA", "GBR", "AUS", "NZL", "IRL", "JAM", "TTO", "BHS", "BRB", "GUY", "ATG", "DMA",
        "GRD", "KNA", "LCA", "VCT", "BLZ", "NGA", "GHA", "SLE", "LBR", "GMB", "ZMB", "SGP",
        "IND",
    }
)  # fmt: skip
# ... and those whose one official language is another of the six of the United Nations, Arabic apart, whose speakers
# often use English or French.
OTHERS = frozenset(
    {
        "RUS", "CHN", "TWN", "FRA", "ESP", "ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM",
        "ECU", "SLV", "GTM", "HND", "MEX", "NIC", "PAN", "PRY", "PER", "URY", "VEN",
    }
)  # fmt: skip
SOVIET_REPUBLICS = frozenset({"BLR", "UKR"})  # they spoke in Russian to 1991, and were no states
LAST_SOVIET = 1991


def translation_of(speaker: str, year: int, session: int) -> str:
    """Say by rule of language whether a text is translated.

    Examples
    --------
    >>> translation_of("USA", 1985, 40), translation_of("RUS", 1985, 40), translation_of("FIN", 1985, 40)
    ('original', 'translated', 'unknown')
    """
    if speaker in ENGLISH:
        return "original"
    if session >= BY_CARRIER:
        return "unknown"
    return "translated" if speaker in OTHERS or (speaker in SOVIET_REPUBLICS and year <= LAST_SOVIET) else "unknown"


def read() -> "pl.DataFrame":
    """Give the speeches that are here; the state is missing for a body and for who was no state then."""
    from polycentric.tables.archive import table
    from polycentric.words.corpus.members_here import members_here, text_of

    state = {(iso3, session): state for iso3, session, state in table(SOURCE)["iso3", "session", "state"].iter_rows()}
    rows: list[dict[str, object]] = []
    for member in members_here(SOURCE):
        letters, session, year = member.parts["iso3"], int(member.parts["session"]), int(member.parts["year"])
        rows.append({
            "text_id": f"general_debate/{session}/{letters}", "speaker": letters, "state": state[letters, session],
            "year": year, "session": session, "language": "en", "translation": translation_of(letters, year, session),
            "sha256": member.file.sha256, "text": text_of(SOURCE, member),
        })  # fmt: skip
    return frame_of(rows)


def key() -> str:
    """Give a hash of which speeches are here."""
    from polycentric.words.corpus.members_here import key_of_members

    return key_of_members(SOURCE)


CORPUS = Corpus(
    label="General Debate of the United Nations",
    body="the General Assembly of the United Nations",
    what="a state's yearly speech",
    language="en",
    translation="by rule of language alone: original for states whose one official language is English, translated "
    "for those with Chinese, French, Russian or Spanish, unknown for all others; 40 of session 80 are machine "
    "translations, and nothing says which",
    known_gaps="A state without a text did not speak, or its speech isn't in the corpus or hasn't been fetched. "
    "Session 25 (1970) has 70 speeches, none of the Soviet Union or China. Of session 80 the United "
    "States and Germany are missing, 32 texts can't be read as English, and the text filed under Sierra "
    "Leone is Slovenia's. Before 1994 the texts are scans with page headers and misread letters; about "
    "one word in 5,800 is broken by a hyphen and a space, which is left as it is.",
    sources=(SOURCE,),
    years=(1946, 2025),
    listed=11_108,
    read=read,
    key=key,
)
