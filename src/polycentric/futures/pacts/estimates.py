"""The estimates of treaties that ship: coefficients, their covariance, and the ranges that the fit saw."""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.contract import NORMAL_90, Estimates
from polycentric.futures.pacts import events, model, record
from polycentric.futures.pacts.choice import Ranges

Floats = NDArray[np.float64]
SHOCK_SD, KEPT_SD = 0.15, 0.15  # of the shocks' own estimates: about what sixty yearly counts leave open
UNSURE = {"form_shock": SHOCK_SD, "form_kept": KEPT_SD, "end_shock": SHOCK_SD, "end_kept": KEPT_SD, "end_own": SHOCK_SD}
REFERENCE = (
    "Rates of events of treaties (Poisson regressions) and conditional logits of who founds and who accedes (McFadden "
    "1974, Conditional logit analysis of qualitative choice behavior, from memory); the form is this project's. "
    "Treaties: Alliance Treaty Obligations and Provisions 5.1 (Leeds and others 2002)"
)


def fit(panel: xr.Dataset | None = None) -> Estimates:
    """Fit treaties on the archive's record, 1816-2018, and give what ships of it.

    `panel` isn't used: treaties and pairs of states come from the archive's own tables.
    """
    del panel
    held = record.load()
    return of_model(model.fit(held, events.of_all(held), record.LAST), regime_by_income(held))


def regime_by_income(held: record.Record) -> Floats:
    """Give level and slope of electoral democracy on relative income over the living states of the last year."""
    alive = held.alive[-1]
    income, regime = held.income[-1, alive], held.democracy[-1, alive]
    off = income - income.mean()
    slope = float((off * regime).sum() / (off**2).sum())
    return np.array([float(regime.mean()) - slope * float(income.mean()), slope])


def of_model(fitted: model.Model, regime: Floats) -> Estimates:
    """Put a fitted model into the shape that the running order takes.

    Runs draw coefficients, and the mean of exp(b) is above exp(mean of b): half the variance is taken off a constant.
    """
    covariance, values = fitted.covariance, fitted.values.copy()
    low, high = (np.percentile(fitted.draws, each, axis=0) for each in (5, 95))
    for name, sd in UNSURE.items():
        at = model.ALL.index(name)
        covariance[at, :] = covariance[:, at] = 0.0
        covariance[at, at] = sd**2
        low[at], high[at] = values[at] - NORMAL_90 * sd, values[at] + NORMAL_90 * sd
    for kind in model.KINDS:
        at = model.ALL.index(f"{kind}.constant")
        values[at] -= 0.5 * covariance[at, at]
    counts, ranges = fitted.counts, fitted.ranges
    return Estimates(
        process="pacts", names=model.ALL, values=values, covariance=covariance, low=low, high=high,
        known=dict(record.KNOWN),
        sample=f"{counts['founded']} treaties with a pledge to defend made in 1817-{fitted.last} and "
        f"{counts['ended']} ended as a whole, {counts['joined']} accessions, {counts['left']} members that left; "
        f"intervals by years' events drawn anew in blocks of five years; those in force in {fitted.last} are censored",
        grade="estimated", reference=REFERENCE,
        tables={"range_share": ranges.share, "range_democracy": ranges.democracy, "range_income": ranges.income,
                "range_distance": ranges.distance, "democracy_by_income": regime},
        supports={"share": _pair(ranges.share), "democracy": _pair(ranges.democracy),
                  "income": _pair(ranges.income), "distance": _pair(ranges.distance)},
    )  # fmt: skip


def ranges_of(tables: dict[str, NDArray[np.float64]]) -> Ranges:
    """Give the ranges that the fit saw, from shipped tables."""
    return Ranges(*(tables[f"range_{name}"] for name in ("share", "democracy", "income", "distance")))


def _pair(ends: Floats) -> tuple[float, float]:
    return float(ends[0]), float(ends[1])
