"""Output and population with their uncertainty after Fariss, Anders, Markowitz and Barnum, 1816-2019."""

from polycentric.sources.contract import NEVER_MISSING, Column, Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import ISARD
from polycentric.sources.record.columns import GAP, amount, ccode, gwcode, year
from polycentric.sources.record.references import MILLER_2022, bibtex, reference, texts

REFERENCES = (
    reference(
        "article",
        "fariss2022",
        "Fariss, Christopher J. and Anders, Therese and Markowitz, Jonathan N. and Barnum, Miriam",
        "New Estimates of Over 500 Years of Historic GDP and Population Data",
        2022,
        journal="Journal of Conflict Resolution",
        volume="66",
        number="3",
        pages="553-591",
    ),
    MILLER_2022,
)


def _estimates(missing: str) -> tuple[Column, ...]:
    """Describe the three estimates and their standard deviations."""
    per_head, whole = "2011 international dollars per person", "2017 international dollars"
    return (
        year(1816, 2019),
        amount("mrgdppc", per_head, "output per person, after the Maddison project", 100, 1e6, missing),
        amount("sd_mrgdppc", per_head, "its standard deviation", 0, 1e6, missing),
        amount("pwtrgdp", whole, "output, after the Penn World Table", 1e6, 1e14, missing, scale=1e6),
        amount("sd_pwtrgdp", whole, "its standard deviation", 0, 1e14, missing, scale=1e6),
        amount("pwtpop", "people", "population, after the Penn World Table", 1e3, 2e9, missing, scale=1e6),
        amount("sd_pwtpop", "people", "its standard deviation", 0, 1e9, missing, scale=1e6),
    )


TABLES = (
    Table(
        "cow",
        ("ccode", "year"),
        (ccode(), *_estimates(GAP)),
        file="econ/cw_gdppop.rda",
        raw=r_table("cw_gdppop"),
        rows=16_536,
    ),
    Table(
        "gw",
        ("gwcode", "year"),
        (gwcode(), *_estimates(NEVER_MISSING)),
        file="econ/gw_gdppop.rda",
        raw=r_table("gw_gdppop"),
        rows=19_667,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Output and population (Fariss and others)",
    title="Latent-variable estimates of output and population, with standard deviations",
    version="2022",
    publisher="Christopher J. Fariss and others; files by the R package isard",
    address="https://svmiller.com/isard/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1816, 2019),
    tables=TABLES,
    read=read,
    files=(
        ISARD.file(
            "econ/cw_gdppop.rda",
            "data/cw_gdppop.rda",
            679_708,
            "205017f75f9d65b1b01c48d594a018e6ef7de285891dfea15b2dfb95a5174b97",
        ),
        ISARD.file(
            "econ/gw_gdppop.rda",
            "data/gw_gdppop.rda",
            793_136,
            "00e33ea4bf48b30d1aa3ad3505b5c6b056ade169bd03874a1f2b7c7a2c68b98f",
        ),
    ),
    caveat="The standard deviations are large (United States 2019: 23.1 trillion, give or take 9.9): carry them. The "
    "estimates of all years were made at once, so what they say of a year knows what came after.",
)
