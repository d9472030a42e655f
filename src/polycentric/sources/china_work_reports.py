"""Reports on the work of the government of the People's Republic of China, 1954-2025, in Chinese."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import jsonl_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import CHINESE_CORPORA
from polycentric.sources.record.columns import text, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "misc",
    "prc_work_reports",
    "{State Council of the People's Republic of China}",
    "Reports on the Work of the Government",
    2025,
    note="texts by zh.wikisource, collected by aldohemsn",
    url="https://github.com/aldohemsn/chinese-political-corpora",
)
FILE = "texts/china_government_work_reports.jsonl"


def rows(*, reports: bool) -> "Callable[[Path], pl.DataFrame]":
    """Make a reader of the reports, which have a year, or of the resolutions about one, which have none."""

    def read(path: Path) -> "pl.DataFrame":
        import polars as pl

        every = jsonl_table()(path).rename({"year": "of_year"})
        return every.filter(pl.col("of_year").is_not_null() == reports)

    return read


_TEXT: tuple[Column, ...] = (
    text("title", "its title"),
    text("url", "where the text stands"),
    text("content", "the text, in Chinese"),
)
TABLES = (
    Table(
        "reports", ("year",), (year(1954, 2025, origin="of_year"), *_TEXT), file=FILE, raw=rows(reports=True), rows=52
    ),
    Table("resolutions", ("title",), _TEXT, file=FILE, raw=rows(reports=False), rows=20, dropped=("of_year",)),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Chinese government work reports",
    title="Reports on the work of the government of the People's Republic of China, 1954-2025",
    version="January 2026",
    publisher="State Council of the People's Republic of China; zh.wikisource; aldohemsn",
    address="https://zh.wikisource.org/",
    licence="official texts, in the public domain in China; CC BY-SA for Wikisource; none for the repository",
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1954, 2025),
    tables=TABLES,
    read=read,
    files=(
        CHINESE_CORPORA.file(
            FILE,
            "government_work_reports.jsonl",
            3_344_288,
            "1d4eb8102366f5645e2b423b9659ff83f95aaa01377c62be6177860e71f18023",
        ),
    ),
    by_name=True,
    caveat="52 reports; the file's 20 other rows are resolutions of the congress about a report, kept apart. No report "
    "was given in 1961-63, 1965-74 and 1976-77; those of 1989-91, 1996 and 2020 were given and aren't in the file. "
    "1964 is an abridgement. Texts end with the notice of Wikisource. Words need a tokenizer for Chinese.",
)
