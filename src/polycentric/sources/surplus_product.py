"""Surplus domestic product after Anders, Fariss and Markowitz: output less what people need to live, 1800-2016."""

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import SVMILLER
from polycentric.sources.record.columns import GAP, amount, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "article",
    "anders2020",
    "Anders, Therese and Fariss, Christopher J. and Markowitz, Jonathan N.",
    "Bread Before Guns or Butter: Introducing Surplus Domestic Product (SDP)",
    2020,
    journal="International Studies Quarterly",
    volume="64",
    number="2",
    pages="392-405",
)
UNLISTED = (708, 709)
"""Two countries of the source's own, in the range of Central Asia, that neither list of states has."""
LOG = "natural logarithm of 2011 US dollars"
TABLES = (
    Table(
        "state_years",
        ("gwcode", "year"),
        (
            Column(
                "gwcode",
                "gwcode",
                "the country, by its Gleditsch-Ward code, also before it was a state",
                2,
                999,
                dtype="Int16",
                origin="ccode",
                besides=UNLISTED,
            ),
            year(1800, 2016),
            amount("wbgdp2011est", LOG, "output", 0, 40, GAP),
            amount("wbpopest", "natural logarithm of people", "population", 0, 25, GAP),
            amount("sdpest", LOG, "surplus domestic product; exactly 0 means none above subsistence", 0, 40, GAP),
            amount("wbgdppc2011est", f"{LOG} per person", "output per person", 0, 15, GAP),
        ),
        file="econ/cow_sdp_gdp.rds",
        raw=r_table(),
        rows=27_753,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Surplus domestic product",
    title="Surplus domestic product, with output and population",
    version="2020",
    publisher="Therese Anders, Christopher J. Fariss and Jonathan N. Markowitz; file by Steven V. Miller",
    address="https://doi.org/10.1093/isq/sqaa013",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1800, 2016),
    tables=TABLES,
    read=read,
    reader_version=2,
    files=(
        SVMILLER.file(
            "econ/cow_sdp_gdp.rds",
            "R/peacesciencer/cow_sdp_gdp.rds",
            774_553,
            "79fcbecac7bd9991d46d0f1c83bccded55ac59d3125161f601bbf0b62e5b0d7a",
        ),
    ),
    caveat="All four are logarithms. 5,776 rows have a surplus of exactly 0: a floor, no measurement. 2016 is "
    "missing for the United States. The file calls its column `ccode`, but its numbers are Gleditsch and Ward's: "
    "Germany is 260 from 1946, Yemen 678, Serbia 340, Kiribati 970. Countries stand here before they were states: "
    "join by state-year.",
)
