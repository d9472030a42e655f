"""What was once forecast for the output of the United States and China, 1960-2050."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import STEVEDATA
from polycentric.sources.record.columns import GAP, amount, text, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "oecd2014",
    "{OECD}",
    "Economic Outlook No 95, May 2014: Long-term baseline projections",
    2014,
    url="https://www.oecd.org/",
)
DOLLARS = "2010 US dollars"
TABLES = (
    Table(
        "forecasts",
        ("country", "year"),
        (
            text("country", "the country", codes=("China", "United States")),
            year(1960, 2050),
            amount("p_gdp", DOLLARS, "output: observed and then forecast", 0, 1e15),
            amount("p_lo80", DOLLARS, "its lower bound, 80%", 0, 1e15),
            amount("p_hi80", DOLLARS, "its upper bound, 80%", 0, 1e15),
            amount("gdp", DOLLARS, "output, observed", 0, 1e15, GAP),
            amount("f_gdp", DOLLARS, "output, forecast", 0, 1e15, GAP),
            amount("f_lo80", DOLLARS, "the forecast's lower bound, 80%", 0, 1e15, GAP),
            amount("f_hi80", DOLLARS, "the forecast's upper bound, 80%", 0, 1e15, GAP),
            amount("f_lo95", DOLLARS, "the forecast's lower bound, 95%", 0, 1e15, GAP),
            amount("f_hi95", DOLLARS, "the forecast's upper bound, 95%", 0, 1e15, GAP),
            amount("oecd_ltgdpf", "millions of the OECD's unit", "the OECD's baseline of 2014", 0, 1e9, GAP),
        ),
        file="econ/usa_chn_gdp_forecasts.rda",
        raw=r_table("usa_chn_gdp_forecasts"),
        rows=182,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Forecasts of output, US and China",
    title="Forecasts of the output of the United States and China to 2050",
    version="2020",
    publisher="Steven V. Miller, R package stevedata; OECD",
    address="https://github.com/svmiller/stevedata",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1960, 2050),
    tables=TABLES,
    read=read,
    files=(
        STEVEDATA.file(
            "econ/usa_chn_gdp_forecasts.rda",
            "data/usa_chn_gdp_forecasts.rda",
            9_072,
            "22f13aa8306e81aa212c0d13d535572a9bc67e780a9adcf94e34af1f94331f3b",
        ),
    ),
    caveat="A small set for teaching and for scoring forecasts against what came. The price base of the dollars is "
    "read "
    "from the figures, not from a codebook.",
)
