"""What one asks of similarity: two states through time, or all pairs of a year, each value or the reason for none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError, PolycentricError
from polycentric.panel.load import load
from polycentric.states import find
from polycentric.ties.similar import PLEDGES, SPANS, WHAT, Kind, Year, checked, usual, votes_cast, years
from polycentric.ties.similarity import SIMILARITIES
from polycentric.ties.similarity.contract import LEAST_OVERLAP, REASONS, Coding
from polycentric.ties.similarity.portfolios import UNKNOWN
from polycentric.wording import year_or_years

if TYPE_CHECKING:
    import polars as pl

Row = tuple[float | None, str, int, int]
OUTSIDE = "outside the source's years"
NO_PORTFOLIO: dict[str, str] = {
    "alliances": "one of the two is in no list of states that the source follows that year",
    "votes": "no roll call was held that year, or one of the two cast no vote",
    "votes_75": "no roll call is decoded whole, or one of the two cast no vote",
}


def panel_of(of: Kind, first: int, last: int) -> xr.Dataset:
    """Load what the similarity of some years needs, of those that the source covers.

    Raises
    ------
    CoverageError
        If the source covers none of them.
    """
    start, end = SPANS[of]
    if last < start or first > end:
        period = str(first) if first == last else f"{first}-{last}"
        raise CoverageError(
            f"Similarity of {WHAT[of]} covers {start}-{end}, but {period} was asked for: choose years among these."
        )
    layers = [*PLEDGES, "cinc"] if of == "alliances" else ["cinc"]
    return load("history", years=(max(first, start), min(last, end)), series=layers)


def of_pair(
    one: str,
    other: str,
    measures: Sequence[str] = (),
    of: Kind = "alliances",
    coding: Coding | None = None,
    span: tuple[int, int] = (1816, 2019),
    least: float = LEAST_OVERLAP,
) -> "pl.DataFrame":
    """Compare two states in each year.

    Parameters
    ----------
    one, other : str
        Ids of states.
    measures : sequence of str
        Names in `SIMILARITIES`; the usual one of what is compared without any.
    of : str
        ``"alliances"``, ``"votes"`` or ``"votes_75"``.
    coding : str, optional
        ``"defence"`` takes a pledge to fight as 1 and others as none, ``"binary"`` any pledge as 1, ``"valued"`` ranks
        them; without it the usual one (`polycentric.ties.similar.USUAL`).
    span : tuple of int
        First and last year.
    least : float
        The least part of a year's items on which both must have taken a stand: with less there is no value.

    Returns
    -------
    DataFrame
        ``year``, ``measure``, ``value``, ``reason`` (why there is no value), ``items`` (on how many both took a
        stand: a value on few roll calls says little), ``of_items`` (how many there were that year). Every year asked
        for has its rows.

    Raises
    ------
    CoverageError
        If the source covers none of the years, or one of the two was no state in any of them, or votes are to be
        weighted or coded otherwise than they were cast.
    UnknownNameError
        If there is no such measure.
    """
    import polars as pl

    first, how = usual(of, None, coding)
    names = tuple(measures) or (first,)
    for name in names:
        checked(SIMILARITIES[name], of, how)
    by_year = {
        (year, name): values
        for year, rows in _pair_by_year(panel_of(of, *span), one, other, names, of, how, least)
        for name, values in rows.items()
    }
    rows = [
        (year, name, *by_year.get((year, name), (None, _absent(year, of), 0, 0)))
        for year in range(span[0], span[1] + 1)
        for name in names
    ]
    schema = {"year": pl.Int64, "measure": pl.String, "value": pl.Float64, "reason": pl.String, "items": pl.Int64,
              "of_items": pl.Int64}  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _absent(year: int, of: Kind) -> str:
    """Say why two states have no portfolios in a year."""
    first, last = SPANS[of]
    return NO_PORTFOLIO[of] if first <= year <= last else OUTSIDE


def _pair_by_year(
    panel: xr.Dataset, one: str, other: str, measures: Sequence[str], of: Kind, coding: Coding, least: float
) -> Iterator[tuple[int, dict[str, Row]]]:
    """Compare two states in each year in which both have a portfolio."""
    labels = [str(state) for state in panel["state"].values]
    for state in (one, other):
        if state not in labels:
            first, last = int(panel["year"].values[0]), int(panel["year"].values[-1])
            span = year_or_years(first, last)
            raise CoverageError(f"'{state}' was no state in {span}: choose other years, or another state.")
    ends = labels.index(one), labels.index(other)
    for each in years(panel, of):
        among = {int(place): position for position, place in enumerate(each.places)}
        if all(end in among for end in ends):
            yield each.year, _compared(_only(each, [among[end] for end in ends]), measures, coding, least)


def _only(year: Year, chosen: Sequence[int]) -> Year:
    """Give a year with some of its portfolios alone."""
    return replace(year, places=year.places[list(chosen)], portfolios=year.portfolios.chosen(chosen))


def _compared(pair: Year, measures: Sequence[str], coding: Coding, least: float) -> dict[str, Row]:
    """Give value, reason, items and the year's items of a pair by each measure."""
    by_measure = {name: pair.compare(name, coding, least) for name in measures}
    items = int(_items(pair)[0, -1])
    return {name: (*_cell(each.values[0, -1], each.why[0, -1]), items, pair.items) for name, each in by_measure.items()}


def _cell(value: Any, why: Any) -> tuple[float | None, str]:
    """Give a value, or the reason for none."""
    return (None if why else float(value)), REASONS[int(why)]


def _items(year: Year) -> np.ndarray:
    """Count the items on which both states of each pair took a stand."""
    # A product of zeros and ones adds whole numbers, exact in any order and on any number of threads.
    stands = (year.portfolios.values != UNKNOWN).astype(np.float64)
    return stands @ stands.T


def of_year(
    year: int,
    measure: str | None = None,
    of: Kind = "alliances",
    coding: Coding | None = None,
    state: str | None = None,
    least: float = LEAST_OVERLAP,
) -> "pl.DataFrame":
    """Compare all pairs of a year, or one state with all others.

    Parameters
    ----------
    year : int
    measure, of, coding : str
        See `of_pair`.
    state : str, optional
        The id of the one state to compare.
    least : float
        The least part of the year's items on which both must have taken a stand.

    Returns
    -------
    DataFrame
        ``state``, ``partner``, ``value``, ``reason``, ``items`` (on which both took a stand), ``of_items`` (that there
        were), the most alike first; of equal ones the first names. Pairs without a value come last.

    Raises
    ------
    CoverageError
        If the source doesn't cover the year, or the state has no portfolio then, or votes are to be weighted or coded
        otherwise than they were cast.
    UnknownNameError
        If there is no such measure.
    """
    import polars as pl

    name, how = usual(of, measure, coding)
    checked(SIMILARITIES[name], of, how)
    panel = panel_of(of, year, year)
    portfolios = next(years(panel, of), None)
    if portfolios is None:
        raise CoverageError(f"No state has {WHAT[of]} in {year}: choose another year.")
    labels = panel["state"].values[portfolios.places].astype(str)
    if state is not None and state not in labels:
        raise CoverageError(f"'{state}' has no {WHAT[of]} in {year}: choose another year, or another state.")
    compared = portfolios.compare(name, how, least)
    one, other = _pairs_of(labels, state)
    frame = pl.DataFrame(
        {
            "state": labels[one],
            "partner": labels[other],
            "value": pl.Series(compared.values[one, other], nan_to_null=True),
            "reason": np.array(REASONS, dtype=object)[compared.why[one, other]].astype(str),
            "items": _items(portfolios)[one, other].astype(np.int64),
            "of_items": np.full(one.size, portfolios.items),
        }
    )
    return frame.sort(["value", "state", "partner"], descending=[True, False, False], nulls_last=True)


def last_year_of(state: str, of: Kind) -> int:
    """Give the last year in which a state has a portfolio.

    Raises
    ------
    CoverageError
        If it has none.
    """
    first, last = SPANS[of]
    if of != "alliances":
        cast = votes_cast(of)
        found = cast.filter(cast["listed"] & (cast["state"] == state) & (cast["year"] <= last))["year"].max()
        known = () if found is None else (int(found),)  # pyright: ignore[reportArgumentType]  # a year
    else:
        known = (year for year in range(last, first - 1, -1) if _lives(state, year))
    year = next(iter(known), None)
    if year is None:
        raise CoverageError(f"'{state}' has no {WHAT[of]} in {year_or_years(first, last)}: choose another state.")
    return year


def _lives(state: str, year: int) -> bool:
    """Tell whether there was a state in a year."""
    try:
        return find(state, year).id == state
    except PolycentricError:
        return False


def _pairs_of(labels: np.ndarray, state: str | None) -> tuple[np.ndarray, np.ndarray]:
    """Give each pair once, or those of one state."""
    if state is None:
        return np.triu_indices(labels.size, 1)
    other = np.flatnonzero(labels != state)
    return np.full(other.size, int(np.flatnonzero(labels == state)[0])), other
