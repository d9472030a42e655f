"""What a model sees of a contest: shares, logarithms of what each side has, and the year."""

import numpy as np
from numpy.typing import NDArray

from polycentric.power.tournament.sample import Sample, shares

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
# Ratios of two components of one state, where both are in the contest: name, above, below.
QUALITY = (
    ("spending per soldier", "military_spending", "military_personnel"),
    ("energy per head", "primary_energy", "total_population"),
    ("townspeople per head", "urban_population", "total_population"),
    ("output per head", "output_fariss", "total_population"),
)


def years(sample: Sample) -> Floats:
    """Give the year, its square and its cube, from 1900 in half centuries: (n, 3)."""
    since = (sample.years - 1900) / 50.0
    return np.column_stack([since, since**2, since**3])


def all_shares(sample: Sample) -> Floats:
    """Give A's share by every index, and the year: (n, indices + 1); missing where a side is missing."""
    return np.column_stack([*(shares(sample, name) for name in sample.names), years(sample)[:, :1]])


def logarithms(sample: Sample, units: dict[str, float]) -> Floats:
    """Give the logarithm of what each side has, by every index, and the year: (n, 2 indices + 1)."""
    columns = [_log(sample, name, units[name]) for name in sample.names]
    return np.column_stack([*columns, years(sample)[:, :1]])


def everything(sample: Sample, units: dict[str, float]) -> Floats:
    """Give all inputs of the learner, a row each; missing where a side is missing.

    By index the logarithm for A and for B, the logarithm of their ratio, and those of their shares of the world; an
    order has its two codes and their difference. Then the ratios of two components, and the year.
    """
    columns: list[Floats] = []
    logs = {name: _log(sample, name, units[name]) for name in sample.names}
    for name, log in logs.items():
        columns += [log[:, 0], log[:, 1], log[:, 0] - log[:, 1]]
        if name not in sample.orders:
            world = np.log1p(sample.world[name] / units[name])
            columns += [log[:, 0] - world, log[:, 1] - world]
    for _, above, below in QUALITY:
        if above in logs and below in logs:
            ratio = logs[above] - logs[below]
            columns += [ratio[:, 0], ratio[:, 1], ratio[:, 0] - ratio[:, 1]]
    return np.column_stack([*columns, years(sample)[:, :1]])


def units(sample: Sample) -> dict[str, float]:
    """Give each index's smallest value above zero among the rows, in which logarithms are then taken; one for none."""
    smallest: dict[str, float] = {}
    for name, values in sample.power.items():
        above = values[values > 0]
        smallest[name] = float(above.min()) if above.size and name not in sample.orders else 1.0
    return smallest


def filled(train: Floats, test: Floats) -> tuple[Floats, Floats]:
    """Fill what is missing with the training part's median (zero where it has none), and add flags of what was.

    Of columns that are missing in the same rows only one gets a flag; a column never missing in training gets none.
    """
    gaps = np.isnan(train)
    some = ~gaps.all(axis=0)
    middle = np.zeros(train.shape[1])
    middle[some] = np.nanmedian(train[:, some], axis=0)
    flagged = np.flatnonzero(gaps.any(axis=0))
    if flagged.size:
        flagged = flagged[np.sort(np.unique(gaps[:, flagged], axis=1, return_index=True)[1])]
    return _fill(train, middle, flagged), _fill(test, middle, flagged)


def _fill(values: Floats, middle: Floats, flagged: Ints) -> Floats:
    """Fill one part and add its flags."""
    gaps = np.isnan(values)
    return np.column_stack([np.where(gaps, middle, values), gaps[:, flagged].astype(float)])


def _log(sample: Sample, name: str, unit: float) -> Floats:
    """Give log(1 + value / unit) for both sides; an order stays as it is."""
    values = sample.power[name]
    return values if name in sample.orders else np.log1p(values / unit)
