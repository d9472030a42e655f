"""Poles after Lind: states that have, on most metrics, what known great powers had relative to the one leading state.

Lind (2024) compares states with one leading state, Britain and then the United States, on output, on output times
output per person, on military spending and on military personnel. A great power's normal range is the middle half of
what known great powers had, 1820-1990; its lower quartile is the mark, and most metrics decide. The marks here are
ours, by her recipe on the archive's data (`polycentric.poles.validity.lind`), and stand beside hers on the page of the
default rule. The leading state is a declared list with dates (`polycentric.poles.validity.leading`).
"""

from collections.abc import Mapping, Sequence

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.labels import in_words, numbers, on_leading, on_states, spread, widest
from polycentric.panel.group_record import members
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.poles.majors_known import gaps_of_ratios
from polycentric.poles.validity.leading import LEADERS, Lead, leaders_of

MARKS = {"output": 0.21, "net_resources": 0.11, "military_spending": 0.30, "military_personnel": 0.84}
LEAST_METRICS = 3
MANY = 3  # from so many poles on, one more changes no class
_TOLERANCE = 1e-9
Floats = NDArray[np.float64]


def compute(situation: Situation, britain_until: float, times: float, **marks: float) -> Finding:
    """Count, for each state, the metrics on which it reaches the mark; a state with too few of them is missing.

    A metric that isn't known of the leading state, or of too little of the world, doesn't count in that year. A state
    of which one isn't known that would decide is undecided (China's spending before 1908).
    """
    leaders = (LEADERS[0], Lead(LEADERS[1].state, int(britain_until) + 1))
    used, like, ratio = ratios(situation, tuple(marks), leaders)
    wanted = np.array([marks[name] for name in used]).reshape(-1, *[1] * (ratio.ndim - 1))
    there = ~np.isnan(ratio)
    known = there.sum(axis=0, dtype=np.int8)  # of many runs small numbers are the faster ones
    passed = (ratio >= times * wanted * (1 - _TOLERANCE)).sum(axis=0, dtype=np.int8)
    counted = there.any(axis=-1).sum(axis=0, dtype=np.int8)[..., np.newaxis]
    sure, perhaps = passed * 2 > counted, (passed + counted - known) * 2 > counted
    undecided = (known >= LEAST_METRICS) & perhaps & ~sure
    poles = np.where((known >= LEAST_METRICS) & ~undecided, sure, np.nan)
    reasons = _reasons(counted[..., 0], len(used))
    _add_undecided(reasons, sure & (known >= LEAST_METRICS), undecided, like["state"].values.astype(str))
    return Finding(on_states(poles, like), possible=on_states(undecided, like), reason=on_leading(reasons, like))


def ratios(
    situation: Situation, metrics: Sequence[str] = tuple(MARKS), leaders: tuple[Lead, ...] = LEADERS
) -> tuple[dict[str, str], xr.DataArray, Floats]:
    """Give what each state has of the leading state's, metric by metric.

    Returns
    -------
    used : dict of str to str
        The index that this world has of each metric.
    like : DataArray, (..., state)
        An array whose labels are those of the ratios.
    ratio : array, (metric, ..., state)
        Missing where a metric isn't known of the leading state, or of too little of the world.

    Raises
    ------
    CoverageError
        If the world has too few of the metrics.
    """
    key = ("ratios after Lind", tuple(metrics), leaders)
    if key not in situation.kept:
        situation.kept[key] = _ratios(situation, metrics, leaders)
    return situation.kept[key]


def _ratios(
    situation: Situation, metrics: Sequence[str], leaders: tuple[Lead, ...]
) -> tuple[dict[str, str], xr.DataArray, Floats]:
    """Compute what `ratios` gives."""
    used = {name: index for name in metrics if (index := situation.index_of(name))}
    if len(used) < LEAST_METRICS:
        raise CoverageError(
            f"The rule after Lind needs at least {LEAST_METRICS} of the measures "
            f"{', '.join(metrics)}, and this world has {len(used)}: load a world that has them."
        )
    like = widest(*(situation.index_power(index) for index in used.values()))
    lead = leads(situation.panel, like, leaders)
    powers = np.stack([_covered(situation, index, like) for index in used.values()])
    ever = lead.reshape(-1, lead.shape[-1]).any(axis=0)  # a few states: of many runs the rest needn't be gone through
    below = np.where(lead[..., ever] & ~np.isnan(powers[..., ever]), powers[..., ever], -np.inf)
    below = below.max(axis=-1, keepdims=True, initial=-np.inf)
    return used, like, powers / np.where(np.isfinite(below) & (below > 0), below, np.nan)


def lacking(situation: Situation) -> list[str]:
    """Name the metrics that aren't known of the leading state, or of too little of the world, in the last year."""
    used = {name: situation.index_of(name) for name in MARKS}
    try:
        found, _, ratio = ratios(situation)
    except CoverageError:
        return [name for name, index in used.items() if not index]
    of_last_year = ratio[..., -1, :].reshape(len(found), -1, ratio.shape[-1])
    known = {index for index, runs in zip(found.values(), of_last_year, strict=True)
             if bool((~np.isnan(runs)).any(axis=-1).all())}  # fmt: skip
    return [index or name for name, index in used.items() if index not in known]


def leads(panel: xr.Dataset, like: xr.DataArray, leaders: tuple[Lead, ...] = LEADERS) -> NDArray[np.bool_]:
    """Mark the leading state of each cell, or the group that stands for it, (..., state)."""
    stands: Mapping[str, tuple[str, ...]] = members(panel)
    labels = [str(each) for each in like["state"].values]
    names = leaders_of(like["year"].values.astype(int).tolist(), leaders)
    marks = np.array([[name in (label, *stands.get(label, ())) for label in labels] for name in names])
    coords = {name: like[name].values for name in ("year", "state")}
    by_year = xr.DataArray(marks, dims=tuple(coords), coords=coords)
    return spread(by_year, like).values.astype(bool)


def _covered(situation: Situation, index: str, like: xr.DataArray) -> Floats:
    """Give an index, without the cells in which too little is known to compare with a leader."""
    power = situation.index_power(index)
    gaps = gaps_of_ratios(situation.panel, power, situation.index_gaps(index))
    return numbers(spread(power.where(gaps == "") if (gaps != "").any() else power, like))


def _reasons(left: NDArray[np.int64], used: int) -> NDArray[np.object_]:
    """Say in which cells too few metrics are left."""
    words = [
        f"{count} of the {used} metrics are known of the leading state and of enough of the world, and "
        f"{LEAST_METRICS} are needed"
        if count < LEAST_METRICS
        else ""
        for count in range(used + 1)
    ]
    return in_words(left, words)


def _add_undecided(
    reasons: NDArray[np.object_], sure: NDArray[np.bool_], undecided: NDArray[np.bool_], labels: NDArray[np.str_]
) -> None:
    """Say whose unknown metrics leave the class of a cell open."""
    least, most = sure.sum(axis=-1), (sure | undecided).sum(axis=-1)
    for cell in np.argwhere((most > least) & (least < MANY)):
        at = tuple(cell)
        reasons[at] = (
            f"undecided: between {least[at]} and {most[at]} poles, since a metric that would decide isn't known of "
            f"{', '.join(labels[undecided[at]])}"
        )


DEFINITION = PoleDefinition(
    label="Great powers on most metrics, after Lind",
    family="ratio",
    reference="After Lind (2024), Back to Bipolarity: How China's Rise Transformed the Balance of Power, International "
    "Security 49(2), 7-55: her metrics, one leading state and lower quartiles, as others quote them; the marks are "
    "estimated again here on the Correlates of War list, and the year in which the lead passed is this project's",
    compute=compute,
    uses_index=False,
    parameters={"britain_until": 1899.0, "times": 1.0, **MARKS},
    sweep={"times": (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)},
    caveat="A quarter of the known great powers lie below each mark, by construction; who leads is declared.",
    lacking=lacking,
)
