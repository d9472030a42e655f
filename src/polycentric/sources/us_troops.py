"""Military personnel of the United States abroad, by host and year, from a user's own copy of troopdata's table."""

from polycentric.sources.contract import Release, RemoteFile, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import GAP, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

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
                "Correlates of War code, but Germany is 255 in all years, and a number may stand before its state is "
                "one; above 1000, and 6, the source's own for places that are no states",
                1,
                20_000,
                GAP,
            ),
            text("iso3c", "ISO letters", GAP),
            text("region", "region", GAP),
            whole("troops_ad", "people", "active-duty personnel, the year's largest report", 0, 3_000_000, GAP),
        ),
        file=FILE,
        raw=csv_table(("", "NA")),
        dropped=PARTS,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="US military deployments (troopdata)",
    title="Deployments of United States military personnel by country and year, from 1950",
    version="as handed over",
    publisher="Michael E. Flynn and others; the table `troopdata-rebuild-country-year.csv` of the R package troopdata",
    address="https://github.com/meflynn/troopdata",
    licence=terms.OWN_TERMS,
    terms=terms.BY_HAND_SEEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1950, 2026),
    tables=TABLES,
    read=read,
    reader_version=2,
    files=(RemoteFile(FILE, known=RELEASE),),
    caveat="Of one state's troops only. By its documentation a zero means that a report prints one, or that it doesn't "
    "list the country; 1951 and 1952 are interpolated; the war zones since 2001 are partly from elsewhere or left out. "
    "Its numbers are COW's (Yemen 679, Kiribati 946), but Germany is 255 in all years; 29 states of a year stand "
    "twice, once with a 0 of the other name: the larger number counts.",
)
