"""Put plain arrays together as one labelled Dataset: the only place where a panel is made."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import ArrayLike, NDArray

from polycentric.errors import ShapeError, UnknownNameError
from polycentric.panel.schema import DYAD_YEAR, MEMBERSHIP, STATE_YEAR, VARIABLES, Variable
from polycentric.panel.state_index import with_names


def assemble(
    years: Sequence[int],
    states: Sequence[str],
    values: Mapping[str, ArrayLike],
    *,
    organisations: Sequence[str] = (),
    names: Sequence[str] | None = None,
    codes: Mapping[str, Sequence[str]] | None = None,
    source: str | Mapping[str, str] = "not stated",
    attrs: Mapping[str, object] | None = None,
) -> xr.Dataset:
    """Make a panel of plain arrays.

    Parameters
    ----------
    years : sequence of int
        Labels of `year`, rising.
    states : sequence of str
        Labels of `state` and of `partner`, unique.
    values : mapping of str to array
        Variables of `polycentric.panel.schema.VARIABLES` or of the series of `history` (in their units, missing as
        NaN), each of the shape that its dimensions ask for; a leading `year` of length one may be left out.
        ``<variable>_year`` is the year of the observation that a cell carries.
    organisations : sequence of str
        Labels of `organisation`, where `values` holds `membership`.
    names, codes : sequence and mapping of sequences, optional
        A name for each state, and for each of `ccode`, `gwcode`, `iso3` a text per state; empty means none.
    source : str or mapping
        Where the values are from: for all, or by variable.
    attrs : mapping, optional
        The world's own record: its name, version, hash.

    Returns
    -------
    Dataset, (year, state, partner, organisation)

    Raises
    ------
    UnknownNameError
        If a variable is neither in the schema nor a series'.
    ShapeError
        If labels repeat or an array does not fit its dimensions.
    """
    sizes = {"year": len(years), "state": len(states), "partner": len(states), "organisation": len(organisations)}
    _check_labels("year", years)
    _check_labels("state", states)
    _check_labels("organisation", organisations)
    data = {name: _labelled(name, array, sizes, _source_of(name, source)) for name, array in values.items()}
    coords = {
        "year": ("year", np.asarray(years, dtype=np.int64)),
        "state": ("state", np.asarray(states, dtype=object)),
        "partner": ("partner", np.asarray(states, dtype=object)),
        **_texts(len(years), "name", names if names is not None else states),
    }
    if organisations:
        coords["organisation"] = ("organisation", np.asarray(organisations, dtype=object))
    for system, texts in (codes or {}).items():
        coords |= _texts(len(years), system, texts)
    return with_names(xr.Dataset(data, coords=coords, attrs=dict(attrs or {})))


def base_name(name: str) -> str:
    """Give the variable that ``<variable>_year`` dates, or the name itself."""
    return name.removesuffix("_year") if name.removesuffix("_year") in VARIABLES else name


def _labelled(name: str, array: ArrayLike, sizes: Mapping[str, int], source: str) -> tuple[object, ...]:
    """Give dims, checked array and attributes of one variable."""
    variable = VARIABLES.get(base_name(name)) or _of_a_series(name)
    is_date = base_name(name) != name
    dims = STATE_YEAR if is_date else variable.dims
    plain = _checked(name, np.asarray(array), {dim: sizes[dim] for dim in dims})
    if is_date:
        return dims, plain.astype(np.int16), _date_attrs(variable, source)
    dtype = np.float32 if dims == DYAD_YEAR else np.int8 if dims == MEMBERSHIP else np.float64
    return dims, plain.astype(dtype), _attrs(variable, source)


def _of_a_series(name: str) -> Variable:
    """Describe a variable of the world `history` as one of the schema; refuse a name that is none."""
    from polycentric.panel.series import variables  # the registry is read only where it's needed

    if name not in variables():
        raise UnknownNameError("panel variable", name, {*VARIABLES, *variables()})
    series, record = variables()[name]
    return Variable(name, record.label, record.units, series.dims, "derived")


def _checked(name: str, plain: NDArray[Any], sizes: Mapping[str, int]) -> NDArray[Any]:
    """Give the array in the full shape, its one year added where it was left out; refuse another shape."""
    shape = tuple(sizes.values())
    if plain.ndim == len(shape) - 1 and sizes["year"] == 1:
        plain = plain[np.newaxis]
    if plain.shape != shape:
        raise ShapeError(
            f"Variable '{name}' has shape {plain.shape}: {shape} is right, for {', '.join(sizes)} "
            f"as {', '.join(f'{size} {dim}' for dim, size in sizes.items())}."
        )
    return plain


def _attrs(variable: Variable, source: str) -> dict[str, object]:
    """Attributes of a variable: what it is, its unit, its source."""
    attrs: dict[str, object] = {"long_name": variable.label, "units": variable.units, "source": source}
    if variable.dims == MEMBERSHIP:
        attrs["codes"] = "1 member, 2 other status, 0 not listed, -1 missing"
    if variable.dims == DYAD_YEAR:
        attrs["diagonal"] = "undefined: missing"
    return attrs


def _date_attrs(variable: Variable, source: str) -> dict[str, object]:
    """Attributes of the year of an observation."""
    return {"long_name": f"{variable.label}: year of the observation", "units": "year; -1 missing", "source": source}


def _source_of(name: str, source: str | Mapping[str, str]) -> str:
    """Look up the source of one variable."""
    return source if isinstance(source, str) else source.get(base_name(name), "not stated")


def _texts(years: int, name: str, texts: Sequence[str]) -> dict[str, tuple[tuple[str, str], np.ndarray]]:
    """Repeat one text per state over the years, as a coordinate on (year, state)."""
    row = np.asarray(texts, dtype=object)
    return {name: (("year", "state"), np.broadcast_to(row, (years, row.size)).copy())}


def _check_labels(dim: str, labels: Sequence[object]) -> None:
    """Refuse labels that repeat."""
    twice = sorted({str(label) for label in labels if list(labels).count(label) > 1})
    if twice:
        raise ShapeError(f"The labels of '{dim}' repeat {', '.join(twice)}: each may stand once.")
