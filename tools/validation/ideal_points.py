"""Ideal points of the General Assembly: against the published estimates, and on votes that were held out.

The published series are a check and never an input. Three are compared: `all` and `final passage` rest on another set
of votes than the table of roll calls that is read here (5 votes of 1951 in place of 25, 194 of 2018 in place of 95),
`legacy` on nearly the same. Sessions are their years by session + 1945, without 1964, which is not published.
"""

import os
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from polycentric.positions.ballots import VOTES
from polycentric.positions.estimate import ideal_points
from polycentric.positions.pairs import published_points
from polycentric.positions.result import IdealPoints
from polycentric.positions.un import un_votes

SERIES = {"all": "all", "final passage": "passage", "legacy": "legacy"}
VARIANTS: dict[str, dict[str, Any]] = {
    "as it is": {},
    "without bridges": {"bridges": None},
    "every bridge kept": {"split": False},
    "every session for itself": {"motion": "session"},
    "binary": {"ordinal": False},
    "a step of .5": {"step": 0.5},
}
HELD_OUT, SEED = 0.1, 2024
Figures = Iterator[tuple[str, float]]


def figures() -> Figures:
    """Yield every figure."""
    ideal_points()  # compiles
    started, spent = time.perf_counter(), os.times()
    whole = ideal_points()
    now = os.times()
    yield "seconds, all sessions, data and intervals included", time.perf_counter() - started
    yield "seconds of processor", now.user + now.system - spent.user - spent.system
    yield "rounds", whole.data.attrs["rounds"]
    check = ideal_points(split=False).check_bridges()
    yield "roll calls in bridges", check.height
    yield "bridges", check["parameter_set"].n_unique()
    yield "roll calls that leave their bridge", int(check["strays"].sum())
    yield "spread of the first session", float(whole.data["ideal_point"].sel(year=1946).std())
    yield "spread of the last session", float(whole.data["ideal_point"].sel(year=2019).std())
    for name, options in VARIANTS.items():
        result = whole if name == "as it is" else ideal_points(**options)
        for series in SERIES:
            for figure, value in compared(result, series).items():
                yield f"{name}, published {series}: {figure}", value
    yield from _updated(whole)
    votes = un_votes()
    yield from _random(votes)
    yield from _last_session(votes)


def published(series: str) -> pl.DataFrame:
    """Give a published series by our states: year, state, published."""
    return published_points(SERIES[series]).select(pl.col("year").cast(pl.Int16), "state", published="point")


def joined(result: IdealPoints, series: str) -> pl.DataFrame:
    """Lay ours beside the published: state, year, ours, published."""
    points = result.data["ideal_point"]
    at, who = np.nonzero(points.notnull().values)
    labels = points["state"].values[who].astype(str).tolist()
    ours = pl.DataFrame(
        {"year": points["year"].values[at].astype(np.int16), "state": labels, "ours": points.values[at, who]}
    )
    return ours.join(published(series), on=["state", "year"]).sort("state", "year")


def compared(result: IdealPoints, series: str) -> dict[str, float]:
    """Correlate ours with a published series: per session, pooled, and changes within states."""
    both = joined(result, series)
    per = both.group_by("year").agg(pl.corr("ours", "published").alias("r")).drop_nulls()
    moved = both.with_columns(pl.col("year", "ours", "published").diff().over("state").name.suffix("_step"))
    moved = moved.filter(pl.col("year_step") == 1)
    return {
        "median correlation per session": float(per["r"].median()),  # pyright: ignore[reportArgumentType]
        "smallest correlation of a session": float(per["r"].min()),  # pyright: ignore[reportArgumentType]
        "pooled correlation": _correlation(both, "ours", "published"),
        "correlation of yearly changes": _correlation(moved, "ours_step", "published_step"),
        "state-years": both.height,
    }


def _correlation(frame: pl.DataFrame, one: str, other: str) -> float:
    """Correlate two columns."""
    return float(np.corrcoef(frame[one], frame[other])[0, 1])


def _updated(whole: IdealPoints) -> Figures:
    """Add the last session to an estimate of those before."""
    early = ideal_points(sessions=(1, 73))
    added = un_votes(sessions=(74, 74))
    started = time.perf_counter()
    later = early.update(added)
    yield "update by one session: seconds", time.perf_counter() - started
    yield "update by one session: rounds", later.data.attrs["rounds"]
    yield (
        "update by one session: largest difference from all at once",
        float(abs(later.data["ideal_point"] - whole.data["ideal_point"]).max()),
    )


def _random(votes: pl.DataFrame) -> Figures:
    """Hold out a tenth of all votes."""
    draw = np.random.default_rng(SEED)
    out = pl.Series(draw.random(votes.height) < HELD_OUT)
    train, test = votes.filter(~out), votes.filter(out)
    for name, options in {**VARIANTS, "a free walk": {"prior_sd": None}}.items():
        result = ideal_points(train, **{"bridges": _bridges(), **options})
        of = test.filter(pl.col("vote") != "abstain") if name == "binary" else test
        yield from _scored(f"a tenth of votes held out, {name}", result.predict(of))
    yield from _base_rates("a tenth of votes held out", train, test)


def _last_session(votes: pl.DataFrame) -> Figures:
    """Hold out half of the states of the last session; what is voted on there is known by the other half alone."""
    last = int(votes["session"].max())  # pyright: ignore[reportArgumentType]
    states = votes.filter(pl.col("session") == last)["unit"].unique().sort().to_list()
    kept = set(np.random.default_rng(SEED).permutation(states)[: len(states) // 2].tolist())
    out = (votes["session"] == last) & ~votes["unit"].is_in(list(kept))
    train, test = votes.filter(~out), votes.filter(out)
    for name in ("as it is", "without bridges"):
        result = ideal_points(train, **{"bridges": _bridges(), **VARIANTS[name]})
        yield from _scored(f"half of the last session's states held out, {name}", result.predict(test))
    yield from _base_rates("half of the last session's states held out", train, test)


def _bridges() -> pl.DataFrame:
    """Give the bridges found."""
    from polycentric.positions.un import un_bridges

    return un_bridges()


def _scored(name: str, predicted: pl.DataFrame) -> Figures:
    """Score probabilities: the part of votes that is the likeliest, and the mean logarithm."""
    known = predicted.drop_nulls(["yes"])
    shares = known.select(VOTES).to_numpy()
    cast = known["vote"].replace_strict({word: code for code, word in enumerate(VOTES)}).to_numpy()
    yield f"{name}: accuracy", float((shares.argmax(axis=1) == cast).mean())
    yield f"{name}: mean log score", float(np.log(shares[np.arange(len(cast)), cast]).mean())
    yield f"{name}: votes scored", len(cast)


def _base_rates(name: str, train: pl.DataFrame, test: pl.DataFrame) -> Figures:
    """Score how often a state, and how often all on a resolution, vote each way."""
    for column, label in (("unit", "the state's base rate"), ("item", "the resolution's base rate")):
        counts = train.group_by(column).agg(*((pl.col("vote") == word).sum().alias(word) for word in VOTES))
        total = pl.sum_horizontal(VOTES) + 1.5
        rates = counts.select(column, *(((pl.col(word) + 0.5) / total).alias(word) for word in VOTES))
        yield from _scored(f"{name}, {label}", test.join(rates, on=column, how="left"))


def disagreements(result: IdealPoints, series: str = "legacy", count: int = 15) -> pl.DataFrame:
    """List the state-years on which ours and the published differ most."""
    both = joined(result, series).with_columns(apart=pl.col("ours") - pl.col("published"))
    return both.sort(pl.col("apart").abs(), descending=True).head(count)


if __name__ == "__main__":
    estimated = ideal_points()
    for which in ("legacy", "all"):
        print(which, disagreements(estimated, which))
        both = joined(estimated, which)
        per = both.group_by("year").agg(pl.corr("ours", "published").alias("r"), pl.len()).sort("r")
        print(per.head(12))
        spread = both.group_by("year").agg(pl.col("ours", "published").std()).sort("year")
        print(spread.filter(pl.col("year").is_in([1946, 1956, 1966, 1976, 1986, 1996, 2006, 2019])))
