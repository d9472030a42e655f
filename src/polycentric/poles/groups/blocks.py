"""Communities in tie layers as blocs: who is together, how stable that is, and which member is best tied."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import PAIR, cells, lead_sizes, numbers, on_leading, on_states, places, rows, widest
from polycentric.poles.contract import Finding, Situation
from polycentric.poles.groups.communities import SEEDS, Partition, partition
from polycentric.poles.groups.kept_partitions import partitions
from polycentric.poles.groups.observed import observed

REFERENCE = (
    "Traag, Waltman and van Eck (2019), From Louvain to Leiden: Guaranteeing Well-Connected Communities, Scientific "
    "Reports 9, 5233; Newman (2004), Fast Algorithm for Detecting Community Structure in Networks, Physical Review E "
    "69, 066133. That a community is a pole, and the least size, are this project's rule"
)
OFF_MAP = "communities say how clustered ties are, never how many poles there are"
RESOLUTIONS = (0.6, 0.8, 1.0, 1.2, 1.5)
SWEEP_SEEDS = 5
# A community is named by its largest member on the first of these measures that its world has.
NAMED_BY = ("output", "cinc")


def find_communities(situation: Situation, layers: tuple[str, ...], resolution: float, smallest: float) -> Finding:
    """Find the communities of a layer, or of several layers each divided by its own sum.

    A community is a pole where its members hold at least the part `smallest` of all ties. It is named by its member of
    the largest output at purchasing power (of two centuries without output: of the largest capabilities), or with the
    most ties inside it where that isn't known; the name decides nothing.

    Communities are looked for once for each cell of the ties: where output alone has runs, they are the same in all.
    """
    tied, labels = _tied(situation, layers), situation.panel["state"].values.astype(str)
    seeds = SEEDS if resolution == 1.0 else SWEEP_SEEDS
    parts = in_order_all(tied.weights, labels, resolution, seeds, keep=tied.like.ndim == 2)
    groups = [_large(network, part, smallest) for network, part in zip(tied.weights, parts, strict=True)]
    rank = _output(situation)
    like = widest(tied.like, *([] if rank is None else [rank]))
    sizes = lead_sizes(like)
    here = places(tied.like, sizes)
    order = np.zeros((here.size, labels.size)) if rank is None else np.nan_to_num(rows(rank, sizes))
    chiefs = np.stack([_heads(groups[at], labels, output) for at, output in zip(here, order, strict=True)])
    camps = np.where(chiefs >= 0, labels[np.maximum(chiefs, 0)], "").astype(object)
    # A state whose main partner isn't known stands in no camp; it stays in the network, for what is known of it.
    for name in layers:
        camps = np.where(rows(situation.unknown(name), sizes) != "", "", camps).astype(object)
    communities = np.stack([part.labels for part in parts])
    poles = np.where(communities[here] >= 0, chiefs == np.arange(labels.size), np.nan)
    lacking = [why if not (row >= 0).any() else "" for why, row in zip(tied.reason, communities, strict=True)]

    def by_state(values: NDArray[Any]) -> xr.DataArray:
        return on_states(values.reshape(like.shape), like)

    def by_cell(values: Sequence[object]) -> xr.DataArray:
        return on_leading(np.array(values)[here].reshape(like.shape[:-1]), like)

    return Finding(
        reason=by_cell(lacking),
        poles=by_state(poles),
        camps=by_state(camps),
        details={
            "community": by_state(communities[here]),
            "left_out": by_state(tied.left_out[here]),
            "together": by_state(np.stack([part.together for part in parts])[here]),
            "agreement": by_cell([part.agreement for part in parts]),
            "information": by_cell([part.information for part in parts]),
            "modularity": by_cell([part.modularity for part in parts]),
            "seeds": by_cell([part.seeds for part in parts]),
        },
    )


@dataclass(frozen=True)
class _Tied:
    """The networks of all cells of some layers: a year, or a year of a run where a layer has runs.

    `weights` is (cell, n, n), `left_out` (cell, n), `reason` one text a cell; `like` is an array (..., state) on the
    leading dimensions that the cells stand for.
    """

    weights: NDArray[np.float64]
    left_out: NDArray[np.bool_]
    reason: list[str]
    like: xr.DataArray


def _tied(situation: Situation, layers: tuple[str, ...]) -> _Tied:
    """Lay out the sum of some layers, each divided by its own sum, on the cells that any of them has."""
    floors = {name: situation.floor(name) for name in layers}
    like = widest(*(each.isel(partner=0, drop=True) for each in floors.values()))
    weights: list[NDArray[np.float64]] = []
    left_out: list[NDArray[np.bool_]] = []
    reasons: list[list[str]] = []
    for name, floor in floors.items():
        at = places(floor, lead_sizes(like))
        seen = observed(
            *(cells(numbers(get(name), PAIR), 2) for get in (situation.layer, situation.floor, situation.bound))
        )
        weights.append(normalised(seen.kept(cells(numbers(floor, PAIR), 2)))[at])
        left_out.append(seen.left_out()[at])
        reasons.append([seen.reason[place] for place in at])
    first = [next((why for why in reason if why), "") for reason in zip(*reasons, strict=True)]
    return _Tied(np.asarray(sum(weights)), np.logical_or.reduce(left_out), first, like)


def normalised(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    """Make a layer symmetric and divide it by its sum, each year; of states that are left out there are no ties."""
    seen = np.nan_to_num(cells.astype(np.float64))
    both = seen + np.swapaxes(seen, 1, 2)
    both[:, np.eye(both.shape[1], dtype=bool)] = 0.0
    total = both.sum(axis=(1, 2), keepdims=True)
    return np.divide(both, total, out=np.zeros_like(both), where=total > 0)


def in_order(weights: NDArray[np.float64], labels: NDArray[np.str_], resolution: float, seeds: int) -> Partition:
    """Partition with the states sorted by label, so that the order of the panel never matters."""
    return in_order_all(weights[np.newaxis], labels, resolution, seeds)[0]


def in_order_all(
    weights: NDArray[np.float64], labels: NDArray[np.str_], resolution: float, seeds: int, *, keep: bool = True
) -> list[Partition]:
    """Partition each network, (year, n, n), with the states sorted by label.

    `keep` is whether partitions of many years are kept on disk; those of runs are too many for that.
    """
    order = np.argsort(labels)
    laid = weights[:, order][:, :, order]
    parts = partitions(laid, resolution, seeds) if keep else [partition(each, resolution, seeds) for each in laid]
    back = np.argsort(order)
    return [replace(part, labels=part.labels[back], together=part.together[back]) for part in parts]


def _large(
    weights: NDArray[np.float64], part: Partition, smallest: float
) -> list[tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Give the communities of the least size: their members, and how much each of them is tied inside."""
    groups: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []
    total = weights.sum()
    for community in range(int(part.labels.max(initial=-1)) + 1):
        inside = np.flatnonzero(part.labels == community)
        if weights[inside].sum() >= smallest * total:
            groups.append((inside, weights[np.ix_(inside, inside)].sum(axis=1)))
    return groups


def _heads(
    groups: list[tuple[NDArray[np.int64], NDArray[np.float64]]],
    labels: NDArray[np.str_],
    output: NDArray[np.float64],
) -> NDArray[np.int64]:
    """Give the head of each state's community; -1 where it has none or its community is too small."""
    chiefs = np.full(labels.size, -1)
    for inside, within in groups:
        chiefs[inside] = inside[np.lexsort((labels[inside], -within, -output[inside]))[0]]
    return chiefs


def _output(situation: Situation) -> xr.DataArray | None:
    """Give output by whichever source the world has, else capabilities; nothing where it has neither."""
    name = next(filter(None, map(situation.index_of, NAMED_BY)), "")
    return situation.index_power(name) if name else None
