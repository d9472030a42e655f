"""Who is a state today, or was one in a year."""

from polycentric.answers.asked import option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Grid, Section
from polycentric.answers.parts.state_rows import COLUMNS, row_of
from polycentric.answers.question import Question


@question
def states(*, year: int | None = None) -> Answer:
    """List the states of today, or of a year.

    Parameters
    ----------
    year : int, optional
        The states of that year, in the list of the Correlates of War or of Gleditsch and Ward.

    Returns
    -------
    Answer
        A row for each state, with its codes.

    Raises
    ------
    CoverageError
        If the lists know no state then.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.states(year=1816).table.height
    49
    """
    from polycentric.answers.provenance import provenance_of
    from polycentric.errors import CoverageError
    from polycentric.sources import SOURCES
    from polycentric.states import RULE, members, today

    last = SOURCES["state_lists"].years[1]
    if year is not None and year > last:
        raise CoverageError(f"The lists of states end in {last}, not in {year}: choose an earlier {option('year')}.")
    listed = today() if year is None else members(year)
    if not listed:
        raise CoverageError(f"The lists of states know none in {year}: they begin in 1816.")
    grid = Grid(COLUMNS, [row_of(state, year) for state in listed])
    title = f"{len(listed)} states of today" if year is None else f"{len(listed)} states in {year}"
    rule = (
        RULE if year is None else "Every state in the list of the Correlates of War or of Gleditsch and Ward that year."
    )
    return Answer(title, grid, [Section("", grid)], notes=[rule], provenance=lambda: provenance_of(year=year))


QUESTION = Question("Who is a state?", states)
