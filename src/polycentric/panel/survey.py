"""Survey what the series of the world `history` cover: for each variable and year, how many cells say what."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import NotFetchedError
from polycentric.panel import history
from polycentric.panel.axes import Axes
from polycentric.panel.coverage import ABSENT, MISSING, NO_STATE, OBSERVED, OUTSIDE, coverage
from polycentric.panel.series import SERIES, select
from polycentric.panel.series.contract import Series, Variable
from polycentric.sources import SOURCES

COUNTED = {"observed": OBSERVED, "absent": ABSENT, "missing": MISSING, "outside": OUTSIDE}
SCHEMA = {
    "series": pl.String, "variable": pl.String, "label": pl.String, "units": pl.String, "cells_are": pl.String,
    "source": pl.String, "version": pl.String, "basis": pl.String, "year": pl.Int16,
    "cells": pl.Int64,
    **dict.fromkeys(COUNTED, pl.Int64), "covered": pl.Float64,
}  # fmt: skip


def survey(
    names: Sequence[str] | None = None,
    years: tuple[int, int] = history.DEFAULT_YEARS,
    versions: Mapping[str, str] | None = None,
) -> pl.DataFrame:
    """Count, for each variable and year, the cells that say something and those that don't.

    Parameters
    ----------
    names : sequence of str, optional
        Series or variables; all without it.
    years : tuple of int
        First and last year.
    versions : mapping of str to str, optional
        For a series, another version than its first.

    Returns
    -------
    DataFrame
        Columns series, variable, label, units (of its values), cells_are (``states`` or ``pairs``, directed), source,
        version, basis, year, cells (of states or pairs that lived then), observed, absent, missing, outside, and
        covered: the part of the cells that is observed or structurally absent. Where a source has not been fetched the
        basis is ``record``, and only the years of its record are known: the counts within them are missing.

    Raises
    ------
    UnknownNameError
        If a name is neither a series' nor a variable's.
    """
    chosen = select(names or list(SERIES))
    rows = [
        row
        for series, variables in chosen.items()
        for row in _of_series(SERIES[series], variables, years, versions or {})
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def counts(panel: xr.Dataset, variable: str) -> dict[str, np.ndarray]:
    """Count the cells of a variable by year: ``cells`` of states or pairs that lived, and each state of coverage."""
    flags = coverage(panel, variable).to_numpy().reshape(panel.sizes["year"], -1)
    counted = {name: (flags == code).sum(axis=1) for name, code in COUNTED.items()}
    return {"cells": (flags != NO_STATE).sum(axis=1)} | counted


def _of_series(
    series: Series, variables: Sequence[Variable], years: tuple[int, int], versions: Mapping[str, str]
) -> Iterator[tuple[Any, ...]]:
    """Give a series' rows: counted where its source is there, else by its record."""
    version = versions.get(series.name, series.version)
    try:
        panel = history.build(years, [each.name for each in variables], {series.name: version})
    except NotFetchedError:
        panel = None
    for variable in variables:
        counted = counts(panel, variable.name) if panel is not None else _by_record(series, variable, version, years)
        yield from _rows(series, variable, version, "counted" if panel is not None else "record", years, counted)


def _by_record(series: Series, variable: Variable, version: str, years: tuple[int, int]) -> dict[str, np.ndarray]:
    """Count what can be known without the data: the cells there are, and that none is covered outside the years."""
    axes = Axes.between(*years)
    present = axes.exists if len(series.keys) == 1 else axes.together("any")
    cells = present.reshape(len(axes.years), -1).sum(axis=1)
    first, last = series.years_of(variable, version)
    inside = (np.asarray(axes.years) >= first) & (np.asarray(axes.years) <= last)
    unknown = np.where(inside, np.nan, 0.0)
    counted = {"observed": unknown, "absent": unknown, "missing": unknown, "outside": np.where(inside, np.nan, cells)}
    return {"cells": cells} | counted


def _rows(
    series: Series,
    variable: Variable,
    version: str,
    basis: str,
    years: tuple[int, int],
    counted: Mapping[str, np.ndarray],
) -> Iterator[tuple[Any, ...]]:
    """Write the counts as rows."""
    source = SOURCES[series.edition(version).source]
    kind = "states" if len(series.keys) == 1 else "pairs"
    head = (series.name, variable.name, variable.label, variable.units, kind, source.label, version, basis)
    for index, year in enumerate(range(years[0], years[1] + 1)):
        numbers = {name: _whole(values[index]) for name, values in counted.items()}
        known, cells = (numbers["observed"], numbers["absent"]), numbers["cells"]
        covered = None if None in known or not cells else sum(filter(None, known)) / cells
        yield (*head, year, *numbers.values(), covered)


def _whole(number: float) -> int | None:
    """Give a count as a whole number; a count that is not known is missing."""
    return None if np.isnan(number) else int(number)
