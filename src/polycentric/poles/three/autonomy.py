"""Autonomy among the three numbers: how much of the power outside the strongest state is in its own hands."""

from collections.abc import Iterator, Sequence

import numpy as np
import xarray as xr

from polycentric.poles.hierarchy.loading import FIRST, LAST, pieces
from polycentric.poles.hierarchy.states import Held, held_states
from polycentric.poles.hierarchy.system import of_states, outside
from polycentric.poles.three.contract import Reading, ThreeNumber
from polycentric.poles.three.not_here import not_here
from polycentric.poles.world import APART, World

LINE = "all channels known"
LITTLE, WHOLE = 0.1, 0.9
AS_ONE = "measured of single states alone"
OUTSIDE = f"the channels are read from {FIRST} to {LAST}"


def compute(world: World) -> Iterator[Reading]:
    """Give one line, its range that of each channel left out in turn."""
    if world.actors != APART:
        yield from not_here(world, LINE, AS_ONE)
        return
    yield from of_panel(world.single)


def of_archive(years: Sequence[int]) -> Iterator[Reading]:
    """Give the same of years of two centuries, some loaded at a time."""
    known = [year for year in years if FIRST <= year <= LAST]
    found = {each.year: each for part in (pieces(min(known), max(known)) if known else ()) for each in of_panel(part)}
    yield from (found.get(year) or Reading(year, LINE, reason=OUTSIDE) for year in years)


def of_panel(panel: xr.Dataset) -> Iterator[Reading]:
    """Give the readings of a panel of single states."""
    held = held_states(panel)
    found, made_of = of_states(held), segments(held)
    for place, year in enumerate(held.years.tolist()):
        value, low, high, coverage = (float(found[name][place]) for name in ("value", "low", "high", "coverage"))
        numbers = [None if np.isnan(each) else each for each in (value, low, high, coverage)]
        yield Reading(year, LINE, *numbers, segment=made_of[place], reason=str(found["reason"].values[place]))


def segments(held: Held) -> Sequence[str]:
    """Name for each year the channels that are known, and those that are known of a part of the power alone.

    Where one comes in, thins out or falls away, as trade does in wars, the number is made of something else.
    """
    values = np.where(np.eye(len(held.labels), dtype=bool), np.nan, held.grips.values)
    known = (~np.isnan(values)).any(axis=-1)
    part = (known * outside(held.grips.strength)).sum(axis=-1)
    return [
        ", ".join(name if each >= WHOLE else f"{name} in part"
                  for name, each in zip(held.grips.names, part[:, row], strict=True) if each >= LITTLE)
        for row in range(len(held.years))
    ]  # fmt: skip


NUMBER = ThreeNumber(
    label="Autonomy",
    asks="How much of the power outside the strongest state is in its own hands?",
    rises="stronger states hold the others less: 0, one state holds all; 1, nobody is held",
    unit="of the power outside the strongest",
    reference="This project’s measure: polycentric.poles.hierarchy, where its channels are listed with their sources",
    compute=compute,
    of_archive=of_archive,
    scale=(0.0, 1.0),
)
