"""V-Dem's five indices of democracy with their intervals, of a later release, from a user's own copy as CSV.

Of the full or the core file, country by year, whose thousands of columns are not read. The columns that name a row are
as public readers of the release use them; no whole file was at hand, and the reader ran on rows of our own alone.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.own_text import Layout, own_rows
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import GAP, amount, level, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "regime/V-Dem-CY.csv"
HOME = "https://www.v-dem.net/data/the-v-dem-dataset/"
INDICES = {"polyarchy": "electoral", "libdem": "liberal", "partipdem": "participatory", "delibdem": "deliberative",
           "egaldem": "egalitarian"}  # fmt: skip
BOUNDS = {"": "", "_codelow": ", lower bound of its interval", "_codehigh": ", upper bound of its interval"}
NEEDED = ("country_name", "country_text_id", "year")
REFERENCE = reference(
    "misc", "coppedge_vdem", "Coppedge, Michael and Gerring, John and Knutsen, Carl Henrik and others",
    "V-Dem Country-Year Dataset", None, url="https://www.v-dem.net",
)  # fmt: skip
COLUMNS = (
    text("country_name", "the country, by V-Dem's name"),
    text("country_text_id", "its letters"),
    whole("country_id", "number of V-Dem's own", "its number, which is no one else's", 1, 9_999, GAP),
    whole("COWcode", "code of V-Dem's own", "the Correlates of War number that V-Dem gives it, one in all years", 1,
          9_999, GAP),
    year(1789, 2040),
    *(
        amount(f"v2x_{name}{end}", "index", f"{word} democracy{bound}", 0, 1, GAP)
        for name, word in INDICES.items()
        for end, bound in BOUNDS.items()
    ),
    level("v2x_regime", "regime of the world", 0, 3, GAP,
          codes="0 closed autocracy, 1 electoral autocracy, 2 electoral democracy, 3 liberal democracy"),
)  # fmt: skip


def core(path: Path) -> "pl.DataFrame":
    """Give the columns that are read, of a file that has thousands."""
    return own_rows(path, Layout(NEEDED, where=HOME), [column.raw for column in COLUMNS])


TABLES = (Table("country_years", ("country_text_id", "year"), COLUMNS, file=FILE, raw=core, ends_itself=True),)
read = files_reader(*TABLES)

SOURCE = Source(
    label="V-Dem (your own copy)",
    title="V-Dem country-year data, a release of your own: five indices with their intervals, and the regime",
    version="as handed over",
    publisher="Varieties of Democracy Institute",
    address=HOME,
    licence="CC BY-SA 4.0",
    terms=terms.BY_HAND,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1789, 2040),
    tables=TABLES,
    read=read,
    files=(RemoteFile(FILE),),
    caveat="By V-Dem's own countries, which are not states: some are parts of empires, and COWcode is one number for "
    "all years. To use one of its thousands of other columns as an index of power, take --layout vdem:COLUMN.",
)
