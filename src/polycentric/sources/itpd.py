"""Trade between economies, 2000-2016, from the International Trade and Production Database for Estimation (ITPD-E).

The file has a square of exporters by importers for each year, summed over industries. Its diagonal is what an economy
sells to itself, 39 of the 54.8 trillion dollars of 2016: it is a table of its own here, and no trade between states.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import ARMS_TRADE_NETWORKS
from polycentric.sources.record.columns import amount, ccode, text, year
from polycentric.sources.record.references import bibtex, reference, texts
from polycentric.states import Cow, code_of
from polycentric.states.reading import read as read_name

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "article",
    "borchert2021",
    "Borchert, Ingo and Larch, Mario and Shikher, Serge and Yotov, Yoto V.",
    "The International Trade and Production Database for Estimation (ITPD-E)",
    2021,
    journal="International Economics",
    volume="166",
    pages="140-166",
)
FILE = "trade/itpd_aggregated.rds"
FIRST, LAST = 2000, 2016
YEARS = range(FIRST, LAST + 1)
DOLLARS = "current US dollars"
NO_STATE = "null: no state by the list of the Correlates of War that year"
AXES = ("exporter", "importer")


def cells(path: Path) -> "pl.DataFrame":
    """Give every cell above zero, exporter and importer by name.

    A zero stands wherever the file has nothing, for pairs without trade and for economies of which nothing is known
    (Kosovo, rebels, a country "unknown"), so that no zero is one that can be told to be true.

    Raises
    ------
    DataError
        If the file hasn't one square for each year.
    """
    import polars as pl

    from polycentric.sources.reading.r_parse.arrays import labelled
    from polycentric.sources.reading.r_parse.read import read_objects

    objects = read_objects(path)
    if set(objects) != {""}:
        raise DataError(f"The R file '{path.name}' holds {sorted(objects)}, not one object: it is another file.")
    parts = objects[""].values if objects[""].kind == "list" else ()
    if len(parts) != LAST - FIRST + 1:
        raise DataError(f"The R file '{path.name}' holds {len(parts)} squares, where {FIRST}-{LAST} have 17.")
    years = [(number, labelled(part, str(number), AXES, "value")) for number, part in zip(YEARS, parts, strict=True)]
    return pl.concat(
        square.filter(pl.col("value") > 0).with_columns(pl.lit(number, pl.Int32).alias("year"))
        for number, square in years
    )


def flows(path: Path) -> "pl.DataFrame":
    """Give what one economy sells to another, with the codes of the states that they are."""
    import polars as pl

    rows = cells(path).filter(pl.col("exporter") != pl.col("importer"))
    for end, name in (("ccode1", "exporter"), ("ccode2", "importer")):
        rows = _coded(rows, name, end)
    return rows.rename({"value": "exports"})


def domestic(path: Path) -> "pl.DataFrame":
    """Give what an economy sells to itself."""
    import polars as pl

    rows = cells(path).filter(pl.col("exporter") == pl.col("importer")).drop("importer")
    return _coded(rows.rename({"exporter": "economy", "value": "sold_at_home"}), "economy", "ccode")


def _coded(rows: "pl.DataFrame", name: str, code: str) -> "pl.DataFrame":
    """Add the code of the state that a name means that year; null where it means none."""
    import polars as pl

    keys = rows.select(name, "year").unique()
    codes = keys.with_columns(pl.Series(code, [_code(*key) for key in keys.rows()], dtype=pl.Int16))
    return rows.join(codes, on=[name, "year"], maintain_order="left")


def _code(name: str, when: int) -> int | None:
    """Read a name as the Correlates of War mean it: "Congo" stands beside "DR Congo"."""
    state = read_name(name, when, names="cow").state
    code = code_of(state, Cow, when) if state else None
    return code.value if code else None


def _state(name: str, meaning: str) -> Column:
    return ccode(name, meaning, NO_STATE)


_FLOWS = (
    text("exporter", "who sells, by the file's name"),
    text("importer", "who buys, by the file's name"),
    year(FIRST, LAST),
    _state("ccode1", "the state that sells"),
    _state("ccode2", "the state that buys"),
    amount("exports", DOLLARS, "what the one sells to the other", 0, 1e12),
)
_DOMESTIC = (
    text("economy", "the economy, by the file's name"),
    year(FIRST, LAST),
    _state("ccode", "the state"),
    amount("sold_at_home", DOLLARS, "what the economy sells to itself: no trade between states", 0, 3e13),
)
TABLES = (
    Table("flows", ("exporter", "importer", "year"), _FLOWS, file=FILE, raw=flows, rows=425_845),
    Table("domestic", ("economy", "year"), _DOMESTIC, file=FILE, raw=domestic, rows=2_618),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Trade (ITPD-E)",
    title="International Trade and Production Database for Estimation, bilateral trade summed over industries",
    version="release 1, summed by a public repository, October 2022",
    publisher="United States International Trade Commission; summed and carried by a public repository",
    address="https://www.usitc.gov/data/gravity/itpde.htm",
    licence="public domain, as a work of the government of the United States",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        ARMS_TRADE_NETWORKS.file(
            FILE,
            "data/out/itpd_aggregated.rds",
            3_527_323,
            "2f6617fe8bd7148ee86386c23c329345e1e1d2f15849d6d27442aec5c14ded42",
        ),
    ),
    caveat="The diagonal of the file is domestic trade, 39 of the 54.8 trillion dollars of 2016, and a table of its "
    "own. The file writes 0 where it has nothing, so a pair without a row may trade or not. Nothing of Kosovo, Monaco "
    "and East Timor, nor of Serbia and Montenegro before 2006. Palestine, Western Sahara, Niue and the Cook Islands "
    "have rows and no code. Goods and services, where COW's trade has goods: the two are never joined. How much of "
    "the services is there differs by year: over the pairs that both have, the sum is 1.34 times COW's in 2000 and "
    "1.02 times in 2014, so a fall after 2011 is in part one of coverage.",
)
