"""Which index of one world stands for an index of another: a rival of its measure, or one made after it."""

from collections.abc import Mapping

from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex


def of_measure(indices: Mapping[str, PowerIndex], measure: str) -> str:
    """Name the first of a measure's rivals among some indices; empty where there is none.

    An index that states no measure, such as a stated one of a toy world, is of the measure that its name has here.
    """
    known = {name: _as_known(name, index) for name, index in indices.items()}
    found = [name for name, index in known.items() if index.measure == measure]
    return min(found, key=lambda name: known[name].place, default="")


def nearest(indices: Mapping[str, PowerIndex], index: PowerIndex) -> str:
    """Name what comes nearest to an index among those of another world: a rival, or a measure made after it.

    It is never the same series. Empty where nothing comes near.
    """
    after = [name for name, each in indices.items() if each.after == index.measure]
    return of_measure(indices, index.measure) or next(iter(after), "")


def _as_known(name: str, index: PowerIndex) -> PowerIndex:
    """Give the package's index of that name for one that states no measure of its own."""
    return INDICES[name] if not index.measure and name in INDICES else index
