"""Partitions of many years or states, found once: they take most of the time of a verdict map of two centuries.

They are kept beside the tables, under the hash of the networks and of all that the search depends on, so that another
input asks for another file and a damaged one is found anew. The same bits come back as were found.
"""

import hashlib

import graspologic_native
import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.poles.groups.communities import ITERATIONS, Partition, partition
from polycentric.tables import cache, kept, places

FEWEST_YEARS, MANY_NODES = 10, 40
FOLDER, STEM, FORM = "partitions", "leiden", 1
OF_A_YEAR = ("modularity", "agreement", "information")


def partitions(networks: NDArray[np.float64], resolution: float, seeds: int) -> list[Partition]:
    """Find the communities of each network of a row of years, (year, n, n): see `communities.partition`."""
    years, nodes = networks.shape[:2]
    if not nodes or (years < FEWEST_YEARS and nodes < MANY_NODES) or not kept.is_on():
        return [partition(network, resolution, seeds) for network in networks]
    key = _key(networks, resolution, seeds)
    folder = places.cache_folder() / FOLDER
    frame = cache.load(folder, STEM, key)
    if frame is not None and frame.height == years * nodes:
        return _read(frame, years, nodes, seeds)
    parts = [partition(network, resolution, seeds) for network in networks]
    _ = cache.save(folder, STEM, key, _written(parts, nodes))
    return parts


def _key(networks: NDArray[np.float64], resolution: float, seeds: int) -> str:
    """Hash the networks and what else the partitions follow from."""
    leiden = getattr(graspologic_native, "__version__", "")
    about = f"{FORM} {networks.shape} {resolution!r} {seeds} {ITERATIONS} {leiden}"
    digest = hashlib.sha256(about.encode())
    digest.update(np.ascontiguousarray(networks).data)
    return digest.hexdigest()


def _written(parts: list[Partition], nodes: int) -> pl.DataFrame:
    """Lay partitions out as a table of a row per year and node."""
    columns = {name: np.repeat([getattr(part, name) for part in parts], nodes) for name in OF_A_YEAR}
    labels = np.concatenate([part.labels for part in parts])
    return pl.DataFrame({"label": labels, "together": np.concatenate([part.together for part in parts]), **columns})


def _read(frame: pl.DataFrame, years: int, nodes: int, seeds: int) -> list[Partition]:
    """Give the partitions of such a table."""
    grid = {name: frame[name].to_numpy().reshape(years, nodes).copy() for name in frame.columns}
    return [
        Partition(
            labels=grid["label"][year],
            modularity=float(grid["modularity"][year, 0]),
            agreement=float(grid["agreement"][year, 0]),
            information=float(grid["information"][year, 0]),
            together=grid["together"][year],
            seeds=seeds,
        )
        for year in range(years)
    ]
