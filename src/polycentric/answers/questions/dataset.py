"""The polarity data set, written into a folder: what every scored reading says of every year since 1816."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.poles.dataset import Dataset


@question
def dataset(*, out: Path, format: str | Sequence[str] = ()) -> Answer:  # as the option is called
    """Write the polarity data set: system-years, state-years, shares, readings with past error, and a codebook.

    Everything is in whole or not at all. The same archive gives the same cells, whose hash `dataset.json` holds.

    Parameters
    ----------
    out : path
        The folder, which is made. An earlier data set in it is replaced; a folder with other files is refused.
    format : str or sequence of str
        Of ``csv``, ``dta`` (Stata 14 and later) and ``parquet``; all without any.

    Returns
    -------
    Answer
        A row for each table: rows, columns, and the hash of its cells.

    Raises
    ------
    UnknownNameError
        If a format is none.
    OutputError
        If the folder can't be written, or holds other files.
    NotFetchedError
        If the archive isn't here.

    Examples
    --------
    >>> import polycentric as pc
    >>> answer = pc.answers.dataset(out="polarity")  # doctest: +SKIP
    """
    from polycentric.answers.parts.dataset_rows import notes, sentences, sheet, sheet_read
    from polycentric.answers.progress import steps
    from polycentric.poles.dataset import build, write
    from polycentric.poles.dataset.build import STEPS
    from polycentric.poles.dataset.write import check, checked_formats
    from polycentric.poles.definitions import DEFINITIONS

    formats = checked_formats([format] if isinstance(format, str) else list(format))
    check(out, formats)
    with steps(len(STEPS) + len(DEFINITIONS) + 1) as step:
        made = build(step=step)
        step("writing")
        write(made, out, formats)
    return Answer(
        f"The polarity data set, {made.years[0]}-{made.years[1]}",
        sheet(made),
        lambda: sheet_read(made),
        sentences=lambda: sentences(made, out, formats),
        notes=lambda: notes(made),
        provenance=lambda: _provenance(made),
    )


def _provenance(made: "Dataset") -> dict[str, Any]:
    """Say what it was made from."""
    from polycentric.answers.provenance import provenance_of

    return provenance_of(*made.sources, years=list(made.years), content_sha256=made.digest)


QUESTION = Question("Which data set of polarity can others cite?", dataset)
