"""How often sanctions begin and end, by who sends them and on whom: the cases that TIES lists, 1976-2005.

A sender is the United States, one of the other seven largest by output, or another state. A target of the first two is
one with which the sender had a dispute of late (a decayed count above a quarter: one in the last eight years), one of
the eight largest, or another. Cases over trade are among them, mostly: so a case isn't an embargo.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.futures.acts.made import log_rate, made, spread_over
from polycentric.futures.contract import Estimates
from polycentric.labels import numbers
from polycentric.panel.load import load
from polycentric.tables import archive

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
FIRST, LAST = 1976, 2005
BEFORE = 40  # years of disputes that are recalled
SENDERS, TARGETS = ("usa", "large", "rest"), ("recent", "large", "other")
LARGEST = 8
RECENT = 0.25  # of a decayed count with a half-life of four years
AMERICA = "USA"
ORGANISATION = 1000
REFERENCE = (
    "Constant rates by class; cases: Morgan, Bapat and Kobayashi (2014), Threat and Imposition of Economic Sanctions "
    "1945-2005, Conflict Management and Peace Science 31(5), 541-558, as prepared for a thesis on repeated sanctions"
)
KNOWN = {
    "ties_sanctions": "version 4.1, coded years after from news; 302 of 766 cases have no end, and are taken as in "
    "force to 2005",
    "gml_mid": "edition 2.2.1, to 2010",
    "fariss_gdp.pwtrgdp": "2022; ranks alone are used",
}


@dataclass(frozen=True)
class Cases:
    """Directed pairs by year, (years, states, states): who might sanction whom, who began to, and classes of both."""

    alive: Flags
    begins: Flags
    senders: NDArray[np.int64]
    targets: NDArray[np.int64]


def cases() -> tuple[Cases, pl.DataFrame]:
    """Read the archive: pairs by class, and the cases between states with their years."""
    panel = load("history", years=(FIRST - BEFORE, LAST), series=("majors", "fariss", "gml_mids"))
    kept = slice(BEFORE, None)
    states = [str(each) for each in panel["state"].values]
    inside = panel["in_cow"].values[kept]
    output = np.where(inside, np.nan_to_num(numbers(panel["pwtrgdp"])[kept]), 0.0)
    recent = _recent(panel["gmlmidonset"].values == 1)[kept]
    code = {str(c): place for place, c in enumerate(panel["ccode"].isel(year=-1).values) if str(c)}
    listed = archive.table("ties_sanctions").filter(
        (pl.col("primarysender") != ORGANISATION) & (pl.col("targetstate") != ORGANISATION)
        & pl.col("sancstartyear").is_between(FIRST, LAST)
    )  # fmt: skip
    begins = np.zeros((len(inside), len(states), len(states)), np.bool_)
    for row in listed.iter_rows(named=True):
        one, other = (code.get(str(row[name])) for name in ("primarysender", "targetstate"))
        if one is not None and other is not None and one != other:
            begins[row["sancstartyear"] - FIRST, one, other] = True
    senders, large = sender_classes(output, states)
    alive = inside[:, :, np.newaxis] & inside[:, np.newaxis] & ~np.eye(len(states), dtype=np.bool_)
    return Cases(alive, begins & alive, senders, target_classes(recent, large)), listed


def _recent(onset: Flags) -> Flags:
    """Say of which pairs a dispute is recalled as each year begins."""
    held, found = np.zeros(onset.shape[1:]), np.zeros(onset.shape, np.bool_)
    for year in range(len(onset)):
        found[year] = held >= RECENT
        held = held * 0.5**0.25 + onset[year]
    return found


def sender_classes(output: Floats, states: list[str]) -> tuple[NDArray[np.int64], Flags]:
    """Give each state's place in `SENDERS` by year, and which are among the largest."""
    cut = np.sort(output, axis=-1)[..., -LARGEST][..., np.newaxis]
    large = (output >= cut) & (output > 0)
    senders = np.where(large, 1, 2)
    if AMERICA in states:
        senders[..., states.index(AMERICA)] = 0
    return senders, large


def target_classes(recent: Flags, large: Flags) -> NDArray[np.int64]:
    """Give each target's place in `TARGETS`, (..., sender, target)."""
    return np.where(recent, 0, np.where(large[..., np.newaxis, :], 1, 2))


def fit() -> Estimates:
    """Fit rates of beginnings by class, and of ends by sender."""
    held, listed = cases()
    return fitted(held, _ends(listed))


def _ends(listed: pl.DataFrame) -> Mapping[str, tuple[float, float]]:
    """Count ends and years in force of the cases, by whether the United States sent them."""
    ended = listed.with_columns(
        ends=(pl.col("endyear") <= LAST).fill_null(value=False),
        years=pl.min_horizontal(pl.col("endyear").fill_null(LAST), pl.lit(LAST)) - pl.col("sancstartyear") + 0.5,
    )
    found: dict[str, tuple[float, float]] = {}
    for name, sent in (("usa", pl.col("primarysender") == 2), ("others", pl.col("primarysender") != 2)):
        rows = ended.filter(sent)
        found[name] = (float(rows["ends"].sum()), float(rows["years"].sum()))
    return found


def fitted(held: Cases, ends: Mapping[str, tuple[float, float]]) -> Estimates:
    """Give the estimates of what was counted; errors are widened by how unevenly years have cases."""
    values, errors = dict[str, float](), dict[str, float]()
    over = float(np.sqrt(spread_over(held.begins.sum(axis=(1, 2)).astype(np.float64))))
    for place, sender in enumerate(SENDERS):
        sent = (held.senders == place)[:, :, np.newaxis] & held.alive
        for at, target in enumerate(TARGETS):
            here = sent & (held.targets == at) if sender != "rest" else sent
            name = f"log_begin.{sender}.{target}" if sender != "rest" else "log_begin.rest"
            middle, error = log_rate(float(held.begins[here].sum()), float(here.sum()))
            values[name], errors[name] = middle, error * over
    for sender, (events, years) in ends.items():
        middle, error = log_rate(events, years)
        values[f"log_end.{sender}"], errors[f"log_end.{sender}"] = middle, error * over
    return made(
        "sanctions", values, errors, known=KNOWN, reference=REFERENCE,
        sample=f"{int(held.begins.sum())} beginnings of sanctions by one state on another in {int(held.alive.sum()):,} "
        f"directed pair-years, {FIRST}-{LAST}; {int(sum(each[0] for each in ends.values()))} ends; errors x {over:.1f} "
        "for uneven years",
    )  # fmt: skip
