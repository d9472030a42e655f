"""Whether a source of one file is here, and the key of what it holds."""

from polycentric.sources import SOURCES
from polycentric.tables.archive import checksum_of, is_here


def key_of_source(source: str) -> str:
    """Give the hash of a source's files, and whether they are here."""
    record = SOURCES[source]
    here = all(is_here(file) for file in record.needed())
    return f"{checksum_of(record) if here else record.checksum()} {'here' if here else 'away'}"


def fetch_words(source: str) -> str:
    """Give the command that fetches a source."""
    record = SOURCES[source]
    many = " --many" if record.collection is not None and record.size > 50_000_000 else ""
    return f"polycentric fetch {source}{many}"
