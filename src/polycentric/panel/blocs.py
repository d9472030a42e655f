"""Groups as one actor: the same world with the members of each group pooled into one state.

There is one rule for pooling, and two ways in which members stop to be states. A panel of one picture loses them. In a
panel of many years, which says who lived when, each member is no state of its own in the years in which it belongs.
Who belongs is said by `polycentric.panel.group_members`, and how a group is written by `polycentric.panel.group_text`.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import leading, numbers, plain
from polycentric.panel.coverage import fill_of
from polycentric.panel.group_dates import begins
from polycentric.panel.group_members import Membership, by_date, groups_of, memberships, stated
from polycentric.panel.group_record import record_of
from polycentric.panel.group_text import Group, Groups
from polycentric.panel.reading import offered, read
from polycentric.panel.schema import MEMBER, NOT_LISTED, OTHER_STATUS, VARIABLES
from polycentric.panel.state_index import with_names
from polycentric.renamed import old_names

COMPLETE = 0.99
# Rates, and the amount that weighs them.
WEIGHTS = {
    "growth": "gdp_ppp", "milex_share": "gdp_mer", "mrgdppc": "pwtpop",
    "maddison_gdppc": "maddison_pop",
}  # fmt: skip
# The people who say whether enough of a group is observed, by whichever of these a panel has.
PEOPLE = ("factbook", "nmc", "fariss")
_LEFT_OUT = "derived"
Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


def pools_ties(panel: xr.Dataset, groups: Groups | None) -> bool:
    """Tell whether ties of groups as one can be known; members by date have ties of their own alone."""
    return bool(groups) and not by_date(panel)


def has_members(panel: xr.Dataset, year: int, groups: Groups) -> bool:
    """Tell whether each of some groups has a member in a year of a panel."""
    if not (by_date(panel) or panel.sizes.get("organisation")):
        return True
    return all(bool(who.inside.any()) for who in stated(panel.sel(year=[year]), groups))


def treatable(panel: xr.Dataset, groups: Sequence[Groups]) -> dict[str, xr.Dataset]:
    """Give the groups that can be treated as one, each with the part of the panel in which it is there.

    An organisation has the years since it began; a panel that reaches none of them, or that holds neither dates nor
    memberships, has none. A name that is none is a mistake, and raises.

    Parameters
    ----------
    panel : Dataset
    groups : sequence of str
        Each a world of its own; several that stand as one side by side are one text: ``"EU; USA,CAN,MEX"``.
    """
    parts: dict[str, xr.Dataset] = {}
    for each in groups:
        made = groups_of(panel, each)
        bodies = [body for group in made for body in group.bodies]
        if bodies and not (by_date(panel) or panel.sizes.get("organisation")):
            continue
        first = max((begins(body) or 0 for body in bodies), default=0)
        there = panel["year"].values >= first
        if by_date(panel):
            there &= np.all([who.inside.any(axis=1) for who in stated(panel, made)], axis=0)
        if there[-1] if not by_date(panel) else there.any():
            parts[text_of(made)] = panel.sel(year=there) if by_date(panel) else panel
    return parts


def text_of(groups: Sequence[Group]) -> str:
    """Write groups as one text."""
    return "; ".join(group.text for group in groups)


def as_one(panel: xr.Dataset, groups: Groups) -> xr.Dataset:
    """Give the same world with the members of each group as one state; these come last, by their labels.

    Amounts are summed over the members. The sum is missing unless the members that are observed hold at least 99% of
    the group's population (of its states, where a member's population is unknown), so that a gap is never taken for a
    zero; how many members are missing is in the variable's attribute `pooled_without`. Growth, the military share and
    output per person are means weighted by their amounts. A code is the highest of any member. Exports and imports stay
    gross: trade between members is still in them. The year of a pooled cell is its oldest member's. A group is a
    member of an organisation where most of its states are, and of other status where any is.

    Variables on (year, state, partner), bounds of partner lists and standard deviations are left out: lists that end at
    different shares, and errors, don't add up. A tie layer knows how to pool itself, ``layer(panel, bloc="EU")``.

    Parameters
    ----------
    panel : Dataset
        Of single states, with any leading dimensions.
    groups : str, Group, or sequence of these
        As `polycentric.panel.group_text` says: ``"EU"``, ``"EU-HUN+GBR"``, ``"EU; Anglo=USA,GBR,CAN"``.

    Returns
    -------
    Dataset
        Its attributes say who stands for whom: `polycentric.panel.group_record`.

    Raises
    ------
    GroupError, UnknownNameError, CoverageError
        As `polycentric.panel.group_members.memberships` does.
    """
    whos = memberships(panel, groups)
    pooled = panel
    for who in whos:
        pooled = _pool(pooled, _on(pooled, panel, who))
    return pooled.assign_attrs(record_of(panel, whos))


def _pool(panel: xr.Dataset, who: Membership) -> xr.Dataset:
    """Pool one group."""
    people = _people(panel)
    kept = [str(name) for name in panel.data_vars if _rule(panel, str(name)) != _LEFT_OUT]
    data = {name: _variable(panel, name, who, people) for name in kept}
    labels = np.array([*panel["state"].values[_stay(who)], who.group.label], dtype=object)
    coords: dict[str, Any] = {"state": ("state", labels), "partner": ("partner", labels)}
    coords |= {str(name): _coordinate(str(name), each, who) for name, each in panel.coords.items()
               if name not in coords}  # fmt: skip
    return with_names(xr.Dataset(data, coords=coords, attrs=panel.attrs))


def _on(pooled: xr.Dataset, panel: xr.Dataset, who: Membership) -> Membership:
    """Give a membership on the states that are left, other groups among them."""
    place = {str(state): at for at, state in enumerate(panel["state"].values)}
    columns = [place.get(str(state)) for state in pooled["state"].values]
    nobody = np.zeros(len(who.inside), dtype=np.bool_)
    return replace(who, inside=np.column_stack([nobody if at is None else who.inside[:, at] for at in columns]))


def pooled_amount(values: Floats, people: Floats, inside: Truths | None = None) -> Floats:
    """Give the sum of an amount (..., member) over the members; missing where too few of the people are observed."""
    within = np.ones(values.shape, dtype=bool) if inside is None else inside
    observed = within & ~np.isnan(values)
    total = np.where(observed, values, 0.0).sum(axis=-1)
    return np.where(_part_observed(observed, within, people) >= COMPLETE, total, np.nan)


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
    """Give dims, values and attributes of one variable with the group in its last place."""
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
    """Give the group's value of one variable, (..., year), and what is to be said of it."""
    columns = np.any(who.inside, axis=0) if who.leave else np.ones(who.inside.shape[1], dtype=bool)
    inside = who.inside[:, columns]
    if rule == "majority":
        return _majority(own[..., columns], inside[:, np.newaxis]), {}
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
    lacking = int((inside & ~observed)[..., -1, :].sum(axis=-1).max())
    return total, {"pooled_without": int(panel[name].attrs.get("pooled_without", 0)) + lacking}


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
    """Give the part of the group's people that live in observed members; zero in a year without members."""
    known = ~np.any(inside & np.isnan(people), axis=-1, keepdims=True)
    counted = np.where(known, np.nan_to_num(people), 1.0)
    whole = (counted * inside).sum(axis=-1)
    return np.divide((counted * observed).sum(axis=-1), whole, out=np.zeros(whole.shape), where=whole > 0)


def _majority(codes: NDArray[Any], inside: Truths) -> NDArray[np.int8]:
    """Member where most members are, other status where any has one, not listed where none has."""
    members_in = ((codes == MEMBER) & inside).sum(axis=-1)
    any_status = (((codes == MEMBER) | (codes == OTHER_STATUS)) & inside).any(axis=-1)
    listed = np.where(any_status, OTHER_STATUS, NOT_LISTED)
    # Missing is -1, and NaN where it has been masked.
    unknown = (~(codes >= NOT_LISTED) | ~inside).all(axis=-1)
    return np.where(unknown, -1, np.where(members_in * 2 > inside.sum(axis=-1), MEMBER, listed)).astype(np.int8)


def _stay(who: Membership) -> Truths:
    """Tell which states stay in the panel beside the group."""
    return np.logical_not(np.any(who.inside, axis=0)) if who.leave else np.ones(who.inside.shape[1], dtype=bool)


def _nothing(values: xr.DataArray) -> Any:
    """Give what stands in a variable where there is no value."""
    fill = fill_of(values)
    return np.array(np.nan if values.dtype.kind == "f" else -1 if fill is None else fill, dtype=values.dtype)


def _coordinate(name: str, values: xr.DataArray, who: Membership) -> Any:
    """Extend a coordinate on states by the group, which is there in its years and has a name and no codes."""
    if not {"state", "partner"} & set(values.dims):
        return values.variable
    own, stay = values.transpose("year", "state").values, _stay(who)
    if own.dtype.kind == "b":
        return ("year", "state"), np.column_stack([(own & ~who.inside)[:, stay], np.any(who.inside, axis=1)])
    text = who.name if name == "name" else ""
    return ("year", "state"), np.column_stack([own[:, stay], _column(text, len(own))])


def _column(text: str, years: int) -> NDArray[np.object_]:
    """Give a (year,) array of one text."""
    return np.full(years, text, dtype=object)


if not TYPE_CHECKING:  # or a type checker would take every name for one of the module's
    __getattr__ = old_names(__name__)
