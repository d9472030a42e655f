"""A user's own folder of texts: ``index.csv``, a line for each text, and the texts beside it; checked whole.

The table has the columns ``file`` and ``year``, and ``state`` or ``speaker``; ``body``, ``session``, ``date``,
``language`` (en or zh; default: en) and ``translation`` (original, translated, machine, unknown; default: unknown) may
be added. Everything that is wrong is told at once, each with its line.
"""

import csv
import datetime
import hashlib
import io
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

import polars as pl

from polycentric.errors import ManyFaultsError, PolycentricError, UserFileError
from polycentric.reading import content_of, exists
from polycentric.states import find, lives, name_of
from polycentric.words.corpus.cleaning import SHORTEST, chinese, counted, english, fault
from polycentric.words.corpus.contract import COLUMNS, STUB, TRANSLATIONS, UNITS, UNREAD, frame_of

INDEX = "index.csv"
NEEDED = ("file", "year")
ALLOWED = ("file", "year", "state", "speaker", "body", "session", "date", "language", "translation")
LARGEST, LARGEST_INDEX = 50_000_000, 20_000_000  # bytes
QUOTED = 80  # characters of a cell that a message quotes
SHOWN = 40  # faults of a folder that are told; the rest is counted
FIRST_YEAR, LAST_YEAR = 1, 2100
REMEDIES = {
    STUB: f"is a stub: a text has {SHORTEST['en']} words or more, {SHORTEST['zh']} characters in Chinese",
    UNREAD: "isn't in English, as far as its words tell (too few of the, of, and, to, in, is, that): leave it out, or "
    "write zh in the column language if it is Chinese, since texts in other languages can't be counted",
}
UNSEEN = dict.fromkeys((*range(9), *range(14, 32)), " ")  # characters that no text means, and a search uses as marks
UTF16 = (b"\xff\xfe", b"\xfe\xff")  # how such a text begins
Fault = tuple[int, str]


def read_own(folder: str | Path) -> pl.DataFrame:
    """Read a folder of texts, with the columns of `polycentric.words.corpus.texts.texts`.

    Raises
    ------
    UserFileError
        If there is no folder, or no readable ``index.csv`` in it.
    ManyFaultsError
        If anything is wrong with the table or a text: all of it at once.
    """
    place = Path(folder)
    rows = _table(place)
    faults: list[Fault] = []
    taken: dict[tuple[object, ...], int] = {}
    contents: dict[str, int] = {}
    texts = [_row(place, line, row, faults, taken, contents) for line, row in enumerate(rows, 2)]
    frame = _counted(frame_of(texts), [str(each["body"]) for each in texts])
    for line, (row, text, what) in enumerate(zip(rows, texts, frame["fault"], strict=True), 2):
        if what is not None and text["text"] and text["language"] in UNITS:  # else its line has a fault already
            faults.append((line, f"'{_short(row['file'])}' {REMEDIES[what]}"))
    if faults:
        _refuse(place, faults)
    return frame.select(COLUMNS).sort("text_id")


def _table(place: Path) -> list[dict[str, str]]:
    """Read the table of a folder; refuse one whose columns aren't those that are known."""
    if not _is_folder(place):
        raise UserFileError(f"There is no folder '{place}': name one that holds {INDEX} and the texts.")
    try:
        text = content_of(place / INDEX, LARGEST_INDEX).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserFileError(f"'{place / INDEX}' isn't in UTF-8 ({error.reason}): save it so.") from error
    except OSError as error:
        raise UserFileError(
            f"'{place / INDEX}' can't be read ({error.strerror}): write a table with the columns "
            f"{', '.join(ALLOWED)}, the first two needed, and state or speaker."
        ) from error
    try:
        columns, *lines = [line for line in csv.reader(io.StringIO(text)) if line] or [[]]
    except csv.Error as error:
        raise UserFileError(
            f"'{place / INDEX}' is no table ({error}): write one line for each text; is a quotation mark left open?"
        ) from error
    columns = [each.strip() for each in columns]
    _check_columns(place, columns)
    if not lines:
        raise UserFileError(f"'{place / INDEX}' lists no text: write a line for each.")
    long = [(at, f"{len(line)} cells, and {len(columns)} columns: put a text with a comma into quotation marks")
            for at, line in enumerate(lines, 2) if len(line) > len(columns)]  # fmt: skip
    if long:
        _refuse(place, long)
    return [dict(zip_longest(columns, (cell.strip() for cell in line), fillvalue="")) for line in lines]


def _is_folder(place: Path) -> bool:
    """Tell whether a path is that of a folder."""
    try:
        return exists(place) and place.is_dir()
    except (OSError, ValueError):  # a path that can't be one
        return False


def _check_columns(place: Path, columns: list[str]) -> None:
    """Refuse a table whose columns aren't those that are known, each once."""
    wrong = [f"no column '{each}'" for each in NEEDED if each not in columns]
    wrong += [f"an unknown column '{_short(each)}'" for each in columns if each not in ALLOWED]
    wrong += [f"the column '{each}' twice" for each in ALLOWED if columns.count(each) > 1]
    wrong += ["neither a column 'state' nor 'speaker'"] if not {"state", "speaker"} & set(columns) else []
    if wrong:
        commas = " Part them by commas, not by semicolons or tabs." if len(columns) == 1 else ""
        first = "its first line names its columns, which are"
        raise UserFileError(f"'{place / INDEX}' has {'; '.join(wrong)}: {first} {', '.join(ALLOWED)}.{commas}")


def _short(text: str) -> str:
    """Cut a text that a sentence quotes."""
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}..."


def _row(
    place: Path, line: int, row: Mapping[str, str], faults: list[Fault],
    taken: dict[tuple[object, ...], int], contents: dict[str, int],
) -> dict[str, Any]:  # fmt: skip
    """Check one line of the table and read its text; note what is wrong."""

    def wrong(sentence: str) -> None:
        faults.append((line, sentence))

    year, date = _when(row, wrong)
    state = _state(row.get("state", ""), year, wrong)
    speaker = row.get("speaker") or state or ""
    if not row.get("state") and not row.get("speaker"):
        wrong("nobody speaks: give a state or a speaker")
    language, translation = row.get("language") or "en", row.get("translation") or "unknown"
    if language not in UNITS:
        wrong(f"language '{language}' is none that can be counted: leave the text out, or write {' or '.join(UNITS)} "
              "if it is in English or Chinese")  # fmt: skip
    if translation not in TRANSLATIONS:
        wrong(f"translation '{translation}' is unknown: write one of {', '.join(TRANSLATIONS)}")
    session = row.get("session", "")
    if session and not session.isdecimal():
        wrong(f"session '{session}' is no whole number")
    body = row.get("body") or "own"
    when: object = date or (f"session {session}" if session else year)
    if (earlier := taken.setdefault((speaker, body, session or when), line)) != line and speaker:
        wrong(f"{speaker} speaks twice before '{body}' in {f'session {session}' if session else when}, as in line "
              f"{earlier}: leave one out, or tell them apart by date or session")  # fmt: skip
    text, digest = _text(place, row["file"], wrong)
    if digest and (same := contents.setdefault(digest, line)) != line:
        wrong(f"'{row['file']}' holds the same text as line {same}: leave one out")
    return {
        "text_id": f"own/{row['file']}", "speaker": speaker, "state": state, "year": year, "date": date,
        "session": int(session) if session.isdecimal() else None, "language": language, "translation": translation,
        "sha256": digest, "text": text, "body": body,
    }  # fmt: skip


def _when(row: Mapping[str, str], wrong: Any) -> tuple[int | None, datetime.date | None]:
    """Read a year and a date, which has to lie in it."""
    year = int(row["year"]) if row["year"].isdecimal() else None
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        wrong(f"year '{row['year']}' is none: write one such as 1980")
        return None, None
    if not row.get("date"):
        return year, None
    try:
        date = datetime.date.fromisoformat(row["date"])
    except ValueError:
        wrong(f"date '{row['date']}' is none: write it as 1980-09-23, or leave it empty")
        return year, None
    if date.year != year:
        wrong(f"date {date} lies outside the year {year}")
    return year, date


def _state(text: str, year: int | None, wrong: Any) -> str | None:
    """Find the state that a line names, alive in its year."""
    if not text or year is None:
        return None
    try:
        state = find(text, year)
    except PolycentricError as error:
        wrong(f"{str(error).rstrip('.')}; give another name, or none and a speaker")
        return None
    if not lives(state, year):
        wrong(f"{name_of(state.id)} ('{text}') was no state in {year}: give the state of then, or a speaker alone")
        return None
    return state.id


def _text(place: Path, name: str, wrong: Any) -> tuple[str, str]:
    """Read a text of a folder with its hash; nothing where it can't be read."""
    called = _short(name)
    if not name:
        wrong("no file is named: give its path inside the folder")
        return "", ""
    try:
        inside = (place / name).resolve().is_relative_to(place.resolve())
        content = content_of(place / name, LARGEST) if inside else b""
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links is a RuntimeError, a null byte a ValueError
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error).partition(" from ")[0]
        wrong(f"'{called}' can't be read: {why}")
        return "", ""
    if not inside:
        wrong(f"'{called}' lies outside the folder, or leads out of it: put the text itself into the folder")
        return "", ""
    if not content.strip():
        wrong(f"'{called}' is empty: put its text in, or leave the line out")
        return "", ""
    try:
        return content.decode("utf-8-sig").translate(UNSEEN), hashlib.sha256(content).hexdigest()
    except UnicodeDecodeError as error:
        seems = "it seems to be in UTF-16" if content[:2] in UTF16 else "Windows programs often write cp1252"
        wrong(f"'{called}' isn't in UTF-8 (byte {error.start:,}): save it so; {seems}")
        return "", ""


def _counted(frame: pl.DataFrame, bodies: list[str]) -> pl.DataFrame:
    """Clean, count and judge texts of either language, in their order."""
    is_chinese = pl.col("language") == "zh"
    cleaned = frame.with_columns(pl.Series("body", bodies)).with_columns(
        pl.when(is_chinese)
        .then(pl.col("text").map_elements(chinese, return_dtype=pl.String))
        .otherwise(english(pl.col("text")))
        .alias("text")
    )
    by_language = {
        each: cleaned.with_columns(counted(each).alias("words")).with_columns(fault(each).alias("fault"))
        for each in UNITS
    }
    return cleaned.with_columns(
        pl.when(is_chinese).then(by_language["zh"][name]).otherwise(by_language["en"][name]).alias(name)
        for name in ("words", "fault")
    )


def _refuse(place: Path, faults: list[Fault]) -> None:
    """Raise all faults of a folder, each with its line."""
    told = [f"  line {line}: {sentence.rstrip('.')}." for line, sentence in sorted(faults)[:SHOWN]]
    more = [f"  and {len(faults) - SHOWN:,} more."] if len(faults) > SHOWN else []
    many = "a fault" if len(faults) == 1 else f"{len(faults):,} faults"
    raise ManyFaultsError("\n".join([f"'{place / INDEX}' has {many}:", *told, *more]))
