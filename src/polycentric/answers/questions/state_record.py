"""All that the lists know of one state: its codes by date, its names, what it came from and became."""

from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.state_rows import row_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.states import State


@question
def state_record(name: str) -> Answer:
    """Show all that is known of a state: its codes by date, its names, what it came from and became.

    Parameters
    ----------
    name : str
        A name, or our own id.

    Returns
    -------
    Answer
        A row for each code, name or change, with its dates.

    Raises
    ------
    PolycentricError
        If no state, or more than one, has that name.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.state_record("Yemen").title
    'Yemen (YEM)'
    """
    from polycentric.answers.provenance import provenance_of
    from polycentric.states import find

    state = find(name)
    sections = _sections(state)
    return Answer(
        f"{state}",
        sections[0].grid,
        sections,
        notes=[state.note] if state.note else [],
        provenance=lambda: provenance_of(**row_of(state, None)),
    )


def _sections(state: "State") -> list[Section]:
    """Give the parts of a state's record."""
    from polycentric.states import disputes, names_of, spells, successions

    lists = [
        {"list": spell.system, "code": str(spell.code.value) if spell.code else None, "from": str(spell.start),
         "until": str(spell.end) if spell.end else "today", "kind": spell.listed}
        for spell in spells(state)
    ]  # fmt: skip
    names = [{"name": name.text, "meaning": f"this state{name}"} for name in names_of(state)]
    passed = [
        {"date": str(one.date), "what": one.kind, "from": one.predecessor, "to": one.successor}
        for one in successions()
        if state.id in {one.predecessor, one.successor}
    ]
    disputed = [
        {"case": case.case, "one side": case.one_side, "the other": case.other_side, "lists": case.listed}
        for case in disputes()
        if state.name in case.case or state.id in case.listed
    ]
    parts = {"In which list, under which code": lists, "Names": names, "Successions": passed, "Disputes": disputed}
    return [Section(title, _grid(rows)) for title, rows in parts.items() if rows]


def _grid(rows: list[dict[str, Any]]) -> Grid:
    """Make a grid of rows that all have the same fields."""
    return Grid([Column(name, name) for name in rows[0]], rows)


QUESTION = Question("What do the lists know of one state?", state_record)
