"""How often a state is born and how often one ends: constant hazards from the list of Gleditsch and Ward.

Births are counted by year, since those of one year mostly come of one collapse (1991: fifteen). Microstates are left
out: their dates in the lists are those of a seat in the United Nations. Years lose half of their weight in 25.
"""

import datetime

import numpy as np
import polars as pl

from polycentric.futures.acts.made import log_rate, made
from polycentric.futures.contract import Estimates
from polycentric.tables import archive

LAST, HALF_LIFE = 2020, 25.0
BIRTHS_SINCE = 1976  # decolonisation is over but for small states
DEATHS_SINCE = 1946
RENAMED = frozenset({"YUG"})  # an end on the list of 2006 that is Serbia under another name
REFERENCE = "Constant hazards; membership: Gleditsch and Ward (1999), International Interactions 25(4), 393-413"


def rates(spells: pl.DataFrame, half_life: float = HALF_LIFE) -> dict[str, tuple[float, float, float]]:
    """Give weighted events, weighted exposure and the plain number of events, of births and deaths.

    `spells` has gw_abb, microstate, start and end (dates).
    """
    states = spells.filter(~pl.col("microstate"))
    born = {each.year for each in states["start"].to_list() if each.year >= BIRTHS_SINCE}
    ended = [(each.year) for name, each in zip(states["gw_abb"].to_list(), states["end"].to_list(), strict=True)
             if DEATHS_SINCE <= each.year < LAST and name not in RENAMED]  # fmt: skip
    weight = {year: 0.5 ** ((LAST - year) / half_life) for year in range(DEATHS_SINCE, LAST + 1)}
    living = {year: _living(states, year) for year in weight}
    return {
        "births": (sum(weight[year] for year in born), sum(weight[y] for y in weight if y >= BIRTHS_SINCE), len(born)),
        "deaths": (sum(weight[year] for year in ended), sum(weight[y] * living[y] for y in weight), len(ended)),
    }


def _living(states: pl.DataFrame, year: int) -> int:
    """Count the states of a list at midyear."""
    day = datetime.date(year, 7, 1)
    return states.filter((pl.col("start") <= day) & (pl.col("end") >= day)).height


def fit() -> Estimates:
    """Fit both hazards; weighted events count as that many events."""
    found = rates(archive.table("gw_states", "spells"))
    values, errors = dict[str, float](), dict[str, float]()
    for name, (events, exposure, _) in found.items():
        middle, error = log_rate(events, exposure)
        values[f"log_{name}"], errors[f"log_{name}"] = middle, error
    return made(
        "births_and_deaths", values, errors, known={"gw_states": "edition of 2020, dated with hindsight"},
        reference=REFERENCE,
        sample=f"States of Gleditsch and Ward without microstates: {int(found['births'][2])} years with a birth in "
        f"{BIRTHS_SINCE}-{LAST}; {int(found['deaths'][2])} ends in {DEATHS_SINCE}-{LAST}; weights of half-life "
        f"{HALF_LIFE:.0f} years",
        tables={"events": np.array([found["births"][2], found["deaths"][2]], np.float64)},
    )  # fmt: skip
