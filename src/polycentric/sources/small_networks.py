"""Two small networks of states that textbooks on network models use: the Cold War, and the 1990s."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.sources.contract import Raw, Source, Table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import AMEN
from polycentric.sources.record.columns import amount, level, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl


REFERENCE = reference(
    "misc",
    "hoff2020amen",
    "Hoff, Peter",
    "amen: Additive and Multiplicative Effects Models for Networks and Relational "
    "Data (R package); data by Xun Cao (Cold War) and Michael D. Ward (1990s)",
    2020,
    url="https://github.com/pdhoff/amen",
)
COLD_WAR, NINETIES = "networks/coldwar.RData", "networks/IR90s.RData"
PAIR = ("state1", "state2")
SELF = "null: a state and itself"


def _array(name: str, part: str, axes: tuple[str, ...], value: str) -> Raw:
    """Make a reader of one array of a file, one element a row."""

    def read_array(path: Path) -> "pl.DataFrame":
        from polycentric.sources.reading.r_parse.arrays import long_table
        from polycentric.sources.reading.r_parse.read import read_objects

        objects = read_objects(path)
        if name not in objects:
            raise DataError(f"The R file '{path.name}' holds {list(objects)}, not '{name}': it is another file.")
        return long_table(objects[name], part, axes, value)

    return read_array


def _wide(name: str, part: str, index: tuple[str, ...]) -> Raw:
    """Make a reader of an array whose last dimension is what is measured: one column each."""

    def read_wide(path: Path) -> "pl.DataFrame":
        rows = _array(name, part, (*index, "measure"), "value")(path)
        return rows.pivot("measure", index=list(index), values="value")

    return read_wide


def _cold_war_states(path: Path) -> "pl.DataFrame":
    """Join output and regime of the Cold War's states."""
    axes = ("state", "year")
    output = _array("coldwar", "gdp", axes, "gdp")(path)
    return output.join(_array("coldwar", "polity", axes, "polity")(path), on=axes, how="full", coalesce=True)


_BOTH = (text("state1", "letters of the state"), text("state2", "letters of the other"))
_ONE = text("state", "letters of the state")
_DISTANCE = amount("distance", "metres", "distance between the two", 0, 2.1e7, SELF, scale=1e6)
TABLES = (
    Table(
        "cold_war_ties",
        (*PAIR, "year"),
        (*_BOTH, year(1950, 1985), level("cc", "military cooperation less conflict, ordinal", -99, 99, SELF)),
        file=COLD_WAR,
        raw=_array("coldwar", "cc", (*PAIR, "year"), "cc"),
        rows=34_848,
    ),
    Table(
        "cold_war_distances",
        PAIR,
        (*_BOTH, _DISTANCE),
        file=COLD_WAR,
        raw=_array("coldwar", "distance", PAIR, "distance"),
        rows=4_356,
    ),
    Table(
        "cold_war_states",
        ("state", "year"),
        (
            _ONE,
            year(1950, 1985),
            amount("gdp", "US dollars of an unstated year", "output", 0, 1e14),
            amount("polity", "score", "Polity score", -10, 10),
        ),
        file=COLD_WAR,
        raw=_cold_war_states,
        rows=528,
    ),
    Table(
        "nineties_dyads",
        PAIR,
        (
            *_BOTH,
            whole("conflicts", "conflicts", "how many the first began with the second", 0, 999, SELF),
            amount("exports", "US dollars", "exports of the first to the second", 0, 1e13, SELF, scale=1e9),
            _DISTANCE,
            amount("shared_igos", "organisations", "that both are in, weighted as the source has it", -100, 1000, SELF),
            amount("polity_int", "product of scores", "of the two Polity scores", -101, 101, SELF),
        ),
        file=NINETIES,
        raw=_wide("IR90s", "dyadvars", PAIR),
        rows=16_900,
    ),
    Table(
        "nineties_states",
        ("state",),
        (
            _ONE,
            amount("pop", "people", "population", 0, 2e9, scale=1e6),
            amount("gdp", "US dollars", "output", 0, 1e14, scale=1e9),
            amount("polity", "score", "Polity score", -10, 10),
        ),
        file=NINETIES,
        raw=_wide("IR90s", "nodevars", ("state",)),
        rows=130,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Small networks (amen)",
    title="Cold War network (66 states, 1950-1985) and 1990s network (130 states)",
    version="amen, December 2020",
    publisher="Xun Cao; Michael D. Ward; files by the R package amen",
    address="https://github.com/pdhoff/amen",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1950, 1999),
    tables=TABLES,
    read=read,
    files=(
        AMEN.file(
            "networks/coldwar.RData",
            "data/coldwar.RData",
            31_098,
            "d9844459cd398f03bd9e07c76646dfc72f9c568552577c1706389a59a55825fe",
        ),
        AMEN.file(
            "networks/IR90s.RData",
            "data/IR90s.RData",
            114_397,
            "200d8901b8d74b83a564f940b701198684c7d723adaf2d3bc9d5557d61e23910",
        ),
    ),
    caveat="For testing methods on a small network that others have used, not for findings: every fifth year, "
    "letters in "
    "place of codes, and a sum of the 1990s without years.",
)
