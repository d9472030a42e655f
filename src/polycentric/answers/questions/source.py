"""All that is known of one source."""

from typing import TYPE_CHECKING

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section, pairs
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.sources.contract import Source


@question
def source(name: str) -> Answer:
    """Show a source's record: publisher, licence, citation, columns, files and their hashes.

    Parameters
    ----------
    name : str
        A source that `sources` lists, or the name of a layer, series or index that is made of one source.

    Returns
    -------
    Answer
        A row for each column of its tables, with unit and meaning.

    Raises
    ------
    UnknownNameError
        If there is none of that name.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.source("factbook").table.columns
    ['table', 'column', 'unit', 'meaning']
    """
    from polycentric.answers.elsewhere import sources_of
    from polycentric.answers.provenance import provenance_of
    from polycentric.sources import SOURCES
    from polycentric.tables.copies import record_of

    several = sources_of(name)
    chosen = SOURCES[several[0] if len(several) == 1 else name]
    columns = _columns_of(chosen)
    record = pairs(record_of(chosen) | _way_of(chosen) | _made_of(chosen))
    return Answer(
        chosen.title,
        columns,
        [
            Section("", record),
            Section("Tables", columns),
            *_files_of(chosen),
        ],
        provenance=lambda: provenance_of(chosen.name),
    )


def _made_of(source: "Source") -> dict[str, object]:
    """Say what is made of a source: tie layers, indices, series, or nothing but its own tables."""
    from polycentric.answers.elsewhere import ADDITION, INDEX, LAYER, SERIES, made_of

    named = made_of(source.name)
    parts = {kind: ", ".join(named.get(kind, ())) for kind in (SERIES, LAYER, INDEX, ADDITION)}
    return {"made of it": "; ".join(f"{kind}: {names}" for kind, names in parts.items() if names)
            or "no series, layer, index or addition: its tables are read alone"}  # fmt: skip


def _way_of(source: "Source") -> dict[str, object]:
    """Say how a source comes, and of a collection by what its members are chosen."""
    from polycentric.tables.presence import way_of

    collection = source.collection
    if collection is None:
        return {"fetch": way_of(source)}
    parts = " and ".join(f"--only {part}=..." for part in collection.parts)
    return {
        "fetch": f"{way_of(source)}; members chosen by {parts}",
        "members": f"{collection.count:,} {collection.unit}, {collection.size:,} bytes",
        "path in a mirror": collection.path,
        "address of a member": collection.address,
    }


def _files_of(source: "Source") -> list[Section]:
    """Say of a fetched source which files are pinned, and to what."""
    rows = [
        {
            "path": file.path,
            "bytes": file.size,
            "sha256": file.sha256 or "not pinned: your own copy",
            "address": file.address or "--from FILE only",
        }
        for file in source.files
    ]
    columns = (Column("path", "path in a mirror"), Column("bytes", "bytes", "bytes"), Column("sha256", "sha256"),
               Column("address", "address"))  # fmt: skip
    return [Section("Files", Grid(columns, rows))] if rows else []


def _columns_of(source: "Source") -> Grid:
    """Make a grid of all columns and variables of a source's tables."""
    from polycentric.tables.members import described

    rows = [
        {"table": table.name, "column": column.name, "unit": column.unit, "meaning": column.meaning}
        for table in source.tables
        for column in (*table.columns, *table.variables)
    ] + described(source)
    return Grid([Column(name, name) for name in ("table", "column", "unit", "meaning")], rows)


QUESTION = Question("What is known of one source?", source)
