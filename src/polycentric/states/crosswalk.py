"""Every state-year with its name and its codes, as one table."""

from typing import TYPE_CHECKING

from polycentric.states.codes import Code, Cow, Gw, Iso3
from polycentric.states.contract import State
from polycentric.states.matching import name_of
from polycentric.states.membership import code_of, members

if TYPE_CHECKING:
    import polars as pl


def crosswalk(first: int = 1816, last: int = 2025) -> "pl.DataFrame":
    """Tabulate every state-year with its codes.

    Parameters
    ----------
    first, last : int
        Years, both included.

    Returns
    -------
    polars.DataFrame
        `year`, `state` (our id), `name` (of that year), `ccode`, `gwcode`, `iso3`: one row for each state that is in
        either list on any day of the year; a code is missing where the state is not in that list.

    Examples
    --------
    >>> codes = crosswalk(2016, 2016)
    >>> codes.filter(codes["state"] == "DEU").select("ccode", "gwcode", "iso3").row(0)
    (255, 260, 'DEU')
    """
    import polars as pl

    columns = ("year", "state", "name", "ccode", "gwcode", "iso3")
    rows = [
        (year, state.id, name_of(state, year), *(_bare(state, system, year) for system in (Cow, Gw, Iso3)))
        for year in range(first, last + 1)
        for state in members(year)
    ]
    types = (pl.Int16, pl.String, pl.String, pl.Int16, pl.Int16, pl.String)
    return pl.DataFrame(rows, schema=dict(zip(columns, types, strict=True)), orient="row")


def _bare(state: State, system: type[Code], year: int) -> int | str | None:
    code = code_of(state, system, year)
    return None if code is None else code.value
