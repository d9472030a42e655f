"""A bloc as one actor over two centuries: in each year its members of that year, and nobody before it was there."""

from collections.abc import Mapping, Sequence

import numpy as np
import xarray as xr
from numpy.typing import ArrayLike, NDArray

from polycentric.errors import CoverageError
from polycentric.panel.coverage import fill_of
from polycentric.panel.schema import STATE_YEAR

Span = tuple[int, int | None]

# Years in which a state was a member on the last day of the year; the Union began on 1 November 1993.
EUROPEAN_UNION: Mapping[str, Span] = {
    **dict.fromkeys(
        ("BEL", "DEU", "DNK", "ESP", "FRA", "GRC", "IRL", "ITA", "LUX", "NLD", "PRT"), (1993, None)
    ),
    "GBR": (1993, 2019),
    **dict.fromkeys(("AUT", "FIN", "SWE"), (1995, None)),
    **dict.fromkeys(("CYP", "CZE", "EST", "HUN", "LTU", "LVA", "MLT", "POL", "SVK", "SVN"), (2004, None)),
    **dict.fromkeys(("BGR", "ROU"), (2007, None)),
    "HRV": (2013, None),
}  # fmt: skip
BLOCS: Mapping[str, Mapping[str, Span]] = {"EU": EUROPEAN_UNION}
NAMES = {"EU": "European Union"}
SOURCE = "Treaties on European Union (1992) and of accession (1994, 2003, 2005, 2011); withdrawal of 31 January 2020"
COMPLETE = 0.99
# Rates, and the amount that weighs them.
_WEIGHTS = {"mrgdppc": "pwtpop", "maddison_gdppc": "maddison_pop"}
_TRUTHS = ("exists", "in_cow", "in_gw")


def first_year(bloc: str) -> int:
    """Give the first year in which a bloc had members.

    Raises
    ------
    CoverageError
        If no members by date are known of it.
    """
    if bloc not in BLOCS:
        raise CoverageError(f"Members by date are known of {', '.join(BLOCS)}, and not of '{bloc}'.")
    return min(first for first, _ in BLOCS[bloc].values())


def pool_by_date(panel: xr.Dataset, bloc: str) -> xr.Dataset:
    """Give the same world with the members of each year as one state, the last, labelled by the bloc's name.

    A member is no state of its own in the years in which it belongs to the bloc. Amounts are summed over the members of
    the year, missing unless those observed hold 99% of their people (of the states, if people aren't known); output
    per head is a mean weighted by people; a yes of any member is the bloc's. Standard deviations and variables on pairs
    are left out: errors of members, and lists of partners, don't add up.

    Parameters
    ----------
    panel : Dataset
        A world of two centuries.
    bloc : str
        A bloc of `BLOCS`.

    Raises
    ------
    CoverageError
        If no members by date are known of the bloc.
    """
    first_year(bloc)
    inside = _members(panel, bloc)
    people = next((panel[name].values for name in ("tpop", "pwtpop") if name in panel), None)
    kept = [str(name) for name in panel.data_vars if panel[name].dims == STATE_YEAR and not str(name).startswith("sd_")]
    data = {
        name: (STATE_YEAR, _joined(panel[name], _pooled(panel, name, inside, people), inside), panel[name].attrs)
        for name in kept
    }
    labels = np.array([*panel["state"].values, bloc], dtype=object)
    coords = {"year": panel["year"], "state": ("state", labels), "partner": ("partner", labels)}
    coords |= {
        str(name): (STATE_YEAR, _coordinate(str(name), values.values, inside, bloc))
        for name, values in panel.coords.items()
        if values.dims == STATE_YEAR
    }
    members = [str(state) for state in panel["state"].values if state in BLOCS[bloc]]
    return xr.Dataset(data, coords=coords, attrs=panel.attrs).assign_attrs(bloc=bloc, bloc_members=", ".join(members))


def _members(panel: xr.Dataset, bloc: str) -> NDArray[np.bool_]:
    """Tell who is a member, (year, state)."""
    years = panel["year"].values
    inside = np.zeros((years.size, panel.sizes["state"]), dtype=np.bool_)
    for place, state in enumerate(panel["state"].values):
        if str(state) in BLOCS[bloc]:
            first, last = BLOCS[bloc][str(state)]
            inside[:, place] = (years >= first) & (years <= (years[-1] if last is None else last))
    return inside


def _pooled(
    panel: xr.Dataset, name: str, inside: NDArray[np.bool_], people: NDArray[np.float64] | None
) -> NDArray[np.float64]:
    """Give the bloc's value of one variable in each year."""
    values = panel[name].values
    if values.dtype.kind in "iu":
        # A code: the highest of any member, and what stands for nothing where no member has one.
        nothing, lowest = fill_of(panel[name]), np.iinfo(values.dtype).min
        known = inside & (values != nothing)
        best = np.where(known, values, lowest).max(axis=1)
        return np.where(known.any(axis=1), best, lowest if nothing is None else nothing).astype(values.dtype)
    weights = panel[_WEIGHTS[name]].values if name in _WEIGHTS and _WEIGHTS[name] in panel else None
    observed = inside & ~np.isnan(values) & (True if weights is None else ~np.isnan(weights))
    total = np.where(observed, values if weights is None else values * weights, 0.0).sum(axis=1)
    if weights is not None:
        held = np.where(observed, weights, 0.0).sum(axis=1)
        total = np.divide(total, held, out=np.full(held.shape, np.nan), where=held > 0)
    return np.where(_part_observed(observed, inside, people) >= COMPLETE, total, np.nan)


def _part_observed(
    observed: NDArray[np.bool_], inside: NDArray[np.bool_], people: NDArray[np.float64] | None
) -> NDArray[np.float64]:
    """Give the part of the bloc's people that live in observed members; nought in a year without members."""
    counted = np.ones(inside.shape) if people is None else people
    known = ~np.any(inside & np.isnan(counted), axis=1, keepdims=True)
    counted = np.where(known, np.nan_to_num(counted), 1.0)
    whole = (counted * inside).sum(axis=1)
    return np.divide((counted * observed).sum(axis=1), whole, out=np.zeros(whole.shape), where=whole > 0)


def _joined(values: xr.DataArray, pooled: ArrayLike, inside: NDArray[np.bool_]) -> NDArray[np.generic]:
    """Take the members' own values away in their years, and put the bloc's at the end."""
    own, fill = values.values, fill_of(values)
    nothing = np.array(np.nan if own.dtype.kind == "f" else -1 if fill is None else fill, dtype=own.dtype)
    return np.column_stack([np.where(inside, nothing, own), np.asarray(pooled, dtype=own.dtype)])


def _coordinate(name: str, values: ArrayLike, inside: NDArray[np.bool_], bloc: str) -> NDArray[np.generic]:
    """Extend a coordinate by the bloc, which is there in its years and has a name and no codes."""
    if name in _TRUTHS:
        return np.column_stack([np.asarray(values, dtype=np.bool_) & ~inside, np.any(inside, axis=1)])
    text = NAMES.get(bloc, bloc) if name == "name" else ""
    return np.column_stack([np.asarray(values), np.full(len(inside), text, dtype=object)])


def bloc_members(panel: xr.Dataset, year: int) -> Sequence[str]:
    """Give whom the bloc of a pooled panel stands for in a year: over two centuries its members of that year."""
    if panel.attrs.get("world") != "history":
        return str(panel.attrs["bloc_members"]).split(", ")
    members = BLOCS[str(panel.attrs["bloc"])].items()
    return sorted(state for state, (first, last) in members if first <= year and (last is None or year <= last))
