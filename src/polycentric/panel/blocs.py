"""A bloc as one actor: the same world with the members of a bloc pooled into one state."""

from collections.abc import Sequence

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.schema import MEMBER, NOT_LISTED, OTHER_STATUS, VARIABLES

NAMES = {"EU": "European Union"}
COMPLETE = 0.99
_WEIGHTS = {"growth": "gdp_ppp", "milex_share": "gdp_mer"}
_CODES = ("ccode", "gwcode", "iso3")


def members(panel: xr.Dataset, bloc: str) -> tuple[str, ...]:
    """Give the states that are members of a body in the panel's last year.

    Raises
    ------
    UnknownNameError
        If no organisation of the panel has that name.
    """
    known = [str(name) for name in panel["organisation"].values] if "organisation" in panel.coords else []
    if bloc not in known:
        raise UnknownNameError("organisation", bloc, known)
    codes = panel["membership"].sel(organisation=bloc).isel(year=-1)
    return tuple(str(state) for state in panel["state"].values[codes.values == MEMBER])


def pool(panel: xr.Dataset, bloc: str, of: Sequence[str] | None = None) -> xr.Dataset:
    """Give the same world with the members of a bloc as one state, the last, labelled by the bloc's name.

    Amounts are summed over the members. The sum is missing unless the members that are observed hold at least 99% of
    the bloc's population, so that a gap is never taken for a zero; how many members are missing is in the variable's
    attribute `pooled_without`. Growth and the military share are means weighted by output. Exports and imports stay
    gross: trade between members is still in them. The year of a pooled cell is its oldest member's. The bloc is a
    member of an organisation where most of its states are, and of other status where any is.

    Partner lists (variables on (year, state, partner) and their bounds) are left out, since lists that end at different
    shares don't add up to a list: a tie layer knows how to pool itself, ``layer(panel, bloc="EU")``.

    Parameters
    ----------
    panel : Dataset
    bloc : str
        Name of the organisation, which becomes the new state's label.
    of : sequence of str, optional
        Its members, where they are not to be read from the panel.

    Returns
    -------
    Dataset

    Raises
    ------
    CoverageError
        If a member is not a state of the panel, or the bloc has none.
    """
    inside = _checked(panel, bloc, tuple(of) if of is not None else members(panel, bloc))
    amounts = panel.drop_vars([str(name) for name in panel.data_vars if not _can_pool(str(name), panel)])
    amounts = amounts.drop_dims("partner", errors="ignore")
    rest = amounts.sel(state=[state for state in amounts["state"].values if state not in inside])
    pooled = _bloc_row(amounts.sel(state=list(inside)), bloc)
    world = xr.concat(
        [rest, pooled],
        dim="state",
        join="exact",
        combine_attrs="override",
        coords="minimal",
        data_vars="minimal",
        compat="override",
    )
    for name in world.data_vars:
        world[name].attrs = dict(panel[name].attrs) | {
            key: value for key, value in pooled[name].attrs.items() if key.startswith("pooled")
        }
    world = world.assign_coords(partner=("partner", world["state"].values))
    return world.assign_attrs(bloc=bloc, bloc_members=", ".join(inside))


def _checked(panel: xr.Dataset, bloc: str, inside: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a bloc without members, with strangers, or whose label is already a state's."""
    states = {str(state) for state in panel["state"].values}
    strangers = sorted(set(inside) - states)
    if strangers:
        raise CoverageError(f"Bloc '{bloc}' cannot be pooled: {', '.join(strangers)} are not states of this panel.")
    if not inside:
        raise CoverageError(f"Bloc '{bloc}' cannot be pooled: it has no members in this panel.")
    if bloc in states:
        raise CoverageError(f"Bloc '{bloc}' cannot be pooled: this panel already has a state of that label.")
    return inside


def _can_pool(name: str, panel: xr.Dataset) -> bool:
    """Tell amounts and memberships, which pool, from partner lists, which don't."""
    variable = VARIABLES.get(name.removesuffix("_year"), VARIABLES.get(name))
    if variable is None or "partner" in panel[name].dims:
        return False
    return variable.pooling == "sum" or name.removesuffix("_year") in _WEIGHTS or name == "membership"


def _bloc_row(inside: xr.Dataset, bloc: str) -> xr.Dataset:
    """Pool every variable of the members into a Dataset with one state."""
    row = {str(name): _pooled(inside, str(name)).expand_dims(state=[bloc], axis=1) for name in inside.data_vars}
    years = inside.sizes["year"]
    coords = {name: (("year", "state"), _column(NAMES.get(bloc, bloc), years)) for name in ("name",)}
    coords |= {code: (("year", "state"), _column("", years)) for code in _CODES if code in inside.coords}
    return xr.Dataset(
        row, coords=inside.coords.to_dataset().drop_dims("state").coords | {"state": [bloc]}
    ).assign_coords(coords)


def _column(text: str, years: int) -> NDArray[np.object_]:
    """Give a (year, 1) array of one text."""
    return np.full((years, 1), text, dtype=object)


def _pooled(inside: xr.Dataset, name: str) -> xr.DataArray:
    """Pool one variable over the members."""
    values = inside[name]
    if name == "membership":
        return _majority(values)
    if name.endswith("_year"):
        oldest = values.where(values >= 0).min("state")
        return oldest.fillna(-1).astype(np.int16)
    weight = inside[_WEIGHTS[name]] if name in _WEIGHTS else None
    observed = values.notnull() & (weight.notnull() if weight is not None else True)
    total = values.where(observed).sum("state", min_count=1) if weight is None else _weighted(values, weight, observed)
    pooled = total.where(_part_observed(inside, observed) >= COMPLETE)
    pooled.attrs["pooled_without"] = int((~observed).isel(year=-1).sum())
    return pooled


def _weighted(values: xr.DataArray, weight: xr.DataArray, observed: xr.DataArray) -> xr.DataArray:
    """Weighted mean over the observed members."""
    weights = weight.where(observed)
    return (values * weights).sum("state", min_count=1) / weights.sum("state", min_count=1)


def _part_observed(inside: xr.Dataset, observed: xr.DataArray) -> xr.DataArray:
    """Give the part of the bloc's people (of its states, where people are unknown) that live in observed members."""
    people = inside["population"] if "population" in inside else xr.ones_like(observed, dtype=float)
    people = people if bool(people.notnull().all()) else xr.ones_like(observed, dtype=float)
    return people.where(observed).sum("state") / people.sum("state")


def _majority(codes: xr.DataArray) -> xr.DataArray:
    """Member where most members are, other status where any has one, not listed where none has."""
    members_in = (codes == MEMBER).sum("state")
    any_status = ((codes == MEMBER) | (codes == OTHER_STATUS)).any("state")
    listed = xr.where(any_status, OTHER_STATUS, NOT_LISTED)
    unknown = (~(codes >= NOT_LISTED)).all("state")  # missing is -1, and NaN where it has been masked
    pooled = xr.where(members_in * 2 > codes.sizes["state"], MEMBER, listed)
    return xr.where(unknown, -1, pooled).astype(np.int8)
