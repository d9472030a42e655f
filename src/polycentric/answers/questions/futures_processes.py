"""What goes on in the running order: its processes, their equations, and what each number rests on."""

from typing import Any

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.question import Question


@question
def futures_processes(process: str | None = None) -> Answer:
    """Show the processes of the running order, or all numbers of one.

    Parameters
    ----------
    process : str, optional
        The name of one.

    Returns
    -------
    Answer
        A row for each coefficient, with its value, its interval and why.

    Raises
    ------
    UnknownNameError
        If no process is called so.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.futures_processes("output").title
    'Output: what it is made of'
    """
    from polycentric.answers.provenance import provenance_of
    from polycentric.futures.processes import PROCESSES

    chosen = sorted(PROCESSES if process is None else [PROCESSES[process].name])
    grid = _coefficients(chosen)
    listed = _list(sorted(chosen, key=lambda name: PROCESSES[name].place))
    titled = (
        "Processes of the running order" if process is None else f"{PROCESSES[chosen[0]].label}: what it is made of"
    )
    grades = [PROCESSES[name].grade for name in chosen]
    return Answer(
        titled,
        grid,
        [Section("", listed)] if process is None else [Section("", _few(grid))],
        sentences=[
            f"{grades.count('estimated')} of {len(grades)} are fitted to data; the others are assumed, and say so."
        ]
        if process is None
        else [f"Each year: {PROCESSES[chosen[0]].equation}."],
        notes=[f"{PROCESSES[name].label}: {PROCESSES[name].sample}. {PROCESSES[name].reference}." for name in chosen],
        provenance=lambda: provenance_of(),
    )


def _coefficients(names: list[str]) -> Grid:
    """Give a row for each coefficient."""
    from polycentric.futures.estimates import shipped
    from polycentric.futures.parameters import estimates_of
    from polycentric.futures.processes import PROCESSES

    rows: list[dict[str, Any]] = []
    for name in names:
        process = PROCESSES[name]
        held, fitted = estimates_of(process), shipped(name)
        own = set(process.assumed) - set(fitted.names if fitted is not None else ())
        rows += [
            {"process": name, "coefficient": coefficient, "value": float(held.values[place]),
             "low": float(held.low[place]), "high": float(held.high[place]),
             "grade": "assumed" if coefficient in own else held.grade,
             "why": process.assumed[coefficient].reason if coefficient in own else held.sample}
            for place, coefficient in enumerate(held.names)
        ]  # fmt: skip
    columns = [
        Column("process", "process", "text"), Column("coefficient", "coefficient", "text"),
        Column("value", "value", "of the equation"), Column("low", "5%", "of the equation"),
        Column("high", "95%", "of the equation"), Column("grade", "grade", "text"), Column("why", "why", "text"),
    ]  # fmt: skip
    return Grid(columns, rows)


def _few(grid: Grid) -> Grid:
    """Leave out what one process's rows all have in common."""
    return Grid([column for column in grid.columns if column.name not in {"process", "why"}], grid.rows)


def _list(names: list[str]) -> Grid:
    """Give a row for each process, in the order of the year."""
    from polycentric.futures.processes import PROCESSES

    rows = [{"process": name, "label": PROCESSES[name].label, "grade": PROCESSES[name].grade} for name in names]
    return Grid([Column(name, name, "text") for name in ("process", "label", "grade")], rows)


QUESTION = Question("What is the running order made of?", futures_processes)
