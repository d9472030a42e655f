"""Sheets for coders: each hit in its context, in an order of the coder's own; and what a coder wrote, read back.

A sheet holds texts of speeches, so it is made where the texts are and never kept with the package. It shows neither who
speaks nor when, and its ids tell nothing of either.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from polycentric.errors import DataError
from polycentric.packaged import read_rows
from polycentric.scoring.streams import stream
from polycentric.words.stance.hits import STANCES, Hit, on_one_line, refuse_twice, text_hash

AROUND = 60  # words on each side: two to four sentences of a speech
COLUMNS = ("id", "concept", "matched", "context", "stance", "remark")
OPEN, SHUT = "[[", "]]"
_BEFORE, _AFTER = re.compile(rf"(?:\S+\s+){{0,{AROUND}}}\S*$"), re.compile(rf"\S*(?:\s+\S+){{0,{AROUND}}}")


def context(text: str, start: int, end: int) -> str:
    r"""Give the words around a hit, on one line, the hit in double brackets.

    Examples
    --------
    >>> context("We want no\n hegemony, by anyone.", 12, 20)
    'We want no [[hegemony]], by anyone.'
    """
    before = _tail(text[:start])
    after = _AFTER.match(text[end:])
    marked = f"{before}{OPEN}{text[start:end]}{SHUT}{after.group() if after else ''}"
    return on_one_line(marked)


def _tail(text: str) -> str:
    """Give the last words of a text; only its end is looked at, for a search over all of it takes long."""
    found = _BEFORE.search(text[-AROUND * 30 :])
    return found.group() if found else ""


def write_sheet(hits: Sequence[Hit], texts: Mapping[tuple[str, str], str], coder: str, seed: int, path: Path) -> None:
    """Write a coder's sheet: one row for each hit, in an order by chance that follows from the seed and the coder.

    Raises
    ------
    DataError
        If a text is missing, is another edition than the one of which hits were drawn, or has something else there.
    """
    order = stream(seed, "sheet", coder).permutation(len(hits))
    ordered = sorted(hits)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for place in order:
            hit = ordered[place]
            found = context(text_of(hit, texts), hit.start, hit.end)
            writer.writerow([hit.id, hit.concept, hit.matched, found, "", ""])


def text_of(hit: Hit, texts: Mapping[tuple[str, str], str]) -> str:
    """Give the text of a hit, after making sure that it is the one of which the hit was drawn."""
    text = texts.get((hit.body, hit.text))
    if text is None:
        raise DataError(f"Text '{hit.text}' of '{hit.body}' is not here: polycentric fetch {hit.body} --many.")
    if text_hash(text) != hit.text_hash or on_one_line(text[hit.start : hit.end]) != hit.matched:
        raise DataError(
            f"Text '{hit.text}' of '{hit.body}' is another edition than the one that hit '{hit.id}' was drawn from "
            f"(its hash is {text_hash(text)}, not {hit.text_hash}): fetch the pinned edition."
        )
    return text


def read_codes(path: Path, ids: Iterable[str] | None = None) -> dict[str, str]:
    """Read the stance that a coder gave each hit, in the order of their ids.

    Parameters
    ----------
    path : Path
        A sheet, or any table with the columns `id` and `stance`.
    ids : iterable of str, optional
        The hits that ought to be coded.

    Raises
    ------
    DataError
        If a stance is none of the four, a hit stands twice, one of `ids` is missing, or there is one that isn't in it.
    """
    rows = read_rows(path)
    if rows and not {"id", "stance"} <= rows[0].keys():
        raise DataError(f"'{path.name}' has the columns {', '.join(rows[0])}: a coded sheet has 'id' and 'stance'.")
    codes = {row["id"]: row["stance"].strip().lower() for row in rows}
    refuse_twice([row["id"] for row in rows], path.name)
    for each, stance in codes.items():
        if stance not in STANCES:
            raise DataError(f"'{path.name}' has '{stance}' for hit '{each}': {', '.join(STANCES)} are right.")
    if ids is not None:
        _all_there(set(ids), set(codes), path.name)
    return dict(sorted(codes.items()))


def _all_there(wanted: set[str], given: set[str], where: str) -> None:
    """Raise a DataError if the coded hits are not those that were to be coded."""
    if missing := sorted(wanted - given):
        raise DataError(
            f"'{where}' lacks {len(missing)} of {len(wanted)} hits, '{missing[0]}' the first: code them too."
        )
    if strange := sorted(given - wanted):
        raise DataError(f"'{where}' codes hit '{strange[0]}', which was not on the sheet: leave it out.")
