"""What the data set is, for machines: version, hashes of its cells, tables, sources with their versions and hashes."""

import hashlib
from collections.abc import Sequence
from typing import Any

from polycentric.poles.dataset.scored import label_sets
from polycentric.poles.dataset.sheet import Sheet
from polycentric.poles.validity.shipped import FILE
from polycentric.reading import content_of
from polycentric.sources import SOURCES
from polycentric.version import __version__

TITLE = "Polarity of the international system"


def digest_of(sheets: Sequence[Sheet]) -> str:
    """Hash the cells of all tables."""
    return hashlib.sha256("".join(f"{each.name} {each.digest()}\n" for each in sheets).encode()).hexdigest()


def described(sheets: Sequence[Sheet], years: tuple[int, int], sources: Sequence[str], digest: str) -> dict[str, Any]:
    """Say what the data set is."""
    return {
        "title": f"{TITLE}, {years[0]}-{years[1]}",
        "made_by": f"polycentric {__version__}",
        "version": __version__,
        "content_sha256": digest,
        "years": list(years),
        "tables": {
            each.name: {
                "a_row_is": each.title,
                "rows": each.frame.height,
                "columns": each.frame.columns,
                "content_sha256": each.digest(),
            }
            for each in sheets
        },
        "label_sets": {short: dict(_given(cases.said())) for short, cases in label_sets().items()},
        "past_errors_sha256": hashlib.sha256(content_of(str(FILE))).hexdigest(),
        "sources": [_source(name) for name in sources],
    }


def _given(said: dict[str, str]) -> Any:
    """Keep what isn't empty."""
    return ((key, value) for key, value in said.items() if value)


def _source(name: str) -> dict[str, str]:
    """Describe a source."""
    source = SOURCES[name]
    told = ("name", "title", "version", "licence", "terms", "citation", "address")
    return {each: str(getattr(source, each)) for each in told} | {
        "sha256": source.checksum() if source.is_pinned else "not pinned: each copy has its own"
    }
