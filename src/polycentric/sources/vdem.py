"""V-Dem 15: five indices of democracy and two parts of one, each with its interval, by V-Dem's own units, 1789-2024.

V-Dem follows countries, not states: Austria stands for Austria-Hungary, Czechia for Czechoslovakia, South Korea for
Korea before 1910, and colonies are there long before they are states. Units are told by name and year, as the table of
states knows V-Dem's names; the tables by the two lists of states have the rows of units that were in the list.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record.carriers import DEMOCRACY_DATA
from polycentric.sources.record.columns import GAP, amount, ccode, gwcode, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts
from polycentric.states import Cow, Gw, code_of, lives
from polycentric.states.reading import read as read_name

if TYPE_CHECKING:
    import polars as pl

REFERENCES = (
    reference(
        "misc",
        "coppedge2025vdem15",
        "Coppedge, Michael and Gerring, John and Knutsen, Carl Henrik and Lindberg, Staffan I. and others",
        "V-Dem Country-Year Dataset v15",
        2025,
        note="Varieties of Democracy (V-Dem) Project",
        url="https://www.v-dem.net",
    ),
    reference(
        "misc",
        "pemstein2025",
        "Pemstein, Daniel and Marquardt, Kyle L. and Tzelgov, Eitan and Wang, Yi-ting and others",
        "The V-Dem Measurement Model: Latent Variable Analysis for Cross-National and Cross-Temporal Expert-Coded Data",
        2025,
        note="V-Dem Working Paper 21",
    ),
)
FIRST, LAST = 1789, 2024
INDICES = {
    "polyarchy": "electoral democracy",
    "libdem": "liberal democracy",
    "partipdem": "participatory democracy",
    "delibdem": "deliberative democracy",
    "egaldem": "egalitarian democracy",
    "api": "the additive part of electoral democracy",
    "mpi": "the multiplicative part of electoral democracy",
}
PARTS = {
    "": ("", "{}, from 0 to 1"),
    "_low": ("_codelow", "{}: the lower bound, about one standard deviation below"),
    "_high": ("_codehigh", "{}: the upper bound, about one standard deviation above"),
    "_sd": ("_sd", "{}: its standard deviation"),
}


def _indices() -> tuple[Column, ...]:
    """Describe each index, its bounds and its spread."""
    return tuple(
        amount(f"vdem_{name}{ending}", "index", meaning.format(f"V-Dem's index of {what}"), 0, 1, GAP,
               f"v2x_{name}{origin}")
        for name, what in INDICES.items()
        for ending, (origin, meaning) in PARTS.items()
    )  # fmt: skip


_UNITS = (
    text("vdem_name", "the unit, by V-Dem's name", origin="vdem_country_name"),
    text("country_text_id", "V-Dem's letters, which are not ISO's for all"),
    whole("country_id", "V-Dem's number", "the unit, by V-Dem's number", 1, 999),
    year(FIRST, LAST),
    text("histname", "what the unit was called then", GAP),
    Column("state", "state", "the state that the unit is that year, by polycentric's id",
           missing="null: no state then, by either list: a colony, a part of a state, or a country before or after its "
           "life as one"),
    *_indices(),
)  # fmt: skip
_WANTED = tuple(column.raw for column in _UNITS if column.name != "state")


def units(path: Path) -> "pl.DataFrame":
    """Give every row of the file with the state that the unit was on the last day of the year, or else within it.

    Where two units were one state in a year (Piedmont-Sardinia became Italy in 1861), the one that goes on has it.
    """
    import polars as pl

    rows = r_table("vdem_simple", _WANTED)(path).with_columns(pl.col("year").cast(pl.Int32))
    told = [_state(name, when) for name, when in rows.select("vdem_country_name", "year").rows()]
    found = rows.with_columns(
        pl.Series("state", [state for state, _ in told], dtype=pl.String),
        pl.Series("goes_on", [goes_on for _, goes_on in told], dtype=pl.Boolean),
    )
    ended = ~pl.col("goes_on") & pl.col("goes_on").any().over("state", "year")
    return found.with_columns(pl.when(~ended).then("state").alias("state")).drop("goes_on")


def by_cow(path: Path) -> "pl.DataFrame":
    """Give the rows of units that were in the list of the Correlates of War, by its codes."""
    return _coded(units(path), "ccode", Cow)


def by_gw(path: Path) -> "pl.DataFrame":
    """Give the rows of units that were in Gleditsch and Ward's list, by its codes."""
    return _coded(units(path), "gwcode", Gw)


def _state(name: str, when: int) -> tuple[str | None, bool]:
    """Give the state that V-Dem means by a name in a year, and whether it still was one on the year's last day."""
    reading = read_name(name, date(when, 12, 31), names="vdem")
    if reading.state:
        return reading.state, True
    return (reading.past if reading.past and lives(reading.past, when) else None), False


def _coded(rows: "pl.DataFrame", name: str, system: type[Cow] | type[Gw]) -> "pl.DataFrame":
    import polars as pl

    keys = rows.select("state", "year").unique().drop_nulls()
    codes = [code_of(state, system, when) for state, when in keys.rows()]
    coded = keys.with_columns(pl.Series(name, [code.value if code else None for code in codes], dtype=pl.Int32))
    kept = rows.join(coded.drop_nulls(), on=["state", "year"])
    return kept.select(name, "year", *(column.raw for column in _indices()))


TABLES = (
    Table("country_years", ("country_id", "year"), _UNITS, file="regime/vdem_simple.rda", raw=units, rows=27_913),
    Table("cow", ("ccode", "year"), (ccode(), year(FIRST, LAST), *_indices()), file="regime/vdem_simple.rda",
          raw=by_cow, rows=16_701),
    Table("gw", ("gwcode", "year"), (gwcode(), year(FIRST, LAST), *_indices()), file="regime/vdem_simple.rda",
          raw=by_gw, rows=18_760),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Democracy (V-Dem 15)",
    title="V-Dem Country-Year Dataset, version 15: core indices with their intervals",
    version="15",
    publisher="Varieties of Democracy project; file by the R package democracyData",
    address="https://www.v-dem.net/data/the-v-dem-dataset/",
    licence="CC BY-SA 4.0",
    terms="May be used and shared with attribution, under the same licence. Fetched from its pinned address, never "
    "shipped with polycentric.",
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        DEMOCRACY_DATA.file(
            "regime/vdem_simple.rda",
            "data/vdem_simple.rda",
            414_861,
            "845ce0573dab21baa8781f90b88614fcd87a3c62d7652782667c959e1e93864d",
        ),
    ),
    caveat="Units are countries: colonies, parts of states (Hamburg, Hong Kong, Zanzibar since 1964) and the three "
    "units of Palestine have rows in `country_years` and in no list of states. Austria stands for Austria-Hungary to "
    "1917, Czechia for Czechoslovakia, Serbia for Yugoslavia, South Korea for Korea. Germany has no row in 1945-48. "
    "Deliberative and egalitarian democracy begin in 1900. An edition estimates all years anew: `democracy` has "
    "electoral democracy of version 16, with other values for the same year.",
)
