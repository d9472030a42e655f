"""How polarised the alliances of a year are: poles of alike portfolios with their tightness, and groups that overlap.

The poles are *after* Bueno de Mesquita, whose original could not be read where this was written: of his parts, tau-b
between alliance portfolios and a state's tie to itself as a defence pact are known. Clique polarization is this
project's own: it was called after Maoz, whose formula was never seen, and doesn't behave as polarization should.
"""

from collections.abc import Iterator

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.poles.groups.cliques import maximal_cliques
from polycentric.poles.one_run import table_of_runs
from polycentric.ties.similar import PLEDGES, Year, alliances

LEAST_CLIQUE = 2
NO_PLEDGES = "no state has pledged anything to another"
ONE_POLE = "all states with pledges are in one pole: there is nothing to be apart from"
ALL_ALIKE = "no two portfolios can be compared: each holds the same pledge to all"
NOT_COVERED = "alliances aren't covered this year"
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "states": pl.Int32,
    "allied": pl.Int32,
    "poles_after_bueno_de_mesquita": pl.Int32,
    "tightness": pl.Float64,
    "discreteness": pl.Float64,
    "cliques": pl.Int32,
    "balance": pl.Float64,
    "cohesion": pl.Float64,
    "separation": pl.Float64,
    "clique_polarization": pl.Float64,
    "reason": pl.String,
}
Matrix = NDArray[np.float64]


def polarization(panel: xr.Dataset) -> pl.DataFrame:
    """Measure the polarization of alliances in each year of a panel.

    Parameters
    ----------
    panel : Dataset
        Of the world `history`, with the layer ``atop``.

    Returns
    -------
    DataFrame
        One row per year (of each run). `states` are covered, `allied` have pledged something to another or been
        promised it. A number is null where it isn't defined, and `reason` says why the first of them is: a year without
        pledges has no poles (0) and no polarization; one pole has no discreteness.

    References
    ----------
    After Bueno de Mesquita (1975), Measuring Systemic Polarity, Journal of Conflict Resolution 19(2), 187-216: not
    read; that a state's tie to itself counts as a defence pact is on his p. 195, as Häge (2011), Political Analysis
    19(3), p. 289, note 4, cites it. The balance of sizes in clique polarization is that of Reynal-Querol (2002),
    Ethnicity, Political Systems, and Civil Wars, Journal of Conflict Resolution 46(1), 29-54.
    """
    return table_of_runs(panel, _of_one_run, PLEDGES)


def _of_one_run(panel: xr.Dataset) -> pl.DataFrame:
    """Measure each year of a panel without runs."""
    by_year = {each.year: _of_year(panel, each) for each in alliances(panel)}
    return pl.DataFrame([_row(int(year), by_year) for year in panel["year"].values], schema=SCHEMA)


def poles_after_bueno_de_mesquita(similarity: Matrix) -> NDArray[np.int64]:
    """Give the pole of each state: those that are linked by being each other's, or one the other's, most alike.

    Each state is linked with the one whose portfolio is most like its own (of equals the first), if their likeness is
    above 0; what hangs together is a pole (McQuitty 1957, Elementary Linkage Analysis). A state that is like nobody is
    in none: -1. Poles are numbered by their first member.

    Parameters
    ----------
    similarity : array (n, n)
        Tau-b of portfolios; missing where undefined.
    """
    likeness = np.where(np.isnan(similarity) | np.eye(len(similarity), dtype=bool), -np.inf, similarity)
    best = likeness.argmax(axis=1) if len(likeness) else np.zeros(0, dtype=np.int64)
    linked = np.zeros(likeness.shape, dtype=bool)
    rows = np.flatnonzero(likeness.max(axis=1, initial=-np.inf) > 0)
    linked[rows, best[rows]] = linked[best[rows], rows] = True
    return _components(linked)


def tightness(similarity: Matrix, pole: NDArray[np.int64]) -> float:
    """Give the mean over poles of the mean likeness of the pairs within each."""
    within = [float(np.nanmean(part)) for part in _within(similarity, pole)]
    return float(np.mean(within)) if within else np.nan


def discreteness(similarity: Matrix, pole: NDArray[np.int64]) -> float:
    """Give how unlike the poles are: (1 - mean likeness of pairs in different poles) / 2, from 0 to 1."""
    named = pole >= 0
    across = named[:, np.newaxis] & named & (pole[:, np.newaxis] != pole) & ~np.isnan(similarity)
    return float((1.0 - similarity[across].mean()) / 2.0) if across.any() else np.nan


def balance(sizes: NDArray[np.float64]) -> float:
    """Give how near the sizes of groups are to two equal ones: 4 x sum of q² (1 - q), from 0 (one group) to 1."""
    parts = sizes / sizes.sum()
    return float(4.0 * (parts**2 * (1.0 - parts)).sum())


def separation(groups: list[list[int]]) -> float:
    """Give one less the mean overlap of two groups, where overlap is what they share over the smaller of the two.

    Without a second group nothing overlaps: 1.
    """
    if len(groups) < 2:
        return 1.0
    inside = np.zeros((len(groups), 1 + max(max(group) for group in groups)))
    for row, group in enumerate(groups):
        inside[row, group] = 1.0
    sizes = inside.sum(axis=1)
    overlap = (inside @ inside.T) / np.minimum(sizes[:, np.newaxis], sizes)
    return float(1.0 - overlap[np.triu_indices(len(groups), 1)].mean())


def _of_year(panel: xr.Dataset, each: Year) -> dict[str, object]:
    """Measure one year."""
    labels = panel["state"].values[each.places].astype(str)
    order = np.argsort(labels)
    pledged = each.portfolios.values[np.ix_(order, order)].astype(np.float64)
    np.fill_diagonal(pledged, 0.0)
    pledged = np.maximum(pledged, 0.0)
    both = np.maximum(pledged, pledged.T)
    allied = np.flatnonzero(both.sum(axis=1) > 0)
    row: dict[str, object] = {"states": labels.size, "allied": allied.size, "reason": ""}
    if allied.size == 0:
        return row | {"poles_after_bueno_de_mesquita": 0, "cliques": 0, "reason": NO_PLEDGES}
    alike = each.compare("tau_b").values[np.ix_(order, order)][np.ix_(allied, allied)]
    return row | _poles(alike) | _groups(both[np.ix_(allied, allied)], each.portfolios.top)


def _poles(alike: Matrix) -> dict[str, object]:
    """Measure poles of alike portfolios."""
    pole = poles_after_bueno_de_mesquita(alike)
    count = int(pole.max(initial=-1)) + 1
    if count == 0 and np.isnan(alike).all():
        return {"reason": ALL_ALIKE}
    return {
        "poles_after_bueno_de_mesquita": count,
        "tightness": _known(tightness(alike, pole)),
        "discreteness": _known(discreteness(alike, pole)),
        "reason": ONE_POLE if count == 1 else "",
    }


def _groups(both: Matrix, top: int) -> dict[str, object]:
    """Measure overlapping groups: the maximal cliques of the network of pledges."""
    cliques = [clique for clique in maximal_cliques(both > 0) if len(clique) >= LEAST_CLIQUE]
    sizes = np.array([len(clique) for clique in cliques], dtype=np.float64)
    inner = [both[np.ix_(clique, clique)].sum() / (len(clique) * (len(clique) - 1) * top) for clique in cliques]
    parts = balance(sizes), float(np.average(inner, weights=sizes)), separation(cliques)
    return {
        "cliques": len(cliques),
        "balance": parts[0],
        "cohesion": parts[1],
        "separation": parts[2],
        "clique_polarization": parts[0] * parts[1] * parts[2],
    }


def _row(year: int, measures: dict[int, dict[str, object]]) -> dict[str, object]:
    """Complete a row."""
    row: dict[str, object] = {}
    row.update(dict.fromkeys(SCHEMA))
    return row | {"reason": NOT_COVERED} | measures.get(year, {}) | {"year": year}


def _within(similarity: Matrix, pole: NDArray[np.int64]) -> Iterator[Matrix]:
    """Give the likeness of the pairs in each pole."""
    for one in range(int(pole.max(initial=-1)) + 1):
        inside = np.flatnonzero(pole == one)
        pairs = similarity[np.ix_(inside, inside)][np.triu_indices(inside.size, 1)]
        if not np.isnan(pairs).all():
            yield pairs


def _components(linked: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give each state the number of what it hangs together with; -1 without a link."""
    from scipy.sparse.csgraph import connected_components

    if not linked.any():
        return np.full(len(linked), -1)
    numbers: NDArray[np.int32] = connected_components(linked, directed=False)[1]
    alone: NDArray[np.bool_] = np.logical_not(linked.any(axis=1))
    names = dict.fromkeys(numbers[~alone].tolist())
    place = {name: number for number, name in enumerate(names)}
    return np.array([-1 if alone[state] else place[int(numbers[state])] for state in range(len(linked))])


def _known(number: float) -> float | None:
    """Turn a missing number into a null."""
    return None if np.isnan(number) else number
