"""Says which data an answer rests on: what was chosen, the sources, and the hashes of their files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from polycentric.sources.contract import RemoteFile, Source


def provenance_of(*sources: str, **more: Any) -> dict[str, Any]:
    """Say which data an answer rests on; the version and the command that asks again are put to it by `Answer`.

    Parameters
    ----------
    *sources : str
        The sources of the data used, by name.
    **more : object
        Years, world, and whatever else was chosen.
    """
    from polycentric.sources import SOURCES
    from polycentric.tables.copies import record_of

    return {
        **more,
        "sources": [record_of(SOURCES[name]) for name in sources],
        "hashes": hashes(sources),
    }


def edition_of(name: str) -> str:
    """Name a source with its version, once."""
    from polycentric.sources import SOURCES
    from polycentric.tables.archive import version_of

    source = SOURCES[name]
    version = version_of(source)
    return source.label if version in source.label else f"{source.label}, {version}"


def hashes(sources: Sequence[str]) -> dict[str, str]:
    """Give the sha256 of every file that the sources are read from, and of what embedded tables were made from."""
    from polycentric.sources import SOURCES
    from polycentric.tables.read import read_meta

    sums: dict[str, str] = {}
    for source in (SOURCES[name] for name in sources):
        sums |= {f"{source.name}/{file.path}": _hash_of(source, file) for file in source.files}
        if source.collection is not None:
            sums[f"{source.name}/members"] = source.collection.sha256
        if source.embedded and not source.files:
            meta = read_meta()
            sums[f"{source.name}/inputs"] = str(meta["inputs"]["sha256"])
            sums |= {f"{source.name}/{table}.parquet": str(kept["sha256"]) for table, kept in meta["tables"].items()}
    return sums


def _hash_of(source: "Source", file: "RemoteFile") -> str:
    """Give a file's sha256: the pinned one, or that of the user's own copy where there is one."""
    from polycentric.errors import NotFetchedError
    from polycentric.tables.archive import hash_of

    try:
        return hash_of(source, file)
    except NotFetchedError:
        return "not pinned, and not here"
