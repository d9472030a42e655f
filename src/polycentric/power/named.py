"""Every index under the names that it answers to: its own, those of its rivals, and ``measure:series``."""

from collections.abc import Mapping
from dataclasses import replace

from polycentric.panel.described import described, quantity_of
from polycentric.power.contract import PowerIndex, bound, itself
from polycentric.registry import Registry


def named(files: Registry[PowerIndex]) -> Registry[PowerIndex]:
    """Give the indices by the names that commands and tables use, and the other names that answer.

    Raises
    ------
    TypeError
        If two files give an index of one name, a programming error.
    """
    entries: dict[str, PowerIndex] = {}
    aliases: dict[str, PowerIndex] = {}
    for measure, index in files.items():
        listed = bound(index, measure)
        for each in listed:
            if each.name in entries:
                raise TypeError(f"Two files give a power index '{each.name}': rename one.")
            entries[each.name] = each
        aliases |= {f"{measure}:{name}": each for each in listed for name in [_series(each)] if name}
        aliases = {**_series_of(index, measure), **aliases}
        aliases.setdefault(measure, _whichever(index, measure, listed))
    return Registry(files.kind, entries, {name: each for name, each in aliases.items() if name not in entries})


def of_measure(indices: Mapping[str, PowerIndex], measure: str, known: Mapping[str, PowerIndex]) -> str:
    """Name the first of a measure's rivals among some indices; empty where there is none.

    An index that states no measure, such as a stated one of a toy world, is of the measure that its name
    has in `known`, the indices of the package.
    """
    stated = {name: _as_known(name, index, known) for name, index in indices.items()}
    rivals = [name for name, index in stated.items() if index.measure == measure]
    return min(rivals, key=lambda name: stated[name].place, default="")


def measure_of(indices: Mapping[str, PowerIndex], name: str, known: Mapping[str, PowerIndex]) -> str:
    """Name the measure that an index is a series of; the index itself where none is stated, as of a user's own."""
    return _as_known(name, indices[name], known).measure or name if name in indices else name


def nearest(indices: Mapping[str, PowerIndex], index: PowerIndex, known: Mapping[str, PowerIndex]) -> str:
    """Name what comes nearest to an index among those of another world: a rival, or a measure made after it.

    It is never the same series. Empty where nothing comes near.
    """
    after = [name for name, each in indices.items() if each.after == index.measure]
    return of_measure(indices, index.measure, known) or next(iter(after), "")


def with_deviations(indices: Mapping[str, PowerIndex]) -> list[str]:
    """Name the indices of whose own series the source gives standard deviations."""
    return [name for name, index in indices.items() if index.archived_spreads() and not index.otherwise]


def _as_known(name: str, index: PowerIndex, known: Mapping[str, PowerIndex]) -> PowerIndex:
    """Give the package's index of that name for one that states no measure of its own."""
    return known[name] if not index.measure and name in known else index


def _series(index: PowerIndex) -> str:
    """Name the one series of a rival; empty where it has several."""
    names = set(index.series.values())
    return names.pop() if len(names) == 1 else ""


def _series_of(index: PowerIndex, measure: str) -> dict[str, PowerIndex]:
    """Give an index that is one quantity by each of the quantity's series, under ``measure:series``."""
    if index.compute is not itself or len(index.needs) != 1:
        return {}
    quantity = quantity_of(index.needs[0])
    return {
        f"{measure}:{each.name}": replace(
            index, name=f"{measure}:{each.name}", measure=measure, rivals=(), series={quantity.name: each.name},
            label=f"{index.label} ({each.name})", unit=described(each).units, short="",
            reference=f"{described(each).source}: {described(each).label}", caveat=each.note or index.caveat,
        )
        for each in quantity.series
    }  # fmt: skip


def _whichever(index: PowerIndex, measure: str, rivals: list[PowerIndex]) -> PowerIndex:
    """Give the index by the first series that a panel has."""
    free = replace(index, name=measure, rivals=(), measure=measure, series={})
    return replace(rivals[0], otherwise=(*rivals[1:], free))
