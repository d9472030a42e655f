"""Total population of economies after the World Bank, 1960-2024."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import DATASETS_POPULATION
from polycentric.sources.record.columns import amount, text, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "worldbankpopulation",
    "{World Bank}",
    "World Development Indicators: SP.POP.TOTL",
    None,
    url="https://data.worldbank.org/indicator/SP.POP.TOTL",
)
TABLES = (
    Table(
        "economy_years",
        ("iso3", "year"),
        (
            text(
                "iso3",
                "ISO 3166-1 alpha-3 of the economy, or the Bank's letters of an aggregate",
                origin="Country Code",
            ),
            text("name", "its name", origin="Country Name"),
            year(1960, 2024, origin="Year"),
            amount("population", "people", "population at mid-year", 100, 1e10, origin="Value"),
        ),
        file="econ/wb_population.csv",
        raw=csv_table(),
        rows=17_195,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Population (World Bank)",
    title="World Development Indicators: Total population",
    version="repository of March 2026",
    publisher="World Bank; file by the datasets project",
    address="https://data.worldbank.org/indicator/SP.POP.TOTL",
    licence="ODC-PDDL-1.0 for the file; CC BY 4.0 for the World Bank's data",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1960, 2024),
    tables=TABLES,
    read=read,
    files=(
        DATASETS_POPULATION.file(
            "econ/wb_population.csv",
            "data/population.csv",
            552_112,
            "7d2dd6a17f5ed7916de1f89a9c116791e64d207f2e2f6ce47c57e1ab46f0088a",
        ),
    ),
    caveat="Holds aggregates such as WLD and EUU beside economies: keep only letters that are a state's. An "
    "economy-year "
    "without a row is missing.",
)
