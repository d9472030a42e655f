"""What each side of a contest had a year before it began, by every index, and which contests all indices know."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.panel.axes import Axes
from polycentric.power.contract import PowerIndex
from polycentric.power.tournament.contests import Contests

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LAG = 1
COVERED = 0.8


@dataclass(frozen=True)
class Sample:
    """Contests with the power of both sides.

    Attributes
    ----------
    numbers, years, ends, outcomes : array (n,)
        The source's number, when it began and ended, and 0 B wins, 1 draw, 2 A wins.
    pairs : tuple of frozenset
        The pairs of states that met in each row.
    power : dict of array (n, 2)
        By index, what A and B had in the year before; missing where a member's is missing.
    world : dict of array (n,)
        By index, the sum over the states observed in that year; missing for an order.
    orders : frozenset
        The indices that are orders or rates and no amounts: nothing is summed of them.
    left_out : dict
        Indices that don't take part, with the part of the contests for which they are known.
    """

    numbers: Ints
    years: Ints
    ends: Ints
    outcomes: Ints
    pairs: tuple[frozenset[tuple[str, str]], ...]
    power: Mapping[str, Floats]
    world: Mapping[str, Floats]
    orders: frozenset[str] = frozenset()
    left_out: Mapping[str, float] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The indices that take part."""
        return list(self.power)

    @property
    def common(self) -> NDArray[np.bool_]:
        """Tell in which rows every index is known for both sides."""
        return np.logical_and.reduce([~np.isnan(each).any(axis=1) for each in self.power.values()])

    @property
    def wide(self) -> NDArray[np.bool_]:
        """Tell in which rows at least one index is known for both sides."""
        return np.logical_or.reduce([~np.isnan(each).any(axis=1) for each in self.power.values()])

    def take(self, rows: NDArray[np.bool_] | Ints) -> "Sample":
        """Give some of the rows."""
        kept = np.flatnonzero(rows) if rows.dtype == bool else rows
        return Sample(
            self.numbers[kept], self.years[kept], self.ends[kept], self.outcomes[kept],
            tuple(self.pairs[place] for place in kept),
            {name: values[kept] for name, values in self.power.items()},
            {name: values[kept] for name, values in self.world.items()}, self.orders, self.left_out,
        )  # fmt: skip


def draw_sample(
    contests: Contests, panel: xr.Dataset, indices: Mapping[str, PowerIndex], always: Collection[str] = ()
) -> Sample:
    """Look up the power of both sides of every contest.

    Parameters
    ----------
    contests : Contests
    panel : Dataset
        The world `history` with what the indices need.
    indices : mapping of PowerIndex
    always : collection of str
        Indices that stay out only if they have no value for any contest; others also with values for less than four
        fifths of them.

    Returns
    -------
    Sample
        The contests of which at least one index is known.

    Raises
    ------
    CoverageError
        If no index, or no contest, is left.
    """
    places = _places(contests, panel)
    fitting = {name: index for name, index in indices.items() if index.fits(panel)}
    values = {name: index(panel) for name, index in fitting.items()}
    orders = frozenset(name for name, index in fitting.items() if index.scale != "amount")
    power = {name: _of_sides(each, places, contests, name in orders) for name, each in values.items()}
    known = {name: _part(each) for name, each in power.items()} | {name: 0.0 for name in indices if name not in fitting}
    kept = [name for name in power if known[name] > 0 and (name in always or known[name] >= COVERED)]
    if not kept:
        listing = ", ".join(f"{name} {part:.0%}" for name, part in known.items())
        raise CoverageError(
            f"No index is known for enough of the {contests.rows.height} {contests.kind.contest}s, a year before each "
            f"began ({listing or 'none was given'}): name indices that cover them, or choose another list."
        )
    rows = contests.rows
    numbers, years, ends, outcomes = (
        rows[name].to_numpy().astype(np.int64) for name in ("contest", "year", "end", "outcome")
    )
    sample = Sample(
        numbers,
        years,
        ends,
        outcomes,
        _pairs(contests, panel, places),
        {name: power[name] for name in kept},
        {name: _of_world(values[name], contests, name in orders) for name in kept},
        orders & set(kept),
        {name: part for name, part in known.items() if name not in kept},
    )
    if not sample.common.any():
        listing = ", ".join(f"{name} {known[name]:.0%}" for name in kept)
        raise CoverageError(
            f"No {contests.kind.contest} is known to all of the indices at once (alone they know: {listing}): "
            "leave out those that know fewest."
        )
    return sample.take(sample.wide)


def shares(sample: Sample, name: str) -> Floats:
    """Give A's part of what A and B have by an index; one half where neither has more.

    For an order or a rate: one where A's is higher, nought where B's is. Missing where a side's is missing.
    """
    a, b = sample.power[name].T
    if name in sample.orders:
        return np.where(np.isnan(a + b), np.nan, (np.sign(a - b) + 1) / 2)
    total = a + b
    return np.where(total > 0, a / np.where(total > 0, total, 1.0), np.where(np.isnan(total), np.nan, 0.5))


def _places(contests: Contests, panel: xr.Dataset) -> NDArray[np.int16]:
    """Give the panel's place of every COW code; -1 for one that it doesn't have."""
    states = {str(state): place for place, state in enumerate(panel["state"].values)}
    axes = Axes.between(int(panel["year"].values[0]), int(panel["year"].values[-1]))
    own = [states.get(state, -1) for state in axes.states]
    return np.array([own[place] if place >= 0 else -1 for place in axes.place_of_code("cow")], dtype=np.int16)


def _of_sides(values: xr.DataArray, places: NDArray[np.int16], contests: Contests, is_order: bool) -> Floats:
    """Sum an index over the members of each side, in the year before; of an order or a rate the highest."""
    table = values.transpose("year", "state").to_numpy()
    years = _lagged(values, contests)
    join = np.max if is_order else np.sum
    sums = np.full((contests.rows.height, 2), np.nan)
    for side, column in enumerate(("a", "b")):
        for row, (year, members) in enumerate(zip(years, contests.rows[column].to_list(), strict=True)):
            at = places[members]
            if year >= 0 and (at >= 0).all():
                sums[row, side] = join(table[year, at])
    return sums


def _of_world(values: xr.DataArray, contests: Contests, is_order: bool) -> Floats:
    """Give the sum over all observed states in the year before each contest."""
    years = _lagged(values, contests)
    total = values.sum("state", min_count=1).to_numpy()
    return np.where((years >= 0) & (not is_order), total[np.maximum(years, 0)], np.nan)


def _lagged(values: xr.DataArray, contests: Contests) -> Ints:
    """Give the place of the year before each contest; -1 where the panel doesn't have it."""
    place = {int(year): at for at, year in enumerate(values["year"].values)}
    return np.array([place.get(year - LAG, -1) for year in contests.rows["year"].to_list()], dtype=np.int64)


def _pairs(contests: Contests, panel: xr.Dataset, places: NDArray[np.int16]) -> tuple[frozenset[tuple[str, str]], ...]:
    """Give the pairs of states that met, by our own ids, each in alphabetical order."""
    states = [*map(str, panel["state"].values), "?"]

    def met(row: Mapping[str, list[int]]) -> frozenset[tuple[str, str]]:
        names = [[states[places[code]] for code in row[side]] for side in ("a", "b")]
        return frozenset((min(one, two), max(one, two)) for one in names[0] for two in names[1])

    return tuple(met(row) for row in contests.rows.select("a", "b").to_dicts())


def _part(power: Floats) -> float:
    """Give the part of the rows in which both sides are known."""
    return float((~np.isnan(power).any(axis=1)).mean()) if len(power) else 0.0
