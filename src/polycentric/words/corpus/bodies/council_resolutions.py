"""Resolutions of the Security Council, 1946-2002, in English."""

import datetime
import re
from typing import TYPE_CHECKING

from polycentric.words.corpus.contract import Corpus, frame_of

if TYPE_CHECKING:
    import polars as pl

SOURCE = "unsc_resolution_texts"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAY = re.compile(rf"(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})")
HEAD = 400  # letters at the head of a resolution in which its date stands


def date_of(text: str, year: int) -> datetime.date | None:
    """Read a resolution's date, the first of its year in its head.

    Examples
    --------
    >>> date_of("Resolution 301 (1971) of 20 October 1971", 1971)
    datetime.date(1971, 10, 20)
    """
    for day, month, when in DAY.findall(text[:HEAD]):
        if int(when) == year and 1 <= int(day) <= 31:
            try:
                return datetime.date(year, MONTHS.index(month) + 1, int(day))
            except ValueError:
                continue
    return None


def read() -> "pl.DataFrame":
    """Give the resolutions that are here; they speak for no state."""
    from polycentric.words.corpus.members_here import members_here, text_of

    rows: list[dict[str, object]] = []
    for member in members_here(SOURCE):
        year, number, text = int(member.parts["year"]), int(member.parts["number"]), text_of(SOURCE, member)
        rows.append({
            "text_id": f"council_resolutions/{number}", "speaker": "UNSC", "year": year, "session": None,
            "date": date_of(text, year), "language": "en", "translation": "original", "sha256": member.file.sha256,
            "text": text,
        })  # fmt: skip
    return frame_of(rows)


def key() -> str:
    """Give a hash of which resolutions are here."""
    from polycentric.words.corpus.members_here import key_of_members

    return key_of_members(SOURCE)


CORPUS = Corpus(
    label="Resolutions of the Security Council",
    body="the Security Council of the United Nations",
    what="a resolution as adopted",
    language="en",
    translation="original: all official languages are equally authentic",
    known_gaps="All resolutions to number 899 (1994), and three later ones. What was vetoed isn't among them. They "
    "speak for no state.",
    sources=(SOURCE,),
    years=(1946, 2002),
    listed=902,
    read=read,
    key=key,
)
