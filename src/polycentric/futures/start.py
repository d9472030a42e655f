"""The state from which all runs start: what a panel says of its last year."""

import datetime
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.futures import treaties
from polycentric.futures.draws import keys_of, pair_keys
from polycentric.futures.order import NEW_STATES, Fixed, Order, pairs
from polycentric.futures.origin import recall
from polycentric.futures.origin.past import past_of
from polycentric.futures.origin.world import has_past, world_of
from polycentric.labels import numbers
from polycentric.panel import reading
from polycentric.sets.lists import MAJOR_POWERS, PERMANENT_FIVE
from polycentric.sources import pacts
from polycentric.ties import geography

Floats = NDArray[np.float64]
FOUR = ("military_spending", "military_personnel", "energy", "population")
SIX = ("military_spending", "military_personnel", "iron_and_steel", "energy", "population", "urban_population")
MORE_TREATIES = 64  # places for treaties not yet made
FLOOR = 1e-6  # of a component's world total: what a share of zero is taken as, since its log is needed


def start(panel: xr.Dataset, extra: int = NEW_STATES) -> Order:
    """Give the state of one run at the last year of a panel.

    Parameters
    ----------
    panel : Dataset
        The world, on one year or several: each quantity is of the last one. Of one of `history`, what its pairs recall
        is read from the archive.
    extra : int
        Places for states not yet born.

    Raises
    ------
    CoverageError
        If the panel has no output, or none of the components of a composite.
    NotFetchedError
        If it is of `history`, and a source of what pairs recall isn't at hand.
    """
    panel = world_of(panel)
    last = panel.isel(year=[-1])
    ids = sorted(str(each) for each in last["state"].values)
    states = (*ids, *(f"new:{number:02d}" for number in range(1, extra + 1)))
    fixed = _fixed(last, ids, states)
    if has_past(panel):
        past = past_of(ids, fixed.start)
        order = _blank(recall.fixed(fixed, past, panel), 0, len(past.treaties))
        _power(order, last, ids)
        recall.fill(order, past, last)
    else:
        order = _blank(fixed, len(panel.get("organisation", ())), len(pacts.table("pacts")))
        _power(order, last, ids)
        _memberships(order, last, ids)
    treaties.renew(order)
    return order


def tiled(order: Order, runs: NDArray[np.int64]) -> Order:
    """Repeat the state of one run for the runs of a chunk, each array its own."""
    arrays = {
        each.name: _repeated(getattr(order, each.name), len(runs))
        for each in fields(order)
        if each.name not in {"fixed", "run"}
    }
    return replace(order, run=runs.astype(np.int64), **arrays)


def _repeated(array: NDArray[Any], runs: int) -> NDArray[Any]:
    """Repeat a run's array; of one that is all zeros no memory is taken before somebody writes to it."""
    return np.repeat(array, runs, axis=0) if array.any() else np.zeros((runs, *array.shape[1:]), array.dtype)


def place_of(order: Order) -> dict[str, int]:
    """Give the place of each state by its id."""
    return {state: place for place, state in enumerate(order.fixed.states)}


def _fixed(panel: xr.Dataset, ids: Sequence[str], states: Sequence[str]) -> Fixed:
    """Say who and where the states are."""
    year = int(panel["year"].values[-1])
    first, second = pairs(len(states))
    keys = keys_of(states)
    with np.errstate(divide="ignore"):
        far = np.log(geography.distances(states)[first, second])
    return Fixed(
        states=tuple(states),
        keys=keys,
        pair_keys=pair_keys(keys, first, second),
        first=first,
        second=second,
        components=_components(panel),
        organisations=tuple(str(each) for each in panel["organisation"].values) if "organisation" in panel.dims else (),
        contiguous=geography.neighbours(states)[first, second],
        log_distance=far,
        major=np.array([MAJOR_POWERS.on(state, year) for state in states]),
        permanent=np.array([PERMANENT_FIVE.on(state, year) for state in states]),
        start=year,
        starts=_starts(panel, year),
    )


def _components(panel: xr.Dataset) -> tuple[str, ...]:
    """Name the components of the composite that the panel has: six, else four.

    Raises
    ------
    CoverageError
        If it has neither.
    """
    for components in (SIX, FOUR):
        if all(reading.offered(panel, name, None) for name in components):
            return components
    raise CoverageError(
        f"A run starts from the shares of {', '.join(FOUR)}, and this world lacks some of them: load one that has them."
    )


def _starts(panel: xr.Dataset, year: int) -> dict[str, str]:
    """Say for each layer from which year and source it starts."""
    edition = f"latest observation up to {year}" if panel.attrs.get("carried") else str(year)
    listed = min(datetime.date(year, 12, 31), pacts.COVERED[1])
    return {
        "output and components": edition,
        "pacts": f"the shipped list of defence pacts, {listed.isoformat()}",
        "borders and distances": "the shipped geography, today's borders and capitals",
        "disputes": "none known at the start: rates of classes of pairs, not counts of pairs",
        "wars, sanctions, interventions": "none known at the start: only those that begin in a run are counted",
        "memberships": edition,
    }


def _blank(fixed: Fixed, organisations: int, listed: int) -> Order:
    """Give one run in which nothing is known and nobody is alive yet, with places for the treaties listed and more."""
    many, pair, parts = len(fixed.states), len(fixed.first), len(fixed.components)

    def of(*shape: int, kind: type = np.float64, filled: float = 0) -> NDArray[Any]:
        return np.full((1, *shape), filled, dtype=kind)

    missing = {name: of(many, filled=np.nan) for name in (
        "composite", "log_output", "log_effort", "own_effort", "usual_effort", "position", "regime")}  # fmt: skip
    zeros = {name: of(many) for name in ("grown", "trend", "effort_change", "activity", "threat")}
    no = {name: of(pair, kind=np.bool_) for name in ("onset", "war", "allied")}
    none = {name: of(many, many, kind=np.bool_) for name in ("sanctions", "intervention", "refused")}
    counts = {name: of(kind=np.int16) for name in ("systemic", "drafts", "vetoed")}
    return Order(
        fixed=fixed, run=np.zeros(1, np.int64), alive=of(many, kind=np.bool_),
        log_component=of(many, parts, filled=np.nan), recalls=of(kind=np.int32),
        recalled=of(pair, kind=np.int32), memory=of(pair, 4, kind=np.float32),
        peace=of(pair, kind=np.int16), war_years=of(pair, kind=np.int8), shock=of(),
        **{name: of(filled=np.nan) for name in ("outside", "beyond", "outside_growth")},
        member=of(listed + MORE_TREATIES, many, kind=np.bool_), membership=of(many, organisations, kind=np.bool_),
        bloc=np.arange(many, dtype=np.int16)[np.newaxis], vetoes=of(many, kind=np.int16), **missing,
        **zeros, **no, **none, **counts,
    )  # fmt: skip


def _power(order: Order, panel: xr.Dataset, ids: Sequence[str]) -> None:
    """Fill in who lives, output, effort and the components."""
    many, fixed = len(ids), order.fixed
    order.alive[:, :many] = True
    output = _values(reading.read(panel, "output"))
    order.log_output[:, :many] = np.log(output / np.nansum(output))
    parts = np.stack([_values(reading.read(panel, name)) for name in fixed.components], axis=-1)
    shares = parts / np.nansum(parts, axis=0)
    whole = ~np.isnan(shares).any(axis=-1)
    order.log_component[:, :many] = np.log(np.maximum(shares, FLOOR))
    spending = shares[:, fixed.components.index("military_spending")]
    with np.errstate(divide="ignore", invalid="ignore"):
        effort = np.log(np.maximum(spending, FLOOR) / (output / np.nansum(output)))
    for array in (order.log_effort, order.own_effort, order.usual_effort):
        array[:, :many] = effort
    mean = np.where(whole, shares.mean(axis=-1), np.nan)
    order.composite[:, :many] = mean / np.nansum(mean)
    order.composite[:, many:] = 0.0
    if "growth" in panel:
        growth = _values(panel["growth"])
        world = np.nansum(growth * output) / np.nansum(np.where(np.isnan(growth), np.nan, output))
        order.trend[:, :many] = np.nan_to_num(growth - world)  # unknown growth starts with the world's


def _values(array: xr.DataArray) -> Floats:
    """Give the values of the last year by sorted ids."""
    one = array.isel(year=-1)
    return numbers(one)[np.argsort(one["state"].values.astype(str), kind="stable")]


def _memberships(order: Order, panel: xr.Dataset, ids: Sequence[str]) -> None:
    """Fill in treaties and organisations."""
    day = min(datetime.date(order.fixed.start, 12, 31), pacts.COVERED[1])
    place = place_of(order)
    rows = pacts.obligations(day)
    names = pacts.table("pacts")["pact"].to_list()
    for pact, state, partner in rows.iter_rows():
        for each in (state, partner):
            if each in place:
                order.member[0, names.index(pact), place[each]] = True
    if order.fixed.organisations:
        held = panel["membership"].isel(year=-1).transpose("state", "organisation")
        by_id = held.isel(state=np.argsort(held["state"].values.astype(str), kind="stable"))
        order.membership[0, : len(ids)] = by_id.values == 1
