"""Who considered, pursued and had nuclear weapons, by country name, 1938-2022."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import OWID
from polycentric.sources.record.columns import level, text, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCES = (
    reference(
        "misc",
        "bleek2017",
        "Bleek, Philipp C.",
        "When Did (and Didn't) States Proliferate?",
        2017,
        note="Harvard Belfer Center",
    ),
    reference("misc", "nti2022", "{Nuclear Threat Initiative}", "Country profiles", 2022, url="https://www.nti.org"),
)
TABLES = (
    Table(
        "country_years",
        ("country", "year"),
        (
            text("country", "the country's name", origin="Entity"),
            year(1938, 2022, origin="Year"),
            level("status", "0 none, 1 considering, 2 pursuing, 3 possessing", 0, 3, origin="nuclear_weapons_status"),
        ),
        file="nuclear/owid_nuclear_weapons_proliferation.csv",
        raw=csv_table(),
        rows=16_848,
        dropped=("nuclear_weapons_consideration", "nuclear_weapons_pursuit", "nuclear_weapons_possession"),
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Nuclear weapons",
    title="Nuclear weapons status by country and year",
    version="2022",
    publisher="Our World in Data, after Philipp C. Bleek and the Nuclear Threat Initiative",
    address="https://ourworldindata.org/nuclear-weapons",
    licence="none stated with the file; sources as cited",
    terms=terms.ASKED_TO_CITE,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1938, 2022),
    tables=TABLES,
    read=read,
    files=(
        OWID.file(
            "nuclear/owid_nuclear_weapons_proliferation.csv",
            "datasets/Nuclear weapons proliferation – OWID based on Bleek (2017), Nuclear Threat Initiative "
            "(2022)/Nuclear weapons proliferation – OWID based on Bleek (2017), Nuclear Threat Initiative (2022).csv",
            380_728,
            "8b0dd308369cc00385262a10e23dd67c6dbc440ae4ee2c81f1e3f106d3f5aac2",
        ),
    ),
    caveat="Today's countries are carried back to 1938: Russia stands for the Soviet Union, and a country has a row "
    "before "
    "it was a state. Names only, no codes.",
)
