"""The estimates of disputes that ship: coefficients, ranges and rates of classes, never the count of a pair."""

import numpy as np
import xarray as xr

from polycentric.futures.contract import NORMAL_90, Estimates
from polycentric.futures.disputes import classes, joining, model, sample, severity, union, unseen
from polycentric.futures.disputes.covariates import NAMES, pairs_of
from polycentric.futures.disputes.history import past_of
from polycentric.tables import archive

LAST = sample.LAST
SHOCK_SD, KEPT_SD = 0.05, 0.15  # of the shock's own estimates: about what sixty yearly values leave open
JOINS = tuple(f"join.{name}" for name in joining.NAMES)
OTHERS = ("original", "shock_sd", "shock_kept", "shock_odd", "unseen", "union", "escalates", "war_ends")
ALL_NAMES = (*NAMES, *JOINS, *OTHERS)
REFERENCE = (
    "Logit of onsets with decayed counts of past disputes. Peace years: Carter and Signorino (2010), Political "
    "Analysis 18(3). Covariance robust to rows that share a state: Aronow, Samii and Assenova (2015), Political "
    "Analysis 23(4). Disputes: Gibler, Miller and Little 2.2.1"
)


def fit(panel: xr.Dataset | None = None) -> Estimates:
    """Fit disputes on the archive's pair-years, 1816-2010, and say what ships of it.

    `panel` isn't used: pair-years come from the archive's tidy table.
    """
    del panel
    pairs = sample.load()
    past = past_of(pairs)
    fitted = model.fit(pairs, past, archive.table("gml_mid", "participants"), LAST)
    made, now = pairs_of(pairs, past), pairs.between(LAST, LAST)
    states = np.concatenate([made.states_1[now], made.states_2[now]])
    rates = classes.rates(pairs, LAST)
    hidden = unseen.hidden(fitted, pairs, past, rates)
    inside = union.estimated(pairs, past, archive.table("eu_members", "accessions"))
    return of_model(fitted, rates, hidden, inside,
                    severity.severity(archive.table("gml_mid", "dispute_dyad_years"), LAST), states)  # fmt: skip


def of_model(
    fitted: model.Model,
    rates: classes.Rates,
    hidden: unseen.Hidden,
    inside: union.Kept,
    far: severity.Severity,
    states: np.ndarray,
) -> Estimates:
    """Put a fitted model into the shape that the running order takes; `states` (n, 5) are those of its last year."""
    share = fitted.joining.original
    others = np.array(
        [share, fitted.shock.sd, fitted.shock.kept, fitted.shock.odd, hidden.shift, inside.log_ratio, far.war, far.ends]
    )
    spread = np.array([
        np.sqrt(share * (1 - share) / fitted.joining.joined), SHOCK_SD, KEPT_SD, SHOCK_SD, hidden.sd, inside.sd,
        far.war_sd, far.ends_sd,
    ])  # fmt: skip
    centre = fitted.coefficients
    centre[0] -= fitted.convexity  # runs draw the coefficients
    values = np.concatenate([centre, fitted.joins, others])
    covariance = np.zeros((len(values), len(values)))
    many, more = len(NAMES), len(JOINS)
    covariance[:many, :many] = fitted.covariance
    covariance[many : many + more, many : many + more] = fitted.joining.logit.bread
    covariance[many + more :, many + more :] = np.diag(spread**2)
    wide = NORMAL_90 * np.sqrt(np.diag(covariance))
    ranges = fitted.ranges
    supports = {
        name: (float(ranges.states[0, place]), float(ranges.states[1, place]))
        for place, name in enumerate(("share", "democracy", "income", "activity_4", "activity_32"))
    }
    return Estimates(
        process="disputes", names=ALL_NAMES, values=values, covariance=covariance, low=values - wide,
        high=values + wide,
        known=dict(sample.KNOWN),
        sample=f"{fitted.rows:,} pair-years, 1816-{fitted.last}, {fitted.onsets:,} onsets, weights of half-life 25 "
        f"years; joiners: {fitted.joining.candidates:,} third states of disputes, {fitted.joining.joined} joined; "
        f"wars: {far.wars} of {far.onsets:,} disputes since 1946; "
        f"members of the European Union: {inside.onsets} onsets in {inside.pair_years:,} pair-years of "
        f"{union.BEGAN}-{fitted.last}, {inside.expected:.1f} expected",
        grade="estimated", reference=REFERENCE,
        tables={
            "range_states": ranges.states, "range_distance": ranges.distance, "range_living": ranges.living,
            "range_counts": ranges.counts, "middle": states.mean(axis=0),
            "democracy_by_income": unseen.democracy_by_income(states), "exposure": rates.exposure,
            "class_part": rates.part, "class_low": rates.low, "class_high": rates.high,
            "class_pairs": rates.pairs, "class_onsets": rates.onsets,
            "class_states": rates.states, "class_most_of_one": rates.most,
        },
        supports=supports,
    )  # fmt: skip
