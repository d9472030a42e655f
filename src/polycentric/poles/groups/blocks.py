"""Communities in tie layers as blocs: who is together, how stable that is, and which member is best tied."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from polycentric.labels import on_states, on_years
from polycentric.poles.contract import Finding, Situation
from polycentric.poles.groups.communities import SEEDS, Partition
from polycentric.poles.groups.kept_partitions import partitions
from polycentric.poles.groups.observed import Observed, observed

REFERENCE = (
    "Traag, Waltman and van Eck (2019), From Louvain to Leiden: Guaranteeing Well-Connected Communities, Scientific "
    "Reports 9, 5233; Newman (2004), Fast Algorithm for Detecting Community Structure in Networks, Physical Review E "
    "69, 066133. That a community is a pole, and the least size, are this project's rule"
)
RESOLUTIONS = (0.6, 0.8, 1.0, 1.2, 1.5)
SWEEP_SEEDS = 5
# A community is named by its largest member on the first of these measures that its world has.
NAMED_BY = ("output", "cinc")


def find(situation: Situation, layers: tuple[str, ...], resolution: float, smallest: float) -> Finding:
    """Find the communities of a layer, or of several layers each divided by its own sum.

    A community is a pole where its members hold at least the part `smallest` of all ties. It is named by its member of
    the largest output at purchasing power (of two centuries without output: of the largest capabilities), or with the
    most ties inside it where that isn't known; the name decides nothing.
    """
    known = {name: of_situation(situation, name) for name in layers}
    weights = sum(normalised(seen.kept(situation.floor(name).values)) for name, seen in known.items())
    labels = situation.panel["state"].values.astype(str)
    seeds = SEEDS if resolution == 1.0 else SWEEP_SEEDS
    parts = in_order_all(np.asarray(weights), labels, resolution, seeds)
    rank = _output(situation)
    chiefs = np.stack(
        [_heads(np.asarray(weights)[year], part, labels, rank[year], smallest) for year, part in enumerate(parts)]
    )
    communities = np.stack([part.labels for part in parts])
    camps = np.where(chiefs >= 0, labels[np.maximum(chiefs, 0)], "").astype(object)
    # A state whose main partner isn't known stands in no camp; it stays in the network, for what is known of it.
    for name in layers:
        camps = np.where(situation.unknown(name).values != "", "", camps).astype(object)
    poles = np.where(communities >= 0, chiefs == np.arange(labels.size), np.nan)
    years = situation.panel["year"]
    unseen = [
        next((why for why in said if why), "") for said in zip(*(seen.reason for seen in known.values()), strict=True)
    ]
    lacking = [why if not (row >= 0).any() else "" for why, row in zip(unseen, communities, strict=True)]
    return Finding(
        reason=on_years(lacking, years),
        poles=on_states(poles, situation.shares),
        camps=on_states(camps, situation.shares),
        details={
            "community": on_states(communities, situation.shares),
            "left_out": on_states(np.logical_or.reduce([seen.left_out() for seen in known.values()]), situation.shares),
            "together": on_states(np.stack([part.together for part in parts]), situation.shares),
            "agreement": on_years([part.agreement for part in parts], years),
            "information": on_years([part.information for part in parts], years),
            "modularity": on_years([part.modularity for part in parts], years),
            "seeds": on_years([part.seeds for part in parts], years),
        },
    )


def of_situation(situation: Situation, layer: str) -> Observed:
    """Choose the states of whose ties in a layer enough is observed."""
    return observed(*(get(layer).values for get in (situation.layer, situation.floor, situation.bound)))


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
    weights: NDArray[np.float64], labels: NDArray[np.str_], resolution: float, seeds: int
) -> list[Partition]:
    """Partition the network of each year, (year, n, n), with the states sorted by label."""
    order = np.argsort(labels)
    found = partitions(weights[:, order][:, :, order], resolution, seeds)
    back = np.argsort(order)
    return [replace(part, labels=part.labels[back], together=part.together[back]) for part in found]


def _heads(
    weights: NDArray[np.float64],
    part: Partition,
    labels: NDArray[np.str_],
    output: NDArray[np.float64],
    smallest: float,
) -> NDArray[np.int64]:
    """Give the head of each state's community; -1 where it has none or its community is too small."""
    chiefs = np.full(labels.size, -1)
    total = weights.sum()
    for community in range(int(part.labels.max(initial=-1)) + 1):
        inside = np.flatnonzero(part.labels == community)
        if weights[inside].sum() >= smallest * total:
            within = weights[np.ix_(inside, inside)].sum(axis=1)
            chiefs[inside] = inside[np.lexsort((labels[inside], -within, -output[inside]))[0]]
    return chiefs


def _output(situation: Situation) -> NDArray[np.float64]:
    """Give output by whichever source the world has, else capabilities; zero where that isn't known."""
    name = next(filter(None, map(situation.index_of, NAMED_BY)), "")
    if not name:
        return np.zeros((situation.panel.sizes["year"], situation.panel.sizes["state"]))
    return np.nan_to_num(situation.index_power(name).values)
