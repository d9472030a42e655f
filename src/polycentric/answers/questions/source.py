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
        A source that `sources` lists.

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
    from polycentric.answers.provenance import provenance_of
    from polycentric.sources import SOURCES

    chosen = SOURCES[name]
    columns = _columns_of(chosen)
    return Answer(
        chosen.title,
        columns,
        [Section("", pairs(chosen.record())), Section("Tables", columns), *_files_of(chosen)],
        provenance=lambda: provenance_of(chosen.name),
    )


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
    rows = [
        {"table": table.name, "column": column.name, "unit": column.unit, "meaning": column.meaning}
        for table in source.tables
        for column in (*table.columns, *table.variables)
    ]
    return Grid([Column(name, name) for name in ("table", "column", "unit", "meaning")], rows)


QUESTION = Question("What is known of one source?", source)
