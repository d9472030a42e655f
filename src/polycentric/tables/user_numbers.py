"""From the texts of a column to numbers: decimal mark, thousands, percent and missing words, or a reason why not."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polycentric.tables.user_faults import Faults, quoted
from polycentric.tables.user_reading import Decimal, Reading

if TYPE_CHECKING:
    import polars as pl

SMALLEST, LARGEST = 1e-100, 1e100  # so that sums, squares and shares of values neither overflow nor vanish
# Words for "no value" in the files of publishers and statistical programs; "nan" and "inf" are results of sums.
MISSING = ("", "na", "n/a", "#n/a", "..", "...", "…", ". .", ". . .", ".", "xxx", "-", "–", "—", "null", "none")
# Numbers that many files write for a missing value, and that may be values.
SENTINELS = frozenset(("-9", "-66", "-77", "-88", "-99", "-999", "-9999", "-99999"))
NOTHING_MORE = "none"  # what a user says where no number stands for a missing value
SIMPLE = r"^-?[0-9]+(?:\.[0-9]+)?$"
_NUMBER = re.compile(r"[+-]?(?P<digits>[0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_POINTS = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")  # 1.234.567,8
_COMMAS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")  # 1,234,567.8
_SPACES = re.compile(r"([+-]?[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+)([.,][0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+(?:[eE][+-]?[0-9]+)?")
_OPEN = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")  # 1.234 and 1,234 may be either


@dataclass(frozen=True)
class Numbers:
    """The numbers of a column, missing where there is none; what was found of their form; their unit, if they say it.

    Attributes
    ----------
    values : polars.Series
    notes : tuple of str
    unit : str
        "percent" where all have its sign.
    """

    values: "pl.Series"
    notes: tuple[str, ...]
    unit: str = ""


def read_numbers(
    texts: "pl.Series", lines: "pl.Series", reading: Reading, faults: Faults, *, separator: str, negative: bool
) -> Numbers:
    """Read a column of stripped texts.

    Parameters
    ----------
    texts, lines : polars.Series
        What is written, and where.
    reading : Reading
        The decimal mark and further missing codes, where the user names them.
    faults : Faults
        Takes what is no number.
    separator : str
        Of the file's fields: after a semicolon or a tab a point may stand between thousands.
    negative : bool
        Whether values below zero mean something.
    """
    import polars as pl

    frame = pl.DataFrame({"text": texts, "line": lines})
    simple = frame["text"].str.contains(SIMPLE)
    rest = frame.filter(~simple).group_by("text").agg(pl.col("line").min(), pl.len().alias("count"))
    seen = {str(text): (int(line), int(count)) for text, line, count in rest.iter_rows()}
    gone = {text for text in seen if text.lower() in MISSING or text in reading.missing}
    other = {text: place for text, place in seen.items() if text not in gone}
    also = _given_missing(frame, simple, reading)
    simple_texts = frame.filter(simple)["text"]
    mark, notes = _decimal(other, simple_texts, reading.decimal, separator, faults, frame)
    if mark is None:
        return Numbers(_nothing(len(texts)), ())
    read, unit = _others(other, mark, simple_texts.is_empty(), faults)
    grouped = _grouped_by_points(frame, simple, faults) if mark == "comma" else None
    values = _values(frame, simple, grouped, read)
    if also:
        values = pl.select(pl.when(frame["text"].is_in(list(also))).then(None).otherwise(values)).to_series()
    _check_bounds(frame.with_columns(value=values), faults, negative=negative, sure=NOTHING_MORE in reading.missing)
    counts = {text: seen[text][1] for text in gone} | also
    return Numbers(values, (*notes, *_missing_note(counts, len(texts))), unit)


def _given_missing(frame: "pl.DataFrame", simple: "pl.Series", reading: Reading) -> dict[str, int]:
    """Count the numbers that the user, or a codebook, says to stand for a missing value."""
    import polars as pl

    if not reading.missing:
        return {}
    held = frame.filter(simple & pl.Series(frame["text"].is_in(list(reading.missing))))
    return {str(text): int(count) for text, count in held.group_by("text").len().iter_rows()}


def _nothing(size: int) -> "pl.Series":
    """Give a column of missing values."""
    import polars as pl

    return pl.Series("value", [None] * size, dtype=pl.Float64)


def _decimal(
    other: Mapping[str, tuple[int, int]],
    simple: "pl.Series",
    given: Decimal | None,
    separator: str,
    faults: Faults,
    frame: "pl.DataFrame",
) -> tuple[Decimal | None, tuple[str, ...]]:
    """Decide which mark is the decimal one, from all of the column; None where it can't be decided."""
    marked = [text for text in other if "," in text and _is_number_like(text)]
    pointed = simple.filter(simple.str.contains(".", literal=True))
    if given is not None:
        return given, (f"A {given} is read as the decimal mark, as you say.",) if marked or len(pointed) else ()
    clear_point = pointed.filter(~pointed.str.contains(f"^(?:{_OPEN.pattern})$"))
    says_point = [text for text in marked if _COMMAS.fullmatch(text) and not _OPEN.fullmatch(text)]
    says_comma = [text for text in marked if text not in says_point and not _OPEN.fullmatch(text)]
    says_comma += [text for text in other if _POINTS.fullmatch(text) and text not in says_comma]
    says_point += [text for text in other if (spaced := _SPACES.fullmatch(text)) and (spaced[2] or "")[:1] == "."]
    point = says_point[:1] or clear_point.head(1).to_list()
    if point and says_comma:
        for text in (*point, says_comma[0]):
            line = other[text][0] if text in other else _line_of(frame, text)
            faults.add("number", text, line, f"{quoted(text)} has another decimal mark than other values of the file.")
        return None, ()
    if point:
        return "point", ("A comma is read as a mark of thousands.",) if marked else ()
    if says_comma:
        return "comma", ("A comma is read as the decimal mark.",)
    return _open(marked, pointed, simple, separator, faults, other, frame)


def _open(
    marked: Sequence[str],
    pointed: "pl.Series",
    simple: "pl.Series",
    separator: str,
    faults: Faults,
    other: Mapping[str, tuple[int, int]],
    frame: "pl.DataFrame",
) -> tuple[Decimal | None, tuple[str, ...]]:
    """Decide where no value settles the mark: 1,234 may be either; 1.234 is plain between commas alone."""
    ungrouped = bool(simple.str.contains(r"^-?[0-9]{4,}$").any())
    texts = [*marked] or ([] if separator == "," or ungrouped else pointed.unique().to_list())
    if not texts:
        return "point", ()
    for text in texts:
        line, count = other.get(text, (_line_of(frame, text), 1))
        whole, part = re.sub("[.,]", "", text), re.sub("[.,]", ".", text)
        faults.add("number", text, line, f"{quoted(text)} may be {whole} or {part}: say which with --decimal "
                   f"{'point' if ',' in text else 'comma'} ({whole}) or --decimal "
                   f"{'comma' if ',' in text else 'point'} ({part}).", count)  # fmt: skip
    return None, ()


def _line_of(frame: "pl.DataFrame", text: str) -> int:
    """Give the first line that holds a text."""
    import polars as pl

    return int(frame.filter(pl.col("text") == text)["line"].min())  # pyright: ignore[reportArgumentType]  # the text is from the frame


def _is_number_like(text: str) -> bool:
    """Tell whether a text with a comma is a number in some notation."""
    return any(form.fullmatch(text) for form in (_POINTS, _COMMAS, _DECIMAL_COMMA, _SPACES))


def _others(
    other: Mapping[str, tuple[int, int]], mark: Decimal, alone: bool, faults: Faults
) -> tuple[dict[str, float], str]:
    """Read what isn't written in plain digits; what is no number is a fault."""
    percents = [text for text in other if text.endswith("%")]
    of_percent = alone and bool(other) and len(percents) == len(other)
    read: dict[str, float] = {}
    for text, (line, count) in other.items():
        stripped = text.removesuffix("%").strip() if of_percent else text
        value = _number(stripped, mark)
        if value is None:
            faults.add("number", text, line, _why(text, mark), count)
        else:
            read[text] = value
    return read, "percent" if of_percent else ""


def _number(text: str, mark: Decimal) -> float | None:
    """Read one number in the notation of the decimal mark; None for what is none."""
    if spaced := _SPACES.fullmatch(text):
        text = re.sub(r"[ \u00a0\u202f'’]", "", spaced[1]) + (spaced[2] or "")
    if mark == "comma":
        if "." in text and not _POINTS.fullmatch(text):
            return None
        text = text.replace(".", "").replace(",", ".")
    elif "," in text:
        if not _COMMAS.fullmatch(text):
            return None
        text = text.replace(",", "")
    return float(text) + 0.0 if _NUMBER.fullmatch(text) else None


def _why(text: str, mark: Decimal) -> str:
    """Say why a text is no number, and what would be right."""
    shown = f"the value {quoted(text)}"
    if text.lower().lstrip("+-") in {"inf", "infinity", "nan"}:
        return f"{shown} isn't finite: leave the field empty where nothing is known."
    if text.endswith("%") and _number(text[:-1].strip(), mark) is not None:
        return (
            f"{shown} has a percent sign, and other values have none: write {text[:-1].strip()} or its hundredth, as "
            f"the others are, and say the unit in a column unit."
        )
    return f"{shown} isn't a number: write 1234.5, or leave it empty."


def _grouped_by_points(frame: "pl.DataFrame", simple: "pl.Series", faults: Faults) -> "pl.Series":
    """Tell which plain numbers have points between their thousands; other points are faults beside decimal commas."""
    pointed = simple & frame["text"].str.contains(".", literal=True)
    right = frame["text"].str.contains(r"^-?[0-9]{1,3}(?:\.[0-9]{3})+$")
    for text, line, count in _grouped(frame.filter(pointed & ~right)):
        faults.add("number", text, line, f"{quoted(text)} has a point, where the decimal mark is a comma.", count)
    return pointed & right


def _values(
    frame: "pl.DataFrame", simple: "pl.Series", points: "pl.Series | None", read: Mapping[str, float]
) -> "pl.Series":
    """Put the column of numbers together."""
    import polars as pl

    texts = frame["text"]
    if points is not None:
        texts = pl.select(
            pl.when(points).then(texts.str.replace_all(".", "", literal=True)).otherwise(texts)
        ).to_series()
    # What polars can't read of plain digits would be missing in silence: it raises.
    plain = pl.select(pl.when(simple).then(texts).otherwise(None)).to_series().cast(pl.Float64, strict=True)
    special = pl.DataFrame(
        {"text": list(read), "read": list(read.values())}, schema={"text": pl.String, "read": pl.Float64}
    )
    joined = frame.select("text").join(special, on="text", how="left", maintain_order="left")["read"]
    both = pl.select(value=pl.coalesce(plain, joined))
    # Minus zero is zero.
    return both.select(pl.when(pl.col("value") == 0.0).then(0.0).otherwise(pl.col("value")).alias("value")).to_series()


def _check_bounds(frame: "pl.DataFrame", faults: Faults, *, negative: bool, sure: bool) -> None:
    """Refuse values that are too large or small for sums and shares, or below zero where that means nothing.

    A value that many files write for a missing one is refused too, unless the user is `sure` that it is none.
    """
    import polars as pl

    size = frame["value"].abs()
    vanished = (size == 0.0) & frame["text"].str.contains(r"^[+-]?[0.,]*[1-9]")
    out = ((size < SMALLEST) & (size > 0)) | (size > LARGEST) | vanished
    for text, line, count in _grouped(frame.filter(out)):
        faults.add(
            "number", text, line,
            f"the value {quoted(text)} lies outside {SMALLEST:g} to {LARGEST:g}, where sums and shares are exact "
            f"enough: choose another unit.", count,
        )  # fmt: skip
    below = frame.filter(~out.fill_null(value=False) & (pl.col("value") < 0))
    suspects = below.filter(pl.col("text").is_in(list(SENTINELS)))
    if not negative:
        for text, line, count in _grouped(below):
            code = f"; where it stands for a missing value, say --missing {text}" if text in SENTINELS else ""
            why = f"the value {text} is below zero, and a share of it would mean nothing{code}."
            faults.add("number", text, line, why, count)
    elif not sure and suspects.height and suspects.height == below.height:
        for text, line, count in _grouped(suspects):
            faults.add(
                "number", text, line,
                f"the value {text} is the only kind below zero, and many files write it for a missing value: say "
                f"--missing {text} if it is that here, or --missing none if it is a value.", count,
            )  # fmt: skip


def _grouped(frame: "pl.DataFrame") -> Iterable[tuple[str, int, int]]:
    """Give each text with its first line and its number."""
    import polars as pl

    return frame.group_by("text").agg(pl.col("line").min(), pl.len()).sort("line").iter_rows()


def _missing_note(counts: Mapping[str, int], size: int) -> tuple[str, ...]:
    """Say how many values are missing, and how that is written."""
    total = sum(counts.values())
    if not total:
        return ()
    words = ", ".join(f"{count:,} {quoted(text) if text else 'empty'}" for text, count in sorted(counts.items()))
    return (f"{total:,} of {size:,} values are missing: {words}.",)
