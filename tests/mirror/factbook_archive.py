"""The archive's editions of the World Factbook in the mirror, each parsed once."""

import gzip
from collections import defaultdict
from functools import cache
from pathlib import Path

from polycentric.packaged import read_rows
from polycentric.sources.reading.factbook_editions.edition import Edition
from polycentric.sources.reading.factbook_editions.entities import state_of
from polycentric.sources.reading.factbook_editions.folder import read
from polycentric.sources.reading.factbook_editions.tsql import Mangled, announced, fields

Texts = dict[str, dict[str, list[str]]]


def text_of(mirror: Path, edition: int) -> str:
    path = mirror / "files" / "factbook" / f"country_fields_{edition}.sql.gz"
    return gzip.decompress(path.read_bytes()).decode("utf-8")


@cache
def editions_read(mirror: Path) -> dict[int, Edition]:
    """Give all editions as our reader reads them; what a test changes there is changed for all."""
    return read(mirror / "files" / "factbook")


@cache
def names_of(mirror: Path) -> dict[int, str]:
    return {int(row["CountryID"]): row["Name"] for row in read_rows(mirror / "files" / "factbook" / "countries.csv")}


@cache
def texts_of_states(mirror: Path, edition: int) -> Texts:
    """Give the texts by state and field; an edition of the archive that is mangled or cut short fails here."""
    texts: Texts = defaultdict(lambda: defaultdict(list))
    text = text_of(mirror, edition)
    parsed = list(fields(text))
    assert [row for row in parsed if isinstance(row, Mangled)] == []
    rows = [row for row in parsed if not isinstance(row, Mangled)]
    assert announced(text) == (edition, len(rows))
    for row in rows:
        state, _ = state_of(names_of(mirror)[row.country], edition)
        if state:
            texts[state][row.field].append(row.text)
    return {state: dict(by_field) for state, by_field in texts.items()}
