"""Great powers by most of four measures, each relative to one leading state, after Lind.

The marks are the lower quartiles that Lind (2024) gives for past great powers, 1820-1990. The leading state is one for
all measures: the largest by output times output per person (hers is Britain, then the United States).
"""

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.labels import numbers, on_leading, spread, widest
from polycentric.poles.contract import Situation
from polycentric.poles.tiers.contract import GREAT, NOTHING, OTHER, Tiering, TierRule, tiering

LEADS_BY = "net_resources"
LEAST = 3
_TOLERANCE = 1e-9


def compute(situation: Situation, **marks: float) -> Tiering:
    """Count, for each state, the part of the measures on which it reaches the mark."""
    used = {measure: index for measure in marks if (index := situation.index_of(measure))}
    if len(used) < LEAST or LEADS_BY not in used:
        raise CoverageError(
            f"The rule of most measures needs {LEADS_BY} and two more of {', '.join(marks)}, and this world has "
            f"{', '.join(used) or 'none'}: load a world that has them."
        )
    like = widest(*(situation.index_power(index) for index in used.values()))
    powers = {measure: _covered(situation, index, like) for measure, index in used.items()}
    leads = np.nan_to_num(powers[LEADS_BY], nan=-np.inf).argmax(axis=-1)[..., np.newaxis]
    ratios = np.stack([power / np.take_along_axis(power, leads, axis=-1) for power in powers.values()])
    given = np.array([marks[measure] for measure in powers]).reshape(-1, *[1] * (ratios.ndim - 1))
    known = (~np.isnan(ratios)).sum(axis=0)
    passed = (ratios >= given * (1 - _TOLERANCE)).sum(axis=0)
    part = np.where(known >= LEAST, passed / np.maximum(known, 1), np.nan)
    words = np.where(np.isnan(part), NOTHING, np.where(part > 0.5, GREAT, OTHER)).astype(object)
    return tiering(words, part, like)


def _covered(situation: Situation, index: str, like: xr.DataArray) -> np.ndarray:
    """Give an index, without the cells in which too little of the world has data."""
    power = situation.index_power(index)
    return numbers(spread(power.where(on_leading(situation.index_gaps(index), power) == ""), like))


RULE = TierRule(
    label="Most of four measures, after Lind",
    kind="rule",
    reference="After Lind (2024), Back to Bipolarity, International Security 49(2), 7-55: lower quartiles of past "
    'great powers relative to the leading state, from excerpts; "most", and who leads, are this project\'s reading',
    compute=compute,
    says=(GREAT,),
    number="part of the measures on which the mark is reached",
    uses_index=False,
    parameters={"output": 0.17, "net_resources": 0.08, "military_spending": 0.23, "military_personnel": 0.88},
    caveat="Her marks are of 1820-1990 and of the great powers known to have been such; by construction a quarter of "
    "those lie below each mark.",
)
