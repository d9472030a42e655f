"""The table of dispersion: every index and set in every year, with an interval where the source gives errors."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import polars as pl
import xarray as xr

from polycentric.labels import cell_labels, on_leading, rows
from polycentric.poles import by_run
from polycentric.poles.dispersion import NUMBERS, PLACES, dispersion
from polycentric.poles.kept import of_world
from polycentric.poles.world import APART, World
from polycentric.power.uncertainty import SEED, drawn
from polycentric.sets.named import StateSet

SETS: tuple[StateSet, ...] = ("five_largest", "eight_largest", "majors")
DRAWS = 1_000
CERTAIN = "the source gives no errors"
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "actors": pl.String,
    "index": pl.String,
    "set": pl.String,
    **dict.fromkeys(PLACES, pl.String),
    **{f"{name}{end}": pl.Float64 for name in NUMBERS for end in ("", "_low", "_high")},
    "states": pl.Int32,
    "coverage": pl.Float64,
    "interval": pl.String,
    "reason": pl.String,
}


def dispersion_table(
    world: World,
    indices: Sequence[str] | None = None,
    state_sets: Sequence[StateSet] = SETS,
    *,
    draws: int = 0,
    seed: int = SEED,
    correlation: float = 0.0,
) -> pl.DataFrame:
    """Measure the dispersion of power by each index, on each set, in each year (of each run).

    Parameters
    ----------
    world : World
        Its panel holds standard deviations where intervals are wanted; a bloc as one has none.
    indices : sequence of str, optional
        All that the world has without it.
    state_sets : sequence of str
        Sets of fixed size, or named ones.
    draws : int
        How often an index is drawn whose source states its errors; no intervals without it, and none for a panel of
        runs, which is drawn already.
    seed, correlation
        As in `polycentric.power.uncertainty.drawn`; the correlation of two states' errors is a choice.

    Returns
    -------
    DataFrame
        `first`, `second` and `third` are states; `interval` says what the ends are, `reason` why there is no number.

    Examples
    --------
    >>> from polycentric import toy
    >>> found = dispersion_table(toy.world({"A": 2, "B": 1, "C": 1}), state_sets=["five_largest"])
    >>> found.select("first", "second", "third", "hhi", "third_to_first").row(0)
    ('A', 'B', 'C', 0.375, 0.5)
    """
    names = list(world.indices if indices is None else indices)
    made = [
        of_world(
            "dispersion", world, [name, *state_sets, f"{draws} {seed} {correlation!r}"],
            partial(_of_index, world, name, list(state_sets), (draws, seed, correlation)),
        )
        for name in names
    ]  # fmt: skip
    empty = pl.DataFrame(schema=by_run.with_runs(world.panel, SCHEMA))
    return by_run.in_runs(pl.concat([empty, *made]), world.panel)


def _of_index(
    world: World, index: str, state_sets: Sequence[StateSet], drawing: tuple[int, int, float]
) -> pl.DataFrame:
    """Give the rows of one index, drawn once for all sets."""
    tries = _drawn(world, index, state_sets, drawing)
    said = f"95% of {drawing[0]} draws, errors of states correlated by {drawing[2]:g}" if tries is not None else ""
    said = said or (CERTAIN if drawing[0] else "")
    return pl.concat([_of_set(world, index, each, tries, said) for each in state_sets])


def _of_set(world: World, index: str, state_set: StateSet, tries: xr.DataArray | None, said: str) -> pl.DataFrame:
    """Give the rows of one index and set."""
    found = dispersion(world.shares(index, state_set), world.members(index, state_set), tries)
    sizes, gaps = world.sizes, on_leading(world.gaps(index, state_set), world.power(index))
    lacking = rows(gaps, sizes, ()).astype(str)
    labels = {name: pl.Series(each.tolist()) for name, each in cell_labels(world.panel).items()}
    columns: dict[str, object] = {**labels, "actors": world.actors, "index": index, "set": state_set}
    columns |= {name: rows(getattr(found, name), sizes, ()).astype(str).tolist() for name in PLACES}
    for name in NUMBERS:
        spread = getattr(found, name)
        for end, part in (("", spread.value), ("_low", spread.low), ("_high", spread.high)):
            columns[f"{name}{end}"] = pl.Series(rows(part, sizes, ()), nan_to_null=True)
    members = rows(world.members(index, state_set) & world.existing(), sizes)
    reasons = rows(found.reason, sizes, ()).astype(str)
    columns |= {
        "states": members.sum(axis=-1),
        "coverage": rows(found.coverage, sizes, ()),
        "interval": said,
        "reason": np.where(lacking != "", lacking, reasons).tolist(),
    }
    return pl.DataFrame(columns, schema_overrides=SCHEMA).select(*by_run.beside(world.panel), *SCHEMA)


def _drawn(
    world: World, index: str, state_sets: Sequence[StateSet], drawing: tuple[int, int, float]
) -> xr.DataArray | None:
    """Draw an index in every year, (year, draw, state), for the states of the sets; None where nothing is to be drawn.

    A panel of runs is drawn already, and the standard deviation of a bloc as one isn't known.
    """
    entry, panel = world.indices[index], world.panel
    if not drawing[0] or world.actors != APART or by_run.beside(panel) or not entry.spreads(panel):
        return None
    inside = np.any([world.members(index, each).values for each in state_sets], axis=0)
    values, sizes = world.power(index), (drawing[0], panel.sizes["state"])
    made = np.full((panel.sizes["year"], *sizes), np.nan, dtype=np.float64)
    for row, year in enumerate(int(each) for each in panel["year"].values):
        chosen = np.flatnonzero(inside[row] & values.notnull().values[row])
        if chosen.size:  # each state has a stream of its own, so that the others change no draw
            made[row][:, chosen] = drawn(entry, panel.isel(state=chosen), year, *drawing).values
    return xr.DataArray(
        made, dims=("year", "draw", "state"), coords={"year": panel["year"], "state": panel["state"].values}
    )
