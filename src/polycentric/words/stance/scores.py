"""How often the frozen model is right on unseen states: by stance, concept and decade, with intervals.

Scores stand in ``data/scores.csv``. No share is given of fewer than ten hits.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Protocol

from polycentric.packaged import read_rows
from polycentric.words.stance.hits import STANCES, Hit

FILE = Path(__file__).parent / "data" / "scores.csv"
FEWEST = 10
ENOUGH = 0.9  # of hits right: with as many a model serves, even where the concept alone tells as much
ANY = "any"
NORMAL = 1.959963984540054  # the 97.5th percentile of the normal distribution
MODEL, PRIOR = "model", "concept alone"


class Coded(Protocol):
    """Hits and their stances."""

    @property
    def hits(self) -> Sequence[Hit]:
        """The hits."""
        ...

    @property
    def stances(self) -> Sequence[str]:
        """The stance of each."""
        ...


@dataclass(frozen=True)
class Score:
    """How a group of hits fared.

    Attributes
    ----------
    method : str
        The model, or the commonest stance of the concept among what was learned from.
    by, group : str
        ``all``, ``concept`` or ``decade``, and which.
    stance : str
        One of the four, or ``any``.
    coded, said, right : int
        Hits that coders gave the stance, that the method gave it, and that both gave it.
    """

    method: str
    by: str
    group: str
    stance: str
    coded: int
    said: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of those it was said of to which coders gave it; missing of fewer than ten."""
        return self.right / self.said if self.said >= FEWEST else None

    @property
    def recall(self) -> float | None:
        """The share of those to which coders gave it of which it was said; missing of fewer than ten."""
        return self.right / self.coded if self.coded >= FEWEST else None

    @property
    def f1(self) -> float | None:
        """Twice the right over both; missing where fewer than ten were given it by either."""
        return 2 * self.right / (self.coded + self.said) if min(self.coded, self.said) >= FEWEST else None


def wilson(right: int, of: int) -> tuple[float, float]:
    """Give the 95% interval of a share of independent hits.

    References
    ----------
    Wilson (1927), Probable Inference, the Law of Succession, and Statistical Inference, Journal of the American
    Statistical Association 22, 209-212 (page not checked).

    Examples
    --------
    >>> tuple(round(each, 3) for each in wilson(8, 10))
    (0.49, 0.943)
    """
    share, square = right / of, NORMAL**2 / of
    middle = (share + square / 2) / (1 + square)
    half = NORMAL / (1 + square) * (share * (1 - share) / of + square / (4 * of)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)


def commonest(learned: Coded) -> dict[str, str]:
    """Give the commonest stance of each concept; of equals, the first of the four."""
    counts = Counter((hit.concept, stance) for hit, stance in zip(learned.hits, learned.stances, strict=True))
    return {concept: max(STANCES, key=lambda each: counts[concept, each]) for concept in {key for key, _ in counts}}


def scored(hits: Sequence[Hit], coded: Sequence[str], said: Sequence[str], learned: Coded) -> list[Score]:
    """Score the model, and the commonest stance of each concept beside it."""
    prior = commonest(learned)
    methods = {MODEL: list(said), PRIOR: [prior[hit.concept] for hit in hits]}
    groups = [("all", "", list(range(len(hits))))]
    for by in ("concept", "decade"):
        names = sorted({str(getattr(hit, by)) for hit in hits})
        groups += [(by, name, [at for at, hit in enumerate(hits) if str(getattr(hit, by)) == name]) for name in names]
    return [
        _score(method, by, name, stance, [(coded[at], given[at]) for at in few])
        for method, given in methods.items()
        for by, name, few in groups
        for stance in (ANY, *STANCES)
    ]


def _score(method: str, by: str, group: str, stance: str, pairs: Sequence[tuple[str, str]]) -> Score:
    """Score pairs of what coders and a method gave."""
    if stance == ANY:
        return Score(method, by, group, stance, len(pairs), len(pairs), sum(one == other for one, other in pairs))
    coded, said = sum(one == stance for one, _ in pairs), sum(other == stance for _, other in pairs)
    return Score(method, by, group, stance, coded, said, sum(one == other == stance for one, other in pairs))


def write_scores(scores: Sequence[Score], path: Path = FILE) -> None:
    """Write scores as the package ships them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in fields(Score)])
        writer.writerows(astuple(each) for each in scores)


@cache
def scores(path: Path = FILE) -> tuple[Score, ...]:
    """Give the scores that ship."""
    return tuple(
        Score(row["method"], row["by"], row["group"], row["stance"], *(int(row[n]) for n in ("coded", "said", "right")))
        for row in read_rows(path)
    )


def score(by: str = "all", group: str = "", stance: str = ANY, method: str = MODEL) -> Score | None:
    """Give one score; missing where there is none of that group."""
    wanted = (method, by, group, stance)
    return next((each for each in scores() if (each.method, each.by, each.group, each.stance) == wanted), None)


def commonest_of(concept: str) -> str:
    """Give the stance that the commonest one of a concept told of every hit tested on."""
    each = [found for stance in STANCES if (found := score("concept", concept, stance, PRIOR)) is not None]
    return max(each, key=lambda one: one.said).stance


def is_of_use(concept: str) -> bool:
    """Tell whether the model may speak of a concept.

    It may where ten hits or more were tested, and it was right of more than the concept alone tells, or of nine in ten.
    """
    found, prior = score("concept", concept), score("concept", concept, method=PRIOR)
    if found is None or prior is None or found.said < FEWEST:
        return False
    return found.right > prior.right or found.right >= ENOUGH * found.said


def macro(method: str = MODEL) -> float:
    """Give macro F1 on all hits tested on: the plain mean over the four stances."""
    each = [found for stance in STANCES if (found := score(stance=stance, method=method)) is not None]
    return sum(2 * one.right / (one.coded + one.said) for one in each) / len(each)
