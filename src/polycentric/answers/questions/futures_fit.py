"""The estimates fitted again from the archive, beside those that ship."""

import time
from typing import Any

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.question import Question


@question
def futures_fit(process: str | None = None) -> Answer:
    """Fit the processes again from the archive, and say whether the shipped estimates come out.

    Parameters
    ----------
    process : str, optional
        One of them; all that are fitted without it.

    Returns
    -------
    Answer
        A row for each coefficient: shipped, fitted again, and their difference.

    Raises
    ------
    UnknownNameError
        If no process is called so.
    NotFetchedError
        If the archive isn't here.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.futures_fit("systemic_war").sentences[0]
    'Nothing is fitted of it: its numbers are assumed.'
    """
    from polycentric.answers.provenance import provenance_of
    from polycentric.futures.estimates import shipped
    from polycentric.futures.processes import PROCESSES

    chosen = [name for name in ([PROCESSES[process].name] if process else PROCESSES) if PROCESSES[name].fit is not None]
    rows: list[dict[str, Any]] = []
    lines: list[str] = [] if chosen else ["Nothing is fitted of it: its numbers are assumed."]
    for name in chosen:
        began, fit, held = time.monotonic(), PROCESSES[name].fit, shipped(name)
        again = fit(None) if fit is not None else None
        if again is None:
            continue
        same = held is not None and held.sha256 == again.sha256
        took = time.monotonic() - began
        lines.append(
            f"{PROCESSES[name].label}: {'as shipped to the bit' if same else 'not as shipped'}, {took:.0f} seconds."
        )
        before = {} if held is None else dict(zip(held.names, held.values.tolist(), strict=True))
        rows += [
            {"process": name, "coefficient": each, "shipped": before.get(each), "fitted": float(value),
             "low": float(again.low[place]), "high": float(again.high[place])}
            for place, (each, value) in enumerate(zip(again.names, again.values, strict=True))
        ]  # fmt: skip
    columns = [Column("process", "process", "text"), Column("coefficient", "coefficient", "text"),
               *(Column(each, each, "of the equation") for each in ("shipped", "fitted", "low", "high"))]  # fmt: skip
    grid = Grid(columns, rows)
    return Answer("Estimates fitted again from the archive", grid, [Section("", grid)] if rows else [], sentences=lines,
                  notes=["make futures-fit writes what comes out."], provenance=lambda: provenance_of())  # fmt: skip


QUESTION = Question("Do the shipped estimates come out of the archive again?", futures_fit)
