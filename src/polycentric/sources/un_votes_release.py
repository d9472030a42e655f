"""Votes in the UN General Assembly of a later release of Voeten's, from a user's own copy: R, CSV or tab-separated.

The columns are those of the releases to 2016 and of a public codebook of a later one. No later file was at hand: the
reader ran on rows of our own alone.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.reading import content_of
from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.own_text import Layout, own_rows
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import GAP, ccode, level, text, truth, whole, year
from polycentric.sources.record.references import VOETEN_2013, bibtex, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "un/UNVotes.csv"
HOME = "https://doi.org/10.7910/DVN/LEJUQZ"
NEEDED = ("rcid", "ccode", "session", "vote")
ISSUES = {"me": "the Middle East", "nu": "nuclear weapons", "di": "disarmament", "hr": "human rights",
          "co": "colonialism", "ec": "economic development"}  # fmt: skip
FLAGS = ("importantvote", "amend", "para", *ISSUES)
WANTED = (*NEEDED, "year", "date", "unres", *FLAGS)
MISSING = ("", "NA", "NaN", "NULL")
LAYOUT = Layout(NEEDED, where=HOME)
R_STARTS = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"RDX", b"RDA")


def roll_call_votes(path: Path) -> "pl.DataFrame":
    """Give the columns of any release, as text; a column that it lacks is missing.

    Raises
    ------
    DataError
        If it is neither an R file with such a table nor a CSV with such a header.
    """
    import polars as pl

    try:
        start = content_of(path)[:8]
    except OSError as error:
        raise DataError(f"The file '{path.name}' cannot be read ({error.strerror}): get it again.") from error
    frame = _of_r(path) if start.startswith(R_STARTS) else own_rows(path, LAYOUT, WANTED)
    words = [pl.col(name).cast(pl.String) for name in WANTED]
    texts = frame.select(words).with_columns(pl.when(~pl.all().is_in(MISSING)).then(pl.all()))
    return texts.with_columns(pl.col("year").fill_null(_year_of(texts)))


def _of_r(path: Path) -> "pl.DataFrame":
    """Give the table of an R file that has the columns, whatever it is called."""
    import polars as pl

    from polycentric.sources.reading.r_parse.frames import table_of
    from polycentric.sources.reading.r_parse.read import read_objects

    for name, held in read_objects(path).items():
        if set(NEEDED) <= set(held.names):
            frame = table_of(held, name or path.name, WANTED)
            absent = [pl.lit(None, pl.String).alias(each) for each in WANTED if each not in frame.columns]
            return frame.with_columns(absent)
    raise DataError(f"'{path.name}' holds no table with the columns {', '.join(NEEDED)}: get it from {HOME}.")


def _year_of(frame: "pl.DataFrame") -> "pl.Expr":
    """Take the year of the date, of whichever form, where a release has no column of years."""
    import polars as pl

    return pl.col("date").str.extract(r"(\d{4})")


TABLES = (
    Table(
        "votes",
        ("rcid", "ccode"),
        (
            whole("rcid", "number of a roll call", "the roll call", 1, 999_999),
            ccode(),
            year(1946, 2040, "year", "the year as the release has it, else of the date", GAP),
            level("session", "session of the Assembly", 1, 150),
            level("vote", "1 yes, 2 abstain, 3 no, 8 absent, 9 no member", 1, 9),
            text("date", "the day, in the release's own form", GAP),
            text("unres", "number of the resolution", GAP),
            truth("importantvote", "whether the US State Department calls it important", GAP),
            truth("amend", "whether it is on an amendment", GAP),
            truth("para", "whether it is on a paragraph", GAP),
            *(truth(name, f"whether it is on {what}", GAP) for name, what in ISSUES.items()),
        ),
        file=FILE,
        raw=roll_call_votes,
        ends_itself=True,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="UN votes (Voeten, your own copy)",
    title="Voting in the UN General Assembly, a release of your own",
    version="as handed over",
    publisher="Erik Voeten, Anton Strezhnev and Michael Bailey",
    address=HOME,
    licence="CC0",
    terms=terms.BY_HAND,
    citation=texts(VOETEN_2013),
    bibtex=bibtex(VOETEN_2013),
    years=(1946, 2040),
    tables=TABLES,
    read=read,
    files=(RemoteFile(FILE),),
    caveat="An absence (8) is not an abstention (2), and 9 is no vote at all. A session runs into the next year: the "
    "date says when a vote was taken.",
)
