"""How far two coders agree, beyond what chance would give: Cohen's kappa with its interval, and stance by stance.

Two intervals are given. The formula takes hits for independent draws; the bootstrap draws whole states, for the hits of
one state share a drafter's habits. Where they differ much, believe the bootstrap.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import DataError, ShapeError
from polycentric.fixed_order import product
from polycentric.scoring.bootstrap import Interval, weights
from polycentric.words.stance.hits import STANCES, Hit

Floats = NDArray[np.float64]
NORMAL = 1.959963984540054  # the 97.5th percentile of the normal distribution


@dataclass(frozen=True)
class Agreement:
    """Two coders on some hits.

    Attributes
    ----------
    hits : int
    table : array, (stance, stance), count
        Rows are the first coder's stances, columns the second's, in the order of `STANCES`.
    observed : float
        The share of hits on which they agree.
    kappa : float
        Missing where both gave all hits one stance: nothing can be said beyond chance then.
    error : float
        The large-sample standard error of kappa.
    by_formula, by_state : Interval
        95 percent: by the standard error, cut at 1, and over bootstrap draws of whole states.
    by_stance : array, (stance,)
        Of the hits to which either gave a stance, counted once for each coder, the share to which both gave it; it
        equals the F1 of one coder held against the other. Missing where neither gave it.
    """

    hits: int
    table: NDArray[np.int64]
    observed: float
    kappa: float
    error: float
    by_formula: Interval
    by_state: Interval
    by_stance: Floats


def agree(first: Sequence[str], second: Sequence[str], speakers: Sequence[str], seed: int = 0) -> Agreement:
    """Hold two coders' stances on the same hits against each other.

    Parameters
    ----------
    first, second : sequence of str, one for each hit
        What each of the two gave it.
    speakers : sequence of str
        Whose hit it is.
    seed : int
        Of the bootstrap.

    Raises
    ------
    ShapeError
        If the three are not of one length, or are empty.
    DataError
        If a stance is none of the four.
    """
    if not len(first) == len(second) == len(speakers) or not first:
        raise ShapeError(
            f"{len(first)} and {len(second)} codes of {len(speakers)} hits: give as many of each, at least one."
        )
    groups = np.unique(list(speakers), return_inverse=True)[1].astype(np.int64)
    tables = _tables(_places(first), _places(second), groups)
    table = tables.sum(axis=0)
    value, error = float(kappas(table)), standard_error(table)
    return Agreement(
        hits=len(first),
        table=table,
        observed=float(np.trace(table) / table.sum()),
        kappa=value,
        error=error,
        by_formula=Interval(value, value - NORMAL * error, min(value + NORMAL * error, 1.0)),
        by_state=_over_states(tables, value, seed),
        by_stance=specific(table),
    )


def by_group(
    hits: Sequence[Hit], first: Mapping[str, str], second: Mapping[str, str], seed: int = 0
) -> dict[tuple[str, str], Agreement]:
    """Hold two coders against each other on all hits, and by concept, decade and part: by kind of group and its name.

    Parameters
    ----------
    hits : sequence of Hit
        Those that both coded; others are left out.
    first, second : mapping of str to str
        The stance that each coder gave, by the id of the hit.
    """
    groups: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.id in first and hit.id in second:
            for kind, name in (("all", ""), ("concept", hit.concept), ("decade", str(hit.decade)), ("part", hit.part)):
                groups[kind, name].append(hit)
    return {
        key: agree([first[hit.id] for hit in few], [second[hit.id] for hit in few], [hit.speaker for hit in few], seed)
        for key, few in sorted(groups.items())
    }


def _places(stances: Sequence[str]) -> NDArray[np.int64]:
    """Give the place of each stance among the four."""
    strange = sorted(set(stances) - set(STANCES))
    if strange:
        raise DataError(f"'{strange[0]}' is no stance: {', '.join(STANCES)} are right.")
    return np.array([STANCES.index(stance) for stance in stances], dtype=np.int64)


def _tables(first: NDArray[np.int64], second: NDArray[np.int64], groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count pairs of stances in each group: (group, stance, stance)."""
    tables = np.zeros((int(groups.max()) + 1, len(STANCES), len(STANCES)), dtype=np.int64)
    np.add.at(tables, (groups, first, second), 1)
    return tables


def kappas(tables: NDArray[np.int64] | Floats) -> Floats:
    """Give Cohen's kappa of tables of counts (..., stance, stance): (...,); missing where chance alone agrees on all.

    References
    ----------
    Cohen (1960), A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20(1), 37-46.
    """
    total = tables.sum(axis=(-2, -1))
    rows, columns = tables.sum(axis=-1), tables.sum(axis=-2)
    with np.errstate(invalid="ignore", divide="ignore"):
        observed = np.trace(tables, axis1=-2, axis2=-1) / total
        chance = (rows * columns).sum(axis=-1) / total**2
        return np.where(chance < 1, (observed - chance) / (1 - chance), np.nan)


def standard_error(table: NDArray[np.int64] | Floats) -> float:
    """Give the large-sample standard error of kappa where it isn't zero.

    References
    ----------
    Fleiss, Cohen and Everitt (1969), Large Sample Standard Errors of Kappa and Weighted Kappa, Psychological Bulletin
    72(5), 323-327, in the form that SAS PROC FREQ prints: sqrt((A + B - C) / n) / (1 - chance).
    """
    share = np.asarray(table, dtype=np.float64) / table.sum()
    rows, columns, kappa = share.sum(axis=1), share.sum(axis=0), float(kappas(table))
    chance, loss = float((rows * columns).sum()), 1 - kappa
    if not chance < 1:
        return float("nan")
    same = float((np.diag(share) * (1 - (rows + columns) * loss) ** 2).sum())
    apart = share * (columns[:, np.newaxis] + rows[np.newaxis, :]) ** 2
    other = loss**2 * float(apart.sum() - np.trace(apart))
    spread = same + other - (kappa - chance * loss) ** 2
    return float(np.sqrt(max(spread, 0.0) / table.sum()) / (1 - chance))


def specific(table: NDArray[np.int64]) -> Floats:
    """Give the agreement on each stance, 2 n_kk / (n_k. + n_.k); missing where neither coder gave it.

    References
    ----------
    Spitzer and Fleiss (1974), British Journal of Psychiatry 125, 341-347, call it specific agreement (not checked).
    """
    given = table.sum(axis=0) + table.sum(axis=1)
    return np.divide(2.0 * np.diag(table), given, out=np.full(len(table), np.nan), where=given > 0)


def _over_states(tables: NDArray[np.int64], value: float, seed: int) -> Interval:
    """Give kappa's interval over bootstrap draws of whole states; missing with but one state."""
    if len(tables) < 2:
        return Interval(value, float("nan"), float("nan"))
    counts = weights(np.arange(len(tables)), seed)
    drawn = kappas(product(counts, tables.reshape(len(tables), -1)).reshape(-1, *tables.shape[1:]))
    kept = drawn[~np.isnan(drawn)]
    if not kept.size:
        return Interval(value, float("nan"), float("nan"))
    low, high = np.percentile(kept, [2.5, 97.5])
    return Interval(value, float(low), float(high))
