"""Known cases that a concert of powers must meet, set down before it was scored.

*Low*: the mean of a spell is in the lowest quarter of the edition's years. *Higher*: the mean of one span is above
that of another. *Turns*: from one of Wallensteen's periods to the next the mean moves as he says. *With*: rank
correlation over years. Where an act is what a criterion counts, it is left out of the measure, or the test would be
circular.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from polycentric.poles.concert.editions import Edition
from polycentric.poles.concert.measure import Rule, Values, Weights, mean_over, score
from polycentric.poles.concert.pairs import Floats, Pairs
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import UNIVERSALIST

Span = tuple[int, int]
LOW: Sequence[Span] = ((1914, 1918), (1939, 1941), (1950, 1953))
HIGH: Sequence[Span] = ((1816, 1822), (1990, 1993))
BEFORE_WAR: Sequence[Span] = ((1904, 1913), (1929, 1938))
LOWEST = 0.25
DISPUTED: Sequence[Span] = ((1816, 1913), (1946, 2007))
TURNS_ENOUGH, CHANCE_ENOUGH = 5 / 7, 0.6
DISPUTE_ACTS = ("disputes", "wars")
AHEAD = 5
MOST_MISSING = 0.2


@dataclass(frozen=True)
class Verdict:
    """How a criterion came out.

    Attributes
    ----------
    criterion : str
        What was asked.
    edition : str
        On which edition of acts.
    value, against : float
        What was found and what it is held against.
    years : int
        How many years it rests on.
    passed : bool or None
        None where it can't be judged: no power of the list is observed in the years, or nothing varies.
    """

    criterion: str
    edition: str
    value: float
    against: float
    years: int
    passed: bool | None


@dataclass(frozen=True)
class Case:
    """Everything that a criterion looks at: the pairs, the acts, an edition, and how they are put together."""

    pairs: Pairs
    values: Values
    edition: Edition
    rule: Rule = "pairs"
    weights: Weights = "equal"

    def level(self, without: Sequence[str] = ()) -> tuple[NDArray[np.int64], Floats]:
        """Give years and concert, without some acts."""
        scored = score(self.pairs, self.values, self.edition.without(without), self.rule, self.weights)
        return scored.years, scored.concert

    def holds(self, span: Span) -> bool:
        """Tell whether the edition covers a span."""
        return self.edition.first <= span[0] and span[1] <= self.edition.last


def verdicts(case: Case) -> list[Verdict]:
    """Hold an edition against every criterion that lies in its years."""
    return [verdict for criterion in CRITERIA for verdict in criterion(case)]


def low_spells(case: Case) -> Iterator[Verdict]:
    """Ask whether the mean of each spell of war or crisis is in the lowest quarter."""
    years, level = case.level()
    quarter = float(np.nanquantile(level, LOWEST))
    for first, last in filter(case.holds, LOW):
        mean, count = _mean(years, level, (first, last))
        passed = mean <= quarter if count else None
        yield Verdict(f"low in {first}-{last}", case.edition.name, mean, quarter, count, passed)


def higher_than_before_war(case: Case) -> Iterator[Verdict]:
    """Ask whether years of known concert lie above the decades before the world wars."""
    years, level = case.level()
    for high, before in product(filter(case.holds, HIGH), filter(case.holds, BEFORE_WAR)):
        above, count = _mean(years, level, high)
        below, more = _mean(years, level, before)
        text = f"higher in {high[0]}-{high[1]} than in {before[0]}-{before[1]}"
        passed = above > below if count and more else None
        yield Verdict(text, case.edition.name, above, below, count + more, passed)


def wallensteen(case: Case) -> Iterator[Verdict]:
    """Hold it against his periods: the chance that a year of one kind is above one of the other, and the turns."""
    periods = [each for each in LABEL_SETS["wallensteen"].periods if case.holds((each.first, each.last))]
    kinds = {each.polarity for each in periods}
    if len(kinds) < 2:
        return
    years, level = case.level()
    by_kind = {kind: _of(years, level, [(e.first, e.last) for e in periods if e.polarity == kind]) for kind in kinds}
    one, other = (values for _, values in sorted(by_kind.items(), key=lambda pair: pair[0] != UNIVERSALIST))
    if not one.size or not other.size:
        return
    chance = float(np.mean((one[:, np.newaxis] > other) + 0.5 * (one[:, np.newaxis] == other)))
    text = "a universalist year is above a particularist one (chance; Wallensteen)"
    yield Verdict(text, case.edition.name, chance, CHANCE_ENOUGH, one.size + other.size, chance >= CHANCE_ENOUGH)
    turns = [
        (_mean(years, level, (b.first, b.last))[0] > _mean(years, level, (a.first, a.last))[0])
        == (b.polarity == UNIVERSALIST)
        for a, b in pairwise(periods)
        if a.polarity != b.polarity and _mean(years, level, (a.first, a.last))[1]
    ]
    part = sum(turns) / len(turns)
    yield Verdict("turns as Wallensteen says (part of the turns)", case.edition.name, part, TURNS_ENOUGH, len(turns),
                  part >= TURNS_ENOUGH)  # fmt: skip


def with_disputes(case: Case) -> Iterator[Verdict]:
    """Correlate with the part of pairs in which a dispute began, in the year and in the five that follow."""
    years, level = case.level(DISPUTE_ACTS)
    begun = dispute_rate(case.pairs)
    later = np.array([_ahead(begun, row) for row in range(len(begun))])
    for span in DISPUTED:
        if not case.holds(span):
            continue
        for rate, when in ((begun, "in the year"), (later, f"in the {AHEAD} years after")):
            text = f"with new disputes {when}, {span[0]}-{span[1]} (rank correlation, disputes and wars left out)"
            inside = (case.pairs.years >= case.edition.first) & (case.pairs.years <= case.edition.last)
            yield _correlated(text, case.edition.name, years, level, rate[inside], span, sign=-1)


def with_peace_data(case: Case) -> Iterator[Verdict]:
    """Correlate with the mean relation of the pairs by Peace Data, which coders gave."""
    if "peace_level" not in case.pairs.panel:
        return
    relation = np.where(case.pairs.both, case.pairs.either("peace_level"), np.nan)
    coded = np.isfinite(relation).sum(axis=1) >= (1 - MOST_MISSING) * np.maximum(case.pairs.both.sum(axis=1), 1)
    mean = np.where(coded, mean_over(relation, np.ones(relation.shape)), np.nan)
    years, level = case.level()
    inside = (case.pairs.years >= case.edition.first) & (case.pairs.years <= case.edition.last)
    text = "with the powers' relations by Peace Data (rank correlation)"
    yield _correlated(text, case.edition.name, years, level, mean[inside], (1900, 2020), sign=1)


CRITERIA: Sequence[Callable[[Case], Iterator[Verdict]]] = (
    low_spells, higher_than_before_war, wallensteen, with_disputes, with_peace_data,
)  # fmt: skip


def dispute_rate(pairs: Pairs) -> Floats:
    """Give the part of the pairs in which a militarised dispute began, (year,)."""
    begun = np.where(pairs.both, pairs.either("gmlmidonset"), np.nan)
    return mean_over(begun, np.ones(begun.shape))


def rank_correlation(one: Floats, other: Floats) -> float:
    """Give Spearman's rank correlation: Pearson's of the ranks, ties at their mean."""
    first, second = (np.asarray(rankdata(values), dtype=np.float64) for values in (one, other))
    first, second = first - first.mean(), second - second.mean()
    return float((first * second).sum() / np.sqrt((first**2).sum() * (second**2).sum()))


def _ahead(rate: Floats, row: int) -> float:
    """Give the mean of the years that follow; missing where they aren't all known."""
    after = rate[row + 1 : row + 1 + AHEAD]
    return float(after.mean()) if after.size == AHEAD else float("nan")


def _mean(years: NDArray[np.int64], level: Floats, span: Span) -> tuple[float, int]:
    """Give the mean of a span and of how many years."""
    values = _of(years, level, [span])
    return (float(values.mean()), values.size) if values.size else (float("nan"), 0)


def _of(years: NDArray[np.int64], level: Floats, spans: Sequence[Span]) -> Floats:
    """Give the known values of some spans."""
    inside = np.any([(first <= years) & (years <= last) for first, last in spans], axis=0)
    return level[inside & np.isfinite(level)]


def _correlated(
    text: str, edition: str, years: NDArray[np.int64], level: Floats, other: Floats, span: Span, sign: int
) -> Verdict:
    """Correlate by rank over the years of a span in which both are known; the sign is what is judged."""
    known = (span[0] <= years) & (years <= span[1]) & np.isfinite(level) & np.isfinite(other)
    if known.sum() < 3 or np.ptp(level[known]) == 0 or np.ptp(other[known]) == 0:
        return Verdict(text, edition, float("nan"), 0.0, int(known.sum()), None)
    value = rank_correlation(level[known], other[known])
    return Verdict(text, edition, value, 0.0, int(known.sum()), value * sign > 0)
