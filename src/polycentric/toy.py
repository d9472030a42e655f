"""Toy worlds: a handful of states with the power and the ties you state, to see what a measure does."""

from collections.abc import Mapping
from functools import partial

import numpy as np
import xarray as xr

from polycentric.panel.state_index import with_names
from polycentric.poles.world import World
from polycentric.power.contract import PowerIndex
from polycentric.ties.contract import TieLayer

DIRECTED = frozenset({"trade", "trade_dependence"})
Ties = Mapping[tuple[str, str], float | None]


def world(
    power: Mapping[str, float], year: int = 2000, people: Mapping[str, float] | None = None, **layers: Ties
) -> World:
    """Make a world of stated power and ties.

    Parameters
    ----------
    power : mapping of str to float
        Each state's power on the only index, ``power``; missing as NaN.
    year : int
    people : mapping of str to float, optional
        Each state's population, by which the coverage rule weighs states without power; none is known if left out.
    **layers : mapping of (str, str) to float
        Ties by layer. In the layers `trade` and `trade_dependence` a pair is read as (state, partner); in the others it
        holds both ways. A pair left out is an observed zero; a pair given as None is missing without a bound.

    Returns
    -------
    World

    Examples
    --------
    >>> from polycentric import toy
    >>> two = toy.world({"A": 3, "B": 1}, pacts={("A", "B"): 1})
    >>> two.shares("power").values.tolist()
    [[0.75, 0.25]]
    """
    states = list(power)
    coords = {"year": [year], "state": np.array(states, dtype=object), "partner": np.array(states, dtype=object)}
    panel = with_names(xr.Dataset(coords=coords))
    if people is not None:
        panel["population"] = (("year", "state"), [[float(people[state]) for state in states]])
    values = xr.DataArray(
        [list(map(float, power.values()))], dims=("year", "state"), coords={"year": [year], "state": coords["state"]}
    )
    matrices = {
        name: xr.DataArray(_matrix(name, states, ties)[np.newaxis], dims=("year", "state", "partner"), coords=coords)
        for name, ties in layers.items()
    }
    return World(panel, indices={"power": _index(values)}, layers={n: _layer(n, m) for n, m in matrices.items()})


def _index(values: xr.DataArray) -> PowerIndex:
    """Wrap stated values as an index."""
    return PowerIndex("Stated power", (), "units", "stated by the user", partial(_stated, values), name="power")


def _layer(name: str, matrix: xr.DataArray) -> TieLayer:
    """Wrap a stated matrix as a layer; a missing tie has no bound."""
    return TieLayer(
        f"Stated {name}",
        (),
        "level",
        "stated by the user",
        name in DIRECTED,
        partial(_stated, matrix),
        whole=True,
        name=name,
    )


def _stated(values: xr.DataArray, _: xr.Dataset) -> xr.DataArray:
    """Give back what was stated, whatever the panel."""
    return values


def _matrix(name: str, states: list[str], ties: Ties) -> np.ndarray:
    """Fill a matrix of ties; the diagonal is missing."""
    matrix = np.zeros((len(states), len(states)))
    np.fill_diagonal(matrix, np.nan)
    for (one, two), given in ties.items():
        value = np.nan if given is None else given
        matrix[states.index(one), states.index(two)] = value
        if name not in DIRECTED:
            matrix[states.index(two), states.index(one)] = value
    return matrix


__all__ = ["DIRECTED", "world"]


def __dir__() -> list[str]:
    return sorted(__all__)
