"""What draws of ideal points say: ranks, distances, changes of side, ties. The same for either estimator's draws.

Draws have the dimensions ``chain``, ``draw``, ``state`` and ``year`` (``session`` for votes of another assembly); a
unit that did not vote in a session is missing there.
"""

from contextlib import suppress

import numpy as np
import xarray as xr

from polycentric.errors import PolycentricError, ShapeError, UnknownNameError
from polycentric.panel.state_index import id_among, with_names

SAMPLE = ("chain", "draw")
QUANTILES = (0.05, 0.5, 0.95)


def time_of(values: xr.DataArray) -> str:
    """Give the name of the time dimension."""
    for name in ("year", "session"):
        if name in values.dims:
            return name
    raise ShapeError(
        f"Ideal points have a dimension year or session, and these have {', '.join(map(str, values.dims))}."
    )


def ranks(draws: xr.DataArray, quantiles: tuple[float, ...] = QUANTILES) -> xr.Dataset:
    """Give each state's rank in each session, 1 for the largest ideal point, with its uncertainty.

    Returns
    -------
    Dataset, (time, state)
        `rank`, its mean over draws; `rank_quantile`, with the dimension `quantile`; `first`, the probability of rank 1.
    """
    voted = draws.notnull()
    order = np.argsort(np.argsort(-draws.transpose(..., "state").fillna(-np.inf).to_numpy(), axis=-1), axis=-1)
    rank = draws.transpose(..., "state").copy(data=order + 1.0).where(voted)
    return xr.Dataset(
        {"rank": rank.mean(SAMPLE), "rank_quantile": _quantiles(rank, quantiles),
         "first": (rank == 1).where(voted).mean(SAMPLE)}
    )  # fmt: skip


def distance(draws: xr.DataArray, one: str, other: str, quantiles: tuple[float, ...] = QUANTILES) -> xr.Dataset:
    """Give how far two states stand from each other in each session.

    Returns
    -------
    Dataset, (time,)
        `distance`, its mean over draws (never negative, and not zero for states at the same place); `difference`, the
        first's ideal point less the other's; `distance_quantile` and `difference_quantile`; missing where either did
        not vote.
    """
    between = state_of(draws, one) - state_of(draws, other)
    apart = abs(between)
    return xr.Dataset(
        {"distance": apart.mean(SAMPLE), "distance_quantile": _quantiles(apart, quantiles),
         "difference": between.mean(SAMPLE), "difference_quantile": _quantiles(between, quantiles)}
    )  # fmt: skip


def side(draws: xr.DataArray, who: str, of: str, against: str) -> xr.DataArray:
    """Give the probability, session by session, that a state stands nearer to one state than to another."""
    return _nearer(draws, who, of, against).mean(SAMPLE).rename("probability")


def leaving(draws: xr.DataArray, who: str, of: str, against: str) -> xr.Dataset:
    """Tell when a state left another's side for good: nearer to `of` before, and from then on never again.

    Sessions in which one of the three did not vote are passed over.

    Returns
    -------
    Dataset, (time,)
        `left`, the probability that it left for good in that session (nearer in the one before, farther in this and all
        later ones); `side`, the probability of being nearer. As numbers: `stayed`, the probability that it stands
        there still, and `never`, that it never stood there.
    """
    near = _nearer(draws, who, of, against)
    time = time_of(draws)
    seen = near.dropna(time, how="all")
    values = seen.transpose(*SAMPLE, time).to_numpy() > 0.5
    flat = values.reshape(-1, values.shape[-1])
    stood = flat.any(axis=1)
    last = flat.shape[1] - 1 - np.argmax(flat[:, ::-1], axis=1)
    went = np.zeros(flat.shape[1])
    gone = stood & (last < flat.shape[1] - 1)
    np.add.at(went, last[gone] + 1, 1.0)
    left = xr.DataArray(went / len(flat), coords={time: seen[time]}, dims=time)
    return xr.Dataset(
        {"left": left.reindex({time: draws[time]}), "side": near.mean(SAMPLE),
         "stayed": float((stood & ~gone).mean()), "never": float((~stood).mean())}
    )  # fmt: skip


def ties(draws: xr.DataArray) -> xr.DataArray:
    """Give the expected distance of every two states as a tie layer, (time, state, partner).

    Missing where either did not vote, and on the diagonal.
    """
    time = time_of(draws)
    states = draws["state"].values
    sample = draws.stack(sample=SAMPLE).transpose(time, "state", "sample").to_numpy()
    apart = np.full((sample.shape[0], len(states), len(states)), np.nan)
    for at, row in enumerate(sample):
        for state in range(len(states)):
            apart[at, state] = np.mean(np.abs(row - row[state]), axis=1)
        np.fill_diagonal(apart[at], np.nan)
    expected = xr.DataArray(
        apart, coords={time: draws[time].values, "state": states, "partner": states}, dims=(time, "state", "partner"),
        name="ideal_point_distance",
        attrs={"units": "standard deviations of ideal points", "long_name": "Expected distance of ideal points",
               "directed": 0, "diagonal": "undefined", **draws.attrs},
    )  # fmt: skip
    return with_names(expected)


def state_of(draws: xr.DataArray, state: str) -> xr.DataArray:
    """Give the draws of one state, or raise with the nearest known names."""
    known = [str(label) for label in draws["state"].values]
    with suppress(PolycentricError):
        state = str(id_among(state, known))
    if state not in known:
        raise UnknownNameError("state among those that voted", state, known)
    return draws.sel(state=state).drop_vars("state")


def _nearer(draws: xr.DataArray, who: str, of: str, against: str) -> xr.DataArray:
    """Say in each draw whether a state is nearer to one than to another; missing where one of them did not vote."""
    point, one, other = (state_of(draws, label) for label in (who, of, against))
    near = abs(point - one) < abs(point - other)
    return near.where(point.notnull() & one.notnull() & other.notnull())


def _quantiles(values: xr.DataArray, quantiles: tuple[float, ...]) -> xr.DataArray:
    """Give quantiles over all draws of all chains."""
    return values.quantile(list(quantiles), SAMPLE, skipna=False)  # who did not vote did not in any draw
