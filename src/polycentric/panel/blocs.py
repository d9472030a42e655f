"""A bloc as one actor: the same world with the members of a bloc pooled into one state.

There is one rule for pooling, and two ways to know who belongs. A panel of one picture says by its memberships who is a
member, and those states leave it. In a panel of many years, which says who lived when, each member is no state of its
own in the years in which it belongs: by the panel's memberships of those years, or, where it holds none, by the dates
of the treaties; before the bloc began nobody is a member.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.labels import leading, numbers, plain, truths
from polycentric.panel.blocs_by_date import BLOCS, first_year, members_by_year, members_in, spans_of
from polycentric.panel.coverage import fill_of
from polycentric.panel.reading import offered, read
from polycentric.panel.schema import MEMBER, NOT_LISTED, OTHER_STATUS, VARIABLES
from polycentric.panel.state_index import with_names

NAMES = {"EU": "European Union"}
COMPLETE = 0.99
# Rates, and the amount that weighs them.
WEIGHTS = {
    "growth": "gdp_ppp", "milex_share": "gdp_mer", "mrgdppc": "pwtpop",
    "maddison_gdppc": "maddison_pop",
}  # fmt: skip
# The people who say whether enough of a bloc is observed, by whichever of these a panel has.
PEOPLE = ("factbook", "nmc", "fariss")
BY_DATE, BY_YEAR = "dates", "memberships of each year"
_LEFT_OUT = "derived"
Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Membership:
    """Who belongs to a bloc: a truth for each year and state, and whether members leave the panel's list of states."""

    bloc: str
    inside: Truths
    leave: bool
    names: tuple[str, ...]


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


def by_date(panel: xr.Dataset) -> bool:
    """Tell whether members come and go: the panel says who lived when."""
    return "exists" in panel.coords


def pools_ties(panel: xr.Dataset, bloc: str) -> bool:
    """Tell whether ties of the bloc as one can be known; members by date have ties of their own alone."""
    return bool(bloc) and not by_date(panel)


def treatable(panel: xr.Dataset, blocs: Sequence[str]) -> dict[str, xr.Dataset]:
    """Give the blocs that can be treated as one, each with the part of the panel in which it is there.

    By the dates of its members a bloc has the years since it began; a panel that reaches none of them, or that holds
    neither dates nor memberships, has no bloc. A bloc that a panel with memberships lacks is a mistake, and raises with
    the nearest names when it is pooled.
    """
    if by_date(panel):
        parts = {bloc: panel.sel(year=panel["year"] >= first_year(bloc)) for bloc in blocs if bloc in BLOCS}
        return {bloc: part for bloc, part in parts.items() if part.sizes["year"]}
    begun = [bloc for bloc in blocs if bloc not in BLOCS or int(panel["year"].values[-1]) >= first_year(bloc)]
    return dict.fromkeys(begun, panel) if panel.sizes.get("organisation") else {}


def members_of(panel: xr.Dataset, year: int) -> Sequence[str]:
    """Give whom the bloc of a pooled panel stands for in a year: by date, its members of that year."""
    if panel.attrs.get("bloc_basis") == BY_DATE:
        return members_in(str(panel.attrs["bloc"]), year)
    if panel.attrs.get("bloc_basis") == BY_YEAR:
        by_year = dict(part.split(": ") for part in str(panel.attrs["bloc_members_by_year"]).split("; "))
        return [state for state in by_year[str(year)].split(", ") if state]
    return str(panel.attrs["bloc_members"]).split(", ")


def pool(panel: xr.Dataset, bloc: str, of: Sequence[str] | None = None) -> xr.Dataset:
    """Give the same world with the members of a bloc as one state, the last, labelled by the bloc's name.

    Amounts are summed over the members. The sum is missing unless the members that are observed hold at least 99% of
    the bloc's population (of its states, where a member's population is unknown), so that a gap is never taken for a
    zero; how many members are missing is in the variable's attribute `pooled_without`. Growth, the military share and
    output per person are means weighted by their amounts. A code is the highest of any member. Exports and imports stay
    gross: trade between members is still in them. The year of a pooled cell is its oldest member's. The bloc is a
    member of an organisation where most of its states are, and of other status where any is.

    Variables on (year, state, partner), bounds of partner lists and standard deviations are left out: lists that end at
    different shares, and errors, don't add up. A tie layer knows how to pool itself, ``layer(panel, bloc="EU")``.

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
    UnknownNameError
        If no organisation of the panel has that name.
    CoverageError
        If a member is not a state of the panel, the bloc has none, or no dates of its members are known.
    """
    who = _membership(panel, bloc, of)
    people = _people(panel)
    kept = [str(name) for name in panel.data_vars if _rule(panel, str(name)) != _LEFT_OUT]
    data = {name: _variable(panel, name, who, people) for name in kept}
    labels = np.array([*panel["state"].values[_stay(who)], bloc], dtype=object)
    coords: dict[str, Any] = {"state": ("state", labels), "partner": ("partner", labels)}
    coords |= {str(name): _coordinate(str(name), each, who) for name, each in panel.coords.items()
               if name not in coords}  # fmt: skip
    attrs = {"bloc": bloc, "bloc_members": ", ".join(who.names)} | ({} if who.leave else _basis(panel, who))
    return with_names(xr.Dataset(data, coords=coords, attrs=panel.attrs).assign_attrs(attrs))


def pooled_amount(values: Floats, people: Floats, inside: Truths | None = None) -> Floats:
    """Give the sum of an amount (..., member) over the members; missing where too few of the people are observed."""
    within = np.ones(values.shape, dtype=bool) if inside is None else inside
    observed = within & ~np.isnan(values)
    total = np.where(observed, values, 0.0).sum(axis=-1)
    return np.where(_part_observed(observed, within, people) >= COMPLETE, total, np.nan)


def _membership(panel: xr.Dataset, bloc: str, of: Sequence[str] | None) -> Membership:
    """Say who belongs, by the panel's memberships or by dates."""
    labels = [str(state) for state in panel["state"].values]
    if of is None and by_date(panel) and "organisation" in panel.coords:
        return _by_year(panel, bloc, labels)
    if of is None and by_date(panel):
        inside = members_by_year(panel, bloc)
        return Membership(bloc, inside, False, tuple(state for state in labels if state in spans_of(bloc)))
    names = _checked(panel, bloc, tuple(of) if of is not None else members(panel, bloc))
    inside = np.tile(np.isin(labels, names), (panel.sizes["year"], 1))
    return Membership(bloc, inside, True, names)


def _by_year(panel: xr.Dataset, bloc: str, labels: Sequence[str]) -> Membership:
    """Say who is a member in which year by the panel's own memberships; the label must not be a state's."""
    if bloc not in panel["organisation"].values:
        raise UnknownNameError("organisation", bloc, [str(name) for name in panel["organisation"].values])
    codes = panel["membership"].sel(organisation=bloc)
    if codes.dims != ("year", "state"):
        raise CoverageError(f"Bloc '{bloc}' cannot be pooled over several vintages: take one of them.")
    inside = truths(codes == MEMBER)
    ever = tuple(np.asarray(labels, dtype=object)[np.flatnonzero(inside.any(axis=0))])
    return Membership(bloc, inside, False, _checked(panel, bloc, ever))


def _basis(panel: xr.Dataset, who: Membership) -> dict[str, str]:
    """Say by what it is known who belongs in which year, and who does where no dates of treaties say it again."""
    if "organisation" not in panel.coords:
        return {"bloc_basis": BY_DATE}
    states = panel["state"].values
    by_year = [
        f"{int(year)}: {', '.join(map(str, states[np.flatnonzero(who.inside[place])]))}"
        for place, year in enumerate(panel["year"].values)
    ]
    return {"bloc_basis": BY_YEAR, "bloc_members_by_year": "; ".join(by_year)}


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


def _rule(panel: xr.Dataset, name: str) -> str:
    """Say how a variable pools: ``sum``, ``mean``, ``highest``, ``oldest``, ``majority``, or not at all."""
    base, values = name.removesuffix("_year"), panel[name]
    if name == "membership":
        return "majority"
    if base != name and base in VARIABLES:
        return "oldest" if _rule(panel, base) in {"sum", "mean"} else _LEFT_OUT
    if not {"year", "state"} <= set(values.dims) or {"partner", "organisation"} & set(values.dims):
        return _LEFT_OUT
    if name in WEIGHTS:
        return "mean"
    if name in VARIABLES:
        return VARIABLES[name].pooling
    if name.startswith("sd_"):
        return _LEFT_OUT
    return "highest" if values.dtype.kind in "iu" else "sum"


def _variable(panel: xr.Dataset, name: str, who: Membership, people: xr.DataArray | None) -> tuple[Any, ...]:
    """Give dims, values and attributes of one variable with the bloc in its last place."""
    rule = _rule(panel, name)
    values, counted, weights = _side_by_side(
        panel[name], people if rule in {"sum", "mean"} else None, _weighing(panel, name) if rule == "mean" else None
    )
    core = ("year", "state", "organisation") if rule == "majority" else ("year", "state")
    cells = plain(values, core)
    dims = (*(dim for dim in values.dims if dim not in core), *core)
    own = cells if rule != "majority" else np.swapaxes(cells, -1, -2)
    pooled, more = _pooled(panel, name, rule, np.ascontiguousarray(own), who, counted, weights)
    stay, nothing = _stay(who), _nothing(values)
    left = np.where(who.inside if rule != "majority" else who.inside[:, np.newaxis], nothing, own)[..., stay]
    joined = np.concatenate([left, np.asarray(pooled, dtype=own.dtype)[..., np.newaxis]], axis=-1)
    return dims, joined if rule != "majority" else np.swapaxes(joined, -1, -2), {**values.attrs, **more}


def _pooled(
    panel: xr.Dataset,
    name: str,
    rule: str,
    own: NDArray[Any],
    who: Membership,
    people: Floats | None,
    weighing: Floats | None,
) -> tuple[NDArray[Any], dict[str, Any]]:
    """Give the bloc's value of one variable, (..., year), and what is to be said of it."""
    columns = np.any(who.inside, axis=0) if who.leave else np.ones(who.inside.shape[1], dtype=bool)
    inside = who.inside[:, columns]
    if rule == "majority":
        return _majority(own[..., columns]), {}
    cells = np.ascontiguousarray(own[..., columns])
    if rule == "oldest":
        dated = np.where(inside & (cells >= 0), cells, np.iinfo(np.int16).max)
        oldest = dated.min(axis=-1)
        return np.where(oldest == np.iinfo(np.int16).max, -1, oldest), {}
    if rule == "highest":
        nothing, lowest = fill_of(panel[name]), np.iinfo(own.dtype).min
        known = inside & (cells != nothing)
        best = np.where(known, cells, lowest).max(axis=-1)
        return np.where(known.any(axis=-1), best, lowest if nothing is None else nothing), {}
    weights = None if weighing is None else np.ascontiguousarray(weighing[..., columns]).astype(np.float64)
    counted = np.ones(inside.shape) if people is None else people[..., columns]
    if weights is None:
        total, observed = pooled_amount(cells, counted, inside), inside & ~np.isnan(cells)
    else:
        observed = inside & ~np.isnan(cells) & ~np.isnan(weights)
        total = _mean(cells, weights, observed, _part_observed(observed, inside, counted))
    return total, {"pooled_without": int((inside & ~observed)[..., -1, :].sum(axis=-1).max())}


def _weighing(panel: xr.Dataset, name: str) -> xr.DataArray | None:
    """Give what weighs a rate; None for an amount, and where the panel lacks it."""
    return panel[WEIGHTS[name]] if name in WEIGHTS and WEIGHTS[name] in panel else None


def _mean(cells: Floats, weights: Floats, observed: Truths, part: Floats) -> Floats:
    """Give the mean of the observed members weighted by an amount."""
    held = np.where(observed, weights, 0.0).sum(axis=-1)
    total = np.where(observed, cells * weights, 0.0).sum(axis=-1)
    mean = np.divide(total, held, out=np.full(held.shape, np.nan), where=held > 0)
    return np.where(part >= COMPLETE, mean, np.nan)


def _side_by_side(
    values: xr.DataArray, people: xr.DataArray | None, weights: xr.DataArray | None
) -> tuple[xr.DataArray, Floats | None, Floats | None]:
    """Give a variable, and the people and weights of the same cells: what lacks a run that another has is repeated."""
    core, beside = ("year", "state"), [each for each in (people, weights) if each is not None]
    if any(leading(values) != leading(each) for each in beside):
        bare = [each.drop_vars([str(name) for name in each.coords if name not in each.dims]) for each in beside]
        wide, *beside = xr.broadcast(values, *bare)
        dims = (*(dim for dim in wide.dims if dim not in core), *core)
        values, beside = wide.transpose(*dims).assign_attrs(values.attrs), [each.transpose(*dims) for each in beside]
    laid = iter([numbers(each, core) for each in beside])
    return values, None if people is None else next(laid), None if weights is None else next(laid)


def _people(panel: xr.Dataset) -> xr.DataArray | None:
    """Give the population by which the members weigh; None where the panel holds none."""
    if not offered(panel, "population", PEOPLE):
        return None
    return read(panel, "population", PEOPLE)


def _part_observed(observed: Truths, inside: Truths, people: Floats) -> Floats:
    """Give the part of the bloc's people that live in observed members; zero in a year without members."""
    known = ~np.any(inside & np.isnan(people), axis=-1, keepdims=True)
    counted = np.where(known, np.nan_to_num(people), 1.0)
    whole = (counted * inside).sum(axis=-1)
    return np.divide((counted * observed).sum(axis=-1), whole, out=np.zeros(whole.shape), where=whole > 0)


def _majority(codes: NDArray[Any]) -> NDArray[np.int8]:
    """Member where most members are, other status where any has one, not listed where none has."""
    members_in = (codes == MEMBER).sum(axis=-1)
    any_status = ((codes == MEMBER) | (codes == OTHER_STATUS)).any(axis=-1)
    listed = np.where(any_status, OTHER_STATUS, NOT_LISTED)
    unknown = (~(codes >= NOT_LISTED)).all(axis=-1)  # missing is -1, and NaN where it has been masked
    return np.where(unknown, -1, np.where(members_in * 2 > codes.shape[-1], MEMBER, listed)).astype(np.int8)


def _stay(who: Membership) -> Truths:
    """Tell which states stay in the panel beside the bloc."""
    return np.logical_not(np.any(who.inside, axis=0)) if who.leave else np.ones(who.inside.shape[1], dtype=bool)


def _nothing(values: xr.DataArray) -> Any:
    """Give what stands in a variable where there is no value."""
    fill = fill_of(values)
    return np.array(np.nan if values.dtype.kind == "f" else -1 if fill is None else fill, dtype=values.dtype)


def _coordinate(name: str, values: xr.DataArray, who: Membership) -> Any:
    """Extend a coordinate on states by the bloc, which is there in its years and has a name and no codes."""
    if not {"state", "partner"} & set(values.dims):
        return values.variable
    own, stay = values.transpose("year", "state").values, _stay(who)
    if own.dtype.kind == "b":
        return ("year", "state"), np.column_stack([(own & ~who.inside)[:, stay], np.any(who.inside, axis=1)])
    text = NAMES.get(who.bloc, who.bloc) if name == "name" else ""
    return ("year", "state"), np.column_stack([own[:, stay], _column(text, len(own))])


def _column(text: str, years: int) -> NDArray[np.object_]:
    """Give a (year,) array of one text."""
    return np.full(years, text, dtype=object)
