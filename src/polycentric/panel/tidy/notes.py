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
    levels : str
        Of a code that is a number: what each value means, as in ``"1 none, 2 threat of force"``.
    scale : float
        What the source's own figure was multiplied with to give base units.
    base_unit : str
        Where the column stands in the codebook's unit: the base unit; else nothing.
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
    levels: str = ""
    scale: float = 1.0
    base_unit: str = ""


def as_frame(notes: Iterable[Note]) -> pl.DataFrame:
    """Tabulate notes, a column of the table a row."""
    fields = [name for name in Note.__dataclass_fields__ if name not in {"scale", "base_unit"}]
    schema = dict.fromkeys(fields, pl.String) | {"first": pl.Int16, "last": pl.Int16}
    return pl.DataFrame([{name: asdict(note)[name] for name in fields} for note in notes], schema=schema)
