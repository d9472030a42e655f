"""What the second coded sample says of the rules, in words: how often they are right, and how much they find.

`data/scores.csv` keeps the scores, so that every sentence on how good the rules are says the same without reading a
text: `python tools/draw_threats.py --scores` writes them, and a test holds them to the texts. Sentences tell the scores
of the rules as they were frozen before the one scoring that was declared; a reader's attack changed rules after it, and
what the present ones score stands beside.
"""

from functools import cache
from pathlib import Path

from polycentric.packaged import read_rows
from polycentric.words.threats.cues import Relation
from polycentric.words.threats.second import Score

ROLE_OF = {"threat": "agent", "partner": "partner", "ally": "ally"}
NOUNS = {"threat": "a threat", "partner": "a partner", "ally": "an ally"}
FROZEN = "frozen"  # the rules whose scores on the test pairs were declared, and taken once
KNOWN_FROM = 20  # coded pairs, with fewer of which a share is said to be hardly known


@cache
def kept() -> tuple[Score, ...]:
    """Give the scores as they are kept."""
    return tuple(
        Score(
            row["language"], row["role"], row["rules"], int(row["tied"]), int(row["coded"]), int(row["right"]),
            _share(row["precision"]), _share(row["low"]), _share(row["high"]),
            _share(row["recall"]), _share(row["recall_low"]), _share(row["recall_high"]),
        )
        for row in read_rows(Path(__file__).parent / "data" / "scores.csv")
    )  # fmt: skip


def score(relation: Relation, language: str = "en", rules: str = FROZEN) -> Score:
    """Give the score of a relation: of who is named as a threat, a partner or an ally."""
    return next(
        each for each in kept() if (each.role, each.language, each.rules) == (ROLE_OF[relation], language, rules)
    )


def missed(relation: Relation = "threat") -> str:
    """Say how many of 100 the rules miss.

    Examples
    --------
    >>> missed().endswith("of 100 that a reader would count")
    True
    """
    found = score(relation)
    return f"about {100 - _of_100(found.recall)} of 100 that a reader would count"


def wrong(relation: Relation = "threat") -> str:
    """Say how many of 100 that the rules find are wrong."""
    return f"about {100 - _of_100(score(relation).precision)} of 100"


def told(relation: Relation) -> str:
    """Say how often a naming is right and how many are found, with intervals."""
    found = score(relation)
    right = f"Of 100 times named as {NOUNS[relation]} about {_of_100(found.precision)} are right"
    right += f" ({_of_100(found.low)} to {_of_100(found.high)})"
    if found.coded < KNOWN_FROM:
        return f"{right}; how many are missed is hardly known, since the sample has {found.coded}."
    return (
        f"{right}; of 100 that a reader would count the rules find about {_of_100(found.recall)} "
        f"({_of_100(found.recall_low)} to {_of_100(found.recall_high)})."
    )


def _of_100(share: float | None) -> int:
    return round(100 * (share or 0.0))


def _share(written: str) -> float | None:
    return float(written) if written else None
