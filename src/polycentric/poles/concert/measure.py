"""The concert of some powers: joint acts less hostile acts, pair by pair, over years with the same acts.

The rule was set down before anything was scored. Each act is a number from 0 to 1 for each pair and year. A pair's
joint score is the mean of its joint acts that are observed, its hostile score the mean of its hostile acts, its concert
the first less the second: from -1 to 1. A pair without an observed act on either side is missing, not at peace. The
concert of the powers is the mean over their pairs, each counting the same, whatever camp it is in. Joint and hostile
acts have no common unit, so zero isn't neutral: a number has a meaning beside others of its edition alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import UnknownNameError
from polycentric.poles.concert.acts import ACTS
from polycentric.poles.concert.acts.contract import HOSTILE, JOINT
from polycentric.poles.concert.editions import Edition
from polycentric.poles.concert.pairs import Floats, Pairs

if TYPE_CHECKING:
    import polars as pl

Rule = Literal["pairs", "acts", "worst"]
RULES: Mapping[Rule, str] = {
    "pairs": "the mean over pairs of the mean of a pair's joint acts less the mean of its hostile acts",
    "acts": "the mean over joint acts of their mean over pairs, less the same of hostile acts",
    "worst": "as 'pairs', with a pair's gravest hostile act in place of their mean",
}
Weights = Literal["equal", "cinc"]
WEIGHTS: Mapping[Weights, str] = {
    "equal": "each pair counts the same",
    "cinc": "a pair counts by the product of its two states' CINC",
}
AGO = 5
DIGITS = 12
Values = Mapping[str, Floats]


@dataclass(frozen=True)
class Scores:
    """What an edition comes to.

    Attributes
    ----------
    edition : Edition
    years : array, (year,)
    acts : mapping of str to array, (year, pair)
        From 0 to 1, missing where it isn't known.
    joint, hostile, pair_concert : array, (year, pair)
    concert, mean_joint, mean_hostile : array, (year,)
        Over the pairs; missing where no pair is observed.
    change, change_5 : array, (year,)
        Against the year before and five years before, over the pairs that are observed in both.
    pairs, observed : array of int, (year,)
        How many pairs of powers there are, and how many are observed.
    """

    edition: Edition
    years: NDArray[np.int64]
    acts: Values
    joint: Floats
    hostile: Floats
    pair_concert: Floats
    concert: Floats
    mean_joint: Floats
    mean_hostile: Floats
    change: Floats
    change_5: Floats
    pairs: NDArray[np.int64]
    observed: NDArray[np.int64]

    def table(self) -> "pl.DataFrame":
        """Give a row for each year."""
        import polars as pl

        columns = {
            "edition": [self.edition.name] * len(self.years),
            "year": self.years.astype(np.int32),
            "concert": self.concert,
            "joint": self.mean_joint,
            "hostile": self.mean_hostile,
            "change": self.change,
            "change_5": self.change_5,
            "pairs": self.pairs.astype(np.int32),
            "pairs_observed": self.observed.astype(np.int32),
        }
        return pl.DataFrame(columns).with_columns(pl.col(pl.Float64).fill_nan(None))


def values_of(pairs: Pairs, names: Sequence[str] | None = None) -> Values:
    """Compute acts for the pairs of powers; all of them without names."""
    return {name: ACTS[name](pairs) for name in (ACTS if names is None else names)}


def score(pairs: Pairs, values: Values, edition: Edition, rule: Rule = "pairs", weights: Weights = "equal") -> Scores:
    """Give the concert of each year of an edition.

    Parameters
    ----------
    pairs : Pairs
    values : mapping of str to array, (year, pair)
        The acts of `values_of`, those of the edition at least.
    edition : Edition
    rule : str
        A name in `RULES`.
    weights : str
        A name in `WEIGHTS`.

    Raises
    ------
    UnknownNameError
        If there is no such rule or weight.
    """
    _check(rule, weights)
    inside = (edition.first <= pairs.years) & (pairs.years <= edition.last)
    acts = {name: values[name][inside] for name in edition.acts}
    both = pairs.both[inside]
    joint, hostile = (_side(acts, edition.of_side(side), both.shape) for side in (JOINT, HOSTILE))
    hostile_of_pair = _worst(acts, edition.of_side(HOSTILE), both.shape) if rule == "worst" else hostile
    # Adding and taking away thirds leaves dust where the two are equal, which would part ties.
    concert = np.round(joint - hostile_of_pair, DIGITS)
    seen = np.isfinite(concert)
    weight = _weights(pairs, weights)[inside]
    joint, hostile_of_pair = np.where(seen, joint, np.nan), np.where(seen, hostile_of_pair, np.nan)
    level = np.round(mean_over(concert, weight), DIGITS)
    mean_joint, mean_hostile = mean_over(joint, weight), mean_over(hostile_of_pair, weight)
    if rule == "acts":
        mean_joint, mean_hostile = (_by_act(acts, edition.of_side(side), weight) for side in (JOINT, HOSTILE))
        level = mean_joint - mean_hostile
    return Scores(
        edition, pairs.years[inside], acts, joint, hostile_of_pair, concert, level, mean_joint, mean_hostile,
        changes(concert, 1, weight), changes(concert, AGO, weight), both.sum(axis=1), seen.sum(axis=1),
    )  # fmt: skip


def mean_over(values: Floats, weights: Floats) -> Floats:
    """Give the mean over the pairs that are observed, (year,); missing where none is."""
    used = np.where(np.isfinite(values) & np.isfinite(weights), weights, 0.0)
    whole = used.sum(axis=-1)
    total = (used * np.nan_to_num(values)).sum(axis=-1)
    return np.divide(total, whole, out=np.full(whole.shape, np.nan), where=whole > 0)


def changes(concert: Floats, ago: int, weights: Floats) -> Floats:
    """Give the change against some years before, over the pairs that are observed in both, (year,)."""
    made = np.full(len(concert), np.nan)
    if len(concert) > ago:
        made[ago:] = mean_over(concert[ago:] - concert[:-ago], weights[ago:])
    return made


def _side(acts: Values, names: Sequence[str], shape: tuple[int, ...]) -> Floats:
    """Give the mean of the acts of one side that are observed of each pair; missing where none is."""
    if not names:
        return np.full(shape, np.nan)
    stacked = np.stack([acts[name] for name in names], axis=-1)
    return mean_over(stacked, np.ones(stacked.shape))


def _worst(acts: Values, names: Sequence[str], shape: tuple[int, ...]) -> Floats:
    """Give the gravest act of one side that is observed of each pair."""
    return np.fmax.reduce([acts[name] for name in names]) if names else np.full(shape, np.nan)


def _by_act(acts: Values, names: Sequence[str], weights: Floats) -> Floats:
    """Give the mean over acts of their means over pairs, (year,)."""
    if not names:
        return np.full(len(weights), np.nan)
    means = np.stack([mean_over(acts[name], weights) for name in names], axis=-1)
    return mean_over(means, np.ones(means.shape))


def _weights(pairs: Pairs, weights: Weights) -> Floats:
    """Give the weight of each pair in each year."""
    if weights == "equal":
        return pairs.empty(value=1.0)
    one, other = pairs.of_state("cinc")
    return one * other


def _check(rule: str, weights: str) -> None:
    """Refuse a rule or a weight that is none."""
    if rule not in get_args(Rule):
        raise UnknownNameError("rule of a concert", rule, RULES)
    if weights not in get_args(Weights):
        raise UnknownNameError("weight of pairs", weights, WEIGHTS)
