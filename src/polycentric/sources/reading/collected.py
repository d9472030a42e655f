"""Read collections: the list of members as a table, and a member's text with what is counted in it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polycentric.sources.contract import Collection, Column, Table
from polycentric.sources.reading.tidy import tidy
from polycentric.sources.record.collection import Member, members_of
from polycentric.sources.record.columns import amount, text, truth, whole

if TYPE_CHECKING:
    import polars as pl


STUB = 1_000  # bytes; no speech, strategy or resolution that is whole has fewer, but for short resolutions
FEWEST = 0.05  # of a text's words: fewer of the commonest English ones, and it is none in English
COMMON = {"the", "of", "and", "to", "in", "is", "that"}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NOT_DECODED = "\N{REPLACEMENT CHARACTER}"

TEXT = (
    text("text", "the text, as the file has it"),
    whole("words", "words", "words of letters alone", 0, 10_000_000),
    amount("common_words", "fraction", f"of its words: {', '.join(sorted(COMMON))}, the commonest of English", 0, 1,
           "null: it has no word"),
    truth("is_english", f"at least {FEWEST:.0%} of its words are those; a page of glyph numbers has none"),
    whole("broken_letters", "characters", "characters that could not be read, or that the file itself has broken",
          0, 10_000_000),
)  # fmt: skip


def of_text(content: bytes) -> dict[str, Any]:
    """Give a text, and what of it tells whether it is one."""
    letters = content.decode("utf-8-sig", "replace")
    words = WORD.findall(letters)
    common = sum(word.lower() in COMMON for word in words)
    return {
        "text": letters,
        "words": len(words),
        "common_words": common / len(words) if words else None,
        "is_english": bool(words) and common >= FEWEST * len(words),
        "broken_letters": letters.count(NOT_DECODED),
    }


def list_reader(
    collection: Collection, table: Table, more: Callable[[Member], Mapping[str, Any]]
) -> Callable[[Path], dict[str, "pl.DataFrame"]]:
    """Make the `read` of a collection's source: the list of its members, which comes with the package.

    The path is not looked at, and no member is opened. `more` gives the columns that follow from a member's name.
    """

    def read(path: Path) -> dict[str, "pl.DataFrame"]:
        import polars as pl

        rows = [{**member.parts, "bytes": member.file.size, **more(member)} for member in members_of(collection)]
        names = [column.raw for column in table.columns]
        columns = {name: [row.get(name) for row in rows] for name in names}
        return {table.name: tidy(pl.DataFrame(columns, strict=False, infer_schema_length=None), table)}

    return read


BYTES: Column = whole("bytes", "bytes", "length of the file", 1, 100_000_000)
