"""How many of seventeen European nations a landscape places right in each year before the Second World War."""

from collections.abc import Iterator

ALLIES = frozenset({"GBR", "CSK", "DNK", "FRA", "GRC", "POL", "PRT", "RUS", "SRB"})
OTHERS = frozenset({"DEU", "ITA", "EST", "FIN", "HUN", "LVA", "LTU", "ROU"})
YEARS = (1936, 1937, 1938, 1939)
LARGE = (17, 20, 24, 26)


def figures() -> Iterator[tuple[str, float]]:
    """Place the nations by all terms and by each alone; time searches of random landscapes."""
    yield from _europe()
    yield from _timings()


def _europe() -> Iterator[tuple[str, float]]:
    """Count the hits of the deepest minimum and the minima, year by year."""
    from polycentric.panel.load import load
    from polycentric.poles.groups.landscape import landscape
    from polycentric.poles.groups.propensities import LOOKS_BACK, listed, needed, propensities
    from polycentric.power import INDICES
    from polycentric.sets.shares import shares

    panel = load("history", years=(YEARS[0] - LOOKS_BACK + 1, YEARS[-1]), series=[*needed(), "cinc"])
    sizes = shares(INDICES["cinc"](panel))
    for year in YEARS:
        for name in ("all terms", *(name for name in listed() if name != "votes")):
            weights = None if name == "all terms" else {name: 1.0}
            minima = landscape(propensities(panel, year, sorted(ALLIES | OTHERS), weights).values, sizes.sel(year=year))
            yield f"{year}, {name}: of 17 placed right by the deepest minimum", _hits(set(minima.minima[0].first))
            yield f"{year}, {name}: local minima", len(minima.minima)


def _hits(side: set[str]) -> int:
    """Count the nations on their side of the war, whichever side is called which; those on no side count as others."""
    hits = len(side & ALLIES) + len(OTHERS - side)
    return max(hits, len(ALLIES | OTHERS) - hits)


def _timings() -> Iterator[tuple[str, float]]:
    """Time every configuration of random landscapes, once compiled."""
    import time

    import numpy as np
    import xarray as xr

    from polycentric.poles.groups.landscape import landscape

    for states in LARGE:
        drawn = np.random.default_rng(states).normal(size=(states, states))
        labels = [f"S{place:02d}" for place in range(states)]
        pulls = xr.DataArray(drawn + drawn.T, dims=("state", "partner"), coords={"state": labels, "partner": labels})
        size = xr.DataArray(np.ones(states), dims="state", coords={"state": labels})
        landscape(pulls[:4, :4], size[:4])
        began = time.process_time()
        landscape(pulls, size)
        yield f"{states} states, every configuration: seconds of processor time", time.process_time() - began
