"""Ideal points of states from votes in the UN General Assembly, release of July 2025, 1946-2024."""

from collections.abc import Iterator

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import stata_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record.carriers import MASTERTHESIS
from polycentric.sources.record.columns import GAP, amount, ccode, text, whole, year
from polycentric.sources.record.references import BAILEY_2017, bibtex, texts

QUANTILES = {
    "qo": "smallest draw",
    "q5": "5%",
    "q10": "10%",
    "q50": "median",
    "q90": "90%",
    "q95": "95%",
    "q100": "largest draw",
}
SETS = {"fp": "votes on final passage", "all": "all votes"}


def _columns() -> Iterator[Column]:
    """Describe the estimates of both sets of votes with their quantiles, and the older estimate."""
    for letters, what in SETS.items():
        yield amount(f"idealpoint{letters}", "ideal point", f"mean, from {what}", -6, 6, GAP)
        yield whole(f"nvotes{letters}", "votes", f"how many, of {what}", 1, 999, GAP)
        for quantile, name in QUANTILES.items():
            yield amount(f"{quantile}{letters}", "ideal point", f"{name} of the posterior, from {what}", -8, 8, GAP)
    yield amount("idealpointlegacy", "ideal point", "mean, as older releases made it", -6, 6, GAP)
    yield whole("nvotesLegacy", "votes", "how many the older way counts", 1, 999, GAP)


TABLES = (
    Table(
        "state_years",
        ("ccode", "year"),
        (
            ccode(),
            year(1946, 2024),
            text("iso3c", "ISO 3166-1 alpha-3", GAP),
            text("countryname", "the state's name", GAP),
            *_columns(),
        ),
        file="un/IdealpointsJuly2025.dta",
        raw=stata_table(),
        rows=11_440,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="UN ideal points (July 2025)",
    title="Dynamic ideal points from votes in the UN General Assembly, release of July 2025",
    version="July 2025",
    publisher="Michael A. Bailey, Anton Strezhnev and Erik Voeten",
    address="https://doi.org/10.7910/DVN/LEJUQZ",
    licence="CC0, as the study describes itself; the repository that carries the file states none",
    terms="May be used freely; citation is asked for. Fetched from its pinned address, never shipped with polycentric.",
    citation=texts(BAILEY_2017),
    bibtex=bibtex(BAILEY_2017),
    years=(1946, 2024),
    tables=TABLES,
    read=read,
    files=(
        MASTERTHESIS.file(
            "un/IdealpointsJuly2025.dta",
            "IdealpointsJuly2025.dta",
            1_331_515,
            "fea7fa9414e3643586dbdf95baa1100ceb418e56684d79d801a146cad79443ce",
        ),
    ),
    caveat="No year 1964, when almost no votes were held; 2024 only from final passage. What the three sets are is "
    "read "
    "from their names. All years are estimated at once, so what they say of a year knows what came after.",
)
