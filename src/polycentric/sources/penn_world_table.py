"""Penn World Table 10.01: output, population, prices and exchange rates of economies, 1950-2019."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PWT10
from polycentric.sources.record.columns import GAP, amount, text, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "article",
    "feenstra2015",
    "Feenstra, Robert C. and Inklaar, Robert and Timmer, Marcel P.",
    "The Next Generation of the Penn World Table",
    2015,
    journal="American Economic Review",
    volume="105",
    number="10",
    pages="3150-3182",
)
DOLLARS = "2017 US dollars (PPP)"
_COLUMNS = (
    text("isocode", "ISO 3166-1 alpha-3 of the economy"),
    text("country", "its name"),
    year(1950, 2019),
    amount("rgdpe", DOLLARS, "output from the side of spending, chained prices", 0, 1e14, GAP, scale=1e6),
    amount("rgdpo", DOLLARS, "output from the side of production, chained prices", 0, 1e14, GAP, scale=1e6),
    amount("cgdpo", DOLLARS, "output from the side of production, current prices", 0, 1e14, GAP, scale=1e6),
    amount("rgdpna", "2017 US dollars", "output, growing as in the national accounts", 0, 1e14, GAP, scale=1e6),
    amount("pop", "people", "population", 0, 2e9, GAP, scale=1e6),
    amount("emp", "people", "people in work", 0, 2e9, GAP, scale=1e6),
    amount("hc", "index", "human capital", 0, 10, GAP),
    amount("cn", DOLLARS, "capital stock, current prices", 0, 1e15, GAP, scale=1e6),
    amount("xr", "national currency per US dollar", "exchange rate", 0, 1e9, GAP),
    amount("pl_gdpo", "United States 2017 = 1", "price level of output", -50, 50, GAP),
    text("i_outlier", "whether the price level is flagged as an outlier", GAP, codes=("yes", "no")),
)
TABLES = (
    Table(
        "economy_years",
        ("isocode", "year"),
        _COLUMNS,
        file="econ/pwt10.01.rda",
        raw=r_table("pwt10.01", tuple(column.raw for column in _COLUMNS)),
        rows=12_810,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Penn World Table 10.01",
    title="Penn World Table, version 10.01",
    version="10.01",
    publisher="Groningen Growth and Development Centre; file by the R package pwt10",
    address="https://www.rug.nl/ggdc/productivity/pwt/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1950, 2019),
    tables=TABLES,
    read=read,
    files=(
        PWT10.file(
            "econ/pwt10.01.rda",
            "data/pwt10.01.rda",
            1_357_636,
            "6d9e028a69669e1550d6dea48ae8383bf0b629af9467fc826d2ed9ab222ead1a",
        ),
    ),
    caveat="Economies, some of which are no states, by today's borders. Only the columns that the project uses are "
    "read. "
    "A few price levels are negative in the source.",
)
