"""Who belongs to an organisation in a panel that holds no memberships by name: by dates, at each year's end.

The European Union goes by its treaties; other bodies since 1990 as the package dates them, and before that by the
Correlates of War's list of organisations, where it is in the panel or has been fetched.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import GroupError, NotFetchedError
from polycentric.labels import truths
from polycentric.panel.series import organisations
from polycentric.sources import bodies, state_lists
from polycentric.tables import archive

# Organisations of which the treaties' own dates are kept; their names in full are those of the dated bodies.
BY_TREATY = ("EU",)
DATED_SINCE = bodies.COVERED[0].year
FULL_MEMBER = 1
_IGO = {"Warsaw Pact": "wpact"}
Truths = NDArray[np.bool_]


def begins(body: str) -> int | None:
    """Give the first year with members of an organisation that is dated; None of another."""
    return (
        min((first for _, first, _ in dated_spans(body)), default=None) if body in BY_TREATY else _founded().get(body)
    )


def full_name(body: str) -> str:
    """Give an organisation's name in full, where the package has it."""
    return titles().get(body, body)


@cache
def titles() -> Mapping[str, str]:
    """Give the names in full of the organisations that are dated."""
    listed = {name.upper(): title for name, (title, _, _) in organisations.BODIES.items() if name not in _IGO.values()}
    return listed | dict(bodies.table("bodies").select("body", "label").iter_rows())


@cache
def dated_spans(body: str) -> tuple[tuple[str, int, int], ...]:
    """Give state, first and last year at whose end it was a member, as the package dates it."""
    far = 9999
    if body in BY_TREATY:
        return tuple(
            (state, first, far if last is None else last)
            for state, spans in state_lists.spans(body).items()
            for first, last in spans
        )
    rows = bodies.dated().filter((pl.col("organisation") == body) & (pl.col("status") == "member"))
    return tuple(
        # A spell that ends on the first day of a year holds at the end of the year before, and so does any other.
        (str(state), max(start.year, DATED_SINCE), far if end is None else end.year - 1)
        for state, start, end in rows.select("state", "start", "end").iter_rows()
    )


def on_dates(panel: xr.Dataset, body: str) -> Truths:
    """Say who is in an organisation at the end of each year."""
    years, labels = panel["year"].values.astype(np.int64), {str(s): at for at, s in enumerate(panel["state"].values)}
    inside = np.zeros((years.size, len(labels)), dtype=np.bool_)
    for state, first, last in dated_spans(body):
        if state in labels:
            inside[(years >= first) & (years <= last), labels[state]] = True
    founded, until = _undated(body)
    early = (years >= founded) & (years <= until)
    if early.any():
        inside[early] = _on_the_list(panel, body, early)
    return inside


def year_span(years: NDArray[Any]) -> str:
    """Write the first and the last of some years."""
    first, last = int(years[0]), int(years[-1])
    return str(first) if first == last else f"{first}-{last}"


def _undated(body: str) -> tuple[int, int]:
    """Give the first and the last year in which an organisation existed and the package doesn't date its members."""
    if body in BY_TREATY:
        return 1, 0
    if body in _dated():
        return _founded()[body], DATED_SINCE - 1
    listed = organisations.BODIES.get(_igo(body))
    return (listed[1], listed[2]) if listed is not None else (1, 0)


def _on_the_list(panel: xr.Dataset, body: str, early: Truths) -> Truths:
    """Say who is in an organisation by the Correlates of War's list, in years that the package doesn't date."""
    years, variable = panel["year"].values, f"{_igo(body)}_status"
    if variable in panel:
        return truths(panel[variable].transpose("year", "state") == FULL_MEMBER)[early]
    try:
        rows = archive.table("igo_members", "memberships")
    except NotFetchedError:
        raise GroupError(
            f"Who belonged to {body} in {year_span(years[early])} is in the Correlates of War's list of "
            f"organisations, which is not here: fetch it with `polycentric fetch igo_members`, or ask for years "
            f"since {DATED_SINCE}."
        ) from None
    kept = rows.filter((pl.col("organisation") == _igo(body)) & (pl.col("status") == FULL_MEMBER))
    if kept.is_empty():
        raise GroupError(
            f"Who belonged to {body} in {year_span(years[early])} is not known here: ask for years since {DATED_SINCE}."
        )
    pairs = {(int(year), str(code)) for year, code in kept.select("year", "ccode").iter_rows()}
    codes = panel["ccode"].transpose("year", "state").values[early]
    return np.array([
        [(int(year), str(code)) in pairs for code in row] for year, row in zip(years[early], codes, strict=True)
    ])  # fmt: skip


@cache
def _founded() -> Mapping[str, int]:
    """Give the year in which each organisation that is dated, or that the Correlates of War lists, began."""
    listed = {name.upper(): first for name, (_, first, _) in organisations.BODIES.items()}
    return listed | {str(name): day.year for name, day in bodies.table("bodies").select("body", "founded").iter_rows()}


@cache
def _dated() -> frozenset[str]:
    """Name the organisations that the package dates."""
    return frozenset(bodies.names())


def _igo(body: str) -> str:
    """Give an organisation's short name in the Correlates of War's list."""
    return _IGO.get(body, body.lower())
