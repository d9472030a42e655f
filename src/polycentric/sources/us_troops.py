"""Military personnel of the United States abroad, by host and year; a copy of another release may be handed over."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Release, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import TROOPDATA
from polycentric.sources.record.columns import GAP, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "presence/troopdata-rebuild-country-year.csv"
RELEASE = Release(
    "the release of 2 June 2026",
    "875aa5c712506950786d791feb2a01b030c61e9afbc6df37baee5f453ce5fe5e",
    1_173_307,
    13_135,
    (1950, 2024),
)
# By service, reserve and civilian employees: not read yet. The documented short form of the file has none of them.
PARTS = (
    "army_ad", "navy_ad", "air_force_ad", "marine_corps_ad", "coast_guard_ad", "space_force_ad", "army_national_guard",
    "air_national_guard", "army_reserve", "navy_reserve", "marine_corps_reserve", "air_force_reserve",
    "coast_guard_reserve", "total_selected_reserve", "army_civilian", "navy_civilian", "marine_corps_civilian",
    "air_force_civilian", "dod_civilian", "total_civilian",
)  # fmt: skip
REFERENCE = reference(
    "article",
    "allen2022",
    "Allen, Michael A. and Flynn, Michael E. and Martinez Machain, Carla",
    "US Global Military Deployments, 1950-2020",
    2022,
    journal="Conflict Management and Peace Science",
    volume="39",
    number="3",
    pages="351-370",
    doi="10.1177/07388942211030885",
)
SECRET, SINCE, WITHHELD = (645.0, 652.0, 700.0), 2018, "withheld"


def host_years(path: Path) -> "pl.DataFrame":
    """Say where a 0 stands for what the Defense Department has withheld since late 2017, in three states at war."""
    import polars as pl

    rows = csv_table(("", "NA"))(path)
    if not {"ccode", "year", "troops_ad"} <= set(rows.columns):
        return rows
    number = {name: pl.col(name).cast(pl.Float64, strict=False) for name in ("ccode", "year", "troops_ad")}
    hidden = number["ccode"].is_in(SECRET) & (number["year"] >= SINCE) & (number["troops_ad"] == 0)
    return rows.with_columns(pl.when(hidden).then(pl.lit(WITHHELD)).otherwise("troops_ad").alias("troops_ad"))


TABLES = (
    Table(
        "host_years",
        ("countryname", "year"),
        (
            text("countryname", "the place's name"),
            year(1950, 2026),
            whole(
                "ccode",
                "code of the source's own",
                "Correlates of War code, but Germany is 255 and Vietnam 816 in all years, and a number may stand "
                "before its state is one; above 1000, and 6, the source's own for places that are no states",
                1,
                20_000,
                GAP,
            ),
            text("iso3c", "ISO letters", GAP),
            text("region", "region", GAP),
            whole(
                "troops_ad",
                "people",
                "active-duty personnel, the year's largest report",
                0,
                3_000_000,
                "null: withheld by the Defense Department (a 0 of Iraq, Syria or Afghanistan from 2018), or no value",
                missing_codes=(WITHHELD,),
            ),
        ),
        file=FILE,
        raw=host_years,
        rows=13_135,
        dropped=PARTS,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="US military deployments (troopdata)",
    title="Deployments of United States military personnel by country and year, from 1950",
    version="June 2026",
    publisher="Michael E. Flynn and others; the table `troopdata-rebuild-country-year.csv` of the R package troopdata",
    address="https://github.com/meflynn/troopdata",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1950, 2024),
    tables=TABLES,
    read=read,
    reader_version=3,
    files=(
        replace(
            TROOPDATA.file(FILE, "data-raw/troopdata-rebuild-country-year.csv", RELEASE.size, RELEASE.sha256),
            known=RELEASE,
        ),
    ),
    caveat="Of one state's troops only. By its documentation a zero means that a report prints one, or that it doesn't "
    "list the country; 1951 and 1952 are interpolated. In Iraq, Syria and Afghanistan the Defense Department has told "
    "nothing since late 2017: a 0 there is missing from 2018, the figures of 2018-20 are from elsewhere, and the few "
    "of 2021-22 are parts. Its numbers are COW's (Yemen 679, Kiribati 946), but Germany is 255 and Vietnam 816 in all "
    "years; 29 states of a year stand twice, once with a 0 of the other name: the larger number counts.",
)
