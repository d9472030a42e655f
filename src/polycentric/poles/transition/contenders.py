"""Wars between great powers by whether they were at parity and whether one overtook, beside the published count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.poles.transition.pairs import BAND, checked_band, overtakings, ratio

KINDS = ("preponderance", "parity without overtaking", "parity and overtaking")
PUBLISHED = {"preponderance": (4, 0), "parity without overtaking": (6, 0), "parity and overtaking": (5, 5)}
"""Without and with war: Kugler and Organski (1989), in Midlarsky (ed.), Handbook of War Studies, Table 7.1, p. 179,
great powers 1860-1980; taken from a public research file that cites the page, not from the page."""
PERIODS = tuple((first, first + 20) for first in range(1860, 1980, 20))
LEAST_CONTENDERS = 3
SCHEMA = {"first": pl.Int32, "last": pl.Int32, "state": pl.String, "partner": pl.String, "kind": pl.String,
          "war": pl.Boolean}  # fmt: skip


@dataclass(frozen=True)
class Count:
    """Pairs of great powers in periods, and how many of them had a war, by kind.

    Attributes
    ----------
    pairs : DataFrame
        A row for each period and pair: ``kind``, and whether the two fought each other in a ``war`` that began then.
    table : DataFrame
        For each kind the pairs without and with war, beside the published ones.
    """

    pairs: pl.DataFrame
    table: pl.DataFrame


def count(
    panel: xr.Dataset,
    power: xr.DataArray,
    *,
    contenders: bool = True,
    apart: Mapping[str, int] | None = None,
    band: tuple[float, float] = BAND,
    periods: Sequence[tuple[int, int]] = PERIODS,
) -> Count:
    """Sort the pairs of great powers of each period by parity and overtaking, and count wars.

    The published rule isn't known in full, so this one is this project's. Great powers are the Correlates of War's
    majors on any day. A pair is at parity if the weaker had, in any year of the period in which both were majors, at
    least the lower end of the `band` of the stronger; one overtook if the order turned round within the period. War is
    an inter-state war (Correlates of War) in which they stood on opposite sides and that began between them in the
    period. A year that ends one period begins the next for parity and overtaking; a war belongs to the period of its
    first year.

    Parameters
    ----------
    panel : Dataset
        With ``cowmaj`` and ``cowinteronset``.
    power : DataArray, (year, state)
    contenders : bool
        Whether only those compete that had at least the lower end of the band of the strongest major in the period, or
        were among its three strongest; else every pair of majors does.
    apart : mapping of str to int, optional
        States that stand outside the system before a year, as ``{"USA": 1940}``.
    band, periods
        Of parity; first and last years.

    Raises
    ------
    CoverageError
        If the panel has no list of majors or no wars.
    """
    lacking = [name for name in ("cowmaj", "cowinteronset") if name not in panel]
    if lacking:
        raise CoverageError(
            f"Wars of great powers need {', '.join(lacking)}: load them with series=['majors', 'cow_wars']."
        )
    low, _ = checked_band(band)
    majors = panel["cowmaj"].transpose("year", "state").values > 0
    values = power.transpose("year", "state").sel(year=panel["year"], state=panel["state"]).values
    onsets = panel["cowinteronset"].transpose("year", "state", "partner").values > 0
    years, labels = panel["year"].values, panel["state"].values.astype(str)
    for state, since in (apart or {}).items():
        majors[np.ix_(years < since, labels == state)] = False
    rows: list[dict[str, object]] = []
    for first, last in periods:
        inside = (years >= first) & (years <= last)
        if not inside.any():
            continue
        began: NDArray[np.bool_] = np.any(onsets[inside & (years < last)], axis=0)
        held = np.where(majors[inside], values[inside], np.nan)
        chosen = _contenders(held, low) if contenders else np.flatnonzero((~np.isnan(held)).any(axis=0))
        for one, other in combinations(chosen, 2):
            kind = _kind(held[:, one], held[:, other], low)
            if kind:
                war = bool(began[one, other] or began[other, one])
                rows.append({"first": first, "last": last, "state": labels[one], "partner": labels[other], "kind": kind,
                             "war": war})  # fmt: skip
    pairs = pl.DataFrame(rows, schema=SCHEMA)
    return Count(pairs, _table(pairs))


def _contenders(held: NDArray[np.float64], low: float) -> NDArray[np.int64]:
    """Choose those near the strongest in the mean of the period, and the three strongest at least."""
    known = np.flatnonzero((~np.isnan(held)).any(axis=0))
    mean = np.array([np.nanmean(held[:, place]) for place in known])
    order = np.argsort(-mean, kind="stable")
    near = int((mean >= low * mean.max(initial=0.0)).sum())
    return np.sort(known[order[: max(near, LEAST_CONTENDERS)]])


def _kind(one: NDArray[np.float64], other: NDArray[np.float64], low: float) -> str:
    """Sort a pair; empty where the two were never majors with a value in one year."""
    ratios = ratio(one, other)
    if np.isnan(ratios).all():
        return ""
    if overtakings(ratios).size or overtakings(1.0 / ratios).size:
        return KINDS[2]
    weaker = np.nanmax(np.minimum(ratios, 1.0 / ratios))
    return KINDS[1] if weaker >= low else KINDS[0]


def _table(pairs: pl.DataFrame) -> pl.DataFrame:
    """Count the pairs of each kind without and with war."""
    rows = [
        {
            "kind": kind,
            "no_war": pairs.filter((pl.col("kind") == kind) & ~pl.col("war")).height,
            "war": pairs.filter((pl.col("kind") == kind) & pl.col("war")).height,
            "published_no_war": PUBLISHED[kind][0],
            "published_war": PUBLISHED[kind][1],
        }
        for kind in KINDS
    ]
    return pl.DataFrame(rows)
