"""Where the numbers come from."""

from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.sources.contract import Source

LISTED = ("name", "label", "version", "years", "rows", "bytes", "cache", "fetch", "licence", "terms", "citation")
UNITS = {"rows": "rows", "bytes": "bytes"}
READ = ("name", "label", "years", "rows", "cache")


@question
def sources() -> Answer:
    """List the sources: years, rows, how much of each is here, licence, terms and citation.

    Examples
    --------
    >>> import polycentric as pc
    >>> "factbook" in pc.answers.sources().table["name"]
    True
    """
    from polycentric.answers.provenance import provenance_of
    from polycentric.sources import SOURCES

    rows = [_listed(source) for source in SOURCES.values()]
    columns = {name: Column(name, name, UNITS.get(name, "text")) for name in LISTED}
    return Answer(
        "Data sources",
        Grid(list(columns.values()), rows),
        [Section("", Grid([columns[name] for name in READ], rows))],
        notes=(
            "polycentric fetch NAME brings one into the cache; polycentric sources show NAME says all about it.",
            *_by_name(),
        ),
        provenance=lambda: provenance_of(*SOURCES),
    )


def _by_name() -> list[str]:
    """Say which sources come only when they are named, and how large they are."""
    from polycentric.answers.parts.fetched import left_by_all

    return list(left_by_all())


def _listed(source: "Source") -> dict[str, Any]:
    """Make a row of a source: its record, how large it is, and how much of it is here."""
    from polycentric.tables.copies import is_own, record_of
    from polycentric.tables.presence import state_of, way_of

    record = record_of(source)
    first, last = record["years"]
    return {
        **record,
        "years": f"{first}–{last}",
        "rows": None if is_own(source) else sum(table.rows for table in source.tables) or None,
        "bytes": source.size or None,
        "cache": state_of(source),
        "fetch": way_of(source),
    }


QUESTION = Question("Where do the numbers come from?", sources)
