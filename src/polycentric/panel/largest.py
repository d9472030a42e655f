"""Which of a year's ten largest states a variable or column leaves out, so that no ranking passes over one in silence.

The ten are those of the largest CINC (Correlates of War, National Material Capabilities). A state is left out of a year
where nothing is known of it, or of hardly any of its pairs, though the source knows something of most states.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import PolycentricError
from polycentric.states import Cow, name_of, state_of
from polycentric.tables import archive

COUNT = 10
HARDLY = 0.25
"""Of the typical part of a state's pairs that is known: with less, a state is left out."""
MOST = 0.5
"""Of the states of a year: a source that knows fewer looks at chosen cases, and leaves nobody out."""
NAMED = 12
Years = Mapping[str, Collection[int]]


def largest() -> Mapping[int, tuple[str, ...]]:
    """Give the ten largest states of each year by CINC, the largest first; nothing where it has not been fetched."""
    try:
        return _largest()
    except PolycentricError:  # not kept: it may be fetched the next moment
        return {}


@cache
def _largest() -> Mapping[int, tuple[str, ...]]:
    """Give the ten largest states of each year from the table, once it is there."""
    table = archive.table("cow_nmc", "state_years")
    ranked = table.drop_nulls("cinc").sort("cinc", descending=True)
    of_year: dict[int, list[str]] = defaultdict(list)
    for year, code in ranked.select("year", "ccode").iter_rows():
        state = state_of(Cow(code)).id
        if state not in of_year[year] and len(of_year[year]) < COUNT:  # Germany and Yemen stand twice in 1990
            of_year[year].append(state)
    return {year: tuple(states) for year, states in of_year.items()}


def ten_of(year: int) -> tuple[str, ...]:
    """Give the ten of a year; after the last year of CINC those of its last."""
    known = largest()
    return known.get(min(year, max(known, default=year)), ())


def left_out(known: Mapping[int, Mapping[str, float]]) -> dict[str, list[int]]:
    """Say which of the ten largest are left out, and in which years.

    Parameters
    ----------
    known : mapping
        By year, by state that was there: which part of its cells is known, from 0 to 1.

    Returns
    -------
    dict of str to list of int
        Years by state, the states of the most years first.
    """
    missing: dict[str, list[int]] = defaultdict(list)
    for year, parts in sorted(known.items()):
        seen = [part for part in parts.values() if part > 0]
        if not seen or len(seen) < MOST * len(parts):
            continue
        least = HARDLY * float(np.median(seen))
        for state in ten_of(year):
            if parts.get(state, 1.0) < least:
                missing[state].append(year)
    return dict(sorted(missing.items(), key=lambda each: (-len(each[1]), each[0])))


def of_variable(panel: xr.Dataset, variable: str) -> dict[str, list[int]]:
    """Say which of the ten largest states a variable of `history` leaves out in the years that its source covers."""
    values = panel.pc.masked(variable)
    known, present = values.notnull().to_numpy(), panel["exists"].to_numpy()
    if "partner" in values.dims:
        pairs = (present[:, :, np.newaxis] & present[:, np.newaxis, :]).sum(axis=2) - 1
        known = known.sum(axis=2) / np.maximum(pairs, 1)
    return left_out(_by_year(known.astype(float), present, panel))


def of_ranking(panel: xr.Dataset, ranked: NDArray[np.bool_]) -> dict[str, list[int]]:
    """Say which of the ten largest states are in no ranking: `ranked` is true on (year, state) for those that are."""
    missing: dict[str, list[int]] = defaultdict(list)
    states = [str(state) for state in panel["state"].values]
    for year, row, present in zip(panel["year"].values, ranked, panel["exists"].to_numpy(), strict=True):
        inside = {state for state, is_in in zip(states, row, strict=True) if is_in}
        alive = {state for state, is_present in zip(states, present, strict=True) if is_present}
        for state in ten_of(int(year)) if inside else ():
            if state in alive - inside:
                missing[state].append(int(year))
    return dict(sorted(missing.items(), key=lambda each: (-len(each[1]), each[0])))


def describe(by_state: Years, of: str = "") -> list[str]:
    """Word it in a sentence, or say nothing."""
    if not by_state:
        return []
    named = [f"{name_of(state, min(years))} {spans(years)}" for state, years in list(by_state.items())[:NAMED]]
    more = f"; and {len(by_state) - NAMED} more" if len(by_state) > NAMED else ""
    whose = f" of {of}" if of else ""
    return [f"Left out{whose}, though among the ten largest states by CINC then: {'; '.join(named)}{more}."]


def spans(years: Iterable[int]) -> str:
    """Write years as spans: 1914-1918, 1960."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _by_year(known: NDArray[np.float64], present: NDArray[np.bool_], panel: xr.Dataset) -> dict[int, dict[str, float]]:
    """Give the known part of each state that was there."""
    states = [str(state) for state in panel["state"].values]
    return {
        int(year): {
            state: float(part) for state, part, is_present in zip(states, row, alive, strict=True) if is_present
        }
        for year, row, alive in zip(panel["year"].values, known, present, strict=True)
    }
