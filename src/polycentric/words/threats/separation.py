"""Which measured term tells whom states name: how often a state named stands above one that isn't named.

For each speaker and year with a text that names somebody, and for each term, this is the chance that a state named has
a higher value than one not named, equal ones counting half (the area under the ROC curve): .5 is no better than chance.
Years of a speaker are alike, so the intervals draw whole speakers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.scoring.bootstrap import Interval, ratio_interval, weights
from polycentric.words.threats import measured
from polycentric.words.threats.layer import counted

Floats = NDArray[np.float64]
SPANS = ((1946, 2014), (1946, 1969), (1970, 1989), (1990, 2014))  # 2014 is the last year of disputes
SEED = 17


@dataclass(frozen=True)
class Separation:
    """How well a term tells who is named, over speaker-years of some years."""

    term: str
    first: int
    last: int
    chance: Interval
    speaker_years: int
    speakers: int


def separations() -> list[Separation]:
    """Give the chance for every term and span of years.

    Raises
    ------
    NotFetchedError
        If texts or the terms' sources aren't here.
    """
    first, last = SPANS[0]
    found = measured.terms(first, last)
    rows = list(_speaker_years(found, first, last))
    return [_separation(term, span, rows) for span in SPANS for term in measured.TERMS]


def chance_above(values: Floats, named: NDArray[np.bool_]) -> float:
    """Give the chance that a value of who is named is above one of who isn't; missing where either is unknown.

    Examples
    --------
    >>> chance_above(np.array([3.0, 1.0, 2.0]), np.array([True, False, False]))
    1.0
    """
    known = ~np.isnan(values)
    yes, no = values[known & named], values[known & ~named]
    if not yes.size or not no.size:
        return float("nan")
    above = (yes[:, None] > no[None, :]).sum() + 0.5 * (yes[:, None] == no[None, :]).sum()
    return float(above / (yes.size * no.size))


def _speaker_years(found: xr.Dataset, first: int, last: int) -> Iterator[tuple[str, int, dict[str, float]]]:
    """Give the chance by each term for each speaker and year that names somebody."""
    place = {str(state): at for at, state in enumerate(found["state"].values)}
    values = {name: found[name].values for name in measured.TERMS}
    rows = counted("threat").filter(counted("threat")["year"].is_between(first, last))
    for (state, year), part in rows.group_by("state", "year", maintain_order=True):
        speaker, when = str(state), int(str(year))
        if speaker in place:
            named = np.zeros(len(place), dtype=np.bool_)
            named[[place[each] for each in part["partner"] if each in place]] = True
            at = when - int(found["year"].values[0])
            yield speaker, when, {name: chance_above(values[name][at, place[speaker]], named) for name in values}


def _separation(term: str, span: tuple[int, int], rows: list[tuple[str, int, dict[str, float]]]) -> Separation:
    """Average over speaker-years, with an interval over speakers."""
    kept = [(speaker, chances[term]) for speaker, year, chances in rows
            if span[0] <= year <= span[1] and not np.isnan(chances[term])]  # fmt: skip
    speakers = sorted({speaker for speaker, _ in kept})
    groups = np.array([speakers.index(speaker) for speaker, _ in kept], dtype=np.int64)
    chances = np.array([chance for _, chance in kept])
    chance = ratio_interval(chances, np.ones_like(chances), groups, weights(groups, SEED))
    return Separation(term, *span, chance, len(kept), len(speakers))
