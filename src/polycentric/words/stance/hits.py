"""Hits of the gold set: where each stands and what was matched, with no text of any speech."""

import csv
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from polycentric.errors import DataError
from polycentric.packaged import read_rows

STANCES = ("praised", "feared", "denied", "neutral")
"""The four stances, as the codebook defines them."""

FILE = Path(__file__).parent / "data" / "hits.csv"
PARTS = ("train", "test", "person")
"""What a hit is for: to learn from, to be tested on, or for a person to code; a state is in train or in test alone."""

DIGEST = 8  # bytes of a text's hash that are kept: enough to tell that a text is another


@dataclass(frozen=True, order=True)
class Hit:
    """One hit: which text, where in it, and what it is there.

    Attributes
    ----------
    id : str
        Follows from text and place alone, and shows neither.
    body : str
        Where it was said: the source of the text.
    text : str
        Which text of that source, for example ``"IND_33_1978"``.
    speaker : str
        The state, by our id, or the letters of the source where it was no state.
    year : int
    concept, matched : str
        What the hit is of, and the words that matched, on one line.
    start, end : int
        Places of the first character and after the last, in the decoded text.
    text_hash : str
        Of the decoded text.
    part : str
        One of `PARTS`.
    stratum : int
        How many hits the texts hold of this concept in this decade, of which this one was drawn.
    """

    id: str
    body: str
    text: str
    speaker: str
    year: int
    concept: str
    matched: str
    start: int
    end: int
    text_hash: str
    part: str = ""
    stratum: int = 0

    @property
    def decade(self) -> int:
        """The decade, by its first year."""
        return self.year // 10 * 10


def hit_id(body: str, text: str, start: int) -> str:
    """Give the id of a hit: eight letters and digits.

    Examples
    --------
    >>> hit_id("ungdc", "IND_33_1978", 1200)
    'ad42aabc'
    """
    return hashlib.blake2b(f"{body} {text} {start}".encode(), digest_size=4).hexdigest()


def text_hash(text: str) -> str:
    """Give the hash of a text by which another edition of it is told."""
    return hashlib.blake2b(text.encode(), digest_size=DIGEST).hexdigest()


def on_one_line(text: str) -> str:
    r"""Write each run of spaces and line ends as one space.

    Examples
    --------
    >>> on_one_line("balance\n of  power")
    'balance of power'
    """
    return " ".join(text.split())


def write_hits(hits: Iterable[Hit], path: Path = FILE) -> None:
    """Write hits as the package ships them, in the order of their ids."""
    names = [field.name for field in fields(Hit)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([getattr(hit, name) for name in names] for hit in sorted(hits))


def read_hits(path: Path = FILE) -> list[Hit]:
    """Read hits, in the order of their ids.

    Raises
    ------
    DataError
        If the file is no table of hits, or two hits have one id.
    """
    rows = read_rows(path)
    names = [field.name for field in fields(Hit)]
    if rows and list(rows[0]) != names:
        raise DataError(f"'{path.name}' has the columns {', '.join(rows[0])}: a table of hits has {', '.join(names)}.")
    hits = [_hit(row, path.name) for row in rows]
    refuse_twice([hit.id for hit in hits], path.name)
    return sorted(hits)


def refuse_twice(ids: Sequence[str], where: str) -> None:
    """Raise a DataError if a hit stands twice."""
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise DataError(f"'{where}' has hit '{twice[0]}' more than once: one row for each is right.")


def _hit(row: dict[str, str], where: str) -> Hit:
    """Make a hit of a row of text."""
    try:
        numbers = {name: int(row[name]) for name in ("year", "start", "end", "stratum")}
    except ValueError as error:
        raise DataError(f"'{where}' has no whole number in hit '{row['id']}' ({error}): restore the file.") from error
    if row["part"] not in PARTS:
        raise DataError(f"'{where}' has hit '{row['id']}' in part '{row['part']}': {', '.join(PARTS)} are right.")
    return Hit(**{**row, **numbers})  # type: ignore[arg-type]  # numbers replace the texts of their names
