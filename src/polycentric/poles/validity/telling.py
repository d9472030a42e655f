"""How well each power index tells the known great powers from other states, and what the default rule follows from.

The criterion was written down before anything was computed: `docs/explanation/default-rule.md`. No label of polarity is
read here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.labels import numbers
from polycentric.panel.load import load
from polycentric.poles.validity import roc
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.leading import LEADERS, Lead, leaders_of
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex
from polycentric.sets import covered

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
OWN, ONE = "own", "one"
LEAST_COVERED = 0.9
LAST_EARLY = 1913  # thresholds of the years up to it are tested on those after it, and the other way round
# How many measures an index is made of, where that isn't how many quantities it needs.
PARTS = {"cinc": 6}
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "index": pl.String,
    "measure": pl.String,
    "in_now": pl.String,
    "parts": pl.Int32,
    "leader": pl.String,
    "first": pl.Int32,
    "last": pl.Int32,
    "state_years": pl.Int32,
    "cases": pl.Int32,
    "powers": pl.Int32,
    "years_covered": pl.Float64,
    "majors_covered": pl.Float64,
    "years_of_the_world": pl.Float64,
    "eligible": pl.Boolean,
    "eligible_strictly": pl.Boolean,
    "auc": pl.Float64,
    "auc_low": pl.Float64,
    "auc_high": pl.Float64,
    "decades_low": pl.Float64,
    "decades_high": pl.Float64,
    "auc_alike": pl.Float64,
    "auc_alike_strictly": pl.Float64,
    "threshold": pl.Float64,
    "f1": pl.Float64,
    "hit_rate": pl.Float64,
    "precision": pl.Float64,
    "youden": pl.Float64,
    "early": pl.Float64,
    "early_on_late": pl.Float64,
    "best_on_late": pl.Float64,
    "late": pl.Float64,
    "late_on_early": pl.Float64,
    "best_on_early": pl.Float64,
}


@dataclass(frozen=True)
class Cases:
    """The state-years that are judged, (year, state).

    Attributes
    ----------
    years : array of int
    judged : array of bool
        Members of the state system.
    majors : array of bool
        The known great powers among them.
    """

    years: NDArray[np.int64]
    judged: Bools
    majors: Bools


@dataclass(frozen=True)
class Judged:
    """An index with the ratios that are judged by one leader, and how much of the cases it covers."""

    name: str
    measure: str
    leader: str
    ratio: Floats
    row: Mapping[str, float]

    @property
    def eligible(self) -> bool:
        """Whether it covers enough of the years and of the major powers."""
        return min(self.row["years_covered"], self.row["majors_covered"]) >= LEAST_COVERED

    @property
    def eligible_strictly(self) -> bool:
        """Whether it does by the package's rule for shares of all states too."""
        return self.eligible and self.row["years_of_the_world"] >= LEAST_COVERED


def cases_of(panel: xr.Dataset) -> Cases:
    """Give who was a known great power in the years that the set of known cases judges.

    Raises
    ------
    CoverageError
        If the panel doesn't hold the list.
    """
    cases = LABEL_SETS["major_powers"]
    if cases.listed not in panel or "in_cow" not in panel.coords:
        raise CoverageError(
            f"Known great powers are read off '{cases.listed}', which this panel lacks: load('history', "
            f"series=[..., 'majors'], years=({cases.first}, {cases.last}))."
        )
    judged = panel["in_cow"].transpose("year", "state").values.astype(bool)
    listed = panel[cases.listed].transpose("year", "state").values == 1
    within = (panel["year"].values >= cases.first) & (panel["year"].values <= cases.last)
    return Cases(panel["year"].values.astype(np.int64), judged & within[:, np.newaxis], listed & judged)


def ratios(panel: xr.Dataset, index: PowerIndex, leaders: Sequence[Lead] | None = None) -> Floats:
    """Give each state's ratio to the largest on the index, or to the leading state of a list, (year, state)."""
    power = index(panel).transpose("year", "state")
    held = numbers(power)
    if leaders is None:
        largest = np.where(np.isnan(held), -np.inf, held).max(axis=-1, keepdims=True)
        return held / np.where(np.isfinite(largest) & (largest > 0), largest, np.nan)
    names, labels = leaders_of(power["year"].values.tolist(), leaders), power["state"].values.astype(str)
    places = [np.flatnonzero(labels == name) for name in names]
    below = [row[at[0]] if at.size else np.nan for row, at in zip(held, places, strict=True)]
    least = np.array(below)[:, np.newaxis]
    return held / np.where(least > 0, least, np.nan)


def archived(panel: xr.Dataset, indices: Mapping[str, PowerIndex] = INDICES) -> dict[str, PowerIndex]:
    """Give the indices that a panel offers with a ratio, and measures that only another series of it can be."""
    own = {name: each for name, each in indices.items() if each.fits(panel) and each.scale != "order"}
    have = {each.measure for each in own.values()}
    return own | {
        name: each
        for name, each in indices.items()
        if each.measure not in have and each.scale != "order" and each.on(panel).fits(panel)
    }


def telling(
    panel: xr.Dataset, indices: Mapping[str, PowerIndex] | None = None, leaders: Sequence[Lead] = LEADERS
) -> pl.DataFrame:
    """Say for every index how well the ratio to a leader tells major powers from other states, and at which ratio.

    Parameters
    ----------
    panel : Dataset, (year, state)
        Of single states, with the list of major powers.
    indices : mapping, optional
        All that the panel offers without it.
    leaders : sequence of Lead
        The one leading state of each year, for the second of two scores.

    Returns
    -------
    DataFrame
        A row for each index and leader (``own``: the largest by the index itself; ``one``: that of the list), greatest
        `auc_alike` first. `auc` with an interval over draws of whole states and one over states' decades; `auc_alike`
        on the state-years on which all eligible indices have a value; `threshold` of the best F1 and what it does;
        thresholds of an era (`early`: to 1913) and their F1 on the other, beside the best that is possible there.

    Raises
    ------
    CoverageError
        If the panel lacks the list of major powers.
    """
    cases = cases_of(panel)
    chosen = archived(panel) if indices is None else indices
    every = [
        judged
        for name, index in chosen.items()
        for leader, listed in ((OWN, None), (ONE, leaders))
        if (judged := _judged(panel, name, index, leader, ratios(panel, index, listed), cases)) is not None
    ]
    alike = {leader: _alike(every, leader, strictly=False) for leader in (OWN, ONE)}
    alike_strictly = {leader: _alike(every, leader, strictly=True) for leader in (OWN, ONE)}
    rows = [_row(each, cases, alike[each.leader], alike_strictly[each.leader]) for each in every]
    table = pl.DataFrame(rows, schema=SCHEMA)
    order = pl.col("leader") == ONE, pl.col("auc_alike"), pl.col("auc"), pl.col("index")
    return table.sort(*order, descending=[False, True, True, False], nulls_last=True)


def _judged(panel: xr.Dataset, name: str, index: PowerIndex, leader: str, ratio: Floats, cases: Cases) -> Judged | None:
    """Give an index with its coverage; None if it tells nobody apart."""
    ratio = np.where(cases.judged, ratio, np.nan)
    known, within = np.isfinite(ratio), cases.judged.any(axis=1)
    if not (known & cases.majors).any() or not (known & ~cases.majors).any():
        return None
    power = index(panel).transpose("year", "state")
    gaps = covered.gaps(panel, power.notnull(), xr.ones_like(power, dtype=bool), "all")
    majors = cases.majors & cases.judged
    whole = within & (known | ~majors).all(axis=1) & known.any(axis=1)
    counted = np.flatnonzero(known.any(axis=1))
    row = {
        "first": int(cases.years[counted[0]]),
        "last": int(cases.years[counted[-1]]),
        "years_covered": whole.sum() / within.sum(),
        "majors_covered": (known & majors).sum() / majors.sum(),
        "years_of_the_world": ((gaps == "") & within).sum() / within.sum(),
    }
    return Judged(name, index.measure or name, leader, ratio, row)


def _alike(every: Sequence[Judged], leader: str, *, strictly: bool) -> Bools | None:
    """Mark the state-years on which all eligible indices have a value; None where none is eligible."""
    held = [
        np.isfinite(each.ratio)
        for each in every
        if each.leader == leader and (each.eligible_strictly if strictly else each.eligible)
    ]
    return np.logical_and.reduce(held) if held else None


def _row(judged: Judged, cases: Cases, alike: Bools | None, alike_strictly: Bools | None) -> dict[str, object]:
    """Give the numbers of one index by one leader."""
    known = np.isfinite(judged.ratio)
    held, marks = judged.ratio[known], cases.majors[known]
    year, state = np.nonzero(known)
    curve = roc.curve(held, marks)
    by_state = roc.area_interval(held, marks, state)
    by_decade = roc.area_interval(held, marks, state * 1000 + cases.years[year] // 10)
    threshold = curve.best_f1()
    does = roc.at(held, marks, threshold)
    return {
        "index": judged.name,
        "measure": judged.measure,
        "in_now": "yes" if judged.measure in _measures_of_now() else "no",
        "parts": PARTS.get(judged.name, max(1, len(INDICES[judged.name].needs) if judged.name in INDICES else 1)),
        "leader": judged.leader,
        **judged.row,
        "state_years": held.size,
        "cases": int(marks.sum()),
        "powers": int(np.unique(state[marks]).size),
        "eligible": judged.eligible,
        "eligible_strictly": judged.eligible_strictly,
        "auc": by_state.value,
        "auc_low": by_state.low,
        "auc_high": by_state.high,
        "decades_low": by_decade.low,
        "decades_high": by_decade.high,
        "auc_alike": _area(judged, cases, alike) if judged.eligible else None,
        "auc_alike_strictly": _area(judged, cases, alike_strictly) if judged.eligible_strictly else None,
        "threshold": threshold,
        "f1": does.f1,
        "hit_rate": does.hit_rate,
        "precision": does.precision,
        "youden": curve.youden(),
        **_of_eras(held, marks, cases.years[year] <= LAST_EARLY),
    }


@cache
def _measures_of_now() -> frozenset[str]:
    """Name the measures of which the embedded world has an index."""
    panel = load("now")
    return frozenset(each.measure for each in INDICES.values() if each.fits(panel))


def _area(judged: Judged, cases: Cases, where: Bools | None) -> float | None:
    """Give the area on some state-years."""
    if where is None:
        return None
    held, marks = judged.ratio[where], cases.majors[where]
    return roc.curve(held, marks).area() if marks.any() and not marks.all() else None


def _of_eras(held: Floats, marks: Bools, is_early: Bools) -> dict[str, float | None]:
    """Fit the threshold on one era and test it on the other, both ways; nothing where an era has no cases or others."""
    if any(not marks[era].any() or marks[era].all() for era in (is_early, ~is_early)):
        return {}
    early, late = (roc.curve(held[era], marks[era]) for era in (is_early, ~is_early))
    return {
        "early": early.best_f1(),
        "early_on_late": roc.at(held[~is_early], marks[~is_early], early.best_f1()).f1,
        "best_on_late": float(late.f1.max()),
        "late": late.best_f1(),
        "late_on_early": roc.at(held[is_early], marks[is_early], late.best_f1()).f1,
        "best_on_early": float(early.f1.max()),
    }
