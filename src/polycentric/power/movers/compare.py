"""Who rose and who fell: each state's share of the world in an early and in a late edition of the World Factbook."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
import polars as pl

from polycentric.errors import CoverageError
from polycentric.panel import editions
from polycentric.panel.pictures import flags_of, last_known_of_year, pictures, printed_of_year
from polycentric.power.movers.fates import Life, lives_between
from polycentric.power.movers.lines import between
from polycentric.power.movers.through_editions import Series, series_of

POINTS = 100.0  # percentage points of a fraction
_SCHEMA: dict[str, Any] = {
    "state": pl.String, "name": pl.String, "fate": pl.String, "kin": pl.String, "share_kin": pl.Float64,
    "first": pl.Int16, "last": pl.Int16, "year_first": pl.Int16, "year_last": pl.Int16,
    "share_first": pl.Float64, "share_last": pl.Float64, "points": pl.Float64, "ratio": pl.Float64,
    "step": pl.Float64, "untold": pl.Float64, "moved": pl.Float64,
    "share_then": pl.Float64, "share_known": pl.Float64, "edition_known": pl.Int16,
    "flags_first": pl.String, "flags_last": pl.String,
}  # fmt: skip
Shares = Mapping[str, float]


def movers(index: str, first: int | None = None, last: int | None = None) -> pl.DataFrame:
    """Give each state's share of the world in two editions, and what of the change is a step of prices.

    Parameters
    ----------
    index : str
        A power index of the embedded world (``"output_ppp"``), or another of its amounts (``"exports"``).
    first, last : int, optional
        Editions, or years with whose eyes to look. Without them, the first and the last edition that print the quantity
        for enough of the world, by the coverage rule, in figures of their time: nine tenths of the total at most two
        years old, and not flagged as an older edition's. (Military spending of 2010 is of 2005, that of 2014 repeats
        2010's, and 2017 is the first of its time.)

    Returns
    -------
    DataFrame, a row for each state, the risers first
        The world of an edition is the states that it has data for, and shares are fractions of that.

        - `state`, `name`, `fate`, `kin`: the Soviet Union and Russia have one id and a row each. A state that ended has
          the states of the last edition that it became in `kin`, one that began those it came from, one from which a
          part went those that left. `share_kin` is what these have at the other end.
        - `first`, `last`, `year_first`, `year_last`: the editions, and the year that each figure is of; missing where
          the edition states none.
        - `share_first`, `share_last`, `points` (percentage points), `ratio`: missing where the state isn't one at
          both ends or has no figure.
        - `step`: of `points`, what stands at price rounds and other breaks where both editions print one year, so that
          the step can be measured on it. `untold`: the change across breaks where no year is printed by both, of prices
          and of the world together. `moved`: the rest, which no break touches. They sum to `points`; all three are
          missing where the state lacks a share on the way.
        - `share_then`, `share_known`, `edition_known`: the state's share of the year that most of the first edition's
          figures are of, as that edition knew it and as was known last, by the same states; missing where no later
          edition prints the year.
        - `flags_first`, `flags_last`: flags on the figures (`jump`, `year_unstated` and the like).

    Raises
    ------
    UnknownNameError
        If no index and no amount of the embedded world has that name.
    CoverageError
        If an edition asked for doesn't print the quantity for enough of the world, or the last isn't after the first.

    Examples
    --------
    >>> rose = movers("output_ppp", 2015, 2025)
    >>> rose.select("state", "first", "last", pl.col("points").round(1)).row(0)
    ('CHN', 2015, 2025, 3.2)
    """
    series = series_of(index)
    start, end = _ends(series, first, last)
    names = _names(start), _names(end)
    held = series.share(start), series.share(end)
    parts = _parts(series, start, end)
    again = _again(series, start)
    years = _years(series, start), _years(series, end)
    flags = flags_of(series.variables, start), flags_of(series.variables, end)
    rows = [
        _row(life, start, end, held, parts, again) | _from(life, years, flags)
        for life in lives_between(*names, start, end)
    ]
    frame = pl.DataFrame(rows, schema=_SCHEMA)
    weight = pl.coalesce("share_first", "share_last").fill_null(-1.0)
    order = ["points", weight, pl.col("state"), pl.col("fate")]
    return frame.sort(order, descending=[True, True, False, True], nulls_last=True)


def coverage(index: str) -> pl.DataFrame:
    """Give how much of its world each edition prints a quantity for, and how old that is.

    Returns
    -------
    DataFrame
        By `edition`: `states` with data `of` those it has, the part of their `people`, the part of the total that is
        `fresh` (at most two years old and not flagged as an older edition's) and `repeated` (the edition before prints
        the same figure), and in `gap` why too little is covered.

    Raises
    ------
    UnknownNameError
        If no index and no amount of the embedded world has that name.
    """
    schema: dict[str, Any] = {
        "edition": pl.Int16, "states": pl.Int32, "of": pl.Int32, "people": pl.Float64, "fresh": pl.Float64,
        "repeated": pl.Float64, "gap": pl.String,
    }  # fmt: skip
    return pl.DataFrame([asdict(each) for each in series_of(index).points], schema=schema)


def _ends(series: Series, first: int | None, last: int | None) -> tuple[int, int]:
    """Give the two editions, or say why one has no shares of the world."""
    known = series.editions
    fresh = series.of_their_time or known
    start = fresh[0] if first is None else editions.edition_of(first)
    end = fresh[-1] if last is None else editions.edition_of(last)
    for edition in (start, end):
        if edition not in known:
            raise CoverageError(
                f"The edition of {edition} gives no shares of '{series.name}' ({_why(series, edition)}): choose among "
                f"{', '.join(map(str, known))}."
            )
    if start >= end:
        raise CoverageError(
            f"From the edition of {start} to that of {end} nothing moves: the last edition must be after the first, "
            f"among {', '.join(map(str, known))}."
        )
    return start, end


def _why(series: Series, edition: int) -> str:
    """Say why an edition has no shares: how little it covers, or that it doesn't print the quantity."""
    gap = next((point.gap for point in series.points if point.edition == edition), "")
    reasons = (editions.not_printed(variable, edition) for variable in series.variables)
    return gap or next((reason for reason in reasons if reason), "it doesn't print it")


def _names(edition: int) -> dict[str, str]:
    """Give what each state of an edition is called in it."""
    panel = pictures().sel(year=edition)
    there, names, states = panel["exists"].values, panel["name"].values, panel["state"].values
    return {str(state): str(name) for state, name, lived in zip(states, names, there, strict=True) if lived}


def _parts(series: Series, start: int, end: int) -> dict[str, tuple[float, float]]:
    """Give for each state with a share in every edition on the way what of its change is a step, and what is untold."""
    shares = {edition: series.share(edition) for edition in series.editions if start <= edition <= end}
    states = set.intersection(*(set(each) for each in shares.values()))
    steps, untold = dict.fromkeys(states, 0.0), dict.fromkeys(states, 0.0)
    for pair in between(series, start, end):
        found = next((each for each in series.breaks if (each.before, each.after) == pair), None)
        for state in sorted(states) if found is not None else ():
            if found is not None and found.year is not None and state in found.steps:
                steps[state] += found.steps[state]
            else:
                untold[state] += shares[pair[1]][state] - shares[pair[0]][state]
    return {state: (steps[state], untold[state]) for state in states}


def _again(series: Series, start: int) -> dict[str, tuple[float, float, int]]:
    """Give the shares of the first edition's year as known then and as known last, over the states known to both."""
    if len(series.variables) != 1:
        return {}
    variable, last = series.variables[0], editions.editions()[-1]
    counted = Counter(_years(series, start).values())
    if not counted:
        return {}
    year = max(counted, key=lambda each: (counted[each], each))
    then, (known, edition) = printed_of_year(variable, start, year), last_known_of_year(variable, year, last)
    if edition <= start:
        return {}
    common = sorted(then.keys() & known.keys())
    sums = sum(then[state] for state in common), sum(known[state] for state in common)
    return {state: (then[state] / sums[0], known[state] / sums[1], edition) for state in common}


def _years(series: Series, edition: int) -> dict[str, int]:
    """Give the year that each state's figure is of, the oldest of its parts; a state of no stated year is left out."""
    panel = pictures().sel(year=edition)
    years = [panel[f"{name}_year"].values for name in series.variables if f"{name}_year" in panel]
    oldest = np.min(years, axis=0) if years else np.full(panel.sizes["state"], -1)
    states = [str(state) for state in panel["state"].values]
    return {state: int(year) for state, year in zip(states, oldest, strict=True) if year > 0}


def _row(
    life: Life,
    start: int,
    end: int,
    held: tuple[Shares, Shares],
    parts: Mapping[str, tuple[float, float]],
    again: Mapping[str, tuple[float, float, int]],
) -> dict[str, Any]:
    """Give one life's shares and their change."""
    before = held[0].get(life.state) if life.fate not in {"began", "not listed before"} else None
    after = held[1].get(life.state) if life.fate not in {"ended", "not listed after"} else None
    row: dict[str, Any] = {
        "state": life.state, "name": life.name, "fate": life.fate, "kin": ", ".join(life.kin), "first": start,
        "last": end, "share_first": before, "share_last": after, "share_kin": _of_kin(life, held),
    }  # fmt: skip
    if before is not None and after is not None:
        row |= {"points": POINTS * (after - before), "ratio": after / before if before else None}
        if life.state in parts:
            step, untold = (POINTS * each for each in parts[life.state])
            row |= {"step": step, "untold": untold, "moved": row["points"] - step - untold}
    if before is not None and life.state in again:
        row |= dict(zip(("share_then", "share_known", "edition_known"), again[life.state], strict=True))
    return row


def _of_kin(life: Life, held: tuple[Shares, Shares]) -> float | None:
    """Give what a state's kin has: in the first edition where the state began or others joined it, else in the last."""
    known = [held[0 if life.fate in {"began", "larger"} else 1].get(state) for state in life.kin]
    return sum(each for each in known if each is not None) if any(each is not None for each in known) else None


def _from(
    life: Life, years: tuple[Mapping[str, int], Mapping[str, int]], flags: tuple[Mapping[str, str], Mapping[str, str]]
) -> dict[str, Any]:
    """Give the years and the flags of one life's figures."""
    at_first, at_last = life.fate not in {"began", "not listed before"}, life.fate not in {"ended", "not listed after"}
    return {
        "year_first": years[0].get(life.state) if at_first else None,
        "year_last": years[1].get(life.state) if at_last else None,
        "flags_first": flags[0].get(life.state, "") if at_first else "",
        "flags_last": flags[1].get(life.state, "") if at_last else "",
    }
