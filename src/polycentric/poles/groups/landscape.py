"""Landscape theory: into which two sides states would fall, given how much each pair likes or dislikes being together.

Each pair has a *propensity* to align, positive or negative, and each state a size. A configuration puts every state on
one of two sides; its *energy* rises with each pair that is apart and would be together, or together and would be apart.
States change sides one at a time as long as that lowers the energy, so the predictions are the local minima: there may
be several, and from where history starts decides between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.compiling import announce
from polycentric.errors import DataError, ShapeError
from polycentric.fixed_order import product
from polycentric.labels import PAIR, laid, lead_sizes

EXACT_MOST = 26
STARTS, SWEEPS = 200, 200
# Part of the sum of all weights below which a difference of energy is rounding.
HAIR = 1e-12


@dataclass(frozen=True)
class Minimum:
    """A configuration from which no state alone gains by changing sides.

    Attributes
    ----------
    energy : float
        Sum over ordered pairs on different sides of size x size x propensity.
    first, second : tuple of str
        The two sides, the one of the larger size first; the second is empty where all stand together.
    basin : float
        Part of all configurations from which steepest descent ends here; of an annealed search, part of the starts.
    frustration : mapping of str to float
        For each state, the sum over the states on the other side of their size times the propensity.
    cost : mapping of str to float
        How much the energy rises if that state alone changes sides; zero for one that could as well stand there.
    """

    energy: float
    first: tuple[str, ...]
    second: tuple[str, ...]
    basin: float
    frustration: dict[str, float]
    cost: dict[str, float]

    def side(self, state: str) -> int:
        """Give 1 or 2 for the side on which a state stands."""
        return 1 if state in self.first else 2


@dataclass(frozen=True)
class Landscape:
    """All local minima of a set of states, the deepest first.

    Attributes
    ----------
    states : tuple of str
        Those that were placed, in the order of their labels.
    minima : tuple of Minimum
        Empty where there is none to speak of; `reason` says why.
    exact : bool
        Whether every configuration was looked at.
    looked_at : int
        Configurations (exact), or starts.
    indifferent : tuple of str
        States whose propensities or size give them no weight with anybody; any side is as good, so they stand on none.
    left_out : mapping of str to str
        States without a size, with the reason.
    unknown : float
        Part of the weight of all pairs (size x size) whose propensity is missing; such a pair pulls neither way.
    reason : str
        Why there are no minima; empty where there are.
    """

    states: tuple[str, ...]
    minima: tuple[Minimum, ...]
    exact: bool
    looked_at: int
    indifferent: tuple[str, ...]
    left_out: dict[str, str]
    unknown: float
    reason: str

    def __repr__(self) -> str:
        """Lead with the deepest minimum."""
        if not self.minima:
            return f"Landscape of {len(self.states)} states without minima: {self.reason}"
        best = self.minima[0]
        sides = f"{', '.join(best.first)} | {', '.join(best.second)}"
        return f"Landscape of {len(self.states)} states, {len(self.minima)} minima; deepest: {sides}"

    def table(self) -> pl.DataFrame:
        """Give a row per minimum and state: side, frustration, cost of changing sides."""
        rows = [
            {
                "minimum": place,
                "energy": minimum.energy,
                "basin": minimum.basin,
                "state": state,
                "side": minimum.side(state),
                "frustration": minimum.frustration[state],
                "cost": minimum.cost[state],
            }
            for place, minimum in enumerate(self.minima, start=1)
            for state in (*minimum.first, *minimum.second)
        ]
        return pl.DataFrame(rows, schema=SCHEMA)


SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "minimum": pl.Int32,
    "energy": pl.Float64,
    "basin": pl.Float64,
    "state": pl.String,
    "side": pl.Int32,
    "frustration": pl.Float64,
    "cost": pl.Float64,
}


def landscape(
    propensity: xr.DataArray,
    size: xr.DataArray,
    exact: bool | None = None,
    starts: int = STARTS,
    seed: int = 0,
) -> Landscape:
    """Find the local minima of the energy over all divisions of the states into two sides.

    With d_ij = 1 for two states on different sides and 0 for two on the same, the energy of a configuration is the sum
    over all i and j of s_i s_j p_ij d_ij. A state's frustration is the sum over j of s_j p_ij d_ij. As propensities are
    symmetric, a change of sides that lowers a state's own frustration lowers the energy, so descent ends.

    Parameters
    ----------
    propensity : DataArray, (state, partner)
        How much each pair would be on one side, symmetric, of either sign; missing where nothing is known. The
        diagonal is ignored. A directed layer is made symmetric before (`landscape_terms`).
    size : DataArray, (state,)
        Not negative; a state without one is left out.
    exact : bool, optional
        Whether to look at all configurations; without it, where no more than `EXACT_MOST` states have any weight.
    starts, seed : int
        Of the annealed search of a larger set. It may miss minima, which its result says (`Landscape.exact`).

    Raises
    ------
    ShapeError
        If the labels of the two sides of a pair differ, or if more than `EXACT_MOST` states are to be enumerated.
    DataError
        If a propensity isn't symmetric, or a size is negative or not finite.

    References
    ----------
    Axelrod and Bennett (1993), A Landscape Theory of Aggregation, British Journal of Political Science 23(2), 211-233:
    equations 1 to 3 (p. 214); basins by steepest descent (p. 223, note 33). Which of several equal falls is taken isn't
    said there; here it is that of the state first in the order of labels.
    """
    labels, pulls, sizes, left_out = _checked(propensity, size)
    weights = np.nan_to_num(pulls) * np.outer(sizes, sizes)
    inside = np.flatnonzero(np.abs(weights).sum(axis=1) > 0.0)
    indifferent = tuple(str(label) for label in np.delete(labels, inside))
    unknown = _unknown(pulls, sizes)
    if inside.size < 2:
        reason = _REASONS.get(labels.size, "no pair of these states has both size and a propensity")
        return Landscape((), (), True, 0, indifferent, left_out, unknown, reason)
    placed = weights[np.ix_(inside, inside)]
    within = placed / np.abs(placed).max()
    exactly = inside.size <= EXACT_MOST if exact is None else exact
    sides, counts, looked_at = _all_minima(within) if exactly else _annealed_minima(within, starts, seed)
    named = labels[inside]
    minima = [
        _minimum(named, placed, sizes[inside], side, count / looked_at)
        for side, count in zip(sides, counts, strict=True)
    ]
    minima.sort(key=lambda each: (round(each.energy / np.abs(placed).sum(), 12), each.first))
    return Landscape(tuple(map(str, named)), tuple(minima), exactly, looked_at, indifferent, left_out, unknown, "")


def landscapes(
    propensity: xr.DataArray, size: xr.DataArray, exact: bool | None = None, starts: int = STARTS, seed: int = 0
) -> pl.DataFrame:
    """Give the table of the landscape of every year, run and draw, with columns that name them in front.

    Parameters
    ----------
    propensity : DataArray, (..., state, partner)
    size : DataArray, (..., state)
        Either may lack a dimension that the other has: it is then the same everywhere.
    exact, starts, seed
        As in `landscape`; every cell is searched from the same starts.
    """
    sizes = lead_sizes(propensity, size)
    pulls, weights = laid(propensity, sizes, PAIR), laid(size, sizes)
    labels = {name: propensity[name] if name in propensity.coords else size[name] for name in sizes}
    frames: list[pl.DataFrame] = []
    for cell, at in enumerate(np.ndindex(*sizes.values())):
        one = xr.DataArray(pulls[cell], dims=PAIR, coords={name: propensity[name].values for name in PAIR})
        here = xr.DataArray(weights[cell], dims="state", coords={"state": size["state"].values})
        where = {name: each.values.tolist()[place] for (name, each), place in zip(labels.items(), at, strict=True)}
        minima = landscape(one, here, exact, starts, seed).table()
        named = (pl.lit(label, dtype=pl.Series([label]).dtype).alias(name) for name, label in where.items())
        frames.append(minima.select(*named, pl.all()))
    return pl.concat(frames)


_REASONS = {0: "no state has a size", 1: "only one state has a size: it can't take sides"}
Minima = tuple[NDArray[np.int8], NDArray[np.int64], int]


def _checked(
    propensity: xr.DataArray, size: xr.DataArray
) -> tuple[NDArray[np.str_], NDArray[np.float64], NDArray[np.float64], dict[str, str]]:
    """Give labels in order, propensities and sizes of the states that have one, and the others with the reason."""
    labels = propensity["state"].values.astype(str)
    if set(propensity.dims) != {"state", "partner"} or labels.tolist() != propensity["partner"].values.tolist():
        raise ShapeError(
            f"Propensities have dimensions {tuple(propensity.dims)}: ('state', 'partner'), labelled alike, is right."
        )
    pulls = propensity.transpose("state", "partner").values.astype(np.float64)
    sizes = size.sel(state=propensity["state"]).values.astype(np.float64)
    if not np.allclose(pulls, pulls.T, equal_nan=True):
        raise DataError("Propensities aren't symmetric: take the mean of both directions, or another rule, and say so.")
    if np.any(sizes < 0) or np.any(np.isinf(sizes)):
        worst = labels[np.flatnonzero((sizes < 0) | np.isinf(sizes))[0]]
        raise DataError(f"The size of '{worst}' is {sizes[labels == worst][0]:g}: sizes are finite and not negative.")
    order = np.argsort(labels)
    order = order[~np.isnan(sizes[order])]
    left_out = {str(label): "no size" for label in sorted(labels[np.isnan(sizes)])}
    pulls = (pulls + pulls.T)[np.ix_(order, order)] / 2.0
    np.fill_diagonal(pulls, 0.0)
    return labels[order], pulls, sizes[order], left_out


def _unknown(pulls: NDArray[np.float64], sizes: NDArray[np.float64]) -> float:
    """Give the part of the weight of all pairs whose propensity is missing; all of it where there is no pair."""
    weight = np.outer(sizes, sizes) * ~np.eye(sizes.size, dtype=bool)
    return float((weight * np.isnan(pulls)).sum() / weight.sum()) if weight.sum() > 0 else 1.0


def _all_minima(weights: NDArray[np.float64]) -> Minima:
    """Look at every configuration: sides of each minimum, size of its basin, number of configurations."""
    from polycentric.poles.groups import kernel_landscape

    if len(weights) > EXACT_MOST:
        raise ShapeError(
            f"{len(weights)} states have 2^{len(weights) - 1} configurations: at most {EXACT_MOST} states can be "
            f"enumerated; choose fewer, or exact=False for an annealed search."
        )
    announce(kernel_landscape)
    moves = kernel_landscape.every_move(weights, HAIR * float(np.abs(weights).sum()))
    ends, counts = kernel_landscape.basins(moves)
    against = (ends[:, np.newaxis] >> np.arange(len(weights))) & 1
    against[:, -1] = 0
    return np.where(against == 1, -1, 1).astype(np.int8), counts, 1 << (len(weights) - 1)


def _annealed_minima(weights: NDArray[np.float64], starts: int, seed: int) -> Minima:
    """Search from many starts: sides of each minimum found, how many starts ended there, number of starts."""
    from polycentric.poles.groups import kernel_landscape

    announce(kernel_landscape)
    ended = kernel_landscape.annealed(weights, HAIR * float(np.abs(weights).sum()), starts, SWEEPS, seed)
    sides, counts = np.unique(ended * ended[:, -1:], axis=0, return_counts=True)
    return sides, counts.astype(np.int64), starts


def _minimum(
    labels: NDArray[np.str_],
    weights: NDArray[np.float64],
    sizes: NDArray[np.float64],
    side: NDArray[np.int8],
    basin: float,
) -> Minimum:
    """Describe one configuration."""
    apart = weights * (side[:, np.newaxis] != side)
    cost = 2.0 * side * product(weights, side)
    small = HAIR * float(np.abs(weights).sum())
    ones, others = (tuple(map(str, labels[side == which])) for which in (1, -1))
    held = sizes[side == 1].sum(), sizes[side == -1].sum()
    first, second = (ones, others) if (held[0], others) >= (held[1], ones) else (others, ones)
    return Minimum(
        energy=float(apart.sum()),
        first=first,
        second=second,
        basin=float(basin),
        frustration=_by_state(labels, apart.sum(axis=1) / sizes),
        cost=_by_state(labels, np.where(np.abs(cost) <= small, 0.0, cost)),
    )


def _by_state(labels: Sequence[str] | NDArray[np.str_], values: NDArray[np.float64]) -> dict[str, float]:
    """Name values by state."""
    return {str(label): float(value) for label, value in zip(labels, values, strict=True)}
