"""Makes grids of what the stages give, and says what makes a result again."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from polycentric.cli.sheet import Column, Grid
from polycentric.version import __version__

if TYPE_CHECKING:
    import polars as pl

    from polycentric.sources.contract import RemoteFile, Source


def grid_of(frame: "pl.DataFrame", units: Mapping[str, str] | None = None) -> Grid:
    """Make a grid of a table, a column's name with spaces for its label; `units` are those of the columns."""
    columns = [Column(name, name.replace("_", " "), _unit(frame, name, units or {})) for name in frame.columns]
    return Grid(columns, frame.to_dicts())


def pairs(record: Mapping[str, Any]) -> Grid:
    """Make a grid of a record: one field a row."""
    rows = [{"field": name.replace("_", " "), "value": _text(value)} for name, value in record.items()]
    return Grid((Column("field", "field"), Column("value", "value")), [row for row in rows if row["value"]])


def provenance_of(ctx: click.Context, *sources: str, **more: Any) -> dict[str, Any]:
    """Say what makes a result again: the version, the command, and the sources with their hashes."""
    from polycentric.sources import SOURCES

    return {
        "polycentric": __version__,
        "command": str(ctx.find_root().obj),
        **more,
        "sources": [SOURCES[name].record() for name in sources],
        "hashes": hashes(sources),
    }


def hashes(sources: Sequence[str]) -> dict[str, str]:
    """Give the sha256 of every file that the sources are read from, and of what embedded tables were made from."""
    from polycentric.sources import SOURCES
    from polycentric.tables.read import read_meta

    sums: dict[str, str] = {}
    for source in (SOURCES[name] for name in sources):
        sums |= {f"{source.name}/{file.path}": _hash_of(source, file) for file in source.files}
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


def _unit(frame: "pl.DataFrame", name: str, units: Mapping[str, str]) -> str:
    """Give a column's unit: as told, or whether it holds numbers."""
    return units.get(name, "number" if frame.schema[name].is_numeric() else "text")


def _text(value: object) -> str:
    """Write a field of a record in one line."""
    if isinstance(value, tuple | list):
        return "–".join(map(str, value)) if all(isinstance(part, int) for part in value) else ", ".join(map(str, value))
    return " ".join(str(value).split())
