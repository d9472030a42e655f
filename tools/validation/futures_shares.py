"""Capability shares: how every model and every baseline would have done at each origin from 1850, fitted before it.

Needs the archive. A few minutes. What the pool is made of was declared in futures/variants/capabilities.csv.
"""

from collections.abc import Iterator

import polars as pl

from polycentric.errors import PolycentricError
from polycentric.futures.backtest import known_cases, models, panel, past, shares, summary
from polycentric.futures.processes.capabilities import FORM
from polycentric.panel.load import load

SERIES = ["milex", "milper", "irst", "pec", "tpop", "upop"]
MODELS = (
    shares.RANDOM_WALK, shares.LOG_WALK, shares.DRIFT, shares.DIRECT, *shares.STALE, shares.BLOCKS, shares.JOINED,
    shares.POOL, shares.SHOCKS,
)  # fmt: skip
Figures = Iterator[tuple[str, float]]


def lacking() -> str:
    """Say whether the archive is lacking."""
    try:
        load("history", series=SERIES)
    except PolycentricError:
        return "the archive of capabilities isn't here (polycentric fetch, or POLYCENTRIC_MIRROR)"
    return ""


def figures() -> Figures:
    """Give mean scores, skill with intervals, coverage and evenness."""
    world = load("history", series=SERIES)
    for made, name in ((shares.six(world), "six components"), (shares.four(world), "four components")):
        table = shares.backtest(made, FORM)
        yield from _concentration(table, name)
        yield from _panel(table, name)
    yield from _known(shares.four(world))


def _known(four: past.Past) -> Figures:
    """Give what centred shocks with all, half and none of the fitted pull would have said of the United States."""
    fitted = models.Fitted(four, FORM)
    for pull in (0.0, 0.5, 1.0):
        for case in known_cases.cases(fitted, pull):
            start = f"known case, share of the United States 20 years from {case.origin}, {pull:g} of the pull"
            for label, value in (("came", case.came), ("5%", case.low), ("median", case.middle), ("95%", case.high),
                                 ("mean", case.mean)):  # fmt: skip
                yield f"{start}: {label}", value


def _concentration(table: pl.DataFrame, name: str) -> Figures:
    """Give the figures of concentration."""
    for target in past.TARGETS:
        for horizon in past.HORIZONS:
            for model in MODELS:
                said = summary.summary(table, target, horizon, model, shares.RANDOM_WALK)
                start = f"{name}, {target}, {horizon} years, {model}"
                yield f"{start}: CRPS", said.score
                yield f"{start}: coverage of 90%", said.coverage
                if model in (shares.POOL, shares.SHOCKS, shares.BLOCKS):
                    yield from _skill(f"{start}: skill against the random walk", said)
                    yield f"{start}: largest gap of places from even", said.uneven
                    yield from _parts(table, target, horizon, model, start)


def _skill(start: str, said: summary.Summary) -> Figures:
    """Give a skill with its interval."""
    yield start, said.skill.value
    yield f"{start}, 95% interval from", said.skill.low
    yield f"{start}, 95% interval to", said.skill.high


def _parts(table: pl.DataFrame, target: str, horizon: int, model: str, start: str) -> Figures:
    """Give the figures of parts of the origins."""
    parts = {
        "each fifth year": table.filter(pl.col("origin") % 5 == 0),
        "windows without a world war": shares.free_of_wars(table),
        "without origins 1940-59": shares.without_return(table),
        "origins from 1946": table.filter(pl.col("origin") >= 1946),
        "origins from 1995": table.filter(pl.col("origin") >= 1995),
    }
    for name, part in parts.items():
        said = summary.summary(part, target, horizon, model, shares.RANDOM_WALK)
        walk = summary.summary(part, target, horizon, model, shares.LOG_WALK)
        yield f"{start}, {name}: CRPS", said.score
        yield f"{start}, {name}: CRPS of the random walk", said.base
        yield f"{start}, {name}: CRPS of the log random walk", walk.base
        yield f"{start}, {name}: coverage of 90%", said.coverage


def _panel(table: pl.DataFrame, name: str) -> Figures:
    """Give the figures of the shares of the largest."""
    for target in (panel.PANEL, panel.ENERGY):
        for horizon in past.HORIZONS:
            for model in (shares.BLOCKS, shares.SHOCKS):
                said = summary.summary(table, target, horizon, model, shares.RANDOM_WALK)
                start = f"{name}, {target}, {horizon} years, {model}"
                yield f"{start}: score", said.score
                yield f"{start}: score of the baseline", said.base
                yield from _skill(f"{start}: skill", said)
