"""Who sends troops to the peacekeeping missions of the United Nations, by place and year, 1994-2024."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import GEOPKO
from polycentric.sources.record.columns import amount, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "un/geopko_TCCMap_v.2.3.csv"
FIRST, LAST = 1994, 2024
NOT_NAMED = "TCC name unknown"
ENTRY = re.compile(r"(?P<country>[^()]+(?: \([A-Z]+\))?) \((?P<size>\d+|size unknown)\)")
REFERENCE = reference(
    "article",
    "cil2020",
    "Cil, Deniz and Fjelde, Hanne and Hultman, Lisa and Nilsson, Desirée",
    "Mapping Blue Helmets: Introducing the Geocoded Peacekeeping Operations ({Geo-PKO}) Dataset",
    2020,
    journal="Journal of Peace Research",
    volume="57",
    number="2",
    pages="360-370",
)


def contributors(path: Path) -> "pl.DataFrame":
    """Give a row for each contributor that a place's line of text names; "size unknown" is no number.

    Raises
    ------
    DataError
        If a line holds what is no contributor with a size.
    """
    import polars as pl

    places = csv_table()(path)
    rows = [
        (*row, country, size)
        for *row, line in places.select("mission", "year", "location", "latitude", "longitude", "year.overview").rows()
        for country, size in entries(str(line))
    ]
    names = ("mission", "year", "location", "latitude", "longitude", "country", "size")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def entries(line: str) -> list[tuple[str, str]]:
    """Read a line such as ``Ghana (650), Korea (ROK) (150), Togo (size unknown)``."""
    matches = [ENTRY.fullmatch(part) for part in re.split(r"(?<=\)), ", line.strip())]
    if None in matches:
        raise DataError(f"'{line}' is no list of contributors with their sizes: the file is damaged, or a newer one.")
    return [(each["country"], each["size"]) for each in matches if each is not None]


TABLES = (
    Table(
        "contributors",
        (),
        (
            text("mission", "short name of the mission"),
            year(FIRST, LAST),
            text("location", "name of the place"),
            amount("latitude", "degrees", "latitude", -90, 90),
            amount("longitude", "degrees", "longitude", -180, 180),
            text("country", "who sent the unit, as the map names it", "null: the map doesn't say who",
                 missing_codes=(NOT_NAMED,)),
            whole("size", "people", "size of the unit by its kind on the map (a company is 150), no count of heads", 0,
                  99_999, "null: the map shows the unit without its size", missing_codes=("size unknown",)),
        ),
        file=FILE,
        raw=contributors,
        rows=8_729,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Peacekeeping contributors (Geo-PKO 2.3)",
    title="Geo-PKO 2.3: troop-contributing countries by mission, year and location",
    version="2.3",
    publisher="Department of Peace and Conflict Research, Uppsala University",
    address="https://www.pcr.uu.se/data/geo-pko",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        GEOPKO.file(
            FILE,
            "data/TCCMap_v.2.3.csv",
            344_329,
            "acda82786bebb3c49aef46917401869a6fa35a94968f3b3f0367232a57c68837",
        ),
    ),
    caveat="From the maps of deployment in the reports of the Secretary-General: who sends only staff or observers is "
    "often not on them, some units stand without a name or a size, and sizes go by the kind of unit. Missions that "
    "have no map are not in it.",
)
