"""Maddison project, 2023: output per person and population of economies, years 1 to 2022."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record.carriers import MADDISON_DATA
from polycentric.sources.record.columns import GAP, amount, text, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "article",
    "boltvanzanden2024",
    "Bolt, Jutta and van Zanden, Jan Luiten",
    "Maddison-style estimates of the evolution of the world economy: A new 2023 update",
    2024,
    journal="Journal of Economic Surveys",
    doi="10.1111/joes.12618",
)
_ISO = text("iso3", "letters of the economy, mostly ISO 3166-1 alpha-3", origin="ISO")
TABLES = (
    Table(
        "economy_years",
        ("iso3", "year"),
        (
            _ISO,
            year(1, 2022),
            amount("gdppc", "2011 international dollars per person", "output per person", 100, 1e6, GAP),
            amount("pop", "people", "population", 0, 2e9, GAP, scale=1e3),
        ),
        file="econ/MaddisonData.rda",
        raw=r_table("MaddisonData"),
        rows=23_280,
    ),
    Table(
        "economies",
        ("iso3",),
        (_ISO, text("country", "its name"), text("region", "its region")),
        file="econ/MaddisonCountries.rda",
        raw=r_table("MaddisonCountries"),
        rows=169,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Maddison project 2023",
    title="Maddison Project Database 2023",
    version="2023",
    publisher="Groningen Growth and Development Centre; files by the R package MaddisonData",
    address="https://www.rug.nl/ggdc/historicaldevelopment/maddison/releases/maddison-project-database-2023",
    licence="CC BY 4.0, as Our World in Data's catalogue records it",
    terms="May be used and shared with attribution. Fetched from its pinned address, never shipped with polycentric.",
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1, 2022),
    tables=TABLES,
    read=read,
    files=(
        MADDISON_DATA.file(
            "econ/MaddisonData.rda",
            "data/MaddisonData.rda",
            184_511,
            "63a3cff96da51b1e6b9a774326f7d6de3285098239767e79d586c1e595106fa7",
        ),
        MADDISON_DATA.file(
            "econ/MaddisonCountries.rda",
            "data/MaddisonCountries.rda",
            2_309,
            "fb2c41a07fcba4454308dc3c8c1ab75738a910ccdffff16d017720d11d21aca6",
        ),
    ),
    caveat="SUN, YUG and CSK run to 2022 beside their successors: drop one or the other before adding up. 90 "
    "economies in "
    "1820, 71 in 1900, 169 from 1950.",
)
