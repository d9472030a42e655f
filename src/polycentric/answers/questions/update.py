"""How old each layer is, and where a newer copy is had."""

import datetime

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section, pairs
from polycentric.answers.question import Question

COLUMNS = (
    Column("source", "source"),
    Column("label", "label"),
    Column("last", "last year", "year"),
    Column("age", "years ago", "years"),
    Column("cache", "cache"),
    Column("layer", "layer"),
    Column("where", "where a newer copy is had"),
    Column("what", "what is had there"),
    Column("readers", "sources that read your copy"),
    Column("feeds", "made of it"),
)
PAGES = (Column("source", "source"), Column("where", "its makers' page"))
LOOKED, LATEST = 2025, 9999  # from when to when ages are counted
READ = ("source", "last", "age", "cache", "layer")


@question
def update(*names: str, year: int | None = None) -> Answer:
    """Say how old each layer is, what a newer copy would be, where it is had, and how a user brings it.

    The last year is that of a source's record; of a user's own copy that is here, the last year in it.

    Parameters
    ----------
    *names : str
        Sources, or what is made of them (layers, series, indices); all sources without any.
    year : int, optional
        The year that ages are counted from; by default this one.

    Returns
    -------
    Answer
        A row for each source.

    Raises
    ------
    UnknownNameError
        If there is no such source.
    QuestionError
        If the year is before the last of the data.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.update("atop", year=2026).table["age"].to_list()
    [8]
    """
    from polycentric.answers.elsewhere import sources_of
    from polycentric.answers.parts.freshness import alone, layers, oldest, rows_of, unrenewed
    from polycentric.answers.provenance import provenance_of

    now = datetime.date.today().year if year is None else year
    _check_year(year)
    rows = rows_of([source for name in names for source in sources_of(name) or (name,)], now)
    by_name = {column.name: column for column in COLUMNS}
    return Answer(
        f"How old the sources are in {now}",
        Grid(COLUMNS, rows),
        [
            Section("", Grid([by_name[name] for name in READ], rows)),
            *(Section(layer, pairs(facts)) for layer, facts in layers(rows).items()),
            *([Section("No newer copy is known", Grid(PAGES, others))] if (others := unrenewed(rows)) else []),
        ],
        sentences=list(oldest(rows)),
        notes=(
            "Last year: of the source's record, or of your own copy where one is here; – where you have none yet.",
            "A newer copy is never joined to an older one in silence: it is a source of its own.",
            *alone(rows),
        ),
        provenance=lambda: provenance_of(*(row["source"] for row in rows)),
    )


def _check_year(year: int | None) -> None:
    """Refuse a year before this package's sources were looked through: nothing was old then that ends later."""
    if year is not None and not LOOKED <= year <= LATEST:
        raise QuestionError(
            f"Ages are counted from a year since the sources here were looked through, {LOOKED} to {LATEST}, and not "
            f"from {year}: leave {option('year')} out for this one."
        )


QUESTION = Question("How old is each layer, and where is a newer copy?", update)
