"""Gross domestic product at current prices and exchange rates of economies after the World Bank, 1960-2023."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import DATASETS_GDP
from polycentric.sources.record.columns import amount, text, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "worldbankgdp",
    "{World Bank}",
    "World Development Indicators: NY.GDP.MKTP.CD",
    None,
    url="https://data.worldbank.org/indicator/NY.GDP.MKTP.CD",
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
            year(1960, 2023, origin="Year"),
            amount("gdp", "current US dollars", "output at market exchange rates", 1e4, 2e14, origin="Value"),
        ),
        file="econ/wb_gdp.csv",
        raw=csv_table(),
        rows=13_979,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Output (World Bank)",
    title="World Development Indicators: Gross domestic product at current prices and exchange rates",
    version="repository of March 2026",
    publisher="World Bank; file by the datasets project",
    address="https://data.worldbank.org/indicator/NY.GDP.MKTP.CD",
    licence="ODC-PDDL-1.0 for the file; CC BY 4.0 for the World Bank's data",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1960, 2023),
    tables=TABLES,
    read=read,
    files=(
        DATASETS_GDP.file(
            "econ/wb_gdp.csv",
            "data/gdp.csv",
            576_746,
            "f0a8408195646dbb1a9d7fc4424e2d302ee5380d0ec8834793f12ca25cbd7e2c",
        ),
    ),
    caveat="Holds aggregates such as WLD and EUU beside economies: keep only letters that are a state's. An "
    "economy-year "
    "without a row is missing.",
)
