"""What a column of a tidy table says, from which source, for which years, and what a row without a match means."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import polars as pl

MISSING = "missing"
ZERO = "a true zero within the years and states that the source covers, else missing"
OWN = "the state lists"


@dataclass(frozen=True)
class Note:
    """The coverage of one added column.

    Attributes
    ----------
    column : str
        Its name in the table.
    meaning, unit : str
        What it says, and in what.
    source, version : str
        The source's name and edition; several are joined by "; ".
    first, last : int
        The years that the source covers; outside them every value is missing.
    absent : str
        What it means that the source has no row: `ZERO` or `MISSING`.
    remark : str
        What else a user of the numbers must know.
    """

    column: str
    meaning: str
    unit: str
    source: str
    version: str
    first: int
    last: int
    absent: str = MISSING
    remark: str = ""


def as_frame(notes: Iterable[Note]) -> pl.DataFrame:
    """Tabulate notes, a column of the table a row."""
    schema = dict.fromkeys(Note.__dataclass_fields__, pl.String) | {"first": pl.Int16, "last": pl.Int16}
    return pl.DataFrame([asdict(note) for note in notes], schema=schema)
