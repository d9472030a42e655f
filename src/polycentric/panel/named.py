"""From the names that a source writes to our states, by year; a name that doesn't mean one state is refused, by reason.

For sources that have no codes. A rule for a name that a source uses in a sense of its own is given with the call, so
that it can be read and questioned; nothing is matched by likeness.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from polycentric.errors import AmbiguousNameError, CoverageError, NotAStateError, UnknownNameError
from polycentric.states import Cow, Gw, code_of, find, lives, match

if TYPE_CHECKING:
    import polars as pl

AMBIGUOUS, NOT_THEN, NO_STATE, UNKNOWN = "several states", "a state of another time", "not a state", "no such name"
REASONS = {
    AmbiguousNameError: AMBIGUOUS,
    CoverageError: NOT_THEN,
    NotAStateError: NO_STATE,
    UnknownNameError: UNKNOWN,
}


def with_states(
    frame: "pl.DataFrame", name: str, *, dated: bool = True, meaning: Mapping[str, str] | None = None
) -> "pl.DataFrame":
    """Add the state that each row's name means.

    Parameters
    ----------
    frame : DataFrame
        With the column of names and ``year``.
    name : str
        The column of names.
    dated : bool
        Whether a name is read as it was meant in its year. Without it, as it is meant today: for sources that carry
        today's countries back.
    meaning : mapping of str to str, optional
        For a name that the source uses in a sense of its own, the name or id of the state meant; it holds only where
        the name itself means none.

    Returns
    -------
    DataFrame
        The rows with ``state`` (an id, missing where refused), ``refused`` (the reason: `AMBIGUOUS`, `NOT_THEN`,
        `NO_STATE` or `UNKNOWN`) and ``listed`` (whether the state is in the list of the Correlates of War project or
        of Gleditsch and Ward on any day of that year).
    """
    import polars as pl

    pairs = frame.select(name, pl.col("year").cast(pl.Int32).alias("__year")).unique()
    meanings = [(text, year, *_meant(text, year if dated else None, (meaning or {}).get(text), year))
             for text, year in pairs.iter_rows()]  # fmt: skip
    schema = {name: pl.String, "__year": pl.Int32, "state": pl.String, "refused": pl.String, "listed": pl.Boolean}
    rows = frame.with_columns(pl.col("year").cast(pl.Int32).alias("__year"))
    known = pl.DataFrame(meanings, schema=schema, orient="row")
    return rows.join(known, on=[name, "__year"], how="left", maintain_order="left").drop("__year")


def account(rows: "pl.DataFrame", name: str, by: Iterable[str] = ()) -> "pl.DataFrame":
    """Say what became of each name: how many rows, in which years, taken for which state, or refused why.

    Parameters
    ----------
    rows : DataFrame
        As `with_states` gives them.
    name : str
        The column of names.
    by : iterable of str
        Further columns to tell rows apart by.

    Returns
    -------
    DataFrame
        The name, ``state``, ``refused``, ``listed``, first and last year and ``rows``, which add up to all of them.
    """
    import polars as pl

    keys = [name, "state", "refused", "listed", *by]
    years = (pl.col("year").min().alias("first"), pl.col("year").max().alias("last"), pl.len().alias("rows"))
    return rows.group_by(keys).agg(*years).sort(keys, nulls_last=True)


def with_codes(rows: "pl.DataFrame", system: str) -> "pl.DataFrame":
    """Add the code that each row's ``state`` ends the year with: ``ccode`` or ``gwcode``, missing where it has none.

    Parameters
    ----------
    rows : DataFrame
        With ``state`` and ``year``.
    system : str
        ``"cow"`` or ``"gw"``.
    """
    import polars as pl

    from polycentric.panel.membership import SYSTEMS, checked_system

    kind = {"cow": Cow, "gw": Gw}[checked_system(system)]
    pairs = rows.select("state", "year").unique().drop_nulls()
    coded = [(state, year, code.value) for state, year in pairs.iter_rows() if (code := code_of(state, kind, year))]
    schema = {"state": pl.String, "year": rows.schema["year"], SYSTEMS[system]: pl.Int16}
    codes = pl.DataFrame(coded, schema=schema, orient="row")
    return rows.join(codes, on=["state", "year"], how="left", maintain_order="left")


@cache
def _meant(text: str, when: int | None, otherwise: str | None, year: int) -> tuple[str | None, str | None, bool]:
    """Give the state that a name means, why none, and whether it is in a list that year."""
    try:
        state = match(text, when).id
    except (AmbiguousNameError, CoverageError, NotAStateError, UnknownNameError) as refusal:
        if otherwise is None:
            return None, REASONS[type(refusal)], False
        state = find(otherwise).id
    return state, None, lives(state, year)
