"""Peace Data 3.1: how two states stand to each other, from severe rivalry to security community, by period, 1900-2020.

The periods are the data. The makers' yearly means were taken with 9 for periods that are not coded, so that 496 of them
are above the scale's end and others in disguise (the United States and Russia in 1992: 0.98, of eleven months of 0.25
and one of 9). The yearly level here is made of the periods alone; the means are read only to be compared with.
"""

import calendar
import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from polycentric.errors import DataError
from polycentric.reading import content_of
from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import LARGEST, csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import DODL
from polycentric.sources.record.columns import amount, day, month, text, undirected, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "article",
    "diehl2021",
    "Diehl, Paul F. and Goertz, Gary and Gallegos, Yahve",
    "Peace Data: Concept, Measurement, Patterns, and Research Agenda",
    2021,
    journal="Conflict Management and Peace Science",
    volume="38",
    number="5",
    pages="605-624",
)
FIRST, LAST = 1900, 2020
PERIODS, MEANS = "rivalry/peacedata3.1.csv", "rivalry/peacedatav31dyyearmean.csv"
LEVELS = {
    0.0: "severe rivalry",
    0.25: "lesser rivalry",
    0.5: "negative peace",
    0.75: "warm peace",
    1.0: "security community",
}
CODES = ", ".join(f"{level:g} {name}" for level, name in LEVELS.items())
NOT_CODED = "-9"
UNCODED = "null: the source has the period and gives no level (-9)"
NO_LEVEL = "null: no day of the year has a level (-9)"
NO_DATE = "null: the day or month is not known, or is none (a month of 19), or the period was under way in 1900"
OPEN = "null: the day or month is not known, or is none, or the period goes on when the data end"
STRANGERS = (936, 937)  # partners of Vanuatu since 1999 and 2000: no list of states has these numbers
WIDTH = 21
SCALE = "peace scale, 0 to 1"


class Period(NamedTuple):
    """One period of a pair: its days as the file writes them, YYYYMMDD with 99 for what is unknown, and its level."""

    start: str
    end: str
    level: float | None


def periods_of(path: Path) -> Iterator[tuple[int, int, list[Period]]]:
    """Give each pair, the smaller code first, with its periods in order.

    Raises
    ------
    DataError
        If a line is no pair with periods and levels by turns.
    """
    lines = content_of(path, LARGEST).decode("utf-8-sig").splitlines()
    for number, cells in enumerate(csv.reader(lines), start=1):
        filled = [cell.strip() for cell in cells[1:] if cell.strip() not in {"", "."}]
        if len(cells) != WIDTH or not cells[0].isdigit() or len(filled) % 2:
            raise DataError(f"Line {number} of '{path.name}' is no pair with periods and levels: get the file again.")
        codes = sorted(divmod(int(cells[0]), 1000))
        periods = [_period(*each, path.name, number) for each in zip(filled[::2], filled[1::2], strict=True)]
        yield codes[0], codes[1], periods


def _period(days: str, level: str, file: str, number: int) -> Period:
    """Read "19200110-19871002" and "0.75"."""
    start, _, end = days.partition("-")
    coded = None if level == NOT_CODED else _number(level)
    if len(start) != 8 or len(end) != 8 or not (start + end).isdigit() or (coded is not None and coded not in LEVELS):
        raise DataError(f"Line {number} of '{file}' has the period '{days}' with the level '{level}', which is none.")
    return Period(start, end, coded)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return -1.0  # no level


def listed(path: Path) -> "pl.DataFrame":
    """Give a row for each period of each pair, unknown days and months missing."""
    import polars as pl

    rows = [
        (one, two, number, *_parts(each.start, open_year=FIRST), *_parts(each.end, open_year=LAST), each.level,
         "" if each.level is None else LEVELS[each.level])
        for one, two, periods in periods_of(path)
        for number, each in enumerate(periods, start=1)
    ]  # fmt: skip
    names = [column.name for column in _PERIODS]
    frame = pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)
    return frame.with_columns(pl.col("relation").replace("", None))


def _parts(written: str, open_year: int) -> tuple[int, int | None, int | None]:
    """Give year, month and day, the latter missing where they are none."""
    which, month_of_it, day_of_it = int(written[:4]), int(written[4:6]), int(written[6:])
    if not 1 <= month_of_it <= 12:
        return which, None, None
    known = 1 <= day_of_it <= calendar.monthrange(which, month_of_it)[1]
    return which, month_of_it, day_of_it if known else None


def by_year(path: Path) -> "pl.DataFrame":
    """Give each pair's levels of each year: the last one, the lowest, the highest, and the mean over days."""
    import polars as pl

    keys = ["ccode1", "ccode2", "year"]
    spans = [
        (one, two, start, end, each.level)
        for one, two, periods in periods_of(path)
        if not {one, two} & set(STRANGERS)
        for each, start, end in _days(periods)
    ]
    columns = {"ccode1": pl.Int16, "ccode2": pl.Int16, "start": pl.Date, "end": pl.Date, "level": pl.Float64}
    frame = pl.DataFrame(spans, schema=columns, orient="row")
    last_year = pl.col("end").dt.year() + 1
    years = frame.with_columns(pl.int_ranges(pl.col("start").dt.year(), last_year).alias("year")).explode("year")
    begins = pl.max_horizontal(pl.col("start"), pl.date("year", 1, 1))
    ends = pl.min_horizontal(pl.col("end"), pl.date("year", 12, 31))
    counted = years.with_columns(days=(ends - begins).dt.total_days() + 1, ends=ends)
    coded = pl.col("level").is_not_null()
    weighted = (pl.col("level") * pl.col("days")).filter(coded).sum() / pl.col("days").filter(coded).sum()
    return (
        counted.group_by(keys)
        .agg(
            pl.col("level").filter(coded).sort_by(pl.col("ends").filter(coded)).last().alias("peace_level"),
            pl.col("level").min().alias("peace_lowest"),
            pl.col("level").max().alias("peace_highest"),
            weighted.fill_nan(None).alias("peace_mean"),
            pl.col("days").filter(coded).sum().cast(pl.Int32).alias("days_coded"),
        )
        .with_columns(
            pl.col("peace_level").replace_strict(LEVELS, default=None, return_dtype=pl.String).alias("relation")
        )
        .sort(keys)
    )


def _days(periods: list[Period]) -> Iterator[tuple[Period, date, date]]:
    """Give each period its days: what is unknown is the first or last day that it can be, and the next one cuts it."""
    starts = [_day(each.start, last=False) for each in periods]
    for place, each in enumerate(periods):
        end = _day(each.end, last=True)
        later = [start for start in starts[place + 1 :] if start > starts[place]]
        end = min([end, *(start - timedelta(days=1) for start in later)])
        if starts[place] <= end:
            yield each, starts[place], end


def _day(written: str, *, last: bool) -> date:
    """Give the day; the first or the last that it can be where it isn't known."""
    which, month_of_it, day_of_it = _parts(written, LAST if last else FIRST)
    month_of_it = month_of_it or (12 if last else 1)
    return date(which, month_of_it, day_of_it or (calendar.monthrange(which, month_of_it)[1] if last else 1))


def published(path: Path) -> "pl.DataFrame":
    """Give the makers' yearly means, the two codes apart; their column of the year is called ``yearmonth``."""
    import polars as pl

    rows = csv_table()(path)
    pair = pl.col("dyad").cast(pl.Int32)
    ends = (pair // 1000, pair % 1000)
    return rows.with_columns(pl.min_horizontal(*ends).alias("ccode1"), pl.max_horizontal(*ends).alias("ccode2")).drop(
        "dyad"
    )


_PERIODS = (
    *undirected(besides=STRANGERS),
    whole("number", "number of a period", "which of the pair's periods it is", 1, 10),
    year(FIRST, LAST, "start_year", "the year in which the period begins, 1900 for those under way then"),
    month("start_month", "the month in which it begins", NO_DATE),
    day("start_day", "the day on which it begins", NO_DATE),
    year(FIRST, LAST, "end_year", "the year in which the period ends, 2020 for those that go on"),
    month("end_month", "the month in which it ends", OPEN),
    day("end_day", "the day on which it ends", OPEN),
    amount("level", SCALE, f"how the two stand to each other: {CODES}", 0, 1, UNCODED),
    text("relation", "the same in words", UNCODED, codes=tuple(LEVELS.values())),
)
_YEARS = (
    *undirected(),
    year(FIRST, LAST),
    amount("peace_level", SCALE, f"how the two stand to each other at the end of the year, or of its last coded "
           f"days: {CODES}", 0, 1, NO_LEVEL),
    amount("peace_lowest", SCALE, "the lowest level of the year", 0, 1, NO_LEVEL),
    amount("peace_highest", SCALE, "the highest level of the year", 0, 1, NO_LEVEL),
    amount("peace_mean", SCALE, "the mean of the levels over the days that are coded", 0, 1, NO_LEVEL),
    whole("days_coded", "days", "days of the year that have a level", 0, 366),
    text("relation", "the level at the end of the year in words", NO_LEVEL, codes=tuple(LEVELS.values())),
)  # fmt: skip
_MEANS = (
    *undirected(besides=STRANGERS),
    year(FIRST, LAST, origin="yearmonth"),
    amount("peacelevel", "mean of levels and nines", "the makers' mean over months, 9 counted where a month is not "
           "coded: to compare with, not to use", 0, 9),
)  # fmt: skip
TABLES = (
    Table("periods", ("ccode1", "ccode2", "number"), _PERIODS, file=PERIODS, raw=listed, rows=3_746, ends_itself=True),
    Table("dyad_years", ("ccode1", "ccode2", "year"), _YEARS, file=PERIODS, raw=by_year, rows=99_346, ends_itself=True),
    Table("published_means", ("ccode1", "ccode2", "year"), _MEANS, file=MEANS, raw=published, rows=99_387),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Relations of two states (Peace Data 3.1)",
    title="Peace Data, version 3.1: the relationship of pairs of states by period",
    version="3.1",
    publisher="Paul F. Diehl, Gary Goertz and Yahve Gallegos; files by the R package DoDL",
    address="https://doi.org/10.1177/0738894219870288",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        DODL.file(
            PERIODS,
            "inst/extdata/DiehlPeaceData/peacedata3.1.csv",
            148_622,
            "ea53edd4d33c35f653143b60a428aee4790bcb05587dd37cf0a9372b152826b2",
        ),
        DODL.file(
            MEANS,
            "inst/extdata/DiehlPeaceData/peacedatav31dyyearmean.csv",
            1_640_190,
            "4ef2930af7ab3ae1ee5aec9a5930c02ca90fce5df4c54e3a43346f8165ee8a03",
        ),
    ),
    caveat="2,688 pairs that the makers judge to have a relationship; of any other pair nothing is said, not even "
    "negative peace. Some pairs have gaps of decades. Germany is 255 in all years, also in those of the Federal "
    "Republic. Two partners of Vanuatu stand under 936 and 937, numbers of no list, and have no years. The makers' "
    "yearly means hold 9 for what is not coded: 496 are above 1, others are wrong and look right; they are read to be "
    "compared with.",
)
