"""How many independent readings many readings are worth: they share data and rules, so a hundred may say one thing.

The number is the participation ratio of the correlation matrix of the readings' classes over the years: with n readings
that vary and correlations r, n squared over the sum of all r squared. Unrelated readings are worth n, and those that
always move together one. A reading that never changes is worth none. Classes are numbers for this: unipolar
and near-unipolar 1, bipolar 2, multipolar 3. Only readings with a class in every year are compared.

Today's world has one year, so its readings are looked up in a table that ships: the correlations of the map's readings
over two centuries, in the years in which most of them are complete. ``make alike`` makes it again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.packaged import read_rows
from polycentric.poles import by_run
from polycentric.poles.classes.contract import BIPOLAR, MULTIPOLAR, NEAR_UNIPOLAR, UNIPOLAR
from polycentric.power import INDICES
from polycentric.power.named import measure_of

NUMBERS: Mapping[str, float] = {UNIPOLAR: 1.0, NEAR_UNIPOLAR: 1.0, BIPOLAR: 2.0, MULTIPOLAR: 3.0}
YEARS = (1960, 2012)
TABLE = Path(__file__).parent / "data" / "readings_alike.csv"
DIGITS = 4


@dataclass(frozen=True)
class Worth:
    """How many independent readings some readings are worth.

    Attributes
    ----------
    readings : int
        How many different readings there are; one on states and on a group as one is the same.
    compared, constant : int
        How many of them have a class in every year, and how many of these never change it.
    effective : float
        How many independent readings those compared are worth.
    years : tuple of int
        The first and the last year compared.
    """

    readings: int
    compared: int
    constant: int
    effective: float
    years: tuple[int, int]


def reading(definition: str, measure: str = "", state_set: str = "") -> str:
    """Name a reading by its measure, so that another series of the same measure is looked up as it."""
    return "/".join((definition, measure, state_set)) if measure else definition


def readings_of(frame: pl.DataFrame) -> list[str]:
    """Name the different readings of a verdict map that give a class in any year."""
    given = frame.filter(pl.col("class").is_in([*NUMBERS])).select("definition", "index", "set")
    named = (reading(rule, measure_of(INDICES, index, INDICES), about) for rule, index, about in given.iter_rows())
    return list(dict.fromkeys(named))


def correlations(frame: pl.DataFrame, years: tuple[int, int] = YEARS) -> tuple[list[str], NDArray[np.float64]]:
    """Correlate the classes of the readings that have one in every year of a span.

    Parameters
    ----------
    frame : DataFrame
        A verdict map of one kind of actors, without runs.
    years : tuple of int
        The first and the last year.

    Returns
    -------
    list of str, array (n, n)
        The readings by name, and their correlations; 0 in the row and column of one that never changes, 1 on the
        diagonal of every other.
    """
    first, last = years
    coded = frame.filter(pl.col("year").is_between(first, last)).with_columns(
        pl.col("class").replace_strict(NUMBERS, default=None, return_dtype=pl.Float64).alias("code")
    )
    names: list[str] = []
    series: list[NDArray[np.float64]] = []
    for key, rows in coded.group_by("definition", "index", "set", maintain_order=True):
        rule, index, about = map(str, key)
        values = rows.sort("year")["code"].to_numpy()
        if len(values) == last - first + 1 and not np.isnan(values).any():
            names.append(reading(rule, measure_of(INDICES, index, INDICES), about))
            series.append(values)
    return names, _correlated(np.stack(series)) if series else np.zeros((0, 0))


def _correlated(series: NDArray[np.float64]) -> NDArray[np.float64]:
    """Correlate rows (reading, year), summed year by year so that the bits don't hang on the machine's threads."""
    centred = series - series.mean(axis=1, keepdims=True)
    varies = np.ptp(series, axis=1) > 0
    length = np.where(varies, np.sqrt((centred**2).sum(axis=1)), 1.0)
    unit = np.where(varies[:, np.newaxis], centred / length[:, np.newaxis], 0.0)
    return (unit[:, np.newaxis, :] * unit[np.newaxis, :, :]).sum(axis=-1)


def effective(matrix: NDArray[np.float64]) -> float:
    """Give the participation ratio of a correlation matrix, (n, n); 0 where nothing varies."""
    varying, squares = float(np.trace(matrix)), float((matrix**2).sum())
    return varying**2 / squares if squares > 0 else 0.0


def worth(frame: pl.DataFrame) -> Worth | None:
    """Say how many independent readings a verdict map's readings are worth, by the table that ships.

    None where fewer than two of its readings stand in that table.
    """
    if by_run.columns_of(frame):
        return None
    named, (known, matrix) = readings_of(frame), shipped()
    here = [known.index(name) for name in named if name in known]
    if len(here) < 2:
        return None
    part = matrix[np.ix_(here, here)]
    constant = int((np.diag(part) == 0).sum())
    return Worth(len(named), len(here), constant, effective(part), YEARS)


@cache
def shipped() -> tuple[list[str], NDArray[np.float64]]:
    """Give the table that ships: the readings by name, and their correlations.

    Raises
    ------
    DataError
        If the file is damaged.
    """
    rows = read_rows(TABLE)
    names = [row["reading"] for row in rows]
    return names, np.array([[float(row[name]) for name in names] for row in rows])


def written(names: Iterable[str], matrix: NDArray[np.float64]) -> str:
    """Write the table as it ships."""
    names = list(names)
    lines = [",".join(["reading", *names])]
    lines += [
        ",".join([name, *(f"{value + 0.0:.{DIGITS}f}" for value in row)])
        for name, row in zip(names, np.round(matrix, DIGITS), strict=True)
    ]
    return "\n".join(lines) + "\n"
