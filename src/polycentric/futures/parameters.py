"""What each run uses of a process: parameters drawn from their estimates, one set a run."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.contract import NORMAL_90, Assumed, Estimates, Parameters, Process
from polycentric.futures.draws import Draws, keys_of
from polycentric.futures.estimates import shipped

Floats = NDArray[np.float64]
ALWAYS = 0  # the "year" of what a run draws once


def estimates_of(process: Process) -> Estimates:
    """Give the shipped estimates of a process, and beside them what it assumes."""
    fitted, own = shipped(process.name), assumed(process)
    return own if fitted is None else together(fitted, own)


def assumed(process: Process) -> Estimates:
    """Give the assumed coefficients of a process as estimates."""
    held = process.assumed
    values = np.array([each.value for each in held.values()])
    spread = np.array([each.sd for each in held.values()])
    return Estimates(
        process.name, tuple(held), values, np.diag(spread**2), values - NORMAL_90 * spread,
        values + NORMAL_90 * spread, {}, process.sample, "assumed",
        "; ".join(f"{name}: {each.reason}" for name, each in held.items()),
    )  # fmt: skip


def together(fitted: Estimates, own: Estimates) -> Estimates:
    """Put assumed coefficients beside fitted ones; a name that is in both is the fitted one's."""
    extra = [place for place, name in enumerate(own.names) if name not in fitted.names]
    if not extra:
        return fitted
    many, all_of = len(fitted.names), len(fitted.names) + len(extra)
    covariance = np.zeros((all_of, all_of))
    covariance[:many, :many] = fitted.covariance
    covariance[many:, many:] = own.covariance[np.ix_(extra, extra)]
    return Estimates(
        fitted.process, (*fitted.names, *(own.names[place] for place in extra)),
        np.append(fitted.values, own.values[extra]), covariance, np.append(fitted.low, own.low[extra]),
        np.append(fitted.high, own.high[extra]), fitted.known, fitted.sample, fitted.grade, fitted.reference,
        fitted.tables, fitted.supports,
    )  # fmt: skip


def drawn(process: Process, estimates: Estimates, draws: Draws) -> Parameters:
    """Draw one set of coefficients a run, keyed by their names, and hold them within their bounds."""
    standard = draws.normal(f"parameters.{process.name}", ALWAYS, keys_of(estimates.names))
    lower, values = _root_of(estimates), np.repeat(estimates.values[np.newaxis], len(draws.run), axis=0)
    for column in range(len(estimates.names)):  # one term at a time: no digit hangs on how many runs a chunk has
        values += standard[:, column, np.newaxis] * lower[:, column]
    bounds = {name: (each.low, each.high) for name, each in process.assumed.items()}
    return Parameters(
        {name: np.clip(values[:, place], *bounds.get(name, (-np.inf, np.inf)))
         for place, name in enumerate(estimates.names)},
        estimates.tables,
    )  # fmt: skip


def _root_of(estimates: Estimates) -> Floats:
    """Give the root of the estimates' covariance; chunks of an ensemble ask for the same one."""
    covariance = np.ascontiguousarray(estimates.covariance, np.float64)
    return _root_of_bytes(covariance.tobytes(), len(covariance))


@lru_cache(maxsize=64)
def _root_of_bytes(covariance: bytes, many: int) -> Floats:
    return root(np.frombuffer(covariance).reshape(many, many))


def root(covariance: Floats) -> Floats:
    """Give the lower triangular root of a covariance, zero rows where a coefficient is held fixed.

    Row by row in plain arithmetic, so that no library's threads can change a digit.
    """
    many = len(covariance)
    lower = np.zeros((many, many))
    for row in range(many):
        for column in range(row + 1):
            left = covariance[row, column] - float(sum(lower[row, k] * lower[column, k] for k in range(column)))
            if row == column:
                lower[row, row] = np.sqrt(max(left, 0.0))
            elif lower[column, column] > 0:
                lower[row, column] = left / lower[column, column]
    return lower


def effect(name: str, coefficient: Assumed, draws: Draws) -> Floats:
    """Draw a lever's coefficient, one a run: the same for every pull of the lever in the run."""
    standard = draws.normal(f"lever.{name}", ALWAYS)[:, 0]
    return np.clip(coefficient.value + coefficient.sd * standard, coefficient.low, coefficient.high)


def hashes(processes: Mapping[str, Process]) -> dict[str, str]:
    """Give the digest of what each process takes from its estimates."""
    return {name: estimates_of(process).sha256 for name, process in processes.items()}
