"""What each edition of the World Factbook prints of one year's figure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Section
from polycentric.answers.question import Question

if TYPE_CHECKING:
    import polars as pl


@question
def revisions(variable: str, *, state: Sequence[str] = (), of: int | None = None) -> Answer:
    """Show what each edition of the World Factbook prints of one year's figure of a variable, such as gdp_ppp.

    A change between dollars of two years, or after another round of price comparisons, is marked as that and is no
    revision.

    Parameters
    ----------
    variable : str
        A variable of the world `now`.
    state : sequence of str
        Of these states; without any, for each pair of editions how many figures were revised, and by how much.
    of : int, optional
        Only figures of that year.

    Returns
    -------
    Answer
        A row for each figure and edition.

    Raises
    ------
    UnknownNameError
        If the variable is none of those that editions print.

    Examples
    --------
    >>> import polycentric as pc
    >>> answer = pc.answers.revisions("exports", state=["China"], of=2014)
    >>> answer.table["edition"].to_list()[:2]
    [2015, 2016]
    """
    from polycentric.answers.parts import revisions_rows as rows
    from polycentric.answers.provenance import provenance_of
    from polycentric.panel.revisions import by_editions
    from polycentric.panel.revisions import revisions as printed

    named = [_id(name) for name in state]
    figures = printed(variable, named or None, of)
    pairs = by_editions(figures)
    what, when = str(figures["variable"][0]), "" if of is None else f" of {of}"
    return Answer(
        f"{what}{when}: what each edition prints, and its change on the edition before",
        rows.tidy(figures),
        _read(figures, named, of) if named else [Section("By pair of editions", rows.pairs(pairs, what))],
        notes=rows.notes(figures),
        provenance=lambda: provenance_of("factbook", variable=what, states=named, of=of,
                                         editions=figures["edition"].unique().sort().to_list(), pairs=pairs.to_dicts()),
    )  # fmt: skip


def _read(found: "pl.DataFrame", states: list[str], of: int | None) -> list[Section]:
    """Set each state's prints, and its change from year to year as first and as last known."""
    from polycentric.answers.parts import revisions_rows as rows
    from polycentric.panel.revisions import RATES, changes

    sections: list[Section] = []
    for state in states:
        own = found.filter(found["state"] == state)
        if own.is_empty():
            continue
        name = str(own["name"][-1])
        sections.append(Section(f"{name}, {rows.unit_of(own)}", rows.prints(own)))
        if found["variable"][0] in RATES:
            continue
        steps = changes(str(found["variable"][0]), state)
        steps = steps if of is None else steps.filter(steps["year"] == of)
        if steps.height:
            sections.append(Section(f"{name}: change on the year before, both years of one edition", rows.steps(steps)))
    return sections


def _id(name: str) -> str:
    """Find the state that a name or id means, today or in the year of the first edition."""
    from polycentric.answers.names import id_of_any_year
    from polycentric.sources.reading.factbook_editions.facts import FIRST_EDITION, LAST_EDITION

    return id_of_any_year(name, range(LAST_EDITION, FIRST_EDITION - 1, -1))


QUESTION = Question("What did each edition print of one figure?", revisions)
