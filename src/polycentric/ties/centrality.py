"""Who is in the middle of a network, year by year, where enough of it is observed to say.

A missing tie is not an absent one, and a path may run through a tie that nobody observed. So the states of whose ties
the least is observed are left out, one after another, until nine tenths (`least`) of the pairs of the others are;
how many that leaves out is in the result. Where more than half of the states would have to be left out, nothing is
measured, and the reason is given. The states of a year are those of which any tie is observed.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.compiling import announce
from polycentric.errors import DataError
from polycentric.panel.coverage import known_alone
from polycentric.panel.state_index import with_names
from polycentric.ties import network

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]
LEAST = 0.9
DAMPING = 0.85
TOLERANCE = 1e-12
SAME = 1e-6
DUST = 1e-10  # what iterating leaves where the eigenvector is zero
OF_STATES = ("betweenness", "closeness", "harmonic", "eigenvector", "pagerank")
LABELS = {
    "betweenness": "part of the shortest paths between others that run through the state",
    "closeness": "part of the others that reach the state, over their mean steps to it",
    "harmonic": "mean over all others of one over their steps to the state",
    "eigenvector": "tied to by states that are themselves central; the highest is 1",
    "pagerank": "part of the time at the state of one who follows ties",
}
REFERENCES = {
    "betweenness": "Freeman (1977), Sociometry 40(1), 35-41; computed as in Brandes (2001), Journal of Mathematical "
    "Sociology 25(2), 163-177",
    "closeness": "Wasserman and Faust (1994), Social Network Analysis, 200-201, corrected for several parts as there",
    "harmonic": "Marchiori and Latora (2000), Physica A 285, 539-546",
    "eigenvector": "Bonacich (1972), Journal of Mathematical Sociology 2(1), 113-120",
    "pagerank": "Brin and Page (1998), Computer Networks 30, 107-117; damping .85",
}
HALF = 0.5
TOO_FEW, UNSEEN, NO_TIE, NOT_ONE = (
    "fewer than three states have an observed tie",
    "too few of the pairs are observed: more than half of the states would have to be left out",
    "no tie above the threshold",
    "the ties have no single centre: none leads back to where it began, or several parts weigh the same or nearly so",
)


@dataclass(frozen=True)
class _Network:
    """A year's network.

    `places` are those of the states that are kept, `weights` their ties (zero where not above the threshold), `states`
    how many have any observed tie, and `observed` what part of the pairs of these is.
    """

    places: NDArray[np.int64]
    weights: Floats
    states: int
    observed: float


def centrality(tie: xr.DataArray, above: float = 0.0, least: float = LEAST) -> xr.Dataset:
    """Measure a network in each year.

    Parameters
    ----------
    tie : DataArray, (year, state, partner)
        A layer, or a variable of a panel by ``panel.pc.masked(name)``; a tie runs from `state` to `partner`.
    above : float
        Ties of more than this are ties. Paths count steps, whatever a tie's weight; eigenvector and PageRank count
        weights.
    least : float
        The part of the pairs of the states that are kept that must be observed.

    Returns
    -------
    Dataset
        On (year, state) `betweenness`, `closeness`, `harmonic`, `eigenvector` and `pagerank`; on (year,) `states`, how
        many have an observed tie, `observed`, the part of their ordered pairs that is, `left_out`, how many of them
        are, `density` and `reciprocity` of those kept, `reason`, why the measures of the year are missing (empty where
        they aren't), and `reason_eigenvector`, why that one is.

    Raises
    ------
    DataError
        If `above` is negative: what is below zero is no tie that a path could follow.

    References
    ----------
    See `REFERENCES`; none checked against its original, all against networkx.
    """
    if above < 0 or not 0 <= least <= 1:
        raise DataError(f"above={above:g}, least={least:g}: a threshold from 0 up, and a part from 0 to 1, are right.")
    cells = known_alone(tie).transpose("year", "state", "partner")
    years, states = cells["year"].values, cells["state"].values
    grids = {name: np.full((years.size, states.size), np.nan) for name in OF_STATES}
    kept = [_network(values, above, least) for values in cells.values]
    reasons = [_reason(each) for each in kept]
    several = [""] * len(kept)
    inside = np.zeros((years.size, states.size), dtype=np.bool_)
    for row, (each, reason) in enumerate(zip(kept, reasons, strict=True)):
        if not reason:
            inside[row, each.places] = True
            several[row] = _measure(each, {name: grid[row] for name, grid in grids.items()})
    core = cells.copy(data=np.where(inside[:, :, None] & inside[:, None, :], cells.values, np.nan))
    measures = xr.Dataset(
        {
            **{name: (("year", "state"), grid, _attributes_of(name)) for name, grid in grids.items()},
            "states": ("year", np.array([each.states for each in kept])),
            "observed": ("year", np.array([each.observed for each in kept])),
            "left_out": ("year", np.array([each.states - each.places.size for each in kept])),
            "density": ("year", network.density(core, above).values),
            "reciprocity": ("year", network.reciprocity(core, above).values),
            "reason": ("year", np.array(reasons, dtype=object)),
            "reason_eigenvector": ("year", np.array([a or b for a, b in zip(reasons, several, strict=True)], object)),
        },
        coords={"year": years, "state": states.astype(object)},
        attrs={"above": above, "least": least, "layer": str(tie.name or "")},
    )
    return with_names(measures)


def _network(values: NDArray[np.floating], above: float, least: float) -> _Network:
    """Take a year's states of which enough ties are observed."""
    known = ~np.isnan(values)
    np.fill_diagonal(known, False)
    states_kept = np.flatnonzero(known.any(axis=0) | known.any(axis=1))
    places = states_kept[network.best_observed(known[np.ix_(states_kept, states_kept)], least)]
    among = np.ix_(places, places)
    weights = np.where(known[among] & (values[among] > above), values[among], 0.0).astype(np.float64)
    pairs = states_kept.size * (states_kept.size - 1)
    return _Network(places, weights, states_kept.size, float(known.sum() / pairs) if pairs else np.nan)


def _reason(each: _Network) -> str:
    """Say why a year can't be measured; nothing where it can."""
    if each.states < 3:
        return TOO_FEW
    if each.places.size < max(3, HALF * each.states):
        return UNSEEN
    return "" if each.weights.any() else NO_TIE


def _measure(each: _Network, rows: dict[str, Floats]) -> str:
    """Write a year's measures in place; say why there is no eigenvector, where there is none."""
    from polycentric.ties import kernel_centrality  # compiled on first use

    announce(kernel_centrality)
    paths, rank = kernel_centrality.paths, kernel_centrality.rank
    size, others = each.places.size, each.places.size - 1.0
    ties = _ties(each.weights)
    between, far, reached, near = paths(ties.first, ties.target)
    with np.errstate(invalid="ignore"):
        close = np.where(reached > 0, reached * reached / (others * far), 0.0)
    central = _eigenvector(ties)
    by_measure = {"betweenness": between / (others * (size - 2.0)), "closeness": close, "harmonic": near / others,
             "pagerank": rank(ties.first, ties.target, ties.weight, DAMPING, TOLERANCE)}  # fmt: skip
    for name, values in by_measure.items():
        rows[name][each.places] = values
    if central is None:
        return NOT_ONE
    rows["eigenvector"][each.places] = central
    return ""


@dataclass(frozen=True)
class _Ties:
    """Ties by the state that they run from: where each state's begin, to whom they run, and their weight, at most 1."""

    first: NDArray[np.int64]
    target: NDArray[np.int64]
    weight: Floats


def _ties(weights: Floats) -> _Ties:
    """List the ties."""
    tied = weights > 0
    first = np.concatenate(([0], np.cumsum(tied.sum(axis=1)))).astype(np.int64)
    return _Ties(first, np.nonzero(tied)[1].astype(np.int64), weights[tied] / weights.max())


def _eigenvector(ties: _Ties) -> Floats | None:
    """Give the leading eigenvector, if it is one alone: two different starts must come to the same end."""
    from polycentric.ties.kernel_centrality import leading

    size = ties.first.size - 1
    ends = list[Floats]()
    for start in (np.ones(size), 1.0 + np.arange(size) / size):
        values, settled = leading(ties.first, ties.target, ties.weight, start, TOLERANCE)
        if not settled:
            return None
        ends.append(values)
    vector = np.where(ends[0] < DUST, 0.0, ends[0])
    return vector if np.abs(vector - ends[1]).max() < SAME else None


def _attributes_of(name: str) -> dict[str, str]:
    """Describe a measure."""
    return {"long_name": LABELS[name], "reference": REFERENCES[name], "units": "number"}


def table(data: xr.Dataset) -> "pl.DataFrame":
    """Give the measures as rows: a state of a year each, with the year's own numbers beside it.

    Returns
    -------
    DataFrame
        ``year``, ``state``, the measures, ``density``, ``reciprocity``, ``states``, ``left_out``, ``observed``,
        ``reason``, ``reason_eigenvector``. A year that could not be measured has one row, without a state.
    """
    import polars as pl  # heavy: imported when a table is asked for

    of_years = ("density", "reciprocity", "states", "left_out", "observed", "reason", "reason_eigenvector")
    years, states = data["year"].values, data["state"].values.astype(str)
    row, place = np.nonzero(data["pagerank"].notnull().values)
    empty = np.flatnonzero(data["reason"].values.astype(str) != "")
    measures = {
        name: np.concatenate([data[name].values[row, place], np.full(empty.size, np.nan)]) for name in OF_STATES
    }
    rows = np.concatenate([row, empty])
    names = [*states[place].tolist(), *[None] * empty.size]
    frame = pl.DataFrame(
        {
            "year": years[rows],
            "state": names,
            **measures,
            **{name: data[name].values[rows].tolist() for name in of_years},
        },
        schema_overrides={"state": pl.String},
    )
    numbers = pl.selectors.float()
    return frame.with_columns(numbers.fill_nan(None)).sort("year", "state")
