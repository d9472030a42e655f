"""The arrays that the compiled step works on: where pairs lie, what states bring, what is remembered."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.disputes.covariates import MIDDLE_DISTANCE, MIDDLE_STATES, Ranges
from polycentric.futures.disputes.places import BINS
from polycentric.futures.order import pairs

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Geography:
    """What no run changes of the pairs of N states: keys, states, packed class and bin, distance, places.

    `slot` packs ((class x 2 + sea) x 2 + both major) x BINS + bin; `distance` is clipped and centred; `edges` are those
    of its bins; `place` finds the pair of two states; `astray` is how far a distance is outside its range, in widths of
    it.
    """

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    slot: NDArray[np.int32]
    distance: Floats
    edges: Floats
    place: NDArray[np.int32]
    astray: Floats


def geography(log_distance: Floats, land: Flags, sea: Flags, major: Flags, ranges: Ranges) -> Geography:
    """Pack the geography of all pairs, in the order of `order.pairs`.

    Parameters
    ----------
    log_distance : array, (D,)
        Log of kilometres between the capitals + 50; where it is missing, the middle of the others stands.
    land, sea : array, (D,) bool
    major : array, (N,) bool
    ranges : Ranges
        What the fit saw.
    """
    first, second = pairs(len(major))
    known = np.where(np.isnan(log_distance), np.nanmedian(log_distance), log_distance)
    distance = np.clip(known, *ranges.distance) - MIDDLE_DISTANCE
    low, high = ranges.distance - MIDDLE_DISTANCE
    edges = np.linspace(low, high, BINS + 1)
    bins = np.clip(np.searchsorted(edges, distance, side="right") - 1, 0, BINS - 1)
    majors = major[first].astype(np.int64) + major[second]
    kind = np.where(land, 2, np.where(majors > 0, 1, 0))
    slot = ((kind * 2 + (sea & ~land)) * 2 + (majors == 2)) * BINS + bins
    place = np.zeros((len(major), len(major)), np.int32)
    place[first, second] = place[second, first] = np.arange(len(first))
    astray = np.maximum(np.maximum(low - known + MIDDLE_DISTANCE, known - MIDDLE_DISTANCE - high), 0.0) / (high - low)
    return Geography(first, second, slot.astype(np.int32), distance, edges, place, astray)


def centred_living(alive: Flags, ranges: Ranges) -> Floats:
    """Give the covariate of the number of living states for each run."""
    return np.log(np.clip(alive.sum(axis=1), *ranges.living)) - MIDDLE_STATES


def within(states: Floats, ranges: Ranges) -> Floats:
    """Put what states bring, (R, N, 5), within what the fit saw; a missing value is the middle of the range's ends."""
    middle = ranges.states.mean(axis=0)
    return np.ascontiguousarray(np.clip(np.where(np.isnan(states), middle, states), *ranges.states))
