"""Who spoke for each state in the General Debate of the United Nations, and in which office, 1946-2024."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.reading.workbook import xlsx_table
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import GENERAL_DEBATE_EMOTIONS
from polycentric.sources.record.columns import GAP, level, text, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "article",
    "baturodasandranimikhaylov2017",
    "Baturo, Alexander and Dasandi, Niheer and Mikhaylov, Slava J.",
    "Understanding State Preferences with Text as Data: Introducing the UN General Debate Corpus",
    2017,
    journal="Research and Politics",
    volume="4",
    number="2",
)
FILE = "texts/Speakers_by_session.xlsx"
# Letters that no state has, for those that are meant.
MISSPELT = {"CZK": "CSK", "DKN": "DNK", "PAR": "PRY", "PKR": "PRK", "POR": "PRT", "YDYE": "YMD", "ZFA": "ZAF"}
# By year and name: rows whose letters are those of the other Germany.
SWAPPED = {
    (1986, "Republica Federal Alemana"): "DEU",
    (1986, "Germany Democratic Republic"): "DDR",
    (1990, "FDR"): "DEU",
}


def speakers(path: Path) -> "pl.DataFrame":
    """Give the file's rows, with letters that mean a state beside those that are written."""
    import polars as pl

    rows = xlsx_table("Sheet1")(path)
    meant = pl.col("ISO Code").replace(MISSPELT)
    for (number, country), letters in SWAPPED.items():
        is_it = (pl.col("Year") == str(number)) & (pl.col("Country") == country)
        meant = pl.when(is_it).then(pl.lit(letters)).otherwise(meant)
    return rows.with_columns(meant.alias("meant")).rename({"Post": "post"})


TABLES = (
    Table(
        "speakers",
        (),
        (
            year(1946, 2024, origin="Year"),
            level("session", "session of the Assembly", 1, 79, origin="Session"),
            text("iso3c", "letters of the state, by its government's seat: China is Taipei to 1971, Russia the Soviet "
                 "Union to 1991; EU and EC are none", GAP, "meant"),
            text("written", "letters as the file has them", GAP, "ISO Code"),
            text("country", "the name of who spoke", origin="Country"),
            text("speaker", "who spoke", GAP, "Name of Person Speaking"),
            text("post", "in which office", "null: not recorded, as of most before 1994"),
            text("remark", "a remark", GAP, "Unnamed: 6"),
        ),
        file=FILE,
        raw=speakers,
        rows=10_944,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Speakers of the General Debate",
    title="Speakers of the General Debate of the United Nations by session, 1946-2024",
    version="UN General Debate Corpus, 12",
    publisher="Slava Jankin Mikhaylov, Alexander Baturo and Niheer Dasandi; carried by Sarah Franzen",
    address="https://doi.org/10.7910/DVN/0TJX8Y",
    licence="CC0 for the corpus; none for the carrying repository",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1946, 2024),
    tables=TABLES,
    read=read,
    files=(
        GENERAL_DEBATE_EMOTIONS.file(
            FILE,
            "data/data_original/Speakers_by_session.xlsx",
            475_267,
            "54b42434dc342a55200ee0be34a93407d9081cc60b6de89c9d0a46c04ad4f63f",
        ),
    ),
    caveat="No key: 17 states spoke twice in a session. Letters that no state has are read as those that were meant, "
    "and in 1986 and 1990 those of the two Germanys are put right; `written` keeps the file's. Offices are words, in "
    "many spellings, and missing for 4,657 speeches, most before 1994. Yugoslavia is YUG to 2002, and Serbia and "
    "Montenegro to 2005; the Ukrainian and the Byelorussian republics speak before 1991.",
)
