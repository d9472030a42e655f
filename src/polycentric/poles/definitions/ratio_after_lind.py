"""Poles by most indicators: states near enough to the leader on more than half of the indices that cover them.

Lind (2024) compares states on economic and military metrics one by one, takes what past great powers had relative to
the leading state (1820-1990) as the mark, and judges by "most dimensions". Her abstract could be read here, her marks
could not: so the ratio is a parameter, shown over its range, and the rule is called *after* Lind.
"""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.labels import in_words, numbers, on_leading, on_states, spread, widest
from polycentric.poles.contract import Finding, PoleDefinition, Situation

# Each measure by whichever of its rivals a world has first.
METRICS = ("output", "output_at_exchange_rates", "net_resources", "military_spending", "military_personnel")
LEAST_METRICS = 3
_TOLERANCE = 1e-9


def compute(situation: Situation, ratio: float) -> Finding:
    """Count, for each state, the metrics on which it reaches the ratio; a state with too few of them is missing.

    A metric on which the world isn't sufficiently observed in a year has no leader there, and doesn't count.
    """
    used = [name for name in map(situation.index_of, METRICS) if name]
    if len(used) < LEAST_METRICS:
        raise CoverageError(
            f"The rule after Lind needs at least {LEAST_METRICS} of the measures "
            f"{', '.join(METRICS)}, and this world has {len(used)}: load a world that has them."
        )
    like = widest(*map(situation.index_power, used))
    powers = np.stack([_covered(situation, name, like) for name in used])
    leaders = np.where(np.isnan(powers), -np.inf, powers).max(axis=-1, keepdims=True)
    covered = (~np.isnan(powers)).sum(axis=0)
    passed = (powers >= ratio * leaders * (1 - _TOLERANCE)).sum(axis=0)
    marks = np.where(covered >= LEAST_METRICS, passed * 2 > covered, np.nan)
    return Finding(on_states(marks, like), reason=on_leading(_reasons(powers, used), like))


def _covered(situation: Situation, index: str, like: xr.DataArray) -> NDArray[np.float64]:
    """Give an index, without the cells in which too little of the world has data."""
    gaps, power = on_leading(situation.index_gaps(index), situation.index_power(index)), situation.index_power(index)
    return numbers(spread(power.where(gaps == ""), like))


def _reasons(powers: NDArray[np.float64], used: list[str]) -> NDArray[np.object_]:
    """Say in which cells too few metrics are left."""
    left = (~np.isnan(powers)).any(axis=-1).sum(axis=0)
    words = [
        f"{count} of the {len(used)} indices cover enough of the world, and {LEAST_METRICS} are needed"
        if count < LEAST_METRICS
        else ""
        for count in range(len(used) + 1)
    ]
    return in_words(left, words)


DEFINITION = PoleDefinition(
    label="Near the leader on most indicators, after Lind",
    family="ratio",
    reference="After Lind (2024), Back to Bipolarity: How China's Rise Transformed the Balance of Power, International "
    "Security 49(2), 7-55: the method as in her abstract; her thresholds not checked, the ratio is this project's",
    compute=compute,
    uses_index=False,
    parameters={"ratio": 0.25},
    sweep={"ratio": (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)},
    caveat="The ratio is not hers; metrics count equally, though some measure nearly the same thing.",
)
