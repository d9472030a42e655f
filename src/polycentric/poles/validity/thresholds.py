"""The thresholds that known great powers give, index by index, and the default rule: shipped, so nothing is fetched.

The file beside this one is what `polycentric.poles.validity.telling.telling` finds in the archive;
``make great-powers`` writes it again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from polycentric.errors import DataError
from polycentric.packaged import read_rows
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex

FILE = Path(__file__).parent / "great_powers.csv"
Leader = Literal["own", "one"]
TIED = 0.002
DEFINITION = "ratio_to_majors"


@dataclass(frozen=True)
class Threshold:
    """A ratio to a leader that known great powers reach and others don't, on one index.

    Attributes
    ----------
    index, measure : str
        The index of the archive that it was fitted on, and its measure.
    ratio : float
        The ratio of the best F1, to two decimals.
    auc, auc_low, auc_high : float
        The area under the curve, with an interval over draws of whole states.
    f1, hit_rate, precision : float
        What the unrounded ratio does on the cases that it was fitted on.
    alike : float or None
        The area on the state-years on which all eligible indices have a value; None for an index that isn't eligible.
    in_now : bool
        Whether the world `now` has an index of this measure.
    parts : int
        How many measures the index is made of.
    """

    index: str
    measure: str
    ratio: float
    auc: float
    auc_low: float
    auc_high: float
    f1: float
    hit_rate: float
    precision: float
    alike: float | None
    in_now: bool
    parts: int

    @property
    def eligible(self) -> bool:
        """Whether the index covers enough of the years and of the major powers to give a threshold."""
        return self.alike is not None


@dataclass(frozen=True)
class DefaultRule:
    """The rule that stands first: a definition, on an index of the archive (elsewhere its measure), at a threshold."""

    definition: str
    index: str
    measure: str
    threshold: float


@cache
def thresholds(leader: Leader = "own") -> Mapping[str, Threshold]:
    """Give the thresholds by index, for the ratio to the index's own leader or to the one leading state."""
    return {row["index"]: _read(row) for row in read_rows(FILE) if row["leader"] == leader}


def threshold_of(name: str, indices: Mapping[str, PowerIndex] = INDICES) -> Threshold | None:
    """Give the threshold of an index: its own, or that of the first rival which the archive has for long enough.

    Returns
    -------
    Threshold or None
        None for an index without one: a user's own, codes that only rank, measures of which the archive knows too
        little.

    Examples
    --------
    >>> threshold_of("military_spending").ratio
    0.18
    >>> threshold_of("output_ppp").index
    'output_fariss'
    >>> threshold_of("output_mer") is None
    True
    """
    known = thresholds()
    if name in known:
        return known[name] if known[name].eligible else None
    if name not in indices:
        return None
    rivals = [each for each in known.values() if each.eligible and each.measure == indices[name].measure]
    return min(rivals, key=lambda each: indices[each.index].place if each.index in indices else 0, default=None)


def chosen(candidates: Sequence[Threshold]) -> Threshold:
    """Choose the index of the default rule: the greatest area on the same state-years, and what settles ties.

    The criterion is that of `docs/explanation/default-rule.md`, written before the areas were known.

    Raises
    ------
    DataError
        If no index is eligible.
    """
    left = [each for each in candidates if each.eligible]
    if not left:
        raise DataError("No index covers enough of the known great powers: a default rule needs one that does.")
    best = max(_area(each) for each in left)
    left = [each for each in left if _area(each) >= best - TIED]
    for better in _TIES:
        most = max(better(each) for each in left)
        left = [each for each in left if better(each) == most]
    return min(left, key=lambda each: each.index)


def default_rule() -> DefaultRule:
    """Give the default rule: definition, index and threshold.

    Examples
    --------
    >>> default_rule()
    DefaultRule(definition='ratio_to_majors', index='composite_four', measure='composite_four', threshold=0.16)
    """
    best = chosen(list(thresholds().values()))
    return DefaultRule(DEFINITION, best.index, best.measure, best.ratio)


def _area(each: Threshold) -> float:
    """Give the area that decides; none is nothing."""
    return each.alike or 0.0


_TIES: tuple[Callable[[Threshold], float], ...] = (
    lambda each: float(each.in_now),
    lambda each: -float(each.parts),
    _area,
)


def _read(row: Mapping[str, str]) -> Threshold:
    """Read a row of the file."""
    return Threshold(
        index=row["index"],
        measure=row["measure"],
        ratio=round(float(row["threshold"]), 2),
        auc=float(row["auc"]),
        auc_low=float(row["auc_low"]),
        auc_high=float(row["auc_high"]),
        f1=float(row["f1"]),
        hit_rate=float(row["hit_rate"]),
        precision=float(row["precision"]),
        alike=float(row["auc_alike"]) if row["auc_alike"] else None,
        in_now=row["in_now"] == "yes",
        parts=int(row["parts"]),
    )
