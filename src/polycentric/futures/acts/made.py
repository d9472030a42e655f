"""Estimates of a process from its values and their covariance, with normal 90% intervals; jackknives over blocks."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.contract import NORMAL_90, Estimates

Floats = NDArray[np.float64]


def made(
    process: str,
    values: Mapping[str, float],
    errors: Mapping[str, float],
    *,
    known: Mapping[str, str],
    sample: str,
    reference: str,
    tables: Mapping[str, NDArray[Any]] | None = None,
    supports: Mapping[str, tuple[float, float]] | None = None,
) -> Estimates:
    """Give estimates whose errors are independent of each other."""
    middle = np.array(list(values.values()), np.float64)
    spread = np.array([errors[name] for name in values], np.float64)
    return Estimates(
        process, tuple(values), middle, np.diag(spread**2), middle - NORMAL_90 * spread, middle + NORMAL_90 * spread,
        known, sample, "estimated", reference, tables or {}, supports or {},
    )  # fmt: skip


def jackknife(without: Sequence[float]) -> float:
    """Give the standard error from the estimates that leave one block out each.

    Examples
    --------
    >>> round(jackknife([1.0, 2.0, 3.0]), 3)
    1.155
    """
    held = np.asarray(without, np.float64)
    return float(np.sqrt(np.sum((held - held.mean()) ** 2) * (len(held) - 1) / len(held)))


def log_rate(events: float, exposure: float) -> tuple[float, float]:
    """Give the log of a rate and its standard error, with half an event beforehand (Jeffreys).

    Examples
    --------
    >>> [round(each, 3) for each in log_rate(9.5, 100.0)]
    [-2.303, 0.316]
    """
    return float(np.log((events + 0.5) / exposure)), float(1.0 / np.sqrt(events + 0.5))


def spread_over(counts: Floats) -> float:
    """Give how many times the variance of yearly counts is their mean, at least 1: overdispersion."""
    return float(max(1.0, counts.var(ddof=1) / counts.mean()))
