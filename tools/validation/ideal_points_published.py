"""The replication of the published ideal points: votes taken, mixing, and pairs through time by each model.

The authors' code of April 2020 gives 10,469 state-sessions with 797,473 votes (the sum of `NVotes` of their file of
estimates of that month, which is in no source here). The published series are a check and never an input.
"""

import os
import time
from collections.abc import Iterator

import numpy as np
import polars as pl

from polycentric.positions.estimate import ideal_points
from polycentric.positions.pairs import agreement, beside, estimated_points, published_points
from polycentric.positions.result import IdealPoints

SERIES = ("all", "passage", "legacy")
LATE = 1991
Figures = Iterator[tuple[str, float]]


def figures() -> Figures:
    """Yield every figure."""
    own = ideal_points()
    started, spent = time.perf_counter(), os.times()
    whole = ideal_points(prior="published")
    now = os.times()
    yield "seconds", time.perf_counter() - started
    yield "seconds of processor", now.user + now.system - spent.user - spent.system
    yield from described(whole)
    for series in ("legacy", "all"):
        both = estimated_points(whole).join(published_points(series), on=["year", "state"])
        per = both.group_by("year").agg(r=pl.corr("point", "point_right")).drop_nulls()["r"].to_numpy()
        yield f"published {series}: median correlation per session", float(np.median(per))
        yield f"published {series}: smallest correlation of a session", float(per.min())
        yield f"published {series}: pooled correlation", float(np.corrcoef(both["point"], both["point_right"])[0, 1])
    published = {series: published_points(series) for series in SERIES}
    models = {"own": estimated_points(own), "replication": estimated_points(whole)} | published
    yield from of_pairs(beside(models), list(models))


def described(whole: IdealPoints) -> Figures:
    """Say what was taken and how well it mixed."""
    data = whole.data
    yield "votes", data.attrs["votes"]
    yield "state-sessions", int(data["ideal_point"].notnull().sum())
    yield "items", data.sizes["item"]
    yield "sets of parameters", len(whole.fit.items)
    yield "sweeps of a chain", data.attrs["rounds"]
    for name in ("rhat_largest", "rhat_share_above_1.01", "ess_bulk_share_400", "ess_bulk_5_percent"):
        yield name, data.attrs[name]
    yield "smallest ess_bulk", float(data["ess_bulk"].min())
    for session in (1, 2, 3):
        yield f"United States, session {session}", float(data["ideal_point"].sel(year=1945 + session, state="USA"))


def of_pairs(frame: pl.DataFrame, models: list[str]) -> Figures:
    """Give each pair's correlations with the series of all votes, trends, and spread of models."""
    for when, part in (("", frame), (f" from {LATE}", frame.filter(pl.col("year") >= LATE))):
        rows = agreement(part, models)
        for row in rows:
            for name, value in row.items():
                if name != "pair":
                    yield f"{row['pair']}{when}: {name}", number(value)
        yield (
            f"median{when}: r of replication with all",
            float(np.median([number(row["r_replication"]) for row in rows])),
        )
    gap = frame.filter((pl.col("pair") == "EU-USA") & pl.col("year").is_in([1996, 2019])).sort("year")
    for name in models:
        for year, value in gap.select("year", name).iter_rows():
            yield f"EU-USA {year}: {name}", number(value)


def number(value: object) -> float:
    """Give a number, or no number."""
    return float(value) if isinstance(value, int | float) else float("nan")
