"""Which state each of some names means."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.state_names import answer, complaint, names_in
from polycentric.answers.parts.state_rows import COLUMNS, row_of
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.states import Reading


@question
def state_names(*texts: str, year: int | None = None, names: str | None = None, file: Path | None = None) -> Answer:
    """Say which state each name means, or why it means none.

    Names are read as in a file of the user's; without a year they mean today's. A former name means its state in its
    time. Later it stands for a state that only took another name (Burma), and is refused where its state joined
    another or came apart (Czechoslovakia).

    Parameters
    ----------
    *texts : str
        Names.
    year : int, optional
        What they meant in that year.
    names : str, optional
        Whose names these are: ``cow``, ``gw``, ``vdem``, ``worldbank`` or ``polity``.
    file : path, optional
        Read the names from a file: one a line, or the column of names (and years) of a CSV file.

    Returns
    -------
    Answer
        A row for each name; `faults` says which mean no state.

    Raises
    ------
    QuestionError
        If neither names nor a file are given, or both.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.state_names("S. Korea", "Burma").table["id"].to_list()
    ['KOR', 'MMR']
    """
    if bool(texts) == (file is not None):
        raise QuestionError(f"Give names, or {option('file')} with a file of names.")
    pairs = [(name, year) for name in texts] if file is None else names_in(file, year)
    readings = [(answer(text, when, names, typed=file is None), when) for text, when in pairs]
    return _answer(readings, names, year)


def _answer(readings: "list[tuple[Reading, int | None]]", names: str | None, year: int | None) -> Answer:
    """Tabulate what each name means: all columns for machines, for a person the states first and then the refusals."""
    from polycentric.states import get

    rows: list[dict[str, Any]] = []
    for one, when in readings:
        described = row_of(get(one.state), when) if one.state is not None else dict.fromkeys(c.name for c in COLUMNS)
        rows.append({"asked": one.text, "year": when, "answer": one.kind, **described, "past": one.past,
                     "note": one.note or None, "reason": one.reason or None})  # fmt: skip
    text_column = Column("asked", "asked")
    dated = [Column("year", "year")] * any(each is not None for _, each in readings)
    answered, note, reason = Column("answer", "answer"), Column("note", "note"), Column("reason", "reason")
    past = Column("past", "state of another time")
    known, unknown = [row for row in rows if row["id"]], [row for row in rows if not row["id"]]
    noted = [row for row in known if row["note"]]
    read = [
        Section("", Grid([text_column, *dated, *COLUMNS], known)),
        Section("Notes", Grid([text_column, *dated, note], noted)),
        Section("No state", Grid([text_column, *dated, answered, reason], unknown)),
    ]
    tidy = Grid([text_column, Column("year", "year"), answered, *COLUMNS, past, note, reason], rows)
    sections = [section for section in read if section.grid.rows and (len(rows) > 1 or known)]
    lacking = any(one.state is None for one, _ in readings)
    return Answer(
        "States by name",
        tidy,
        sections,
        provenance=lambda: provenance_of(year=year, names=names),
        faults=[complaint([one for one, _ in readings])] if lacking else [],
    )


QUESTION = Question("Which state does a name mean?", state_names)
