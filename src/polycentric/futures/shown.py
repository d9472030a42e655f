"""What the report shows of futures: an ensemble and the sweep of levers in few numbers, made once and shipped.

A thousand runs take half a minute, more than the whole report. They are a function of the shipped world, estimates and
seed, so their quantiles ship instead: ``make futures-shown`` makes them again, and a test runs a few years of a few
runs and holds them to what was noted then.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr

from polycentric.errors import DataError
from polycentric.futures import fans
from polycentric.futures.classes import WORDS, rules_of
from polycentric.futures.ensemble import run
from polycentric.futures.near import nearest_turn
from polycentric.futures.sweep import DELAY, Swept, sweep
from polycentric.packaged import AGAIN

PATH = Path(__file__).parent / "shown.json"
RUNS, UNTIL, SEED, STATES = 1000, 2050, 1, 4
SWEEP_RUNS, SWEEP_UNTIL = 200, 2040
PROBE_RUNS, PROBE_UNTIL = 4, 2030
QUANTITIES = ("share", "output_share")
DIGITS = 5


def shipped() -> dict[str, Any]:
    """Read what ships.

    Raises
    ------
    DataError
        If the file is absent or damaged.
    """
    try:
        return json.loads(PATH.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"The packaged '{PATH.name}' cannot be read ({error}): {AGAIN}") from error


def made(panel: xr.Dataset, runs: int = RUNS, until: int = UNTIL, sweep_runs: int = SWEEP_RUNS) -> dict[str, Any]:
    """Make it anew from the world of today."""
    ensemble = run(panel, runs=runs, until=until, seed=SEED)
    rows, _ = sweep(panel, runs=sweep_runs, until=min(until, SWEEP_UNTIL), seed=SEED)
    first = int(panel["year"].values[-1])
    pulled = {"runs": sweep_runs, "until": min(until, SWEEP_UNTIL), "from": first + DELAY}
    return {
        **of_ensemble(ensemble, panel),
        "inputs": str(panel.attrs["inputs_sha256"]),
        "sweep": {**pulled, "rows": [_swept(each) for each in rows]},
        "probe": probe(panel),
    }


def of_ensemble(ensemble: xr.Dataset, panel: xr.Dataset, many: int = STATES) -> dict[str, Any]:
    """Give what is shown of an ensemble: quantiles of shares, chances of classes, who leads, how near the start is."""
    states, last = fans.largest(ensemble, many), int(ensemble["year"].values[-1])
    near = nearest_turn(panel, rules_of(panel)[0]) if fans.rules(ensemble) else None
    return {
        "runs": ensemble.sizes["run"],
        "seed": int(ensemble.attrs["seed"]),
        "start": int(ensemble["year"].values[0]),
        "until": last,
        "fans": {name: {state: _fan(ensemble, state, name) for state in states} for name in QUANTITIES},
        "classes": _classes(ensemble),
        "first": [[state, _rounded(chance)] for state, chance in fans.first(ensemble, last)][:many],
        "near": None if near is None else [near.before, near.after, near.times, list(near.states)],
        "systemic": _rounded((ensemble["systemic"].isel(year=-1) > 0).mean()),
        "processes": dict(ensemble.attrs["processes"]),
        "estimates": dict(ensemble.attrs["estimates"]),
    }


def probe(panel: xr.Dataset) -> dict[str, Any]:
    """Give what a few years of a few runs come to: another number here says that all of it is to be made again."""
    few = run(panel, runs=PROBE_RUNS, until=PROBE_UNTIL, seed=SEED)
    return {
        "hhi": [[_rounded(value) for value in one] for one in few["hhi"].transpose("run", "year").values],
        **{name: few[name].transpose("run", "year").values.astype(int).tolist() for name in ("disputes", "pacts")},
    }


def _fan(ensemble: xr.Dataset, state: str, name: str) -> dict[str, list[float]]:
    """Give the quantiles of a state by year."""
    rows = fans.fan(ensemble, [state], name).drop("state").iter_rows()
    return {str(year): [_rounded(each) for each in quantiles] for year, *quantiles in rows}


def _classes(ensemble: xr.Dataset) -> dict[str, dict[str, list[float]]]:
    """Give for each rule and year the chance of each of `WORDS`."""
    held: dict[str, dict[str, list[float]]] = {}
    for row in fans.chances(ensemble).iter_rows(named=True):
        chances = held.setdefault(row["rule"], {}).setdefault(str(row["year"]), [0.0] * len(WORDS))
        chances[WORDS.index(row["class"])] = _rounded(row["chance"])
    return held


def _swept(each: Swept) -> list[Any]:
    """Give one lever's change of one outcome as a row."""
    found = each.difference
    numbers = (found.mean, found.low, found.high, found.spread_low, found.spread_high)
    return [each.lever, each.grade, each.who, each.outcome, each.label, *(float(f"{value:.4g}") for value in numbers)]


def _rounded(value: Any) -> float:
    """Round so that the last bits of another processor's logarithm don't show."""
    return round(float(np.asarray(value)), DIGITS)
