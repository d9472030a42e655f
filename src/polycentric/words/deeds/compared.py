"""A concept beside deeds: who can be compared, whether the numbers allow an answer, and what comes out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.states import name_of
from polycentric.words.deeds.lags import LeadLag, holm, lead_lag
from polycentric.words.deeds.measured import FIRST, LAST, measured
from polycentric.words.found import DEFAULT_BODY, Found, find

LEAST_YEARS = 20  # of both words and deeds in one state
LEAST_STATES = 5
LEAST_TEXTS, LEAST_OF_ONE = 30, 5  # that name the concept
LEAST_TROOPS = 1_000  # a host that never had as many had guards of an embassy
LEVEL = 0.05
SURE = 0.95  # part of the draws that must agree on which comes first
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Compared:
    """A concept beside one deed.

    Attributes
    ----------
    deed : str
    states : tuple of str
        Who is compared.
    years : (int, int) or None
        First and last year with words and the deed of one state.
    state_years, naming : int
        State-years with both, and those among them with a text that names the concept.
    refused : str
        Why there is no answer; empty where there is one.
    result : LeadLag or None
    corrected : float
        The probability, corrected for the number of deeds that were compared; missing where there is none.
    """

    deed: str
    states: tuple[str, ...]
    years: tuple[int, int] | None
    state_years: int
    naming: int
    refused: str
    result: LeadLag | None
    corrected: float = float("nan")

    @property
    def verdict(self) -> str:
        """Give ``"no answer"``, ``"not told from chance"``, or which comes first."""
        found = self.result
        if found is None:
            return "no answer"
        if self.corrected > LEVEL:
            return "not told from chance"
        if found.first >= SURE:
            return "words first"
        return "deeds first" if found.after >= SURE else "together, order not told"


def compare(
    concept: str,
    deeds: Sequence[str],
    state: str | None = None,
    body: str = DEFAULT_BODY,
    *,
    years: tuple[int, int] | None = None,
    changes: bool = False,
    seed: int = 0,
) -> list[Compared]:
    """Compare a concept with deeds, over all states with enough texts or in one.

    Parameters
    ----------
    concept : str
        A name, or the path of a dictionary of one's own.
    deeds : sequence of str
        Of `polycentric.words.deeds.measured.DEEDS`.
    state : str, optional
        A state's id.
    body : str
    years : (int, int), optional
        Words of these years; all by default.
    changes : bool
        As of `lead_lag`.
    seed : int

    Raises
    ------
    CoverageError
        If no text of the state is here, or none of the years.
    NotFetchedError
        If texts or a deed's source have not been fetched.
    """
    found = find(concept, body, [state] if state else [], years)
    states, words, hits = _words(found)
    if not states:
        raise CoverageError(f"No text of a state of {FIRST}-{LAST} is here that can be counted: ask for other years.")
    rows = [_compared(deed, states, words, hits, state, changes=changes, seed=seed) for deed in deeds]
    return corrected(rows)


def corrected(rows: Sequence[Compared]) -> list[Compared]:
    """Correct the probabilities of comparisons for how many there are."""
    many = holm([each.result.p if each.result else float("nan") for each in rows])
    return [replace(each, corrected=p) for each, p in zip(rows, many, strict=True)]


def _words(found: Found) -> tuple[list[str], Floats, Floats]:
    """Give states, the square roots of their rates by year, and their hits, (state, year); missing without a text."""
    cells = found.rates("state", "year").filter(pl.col("year").is_between(FIRST, LAST))
    states = sorted(set(cells["state"]))
    words, hits = (np.full((len(states), LAST - FIRST + 1), np.nan) for _ in range(2))
    for state, year, rate, times in cells["state", "year", "rate", "hits"].iter_rows():
        place = states.index(state), year - FIRST
        words[place], hits[place] = np.sqrt(rate), times
    return states, words, hits


def _compared(
    deed: str, states: Sequence[str], words: Floats, hits: Floats, one: str | None, *, changes: bool, seed: int
) -> Compared:
    """Compare with one deed, or say why there is no answer."""
    done = measured(deed).reindex(state=list(states)).values.astype(float)
    both = ~np.isnan(words) & ~np.isnan(done)
    long = both.sum(axis=1) >= LEAST_YEARS
    chosen = np.flatnonzero(long)
    shown = chosen if one is None else np.arange(len(states))
    when = np.flatnonzero(both[shown].any(axis=0))
    span = (FIRST + int(when[0]), FIRST + int(when[-1])) if when.size else None
    naming = int((hits[shown][both[shown]] > 0).sum())
    many = int(both[shown].sum())
    refused = _refused(chosen.size, many, naming, one, deed, done[shown])
    result = None if refused else lead_lag(words[chosen], done[chosen], changes=changes, seed=seed)
    return Compared(deed, tuple(states[each] for each in shown.tolist()), span, many, naming, refused, result)


def _refused(states: int, many: int, naming: int, one: str | None, deed: str, done: Floats) -> str:
    """Say why the numbers allow no answer; empty where they do."""
    if one is not None:
        if not many:
            return f"{name_of(one)} has no year with both a text and this deed"
        if many < LEAST_YEARS:
            return f"{many} years with both a text and the deed: {LEAST_YEARS} are needed"
        if naming < LEAST_OF_ONE:
            return f"{naming} of its texts name it: {LEAST_OF_ONE} are needed"
        if deed == "troops" and np.nanmax(done) < np.log1p(LEAST_TROOPS):
            return f"the United States never had {LEAST_TROOPS:,} troops in it"
        moved = np.unique(done[~np.isnan(done)]).size > LEAST_OF_ONE
        return "" if moved else "the deed hardly ever changes"
    if states < LEAST_STATES:
        return f"{states} states with {LEAST_YEARS} years of both: {LEAST_STATES} are needed"
    if naming < LEAST_TEXTS:
        return f"{naming} texts name it: {LEAST_TEXTS} are needed"
    return "" if np.unique(done[~np.isnan(done)]).size > LEAST_OF_ONE else "the deed hardly ever changes"
