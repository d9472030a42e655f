"""Rows and words of ``polycentric dataset``: what was written, and how far it can be trusted."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.answers.grids import Column, Grid, Section

if TYPE_CHECKING:
    from polycentric.poles.dataset import Dataset

NAMED = 3


def sheet(made: "Dataset") -> Grid:
    """Give a row for each table."""
    columns = (
        Column("table", "table"), Column("a_row_is", "a row is"), Column("rows", "rows", "count"),
        Column("columns", "columns", "count"), Column("content_sha256", "hash of its cells"),
    )  # fmt: skip
    rows = [
        {"table": each.name, "a_row_is": each.title, "rows": each.frame.height, "columns": each.frame.width,
         "content_sha256": each.digest()}
        for each in made.sheets
    ]  # fmt: skip
    return Grid(columns, rows)


def sheet_read(made: "Dataset") -> list[Section]:
    """Give what a person reads of it."""
    whole = sheet(made)
    return [Section("", Grid([each for each in whole.columns if each.name != "content_sha256"], whole.rows))]


def sentences(made: "Dataset", out: Path, formats: Sequence[str]) -> list[str]:
    """Say what was written, what it says, and how few readings held up."""
    from polycentric.poles.dataset.scored import label_sets, testable
    from polycentric.writing import shown

    readings = made.sheet("readings").frame
    lines = [f"Wrote {shown(out)}: {readings.height} readings of {made.years[0]}-{made.years[1]} as "
             f"{', '.join(formats)}, with codebook.md and dataset.json."]  # fmt: skip
    for short, cases in label_sets().items():
        tested, held = testable(readings, short)
        some = ", ".join(held[:NAMED]) + (", ..." if len(held) > NAMED else "")
        verb = "holds" if len(held) < 2 else "hold"
        lines.append(
            f"On {cases.label} {len(held) or 'none'} of {tested} readings that can be tested {verb} up"
            f"{f': {some}' if held else ''}."
        )
    return lines


def notes(made: "Dataset") -> list[str]:
    """Say how it is cited, and what is left out."""
    from polycentric.poles.dataset.codebook import citation

    return [
        f"Cite as: {citation(made)}; and the sources of the readings that you use.",
        f"Hash of all cells (SHA-256): {made.digest}.",
        "A reading holds up if it is right in 80% of all years of every period of a set of known cases. Labels are "
        "opinions, and a set has three to six periods.",
        *(
            f"Ratios and shares of single states on {index} are left out: the terms of {source} forbid passing them on."
            for index, source in made.kept_back.items()
        ),
    ]
