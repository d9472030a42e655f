"""Write the tables of runs in the pages on futures again, each between its markers: ``make futures-pages``.

A block begins with a comment that names it and the model that it is of, and ends with another; what is between them is
made here alone. Names as arguments write these blocks; all without any. `starts` and `quarrels` need the archive
(``polycentric fetch``, or POLYCENTRIC_MIRROR). Three minutes of one processor.
"""

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures import shown
from polycentric.futures.chunk import advance
from polycentric.futures.classes import FIRST, WORDS
from polycentric.futures.draws import Draws
from polycentric.futures.ensemble import prepared, run
from polycentric.futures.fans import first, largest, paired
from polycentric.futures.move import Scenario
from polycentric.futures.origin.past import LAYERS, aligned
from polycentric.futures.outcomes import allied_pairs, outcomes
from polycentric.futures.parameters import drawn
from polycentric.futures.processes import PROCESSES
from polycentric.futures.scenario import of_text
from polycentric.futures.start import tiled
from polycentric.futures.steering import neutral
from polycentric.panel.load import load
from polycentric.states.matching import name_of

ROOT = Path(__file__).parents[1]
COMMAND = "make futures-pages"
RUNS, MANY, SEED, UNTIL = 100, 1000, 1, 2050
STARTS = (1913, 1938, 1960, 1985, 2000)
SPANS = ((1, 5), (6, 10), (11, 20))
FIRST_YEAR_RUNS, LIKELIEST, MOST = 400, 4, 10
ALSO = ("JPN", "DEU", "FRA")
RECORD = (1991, 2010)
NEXT_TO_NOTHING = "next to 0"
CLASS_YEARS = (2026, 2027, 2028, 2029, 2030, 2033, 2040, 2050)
Floats = NDArray[np.float64]


def model() -> str:
    """Give the hash of the model that ships: its estimates, the world and what a few runs of it come to."""
    held = shown.shipped()
    text = json.dumps([held["estimates"], held["inputs"], held["probe"]], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def stamps(text: str) -> dict[str, str]:
    """Give for each block of a page the model that it is of."""
    return dict(re.findall(r"<!-- runs (\w+), of model (\w+)", text))


def replaced(text: str, name: str, made: str) -> str:
    """Put new lines between the markers of a block.

    Raises
    ------
    ValueError
        If the page has no such block, or several.
    """
    pattern = rf"<!-- runs {name}, of model.*?-->\n.*?\n<!-- end of {name} -->"
    block = f"<!-- runs {name}, of model {model()}: made by {COMMAND} -->\n\n{made}\n\n<!-- end of {name} -->"
    out, many = re.subn(pattern, lambda _: block, text, flags=re.DOTALL)
    if many != 1:
        raise ValueError(f"The page has {many} blocks '{name}', and there must be one: put its two comments in.")
    return out


def table(heads: list[str], rows: Iterator[list[str]] | list[list[str]]) -> str:
    """Give a table as a page has it."""
    return "\n".join("| " + " | ".join(each) + " |" for each in [heads, ["---"] * len(heads), *rows])


def number(value: float, digits: int = 2) -> str:
    """Give a number without a zero before its point; nothing known is a dash."""
    if np.isnan(value):
        return "-"
    text = f"{value:.{digits}f}"
    if not float(text):
        return "0"
    return re.sub(r"^(-?)0\.", r"\1.", text)


def changed(one: Floats, other: Floats, digits: int, times: float = 1.0) -> str:
    """Give a mean paired difference with its 90% interval; exactly none is 0, less than the last digit is said."""
    if np.array_equal(one, other):
        return "0"
    found = paired(one * times, other * times)
    if all(number(each, digits) == "0" for each in (found.mean, found.low, found.high)):
        return NEXT_TO_NOTHING
    return f"{number(found.mean, digits)} ({number(found.low, digits)} to {number(found.high, digits)})"


@cache
def today() -> xr.Dataset:
    """Run the world of today as `polycentric futures` does."""
    return run("now", runs=MANY, until=UNTIL, seed=SEED)


def examples() -> str:
    """Compare each scenario of `examples/` with the world as it is."""
    panel = load("now")
    base = run(panel, runs=RUNS, until=UNTIL, seed=SEED)
    states = (*largest(base, 3), "RUS")
    beside = outcomes(base, tuple(dict.fromkeys(states)))
    rows: list[list[str]] = []
    for path in sorted((ROOT / "examples").glob("*.toml")):
        scenario = of_text(path.read_text(encoding="utf-8"), panel, UNTIL, path.stem, path.name)
        pulled = run(panel, scenario, runs=RUNS, until=UNTIL, seed=SEED)
        of: dict[str, tuple[Floats, Floats]] = {name: (each.of(pulled), each.of(base)) for name, each in beside.items()}
        rows.append([
            f"`{path.stem}`", changed(*of["disputes"], 2), changed(*of[f"multipolar_{FIRST}"], 0, 100.0),
            _most_moved(of), changed(*of["allied_pairs"], 0), changed(*of["vetoed"], 1),
        ])  # fmt: skip
    heads = ["file in `examples/`", "disputes a year", "chance of multipolarity, points", "share moved most, points",
             "pairs bound by a pact, 2050", "vetoed drafts a year"]  # fmt: skip
    return table(heads, rows)


def _most_moved(of: Mapping[str, tuple[Floats, Floats]]) -> str:
    """Name the state whose share moves most, and by how much."""
    shares = {name.removeprefix("share_"): each for name, each in of.items() if name.startswith("share_")}
    most = max(shares, key=lambda state: abs(float(np.mean(shares[state][0] - shares[state][1]))))
    moved = changed(*shares[most], 1, 100.0)
    return moved if moved in {"0", NEXT_TO_NOTHING} else f"{_short(most)} {moved}"


def _short(state: str, year: int = 2025) -> str:
    """Name a state as short as a table has it."""
    return {"USA": "USA", "RUS": "USSR" if 1922 < year < 1991 else "Russia", "GBR": "Britain", "KOR": "South Korea",
            "PRK": "North Korea"}.get(state) or name_of(state, year)  # fmt: skip


def onsets(first: int, last: int) -> xr.DataArray:
    """Give who began a dispute with whom in each year of the record, (year, state, partner), symmetric."""
    series, variable, *_ = LAYERS["disputes"]
    panel = load("history", years=(first, last), series=(series,))
    states = [str(each) for each in panel["state"].values]
    held = np.stack([aligned(panel[variable].isel(year=[at]), states) for at in range(last - first + 1)])
    flags = held.reshape(-1, len(states), len(states)) == 1
    both = flags | flags.transpose(0, 2, 1)
    return xr.DataArray(both, {"year": np.arange(first, last + 1), "state": states, "partner": states})


def starts() -> str:
    """Run from years of two centuries, beside what came."""
    heads = ["from", "class", "largest shares, percent", "disputes a year, years 1-5, 6-10, 11-20", "what came",
             "states: then, 20 years on, what came", "pairs likeliest in the first year"]  # fmt: skip
    return table(heads, [_start(year) for year in STARTS])


def _start(year: int) -> list[str]:
    """Give the row of one start."""
    found = run("history", runs=RUNS, until=year + 20, seed=SEED, year=year)
    share = found["share"].isel(run=0, year=0).fillna(0.0)
    order = np.argsort(-share.values, kind="stable")[:4]
    named = ", ".join(f"{_short(str(share['state'].values[at]), year)} {100 * share.values[at]:.0f}" for at in order)
    disputes = found["disputes"].mean("run")
    runs = [float(disputes.sel(year=slice(year + one, year + last)).mean()) for one, last in SPANS]
    last_of_record = LAYERS["disputes"][3]
    came = [_came(year + one, year + last) if year + last <= last_of_record else np.nan for one, last in SPANS]
    class_ = WORDS[int(found[f"class_{FIRST}"].isel(run=0, year=0))]
    states = found["states"].isel(year=[0, -1]).mean("run").values
    return [
        str(year), class_, named, _rates(runs), _rates(came),
        f"{states[0]:.0f}, {states[1]:.0f}, {_states_of(year + 20)}", _likeliest(year),
    ]  # fmt: skip


def _rates(values: list[float]) -> str:
    """Give counts a year in one cell."""
    return ", ".join(number(each, 0) for each in values)


def _came(first: int, last: int) -> float:
    """Count the pairs that began a dispute, a year."""
    return float(onsets(first, last).sum() / 2 / (last - first + 1))


def _states_of(year: int) -> str:
    """Count the states that a start of that year would have."""
    start = prepared("history", Scenario(), SEED, year + 1, min(year, 2019)).start
    return str(int(start.alive[0].sum()))


def _likeliest(year: int) -> str:
    """Name the pairs that begin a dispute in the first year in most runs."""
    job, runs = prepared("history", Scenario(), SEED, year + 1, year), np.arange(FIRST_YEAR_RUNS)
    order, draws = tiled(job.start, runs), Draws(SEED, runs)
    processes = {name: PROCESSES[name] for name in job.estimates}
    values = {name: drawn(each, job.estimates[name], draws) for name, each in processes.items()}
    advance(order, neutral(len(runs), len(order.fixed.states)), Scenario(), {}, processes, values, draws, year + 1)
    often, states = order.onset.mean(axis=0), order.fixed.states
    most = np.argsort(-often, kind="stable")[:LIKELIEST]
    sides = [[_short(states[each[at]], year) for each in (order.fixed.first, order.fixed.second)] for at in most]
    return ", ".join(f"{'-'.join(two)} {number(float(often[at]))}" for two, at in zip(sides, most, strict=True))


def quarrels() -> str:
    """Say who has how many disputes in the first ten years, beside the record's last twenty."""
    runs = today()["state_disputes"].sel(year=slice(2026, 2035)).mean("year")
    record = onsets(*RECORD).sum(("year", "partner")) / (RECORD[1] - RECORD[0] + 1)
    mean = runs.mean("run")
    most = [str(state) for state in mean["state"].values[np.argsort(-mean.values, kind="stable")]]
    rows = [
        [_short(state), number(float(mean.sel(state=state)), 1), _between(runs.sel(state=state).values, 1),
         number(float(record.sel(state=state)), 1) if state in record["state"].values else "-"]
        for state in [*most[:MOST], *(each for each in ALSO if each not in most[:MOST])]
    ]  # fmt: skip
    world = today()["disputes"].sel(year=slice(2026, 2035)).mean("year")
    rows.append(["the world, pairs", number(float(world.mean()), 0), _between(world.values, 0),
                 number(float(record.sum()) / 2, 0)])  # fmt: skip
    return table(["disputes a year", "runs, 2026-35", "nine of ten runs", "record, 1991-2010"], rows)


def _between(values: Any, digits: int) -> str:
    """Give 5% and 95% of runs."""
    low, high = np.quantile(np.asarray(values, np.float64), (0.05, 0.95))
    return f"{number(low, digits)} to {number(high, digits)}"


def turn() -> str:
    """Say how the class moves in the first years, and in how many runs Russia and India are poles."""
    found, classes = today(), shown.shipped()["classes"][FIRST]
    poles = found[f"poles_{FIRST}"].mean("run")
    rows = [
        [str(year), *(f"{100 * classes[str(year)][at]:.0f}%" for at in (1, 2, 3)),
         *(f"{100 * float(poles.sel(state=state, year=year)):.0f}%" for state in ("RUS", "IND"))]
        for year in CLASS_YEARS
    ]  # fmt: skip
    return table(["year", "unipolar", "bipolar", "multipolar", "Russia a pole", "India a pole"], rows)


def few() -> str:
    """Say what few runs to a near year say, and what many do."""
    found = today()
    lines = [
        f"- {many:,} runs to {year}: " + ", ".join(
            f"{_short(state)} in {100 * chance:.0f}%" for state, chance in first(found.isel(run=slice(many)), year)[:2])
        for many, year in ((20, 2032), (200, 2032), (MANY, 2032), (MANY, UNTIL))
    ]  # fmt: skip
    return "\n".join(lines)


def pairs() -> str:
    """Say how many pairs a pact binds at the start and at the end."""
    bound = allied_pairs(today())
    rows = [
        [str(year), f"{float(bound.sel(year=year).mean()):,.0f}",
         " to ".join(f"{each:,.0f}" for each in np.quantile(bound.sel(year=year).values, (0.05, 0.95)))
         if year > 2025 else "known"]
        for year in (2025, 2030, 2040, UNTIL)
    ]  # fmt: skip
    return table(["year", "pairs bound by a pact, mean", "nine of ten runs"], rows)


BLOCKS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "examples": ("docs/tutorial/futures.md", examples),
    "few": ("docs/tutorial/futures.md", few),
    "starts": ("docs/explanation/futures-acts.md", starts),
    "quarrels": ("docs/explanation/futures-disputes.md", quarrels),
    "turn": ("docs/explanation/futures-limits.md", turn),
    "pairs": ("docs/explanation/futures-pacts.md", pairs),
}
"""Of each block: the page that has it, and what makes it."""


def main(names: list[str]) -> None:
    """Write the named blocks, or all."""
    for name in names or BLOCKS:
        page, make = BLOCKS[name]
        path = ROOT / page
        path.write_text(replaced(path.read_text(encoding="utf-8"), name, make()), encoding="utf-8")
        print(f"wrote {name} into {page}")


if __name__ == "__main__":
    main(sys.argv[1:])
