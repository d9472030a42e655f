"""Armed conflicts by pair of warring sides, UCDP 24.1, 1946-2023, with the states that helped either side with troops.

A side may be several states: their names and numbers stand in one field, parted by commas. The table `parties` has a
row for each.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record.carriers import UCDP_THESIS
from polycentric.sources.record.columns import date, gwcode, level, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "ucdp/Dyadic_v24_1.csv"
REFERENCES = (
    reference(
        "article",
        "davies2024",
        "Davies, Shawn and Engström, Garoun and Pettersson, Therése and Öberg, Magnus",
        "Organized violence 1989-2023, and the prevalence of organized crime groups",
        2024,
        journal="Journal of Peace Research",
        volume="61",
        number="4",
    ),
    reference(
        "article",
        "harbom2008",
        "Harbom, Lotta and Melander, Erik and Wallensteen, Peter",
        "Dyadic Dimensions of Armed Conflict, 1946-2007",
        2008,
        journal="Journal of Peace Research",
        volume="45",
        number="5",
        pages="697-710",
    ),
)
HYDERABAD = (751,)
NO_HELP = "null: no state helped this side with troops"
NO_STATE = "null: the side is no state, but rebels"
PRECISION = "how exactly the date is known, 1 to the day, rising to unknown"
# The four fields that name states, with the side and the part that they have.
FIELDS = {
    ("side_a", "gwno_a"): ("A", "main"),
    ("side_a_2nd", "gwno_a_2nd"): ("A", "helps"),
    ("side_b", "gwno_b"): ("B", "main"),
    ("side_b_2nd", "gwno_b_2nd"): ("B", "helps"),
}
_KEY = (
    whole("dyad_id", "number of a pair of sides", "the pair of warring sides", 1, 99_999),
    year(1946, 2023),
)
_CONFLICT = (
    whole("conflict_id", "number of a conflict", "the conflict that it is part of", 1, 99_999),
    level("intensity_level", "how many die", 1, 2, codes="1 25 to 999 battle deaths in the year, 2 1,000 or more"),
    level("type_of_conflict", "between whom", 1, 4,
          codes="1 extrasystemic, 2 interstate, 3 intrastate, 4 internationalised intrastate"),
)  # fmt: skip
_DYAD_YEARS = (
    *_KEY,
    *_CONFLICT,
    text("location", "whose land is fought over"),
    text("side_a", "side A, a government or several"),
    text("side_b", "side B, a government or several, or rebels"),
    text("side_a_2nd", "the governments that help side A with troops", NO_HELP),
    text("side_b_2nd", "the governments that help side B with troops", NO_HELP),
    text("gwno_a", "side A, by Gleditsch-Ward codes"),
    text("gwno_b", "side B, by Gleditsch-Ward codes", NO_STATE),
    text("gwno_a_2nd", "who helps side A, by Gleditsch-Ward codes", NO_HELP),
    text("gwno_b_2nd", "who helps side B, by Gleditsch-Ward codes", NO_HELP),
    level("incompatibility", "what it is about", 1, 3, codes="1 territory, 2 government, 3 both"),
    text("territory_name", "the territory", "null: it is not about a territory"),
    date("start_date", "first battle death"),
    level("start_prec", PRECISION, 1, 9),
    date("start_date2", "first year with 25 battle deaths"),
    level("start_prec2", PRECISION, 1, 9),
)
_PARTIES = (
    *_KEY,
    *_CONFLICT,
    text("side", "the side", codes=("A", "B")),
    text("part", "whether it is a main party, or helps one with troops", codes=("main", "helps")),
    gwcode(besides=HYDERABAD),
    text("name", "what UCDP calls it"),
)


def dyads(path: Path) -> "pl.DataFrame":
    """Give the file's rows, dates as dates."""
    import polars as pl

    rows = csv_table()(path)
    return rows.with_columns(pl.col("start_date", "start_date2").str.to_date("%Y-%m-%d"))


def parties(path: Path) -> "pl.DataFrame":
    """Give a row for each state on either side of each pair and year, main party or helper.

    Raises
    ------
    DataError
        If a side has not as many names as numbers.
    """
    import polars as pl

    rows = csv_table()(path)
    kept = [column.raw for column in (*_KEY, *_CONFLICT)]
    found: list[tuple[object, ...]] = []
    for row in rows.rows(named=True):
        about = tuple(row[name] for name in kept)
        for fields, (side, part) in FIELDS.items():
            found += [(*about, side, part, code, name) for name, code in _each(row, *fields)]
    names = [*kept, "side", "part", "gwcode", "name"]
    return pl.DataFrame(found, schema=dict.fromkeys(names, pl.String), orient="row").unique(maintain_order=True)


def _each(row: dict[str, str | None], names: str, numbers: str) -> Iterator[tuple[str, str]]:
    """Give the name and the number of each state in a field; nothing where the side is no state."""
    if row[numbers] is None:
        return
    codes = [code.strip() for code in str(row[numbers]).split(",")]
    called = [name.strip() for name in str(row[names]).split(", Government of ")]
    if len(codes) != len(called):
        raise DataError(
            f"In the pair {row['dyad_id']} of {row['year']}, '{names}' has {len(called)} names and '{numbers}' "
            f"{len(codes)} numbers: it is another version of the source."
        )
    yield from zip((name.removeprefix("Government of ") for name in called), codes, strict=True)


TABLES = (
    Table("dyad_years", ("dyad_id", "year"), _DYAD_YEARS, file=FILE, raw=dyads, rows=3_357,
          dropped=("side_a_id", "side_b_id", "gwno_loc", "region", "version")),
    Table("parties", ("dyad_id", "year", "side", "part", "gwcode"), _PARTIES, file=FILE, raw=parties, rows=7_952),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Armed conflicts by pair of sides (UCDP 24.1)",
    title="UCDP Dyadic Dataset, version 24.1",
    version="24.1",
    publisher="Uppsala Conflict Data Program; file by a public repository",
    address="https://ucdp.uu.se/downloads/",
    licence="CC BY 4.0",
    terms="May be used and shared with attribution. Fetched from its pinned address, never shipped with polycentric.",
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1946, 2023),
    tables=TABLES,
    read=read,
    files=(
        UCDP_THESIS.file(
            FILE,
            "data/Dyadic_v24_1.csv",
            549_772,
            "780be5b7446b21babac3b059b80d3c65ac6b1fe53f1d634d67e9e6506c6c09d0",
        ),
    ),
    caveat="A pair of sides with fewer than 25 battle deaths in a year has no row. A helper is a state that sent "
    "troops which took part, whatever their number (48 states in Afghanistan in 2010); who gave arms, money or bases "
    "is none. Serbia keeps 345 after 2006, where the list has 340; 751 is Hyderabad, which the list lacks. Version "
    "25.1 of the conflicts themselves is the source `ucdp_conflicts`.",
)
