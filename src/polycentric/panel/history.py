"""The world `history`: the field's own data since 1816, each variable from one source, laid out only when asked for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.axes import Axes
from polycentric.panel.contract import Edition, Layer, Measure
from polycentric.panel.layers import LAYERS, find
from polycentric.panel.place import lay_out
from polycentric.sources import SOURCES
from polycentric.states import facts
from polycentric.states.contract import State
from polycentric.tables import archive

FIRST_YEAR, LAST_YEAR = 1816, 2025
DEFAULT_YEARS = (1816, 2022)
DEFAULT_LAYERS = ("nmc", "major_powers")


def build(
    years: tuple[int, int], layers: Iterable[str] | None = None, versions: Mapping[str, str] | None = None
) -> xr.Dataset:
    """Read the layers asked for and lay them out.

    Parameters
    ----------
    years : tuple of int
        First and last year.
    layers : iterable of str, optional
        Names of layers or of single variables; `DEFAULT_LAYERS` without it.
    versions : mapping of str to str, optional
        For a layer, the version to take instead of its first.

    Returns
    -------
    Dataset, (year, state, partner)

    Raises
    ------
    UnknownNameError
        If a layer, variable or version is none.
    CoverageError
        If a version is chosen for a layer that isn't loaded.
    NotFetchedError
        If a layer's source has not been fetched.
    """
    wanted = find(DEFAULT_LAYERS if layers is None else layers)
    chosen = dict(versions or {})
    _refuse_idle(chosen, wanted)
    axes = Axes.between(*years)
    data: dict[str, Any] = {}
    for name, variables in wanted.items():
        data |= _layer(LAYERS[name], variables, chosen.get(name, LAYERS[name].version), axes)
    asked = list(layers) if layers is not None else list(DEFAULT_LAYERS)
    return xr.Dataset(data, coords=coordinates(axes), attrs=_attrs(years, asked, chosen, wanted))


def edition_of(layer: Layer, version: str) -> Edition:
    """Give an edition by its version; an unknown one raises with those there are."""
    if version not in layer.editions:
        raise UnknownNameError(f"version of layer '{layer.name}'", version, layer.editions)
    return layer.editions[version]


def years_of(layer: Layer, measure: Measure, version: str) -> tuple[int, int]:
    """Give the first and last year that a variable's source covers, in one of its versions."""
    edition = edition_of(layer, version)
    return measure.years or edition.years or SOURCES[edition.source].years


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


def _layer(layer: Layer, wanted: Sequence[Measure], version: str, axes: Axes) -> dict[str, Any]:
    """Read and lay out one layer: dims, array and attributes by variable."""
    edition = edition_of(layer, version)
    table = archive.table(edition.source, edition.table)
    years = edition.years or SOURCES[edition.source].years
    if layer.grids is not None:
        grids, left_out = layer.grids(table, axes), 0
    else:
        rows = table if layer.rows is None else layer.rows(table)
        grids, left_out = lay_out(layer, rows, axes, wanted, years)
    return {
        each.name: (layer.dims, grids[each.name], _variable_attrs(layer, each, version, left_out)) for each in wanted
    }


def _variable_attrs(layer: Layer, measure: Measure, version: str, left_out: int) -> dict[str, Any]:
    """Say of a variable what it is, where it is from, and what its cells mean."""
    edition = edition_of(layer, version)
    source = SOURCES[edition.source]
    attrs: dict[str, Any] = {
        "long_name": measure.label,
        "units": measure.units,
        "source": f"{source.label} ({source.version})",
        "source_name": edition.source,
        "source_sha256": source.checksum(),
        "layer": layer.name,
        "version": version,
        "years": years_of(layer, measure, version),
        "system": layer.system,
        "absence": layer.absence,
        "caveat": " ".join(text for text in (layer.caveat, source.caveat) if text),
        "rows_left_out": left_out,
    }
    if np.dtype(measure.dtype).kind == "i":
        attrs["fill_value"] = int(measure.nothing)
    if measure.codes:
        attrs["codes"] = measure.codes
    if len(layer.keys) == 2:
        attrs |= {"diagonal": "undefined: missing", "directed": int(layer.directed)}
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


def _refuse_idle(versions: Mapping[str, str], wanted: Mapping[str, object]) -> None:
    """Refuse a version for a layer that isn't loaded, which would change nothing in silence."""
    for name in versions:
        if name not in LAYERS:
            raise UnknownNameError("layer", name, LAYERS)
        if name not in wanted:
            raise CoverageError(
                f"Version '{versions[name]}' was asked for layer '{name}', which is not loaded: add '{name}' to layers."
            )


def _attrs(
    years: tuple[int, int], layers: Sequence[str], versions: Mapping[str, str], wanted: Iterable[str]
) -> dict[str, Any]:
    """Give the world's record: what it is, from which data, and the command that makes it again."""
    used = sorted({edition_of(LAYERS[name], versions.get(name, LAYERS[name].version)).source for name in wanted})
    said = f", versions={{{', '.join(f'{key!r}: {value!r}' for key, value in versions.items())}}}" if versions else ""
    return {
        "world": "history",
        "title": f"The system of states, {years[0]}-{years[1]}, from the field's own data",
        "carried": 0,
        "carried_note": "as observed",
        "sources": "; ".join(f"{name} {SOURCES[name].version} {SOURCES[name].checksum()}" for name in used),
        "command": f'polycentric.load("history", years={years}, layers={layers}{said})'.replace("'", '"'),
    }
