"""Camps in several layers at once: each layer has its own, but a state is drawn to stay in one camp in all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.compiling import announce
from polycentric.errors import CoverageError
from polycentric.poles import by_run
from polycentric.poles.groups.camps import ADDED, Camps, Ground, ground_of, of_runs, strength, tabled
from polycentric.poles.groups.communities import SEEDS, Partition, most_typical
from polycentric.poles.groups.matching import matched
from polycentric.poles.one_run import each_run
from polycentric.poles.world import World

COUPLING = 0.2


@dataclass(frozen=True)
class _Sheets:
    """The nodes of one year: a state in each layer in which it is tied."""

    layers: NDArray[np.int64]
    states: NDArray[np.int64]


def coupled(
    world: World,
    layers: Sequence[str] = ADDED,
    coupling: float = COUPLING,
    resolution: float = 1.0,
    seeds: int = SEEDS,
    index: str | None = None,
) -> dict[str, Camps]:
    """Find the camps of several layers together, year by year.

    Every state is a node in each layer in which it is tied. A division of all nodes gains, within each layer, its
    modularity, and `coupling` over the number of nodes of the larger of two layers for each state that is in one group
    in both. Groups keep their numbers through time and across layers; so a world with runs is gone through run by run.

    Parameters
    ----------
    world : World
    layers : sequence of str
        Those that the world has of them are used.
    coupling : float
        0 finds each layer's camps alone; about 1 weighs as much as all of a state's ties in a layer.
    resolution, seeds, index
        As in `polycentric.poles.groups.camps.camps`.

    Returns
    -------
    dict of str to Camps
        One for each layer. Years that a layer doesn't cover have no camps in it, for that reason.

    Raises
    ------
    CoverageError
        If the world has fewer than two of the layers.

    References
    ----------
    Mucha, Richardson, Macon, Porter and Onnela (2010), Community Structure in Time-Dependent, Multiscale, and Multiplex
    Networks, Science 328, 876-878, with layers of one weight each; the scale of the coupling is this project's.
    """
    used = [name for name in layers if name in world.layers]
    if len(used) < 2:
        raise CoverageError(f"Coupling needs two layers, and this world has {used or 'none'} of {list(layers)}.")
    if by_run.beside(world.panel):
        runs = [(where, coupled(one, layers, coupling, resolution, seeds, index)) for where, one in each_run(world)]
        return {name: of_runs(world, [(where, by_layer[name]) for where, by_layer in runs]) for name in used}
    ground = ground_of(world, used)
    years = range(len(ground.present))
    stacks = [np.stack([ground.weights[name][year] for name in used]) for year in years]
    parts = [_year(stack, coupling, resolution, seeds) for stack in stacks]
    flat = [np.concatenate([part.labels for part in of_year]) for of_year in parts]
    counts = [np.concatenate([strength(layer) for layer in stack]) for stack in stacks]
    lasting = [row.reshape(len(used), -1) for row in matched(flat, counts)]
    return {
        name: tabled(
            world,
            name,
            _alone(ground, name),
            ground.weights[name],
            [of_year[place] for of_year in parts],
            [row[place] for row in lasting],
            index,
            resolution,
            seeds,
        )
        for place, name in enumerate(used)
    }


def gains(stack: NDArray[np.float64], coupling: float, resolution: float = 1.0) -> tuple[NDArray[np.float64], _Sheets]:
    """Give what it adds that two nodes are in one group: modularity within layers, coupling between them.

    Parameters
    ----------
    stack : array (layer, n, n)
        Symmetric, with empty diagonals.
    """
    layers, states = np.nonzero(stack.sum(axis=2) > 0)
    matrix = np.zeros((layers.size, layers.size))
    for layer, ties in enumerate(stack):
        here = np.flatnonzero(layers == layer)
        if here.size:
            own = ties[np.ix_(states[here], states[here])] / ties.sum()
            totals = own.sum(axis=1)
            matrix[np.ix_(here, here)] = own - resolution * np.outer(totals, totals)
    sizes = np.bincount(layers, minlength=len(stack))[layers]
    same = (states[:, np.newaxis] == states) & (layers[:, np.newaxis] != layers)
    matrix += same * coupling / np.maximum(np.maximum(sizes[:, np.newaxis], sizes), 1)
    return matrix, _Sheets(layers, states)


def _year(stack: NDArray[np.float64], coupling: float, resolution: float, seeds: int) -> list[Partition]:
    """Find the camps of one year: a partition of all states for each layer, numbered alike."""
    from polycentric.poles.groups import kernel_coupled

    announce(kernel_coupled)
    matrix, nodes = gains(stack, coupling, resolution)
    count = stack.shape[1]
    if not nodes.layers.size:
        nothing = Partition(np.full(count, -1), np.nan, np.nan, np.nan, np.full(count, np.nan), seeds)
        return [nothing] * len(stack)
    best = most_typical(*kernel_coupled.grouped(matrix, seeds, 0))
    return [_of_layer(best, nodes, layer, count) for layer in range(len(stack))]


def _of_layer(part: Partition, nodes: _Sheets, layer: int, count: int) -> Partition:
    """Cut one layer's nodes out of a partition of all."""
    here = nodes.layers == layer
    labels, together = np.full(count, -1), np.full(count, np.nan)
    labels[nodes.states[here]], together[nodes.states[here]] = part.labels[here], part.together[here]
    known = (part.modularity, part.agreement, part.information) if here.any() else (np.nan, np.nan, np.nan)
    return Partition(labels, *known, together, part.seeds)


def _alone(ground: Ground, name: str) -> Ground:
    """Give the ground of one layer."""
    parts = ({name: each[name]} for each in (ground.observed, ground.weights, ground.left_out, ground.reasons))
    return Ground(ground.labels, ground.order, ground.present, *parts)  # pyright: ignore[reportArgumentType]  # each of its own kind
