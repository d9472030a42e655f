"""Camps through time: each year's communities of a tie layer, labelled so that a bloc keeps its name and colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.poles import by_run
from polycentric.poles.groups.blocks import NAMED_BY, in_order_all, normalised
from polycentric.poles.groups.communities import SEEDS, Partition
from polycentric.poles.groups.matching import matched
from polycentric.poles.groups.observed import LEFT_OUT, UNSEEN
from polycentric.poles.groups.observed import observed as within
from polycentric.poles.labelled import single
from polycentric.poles.one_run import Where, each_run, joined, stacked
from polycentric.poles.world import World
from polycentric.wording import year_or_years

Cell = TypeVar("Cell", bound=np.generic)
COMBINED = "combined"
# The layers that are added up, each divided by its own sum of the year; those that a year has.
ADDED = ("pacts", "trade", "organisations")
NO_STATE, NOT_COVERED, NO_TIES = "no such state that year", "not covered by the layer", "no ties in the layer"
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "state": pl.String,
    "camp": pl.Int32,
    "head": pl.String,
    "partner": pl.String,
    "partner_share": pl.Float64,
    "together": pl.Float64,
    "reason": pl.String,
}


@dataclass(frozen=True)
class Camps:
    """Who stood with whom, year by year.

    Of a world with runs both tables have a column ``run`` (``draw``, ``vintage``) in front, and the numbers of the
    camps are each run's own: they are carried from year to year, not from run to run.

    Attributes
    ----------
    layer : str
    states : DataFrame
        A row per year and state that there was: its camp (a number that a bloc keeps through time; null where it has
        none, with the reason), the camp's head that year (its member of the most power), the state's largest partner
        in the layer with the share of its ties, and `together`, the mean share of the seeds in which it is with its
        camp's other members.
    years : DataFrame
        A row per year: camps, `agreement` of the seeds' partitions (mean adjusted Rand index), modularity, the part of
        the pairs of living states whose tie is observed, `left_out` (how many states are in no camp since too little
        of their ties is observed), the layers that it rests on, and why there are no camps.
    power : DataArray, (..., state)
        Shares of power, by which heads are found; missing where unknown.
    index : str
        The index that they are of; empty where the world has none.
    names : mapping of (year, str) to str
        What each state was called.
    source : str
    resolution : float
    seeds : int
    """

    layer: str
    states: pl.DataFrame
    years: pl.DataFrame
    power: xr.DataArray
    index: str
    names: Mapping[tuple[int, str], str]
    source: str
    resolution: float
    seeds: int

    def __repr__(self) -> str:
        """Say how many camps there were, and when."""
        held = self.states.drop_nulls("camp")
        return f"Camps of '{self.layer}': {held['camp'].n_unique()} in {held['year'].n_unique()} years"

    def shares(self) -> pl.DataFrame:
        """Give a row per year and camp: its head, its number of members, and the power that they hold together.

        Power is of the states whose power is known; `unaligned` states are a row with a null camp.
        """
        runs = by_run.columns_of(self.states)
        powers = self.power.to_series().rename("power").reset_index()
        known = pl.DataFrame(
            {
                **{name: powers[name].to_list() for name in runs},
                "year": powers["year"].to_numpy(),
                "state": powers["state"].to_list(),
                "power": powers["power"].to_numpy(),
            },
            schema_overrides={"year": pl.Int32},
        ).with_columns(pl.col("power").fill_nan(None))
        return (
            self.states.join(known, on=[*runs, "year", "state"], how="left")
            .group_by(*runs, "year", "camp")
            .agg(
                pl.col("head").first(),
                pl.len().alias("members"),
                pl.col("power").sum(),
                pl.col("power").is_null().sum().alias("without_power"),
            )
            .sort(*runs, "year", "camp", nulls_last=True)
        )

    def members(self, camp: int, year: int, **where: object) -> list[str]:
        """Name a camp's members in a year, the most powerful first; ``run=3`` says of which run."""
        here = [pl.col(name) == label for name, label in where.items()]
        held = self.states.filter(pl.col("camp") == camp, pl.col("year") == year, *here)["state"].to_list()
        if not held:
            return []
        row = single(self.power.sel(where)).sel(year=year)
        power = dict(zip(self.power["state"].values.tolist(), row.values.tolist(), strict=True))
        return sorted(held, key=lambda state: (-np.nan_to_num(power[state]), state))


def camps(
    world: World, layer: str = COMBINED, resolution: float = 1.0, seeds: int = SEEDS, index: str | None = None
) -> Camps:
    """Find the communities of a layer in every year of a world, and carry their labels through time.

    This crosses years: a camp's number remembers up to `matching.FORGOTTEN` of them. So a world with runs is gone
    through run by run.

    Parameters
    ----------
    world : World
    layer : str
        A tie layer of the world, or ``"combined"``: the sum of those of `ADDED` that a year has, each symmetric and
        divided by its sum.
    resolution : float
        Higher values give more and smaller camps; a choice, so look at several.
    seeds : int
        Runs of the Leiden algorithm per year.
    index : str, optional
        The power index by which heads are found: the first of `NAMED_BY` that the world has, without it.

    Raises
    ------
    UnknownNameError
        If the world has no such layer.
    CoverageError
        If the layer says nothing in any year.

    References
    ----------
    Communities as in `polycentric.poles.groups.communities`; labels as in `polycentric.poles.groups.matching`.
    """
    used = used_layers(world, layer)
    if by_run.beside(world.panel):
        return of_runs(world, [(where, camps(one, layer, resolution, seeds, index)) for where, one in each_run(world)])
    ground = ground_of(world, used)
    weights = np.sum(list(ground.weights.values()), axis=0)
    parts = in_order_all(weights, ground.labels, resolution, seeds)
    lasting = matched([part.labels for part in parts], [strength(row) for row in weights])
    return tabled(world, layer, ground, weights, parts, lasting, index, resolution, seeds)


def of_runs(world: World, parts_by_run: Sequence[tuple[Where, Camps]]) -> Camps:
    """Put the camps of a world's runs together."""
    parts = [each for _, each in parts_by_run]
    return replace(
        parts[0],
        states=stacked([(where, each.states) for where, each in parts_by_run]),
        years=stacked([(where, each.years) for where, each in parts_by_run]),
        power=joined([each.power for each in parts], world.situation().shares),
    )


@dataclass(frozen=True)
class Ground:
    """What camps are found on: states in the order of their labels, who there was, and each layer's ties.

    Attributes
    ----------
    labels : array (n,)
    order : array (n,), int
        The places of the labels in the panel.
    there : array (year, n), bool
    observed : mapping of str to array (year, n, n), bool
    weights : mapping of str to array (year, n, n)
        Symmetric; each layer's sum of a year is 1. States of whose ties too little is observed have none.
    left_out : mapping of str to array (year, n), bool
        Those states.
    reasons : mapping of str to tuple of str
        For each layer and year why there are no camps by it; empty where there are.
    """

    labels: NDArray[np.str_]
    order: NDArray[np.int64]
    present: NDArray[np.bool_]
    observed: dict[str, NDArray[np.bool_]]
    weights: dict[str, NDArray[np.float64]]
    left_out: dict[str, NDArray[np.bool_]]
    reasons: dict[str, tuple[str, ...]]


def ground_of(world: World, used: Sequence[str]) -> Ground:
    """Lay out the layers that camps are to be found on.

    Raises
    ------
    CoverageError
        If none of them says anything in any year.
    """
    unsorted = world.panel["state"].values.astype(str)
    order = np.argsort(unsorted)
    observed = {name: _ordered(~np.isnan(world.layer(name).values), order) for name in used}
    if not any(each.any() for each in observed.values()):
        raise CoverageError(_nothing_known(world, used))
    seen = {name: within(world.layer(name).values, world.floor(name).values, world.bound(name).values) for name in used}
    weights = {name: _ordered(normalised(seen[name].kept(world.floor(name).values)), order) for name in used}
    left_out = {name: each.left_out()[:, order] for name, each in seen.items()}
    reasons = {name: each.reason for name, each in seen.items()}
    return Ground(unsorted[order], order, world.exist()[:, order], observed, weights, left_out, reasons)


def _nothing_known(world: World, used: Sequence[str]) -> str:
    """Word that layers say nothing in any year of a world, with the years of their sources where the panel has them."""
    years = world.panel["year"].values
    needs = {name for layer in used for name in world.layers[layer].variables(world.panel)}
    spans = [world.panel[name].attrs["years"] for name in sorted(needs) if "years" in world.panel[name].attrs]
    covered = f": its sources cover {max(s[0] for s in spans)}-{min(s[1] for s in spans)}" if spans else ""
    span = year_or_years(years[0], years[-1])
    return f"Nothing is known of {' or '.join(used)} in {span}{covered}. Choose other years, or another layer."


def tabled(
    world: World,
    layer: str,
    ground: Ground,
    weights: NDArray[np.float64],
    parts: Sequence[Partition],
    lasting: Sequence[NDArray[np.int64]],
    index: str | None,
    resolution: float,
    seeds: int,
) -> Camps:
    """Put the tables of camps together from each year's partition and its lasting labels."""
    named = index or next(filter(None, map(world.index_of, NAMED_BY)), "")
    power = world.power(named) if named else world.situation().power
    shares = (power / power.sum("state", min_count=1)).isel(state=ground.order)
    used, observed = list(ground.observed), np.stack(list(ground.observed.values()))
    rows = _Rows(world, weights, np.logical_or.reduce(observed), ground, shares.values)
    return Camps(
        layer=layer,
        states=rows.states(lasting, parts),
        years=rows.years(parts, used, observed),
        power=shares,
        index=named,
        names=rows.names(ground.order),
        source="; ".join(sorted({str(world.layer(name).attrs["source"]) for name in used})),
        resolution=resolution,
        seeds=seeds,
    )


def used_layers(world: World, layer: str) -> list[str]:
    """Name the layers that camps rest on."""
    if layer != COMBINED and layer not in world.layers:
        raise UnknownNameError("tie layer of this world", layer, (*world.layers, COMBINED))
    used = [layer] if layer != COMBINED else [name for name in ADDED if name in world.layers]
    if not used:
        raise CoverageError(f"This world has none of the layers {', '.join(ADDED)}: load what they need.")
    return used


def _ordered(cells: NDArray[Cell], order: NDArray[np.int64]) -> NDArray[Cell]:
    """Put states and partners in the order of their labels, so that the order of the panel never matters."""
    return cells[:, order][:, :, order]


def strength(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give each state's part of all ties, by which it counts when labels are carried on."""
    total = weights.sum()
    return weights.sum(axis=1) / total if total > 0 else weights.sum(axis=1)


@dataclass(frozen=True)
class _Rows:
    """What the tables are made from."""

    world: World
    weights: NDArray[np.float64]
    observed: NDArray[np.bool_]
    ground: Ground
    power: NDArray[np.float64]

    @property
    def present(self) -> NDArray[np.bool_]:
        """Who there was."""
        return self.ground.present

    @property
    def labels(self) -> NDArray[np.str_]:
        """The states."""
        return self.ground.labels

    @cached_property
    def left_out(self) -> NDArray[np.bool_]:
        """Who is left out of every layer that says anything about them, (year, n)."""
        gone = [
            left | ~(seen.any(axis=1) | seen.any(axis=2)) | np.array([bool(why) for why in reasons])[:, np.newaxis]
            for left, seen, reasons in zip(
                self.ground.left_out.values(), self.ground.observed.values(), self.ground.reasons.values(), strict=True
            )
        ]
        return np.logical_and.reduce(gone) & np.logical_or.reduce(list(self.ground.left_out.values()))

    def states(self, lasting: Sequence[NDArray[np.int64]], parts: Sequence[Partition]) -> pl.DataFrame:
        """Lay out a row per year and state."""
        frames = [
            self._of_year(place, int(year), lasting[place], parts[place])
            for place, year in enumerate(self.world.panel["year"].values)
        ]
        return pl.concat(frames)

    def _of_year(self, place: int, year: int, camp: NDArray[np.int64], part: Partition) -> pl.DataFrame:
        """Lay out one year."""
        here = np.flatnonzero(self.present[place])
        head = self._heads(place, camp)
        ties = self.weights[place]
        best, total = ties.argmax(axis=1), ties.sum(axis=1)
        share = np.divide(ties.max(axis=1), total, out=np.full(total.shape, np.nan), where=total > 0)
        covered = self.observed[place].any(axis=1) | self.observed[place].any(axis=0)
        reasons = np.where(self.left_out[place], LEFT_OUT, np.where(covered, NO_TIES, NOT_COVERED))
        reason = np.where(camp >= 0, "", reasons).astype(object)
        return pl.DataFrame(
            {
                "year": np.full(here.size, year),
                "state": self.labels[here].tolist(),
                "camp": [int(camp[state]) if camp[state] >= 0 else None for state in here],
                "head": [str(self.labels[head[state]]) if camp[state] >= 0 else None for state in here],
                "partner": [str(self.labels[best[state]]) if total[state] > 0 else None for state in here],
                "partner_share": pl.Series(share[here], nan_to_null=True),
                "together": pl.Series(part.together[here], nan_to_null=True),
                "reason": reason[here].tolist(),
            },
            schema=SCHEMA,
        )

    def _heads(self, place: int, camp: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the head of each state's camp: its member of the most power, else of the most ties."""
        power, ties = np.nan_to_num(self.power[place], nan=-1.0), self.weights[place].sum(axis=1)
        head = np.full(camp.size, -1)
        for one in np.unique(camp[camp >= 0]):
            inside = np.flatnonzero(camp == one)
            head[inside] = inside[np.lexsort((self.labels[inside], -ties[inside], -power[inside]))[0]]
        return head

    def years(self, parts: Sequence[Partition], used: Sequence[str], observed: NDArray[np.bool_]) -> pl.DataFrame:
        """Lay out a row per year."""
        pairs = self.present[:, :, np.newaxis] & self.present[:, np.newaxis, :]
        pairs[:, np.eye(pairs.shape[1], dtype=bool)] = False
        known = [(each & pairs).sum(axis=(1, 2)) / np.maximum(pairs.sum(axis=(1, 2)), 1) for each in observed]
        reasons = self.ground.reasons
        layers = [
            ", ".join(n for n, k in zip(used, known, strict=True) if k[y] > 0 and not reasons[n][y])
            for y in range(len(parts))
        ]
        covers = [any(k[y] > 0 for k in known) for y in range(len(parts))]
        return pl.DataFrame(
            {
                "year": self.world.panel["year"].values.astype(np.int32),
                "camps": [np.unique(part.labels[part.labels >= 0]).size for part in parts],
                "agreement": pl.Series(np.array([part.agreement for part in parts]), nan_to_null=True),
                "modularity": pl.Series(np.array([part.modularity for part in parts]), nan_to_null=True),
                "pairs_observed": np.mean(known, axis=0),
                "left_out": (self.left_out & self.present).sum(axis=1),
                "layers": layers,
                "reason": [
                    ""
                    if (part.labels >= 0).any()
                    else ("no ties at all" if text else UNSEEN if some else "no layer covers the year")
                    for part, text, some in zip(parts, layers, covers, strict=True)
                ],
            }
        )

    def names(self, order: NDArray[np.int64]) -> dict[tuple[int, str], str]:
        """Give what each state was called in each year."""
        panel = self.world.panel
        if "name" not in panel.coords:
            return {}
        called = panel["name"].transpose("year", "state").values[:, order]
        return {
            (int(year), str(state)): str(called[row, column])
            for row, year in enumerate(panel["year"].values)
            for column, state in enumerate(self.labels)
        }
