"""How often the rules are right, against the second coded sample, which was drawn from every state named anywhere.

`data/second_draw.md` says what was drawn, how it was coded and how it is scored. `data/second.csv` has the pairs of a
sentence and a state with their strata and codes, and what the rules of before the draw made of them (``before``). Since
a pair of a thin stratum stands for many, every share is weighted.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.packaged import read_rows
from polycentric.words.threats.roles import roles

Part = Literal["development", "test"]
ROLES = ("agent", "victim", "partner", "ally")
DRAWS, SEED = 2000, 17


@dataclass(frozen=True)
class Score:
    """How rules do on the coded pairs of a role in a language.

    `tied` pairs are so tied and `right` of them so coded; of `coded` pairs so coded, `right` are found. `precision`
    and `recall` are weighted, with the middle 95% of draws; missing where nothing is tied or coded.
    """

    language: str
    role: str
    rules: str
    tied: int
    coded: int
    right: int
    precision: float | None
    low: float | None
    high: float | None
    recall: float | None
    recall_low: float | None
    recall_high: float | None


def second(part: Part = "test") -> pl.DataFrame:
    """Give the coded pairs of a part: place, stratum, population and number drawn of it, the codes, and ``before``."""
    rows = [row for row in read_rows(Path(__file__).parent / "data" / "second.csv") if row["part"] == part]
    return pl.DataFrame(rows).with_columns(
        pl.col("sentence").cast(pl.Int32),
        (pl.col("population").cast(pl.Int64) / pl.col("drawn").cast(pl.Int64)).alias("weight"),
    )


def scores(found: pl.DataFrame, part: Part = "test") -> list[Score]:
    """Score what rules find, and what the rules of before found, on the same pairs.

    Parameters
    ----------
    found : DataFrame
        From `polycentric.words.threats.found.named`.
    """
    rows = second(part)
    tied = roles(found)
    now = [tied.get(pair, frozenset()) for pair in rows.select("text_id", "sentence", "state").iter_rows()]
    before = [frozenset(each.split("+")) for each in rows["before"]]
    made = {"present": now, "before": before}
    return [
        _score(rows, language, role, name, made[name])
        for language in ("en", "zh") for role in ROLES for name in ("present", "before")
    ]  # fmt: skip


def _score(rows: pl.DataFrame, language: str, role: str, name: str, made: list[frozenset[str]]) -> Score:
    mine = (rows["language"] == language).to_numpy()
    tied = np.array([role in each for each in made])[mine]
    coded = np.array([role in each.split("+") for each in rows["coded"]])[mine]
    weight = rows["weight"].to_numpy()[mine]
    times = _draws(rows["stratum"].to_numpy()[mine])
    precision, recall = _share(weight, tied, coded, times), _share(weight, coded, tied, times)
    return Score(
        language, role, name, int(tied.sum()), int(coded.sum()), int((tied & coded).sum()), *precision, *recall
    )


def _draws(strata: NDArray[np.object_]) -> NDArray[np.int64]:
    """Give how often each pair is drawn in each of many draws within strata, (draws, pairs)."""
    random = np.random.default_rng(SEED)
    times = np.zeros((DRAWS, len(strata)), dtype=np.int64)
    for stratum in sorted(set(strata)):
        at = np.flatnonzero(strata == stratum)
        times[:, at] = random.multinomial(len(at), np.full(len(at), 1 / len(at)), size=DRAWS)
    return times


def _share(
    weight: NDArray[np.float64], of: NDArray[np.bool_], which: NDArray[np.bool_], times: NDArray[np.int64]
) -> tuple[float | None, float | None, float | None]:
    """Give the weighted share of `of` that is `which`, and the middle 95% of the draws in which any `of` is."""
    if not of.any():
        return None, None, None
    below, above = ((times * (weight * each)).sum(axis=1) for each in (of, of & which))  # in one order on any machine
    low, high = np.percentile(above[below > 0] / below[below > 0], [2.5, 97.5])
    return float((weight * (of & which)).sum() / (weight * of).sum()), float(low), float(high)


def kappas() -> Iterator[tuple[str, str, float]]:
    """Give Cohen's kappa of the first two coders on the test pairs, by language, for the codes whole and each role."""
    rows = second("test")
    for language in ("en", "zh"):
        both = rows.filter(pl.col("language") == language).select("coder1", "coder2").rows()
        yield language, "all codes", kappa(both)
        for role in ROLES:
            yield language, role, kappa([(role in one.split("+"), role in two.split("+")) for one, two in both])


def kappa(pairs: list[tuple[object, object]]) -> float:
    """Give Cohen's kappa; missing where chance alone agrees always.

    Examples
    --------
    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")])
    0.0
    """
    agreed = sum(one == two for one, two in pairs) / len(pairs)
    ones, twos = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    chance = sum(ones[code] * twos[code] for code in ones) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else float("nan")
