"""The world `history`: the field's own data since 1816, each variable from one source, laid out only when asked for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError, NotFetchedError, UnknownNameError
from polycentric.panel.axes import Axes
from polycentric.panel.further import beyond
from polycentric.panel.place import lay_out
from polycentric.panel.series import SERIES, select
from polycentric.panel.series.contract import Series, Variable
from polycentric.panel.state_index import with_names
from polycentric.sources import SOURCES
from polycentric.states import facts
from polycentric.states.contract import State
from polycentric.tables import archive

FIRST_YEAR, LAST_YEAR = 1816, 2025
DEFAULT_YEARS = (1816, 2022)
DEFAULT_SERIES = ("nmc", "majors")


def build(
    years: tuple[int, int], names: Iterable[str] | None = None, versions: Mapping[str, str] | None = None
) -> xr.Dataset:
    """Read the series asked for and lay them out.

    Parameters
    ----------
    years : tuple of int
        First and last year.
    names : iterable of str, optional
        Names of series or of single variables; `DEFAULT_SERIES` without it.
    versions : mapping of str to str, optional
        For a series, the version to take instead of its first.

    Returns
    -------
    Dataset, (year, state, partner)

    Raises
    ------
    UnknownNameError
        If a series, variable or version is none.
    CoverageError
        If a version is chosen for a series that isn't loaded.
    NotFetchedError
        If a series' source has not been fetched.
    """
    by_series = select(DEFAULT_SERIES if names is None else names)
    chosen = dict(versions or {})
    _refuse_idle(chosen, by_series)
    axes = Axes.between(*years)
    data: dict[str, Any] = {}
    try:
        for name, variables in by_series.items():
            data |= _series(SERIES[name], variables, chosen.get(name, SERIES[name].version), axes)
    except NotFetchedError as first:
        raise _with_all(first, by_series, chosen) from None
    given_names = list(names) if names is not None else list(DEFAULT_SERIES)
    return with_names(xr.Dataset(data, coords=coordinates(axes), attrs=_attrs(years, given_names, chosen, by_series)))


def is_here(names: Iterable[str]) -> bool:
    """Tell whether the files of some series or variables are in the cache or a mirror; they aren't read for it."""
    return not not_here(names)


def not_here(names: Iterable[str], versions: Mapping[str, str] | None = None) -> list[str]:
    """Name the sources of some series or variables whose files are neither in the cache nor in a mirror."""
    chosen = versions or {}
    editions = [SERIES[name].edition(chosen.get(name, SERIES[name].version)) for name in select(names)]
    records = [(SOURCES[each.source], each.table_name) for each in editions]
    return sorted({
        record.name for record, table in records
        if not archive.is_here(archive.file_of(record, record.table(table)))
    })  # fmt: skip


def _with_all(first: NotFetchedError, by_series: Mapping[str, object], versions: Mapping[str, str]) -> NotFetchedError:
    """Name all sources that are missing, where it is more than the one that was found first."""
    missing = not_here(by_series, versions)
    if len(missing) < 2:
        return first
    return NotFetchedError(
        f"{len(missing)} sources that this needs have not been fetched: polycentric fetch {' '.join(missing)} (or "
        "polycentric fetch --all), or name a mirror folder in POLYCENTRIC_MIRROR."
    )


def coordinates(axes: Axes) -> dict[str, Any]:
    """Give the panel's labels: years, states, partners; name, codes and membership on (year, state)."""
    on = ("year", "state")
    return {
        "year": ("year", np.asarray(axes.years, dtype=np.int64)),
        "state": ("state", np.asarray(axes.states, dtype=object)),
        "partner": ("partner", np.asarray(axes.states, dtype=object)),
        "name": (on, _names(axes)),
        "ccode": (on, axes.codes_as_text("cow")),
        "gwcode": (on, axes.codes_as_text("gw")),
        "iso3": (on, np.broadcast_to(np.array([_letters(state) for state in axes.states], dtype=object), axes.shape)),
        "exists": (on, axes.exists),
        "in_cow": (on, axes.member("cow")),
        "in_gw": (on, axes.member("gw")),
    }


def _series(series: Series, variables: Sequence[Variable], version: str, axes: Axes) -> dict[str, Any]:
    """Read and lay out one series: dims, array and attributes by variable."""
    edition = series.edition(version)
    table = archive.table(edition.source, edition.table)
    if series.grids is not None:
        grids, left_out = series.grids(table, axes), 0
    else:
        grids, left_out = lay_out(series, series.rows_of(table), axes, variables, edition.span)
    return {
        each.name: (series.dims, grids[each.name], _variable_attrs(series, each, version, left_out))
        for each in variables
    }


def _variable_attrs(series: Series, variable: Variable, version: str, left_out: int) -> dict[str, Any]:
    """Say of a variable what it is, where it is from, and what its cells mean."""
    edition = series.edition(version)
    source = SOURCES[edition.source]
    attrs: dict[str, Any] = {
        "long_name": variable.label,
        "units": variable.units,
        "source": f"{source.label} ({archive.version_of(source)})",
        "source_name": edition.source,
        "source_sha256": archive.checksum_of(source),
        "series": series.name,
        "version": version,
        "years": series.years_of(variable, version),
        "system": series.system,
        "absence": series.absence,
        "caveat": " ".join(text for text in (series.caveat, source.caveat) if text),
        "rows_left_out": left_out,
    }
    if np.dtype(variable.dtype).kind == "i":
        attrs["fill_value"] = int(variable.nothing)
    if variable.codes:
        attrs["codes"] = variable.codes
    if len(series.keys) == 2:
        attrs |= {"diagonal": "undefined: missing", "directed": int(series.directed)}
    return attrs


def _names(axes: Axes) -> np.ndarray:
    """Give what each state was called at the end of each year."""
    names = np.empty(axes.shape, dtype=object)
    for index, state in enumerate(axes.states):
        names[:, index] = facts.get(state).name
        for past in facts.past_names().get(state, ()):
            first = past.start.year if past.start else axes.years[0]
            # A name that ends within a year is not the one that the state ends the year with.
            last = past.end.year if past.end and (past.end.month, past.end.day) == (12, 31) else _before(past.end, axes)
            names[max(first - axes.years[0], 0) : max(last - axes.years[0] + 1, 0), index] = past.text
    return names


def _before(end: Any, axes: Axes) -> int:
    """Give the last year that ends with a name."""
    return end.year - 1 if end else axes.years[-1]


def _letters(state: str) -> str:
    """Give a state's ISO letters of today, empty for none."""
    record: State = facts.get(state)
    return str(record.iso3.value) if record.iso3 else ""


def _refuse_idle(versions: Mapping[str, str], variables: Mapping[str, object]) -> None:
    """Refuse a version for a series that isn't loaded, which would change nothing in silence."""
    for name in versions:
        if name not in SERIES:
            raise UnknownNameError("series", name, SERIES)
        if name not in variables:
            raise CoverageError(
                f"Version '{versions[name]}' was asked for series '{name}', which is not loaded: add it to series."
            )


def _attrs(
    years: tuple[int, int], names: Sequence[str], versions: Mapping[str, str], variables: Iterable[str]
) -> dict[str, Any]:
    """Give the world's record: what it is, from which data, and the command that makes it again."""
    used = sorted({SERIES[name].edition(versions.get(name, "")).source for name in variables})
    arguments = (
        f", versions={{{', '.join(f'{key!r}: {value!r}' for key, value in versions.items())}}}" if versions else ""
    )
    return {
        "world": "history",
        "title": f"The system of states, {years[0]}-{years[1]}, from the field's own data",
        "carried": 0,
        "carried_note": "as observed",
        "sources": "; ".join(
            f"{name} {archive.version_of(SOURCES[name])} {archive.checksum_of(SOURCES[name])}" for name in used
        ),
        "further": " ".join(beyond(variables)),
        "command": f'polycentric.load("history", years={years}, series={names}{arguments})'.replace("'", '"'),
    }
