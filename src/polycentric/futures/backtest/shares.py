"""The back-test of capability shares: every model and every baseline on the same origins, one row each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.backtest import baselines, fans, models, panel
from polycentric.futures.backtest.fans import Fan
from polycentric.futures.backtest.past import HORIZONS, TARGETS, Past
from polycentric.futures.processes import composite, correction
from polycentric.futures.processes.capabilities import COMPONENTS, SIX

Floats = NDArray[np.float64]
RANDOM_WALK, LOG_WALK = "random walk", "log random walk"
DRIFT, DIRECT = "drift to population alone", "direct"
STALE = ("direct, populations 10 years old", "direct, populations 20 years old")
BLOCKS, JOINED, POOL = "past years' residuals", "past years' residuals, entry and exit", "pool"
SHOCKS = "shocks of a few numbers"
PRIMARY = POOL  # declared in variants/capabilities.csv before the origins from 1995 were scored for it
Row = dict[str, Any]


def six(world: xr.Dataset) -> Past:
    """Give the six components of the composite index."""
    return Past(composite.of_panel(world, SIX, "nmc"))


def four(world: xr.Dataset) -> Past:
    """Give the four that today's world has."""
    return Past(composite.of_panel(world, COMPONENTS, "nmc"))


def backtest(
    past: Past,
    form: correction.Form | None = None,
    *,
    every: int = 1,
    until: int = 9999,
    runs: int = models.RUNS,
    done: Callable[[], object] | None = None,
) -> pl.DataFrame:
    """Score all on every origin from 1850 until some year.

    Parameters
    ----------
    past : Past
    form : Form, optional
        The variant of the annual model.
    every : int
        Years from one origin to the next.
    until : int
        The last origin: what is chosen is chosen on early ones.
    runs : int
    done : callable, optional
        Called after each origin.

    Returns
    -------
    DataFrame
        ``origin``, ``horizon``, ``target``, ``model``, ``score`` (CRPS, or energy score), ``place`` (where the outcome
        fell in the forecast, 0-1) and ``covered`` by the 90% interval; both missing for scores of many shares.
    """
    fitted = models.Fitted(past, form or correction.Form())
    straight = {
        DIRECT: models.directs(past),
        DRIFT: models.directs(past, "population"),
        STALE[0]: models.directs(past, stale=10),
        STALE[1]: models.directs(past, stale=20),
    }
    rows: list[Row] = []
    for origin in past.origins(min(HORIZONS), every):
        if past.data.years[origin] <= until:
            rows += list(_of_origin(past, fitted, straight, origin, runs))
            if done is not None:
                done()
    return pl.DataFrame(rows)


def _of_origin(
    past: Past,
    fitted: models.Fitted,
    straight: Mapping[str, Mapping[int, models.Direct]],
    origin: int,
    runs: int,
) -> Iterator[Row]:
    """Give the rows of one origin."""
    shares, joined = models.run_blocks(fitted, origin, runs)
    drawn = models.run_shocks(fitted, origin, runs)
    year = int(past.data.years[origin])
    for horizon in (each for each in HORIZONS if origin + each < len(past.data.years)):
        said = {name: of_horizon[horizon].fan(origin) for name, of_horizon in straight.items()}
        one, two, three = (
            said[DIRECT],
            models.fan(past, shares, origin, horizon),
            models.fan(past, shares, origin, horizon, joined),
        )
        made = {
            RANDOM_WALK: baselines.random_walk(past, origin, horizon),
            LOG_WALK: baselines.log_random_walk(past, origin, horizon),
            **said,
            BLOCKS: two,
            JOINED: three,
            POOL: fans.pooled([one, two, three]),
            SHOCKS: models.fan(past, drawn, origin, horizon),
        }
        outcome = past.ends[horizon][1][:, origin]
        yield from _concentration(year, horizon, made, outcome)
        moves = panel.log_moves(past, origin, horizon)
        for model, run in ((BLOCKS, shares), (SHOCKS, drawn)):
            for target, (score, base) in panel.scored(past, run, origin, horizon, moves).items():
                yield _row(year, horizon, target, model, score)
                if model == BLOCKS:
                    yield _row(year, horizon, target, RANDOM_WALK, base)


def _concentration(year: int, horizon: int, made: Mapping[str, Fan], outcome: Floats) -> Iterator[Row]:
    """Give the rows of the targets of concentration."""
    for model, fan in made.items():
        for target, (score, place, covered) in zip(TARGETS, fans.scored(fan, outcome), strict=True):
            yield _row(year, horizon, target, model, score, place, covered)


def _row(
    year: int,
    horizon: int,
    target: str,
    model: str,
    score: float,
    place: float | None = None,
    covered: bool | None = None,
) -> Row:
    """Give one row."""
    return {
        "origin": year, "horizon": horizon, "target": target, "model": model, "score": score, "place": place,
        "covered": covered,
    }  # fmt: skip


WARS: Sequence[tuple[int, int]] = ((1914, 1918), (1939, 1945))
RETURN = (1940, 1959)  # origins from which the leading state came back from its peak


def free_of_wars(table: pl.DataFrame) -> pl.DataFrame:
    """Keep the windows that no world war touches."""
    touched = pl.lit(False)
    for first, last in WARS:
        touched = touched | ((pl.col("origin") <= last) & (pl.col("origin") + pl.col("horizon") >= first))
    return table.filter(~touched)


def without_return(table: pl.DataFrame) -> pl.DataFrame:
    """Leave out origins 1940-59."""
    return table.filter(~pl.col("origin").is_between(*RETURN))
