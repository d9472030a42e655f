"""How long measures and definitions of poles take on many runs, and how much memory: each in a process of its own.

``python tools/validation/many_runs.py shares`` runs one alone and prints its seconds of processor and its megabytes:
these run on one thread, and the seconds of the clock would count other work on the machine too.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping

YEARS, STATES = 30, 200
LISTED = ("USA", "CHN", "RUS", "GBR", "FRA", "JPN", "DEU")
# The mark for the first: so many seconds and megabytes, the start and the drawing of numbers included.
SECONDS, MEGABYTES = 8.0, 2000.0


def figures() -> Iterator[tuple[str, float]]:
    """Measure each, and stop where the mark is missed."""
    for name, (about, _) in PARTS.items():
        done = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=True)
        seconds, megabytes = map(float, done.stdout.split())
        yield f"{about}: seconds of processor", seconds
        yield f"{about}: megabytes at most", megabytes
        if name == "shares" and (seconds > SECONDS or megabytes > MEGABYTES):
            sys.exit(
                f"{about} took {seconds:.1f} s and {megabytes:.0f} MB: {SECONDS:g} and {MEGABYTES:g} are the mark."
            )


def shares() -> None:
    """All concentration measures, classes and their poles, of shares that sum to one."""
    import numpy as np
    import xarray as xr

    from polycentric.poles import CLASSES, MEASURES

    held = np.random.default_rng(1).pareto(1.5, (1000, YEARS, STATES))
    held /= held.sum(axis=-1, keepdims=True)
    labels = [*LISTED, *(f"S{place:03}" for place in range(STATES - len(LISTED)))]
    coords = {"run": range(1000), "year": range(1990, 1990 + YEARS), "state": labels}
    table = xr.DataArray(held, dims=tuple(coords), coords=coords)
    for measure in MEASURES.values():
        measure(table)
    for rule in CLASSES.values():
        rule(table)
        rule.marked(table)


def definitions() -> None:
    """Every definition that looks at an index, on every set, of a world of 200 runs."""
    from polycentric.poles import DEFINITIONS, World

    world = World(_panel(200))
    for rule in DEFINITIONS.values():
        if rule.uses_index:
            for state_set in world.sets:
                world.find(rule, "output", state_set)


def chances_of_poles() -> None:
    """The chances of all of them, in chunks."""
    from polycentric.poles import chances

    chances(_panel(200), "output")


def trees() -> None:
    """Trees of the largest export of 20 runs in which every flow differs."""
    from polycentric.poles import DEFINITIONS, World

    World(_panel(20, flows=True)).find(DEFINITIONS["dominant_flow"])


def trees_once() -> None:
    """The same where output alone differs between 200 runs: trade is looked at once."""
    import xarray as xr

    from polycentric.poles import DEFINITIONS, World

    flows = _panel(1, flows=True).isel(run=0, drop=True)
    World(xr.merge([_panel(200), flows[["flow", "exports", "imports"]]])).find(DEFINITIONS["dominant_flow"])


def _panel(runs: int, *, flows: bool = False):
    """Give a panel of output and people, or of trade, with runs."""
    import numpy as np
    import xarray as xr

    random, on = np.random.default_rng(1), ("run", "year", "state")
    labels = np.array([*LISTED, *(f"S{place:03}" for place in range(STATES - len(LISTED)))], dtype=object)
    coords = {"run": range(runs), "year": range(1990, 1990 + YEARS), "state": labels, "partner": labels}
    if flows:
        moved = random.pareto(1.2, (runs, YEARS, STATES, STATES))
        moved[..., np.eye(STATES, dtype=bool)] = np.nan
        data = {"flow": ((*on, "partner"), moved)}
        data |= {"exports": (on, np.nansum(moved, axis=-2)), "imports": (on, np.nansum(moved, axis=-1))}
    else:
        people = random.pareto(1.5, (YEARS, STATES)) + 1
        data = {"gdp_ppp": (on, random.pareto(1.5, (runs, YEARS, STATES)) + 1), "population": (on[1:], people)}
    return xr.Dataset(data, coords=coords)


PARTS: Mapping[str, tuple[str, Callable[[], None]]] = {
    "shares": ("seven measures and all classes with poles, 1,000 runs x 30 years x 200 states", shares),
    "definitions": ("definitions on an index through a world, 200 runs x 30 years x 200 states", definitions),
    "chances": ("chances by definitions on an index, 200 runs x 30 years x 200 states", chances_of_poles),
    "trees": ("dominant flow, 20 runs x 30 years x 200 states", trees),
    "trees_once": ("dominant flow where output alone differs, 200 runs x 30 years x 200 states", trees_once),
}

if __name__ == "__main__":
    PARTS[sys.argv[1]][1]()
    print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
