"""Records that a computer need not gather twice: kept as a text, under the hash of all that they follow from.

A record comes back with the same values and kinds as it had, or not at all: one that holds anything but records, plain
values, tuples, lists and mappings isn't kept, and a text that makes no record is gathered anew.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any, TypeVar, cast

import polars as pl

from polycentric.answers.world import archive_here
from polycentric.poles import kept as of_world
from polycentric.poles.world import World
from polycentric.tables import kept

Record = TypeVar("Record")
_PLAIN = (str, int, float, bool, type(None))
_TEXT = "record"
_ENTRIES, _TUPLE, _LIST = "mapping", "tuple", "list"


class _UnkeptError(TypeError):
    """Something that a text wouldn't give back as it is."""


def record(
    stem: str,
    about: Iterable[str] | None,
    make: Callable[[], Record],
    kinds: Iterable[type],
    still_holds: Callable[[Record], bool] = lambda made: True,
) -> Record:
    """Give the record that was kept of the same before, or make it and keep it.

    Parameters
    ----------
    stem : str
        How the files of such records begin.
    about : iterable of str, or None
        All that the record follows from beside the package; None where this can't be said, so that nothing is kept.
    make : callable
        Makes the record. What it raises is raised, and nothing is kept.
    kinds : iterable of type
        The kinds of records that it may hold, itself among them.
    still_holds : callable
        Tells of the record, once it is made, whether it follows from `about` alone; if not, it isn't kept.
    """
    asked, known = None if about is None else tuple(about), {kind.__name__: kind for kind in kinds}
    frame = kept.find(stem, asked)
    if frame is not None:
        try:
            return cast("Record", _read(json.loads(frame[_TEXT][0]), known))
        except (ValueError, TypeError, KeyError, IndexError, pl.exceptions.PolarsError):
            pass  # not one of ours
    made = make()
    if asked is not None and kept.is_on() and still_holds(made):
        try:
            text = json.dumps(_written(made, known), ensure_ascii=False, separators=(",", ":"))
        except _UnkeptError:
            return made
        kept.keep(stem, asked, pl.DataFrame({_TEXT: [text]}))
    return made


def about(world: World, asked: Iterable[object]) -> list[str] | None:
    """Say all that a record of a world follows from beside the package; None where it isn't to be kept."""
    edition = kept.tables_digest()
    known = None if edition is None else of_world.about(world, asked)
    return None if edition is None or known is None else [edition, *known]


def about_archive(asked: Iterable[object]) -> list[str] | None:
    """Say all that a record of the package's tables and of the archive follows from beside the package."""
    edition, here = kept.tables_digest(), archive_here.described()
    return None if edition is None or here is None else [edition, here, *map(repr, asked)]


def kinds_of(*modules: ModuleType) -> tuple[type, ...]:
    """Give the kinds of records that modules define."""
    return tuple(
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__
    )


def _written(value: object, kinds: Mapping[str, type]) -> Any:
    """Lay a value out for a text: plain values as they are, all else with its kind in front."""
    if type(value) in _PLAIN:
        return value
    name = type(value).__name__
    if is_dataclass(value) and kinds.get(name) is type(value):
        return [name, *(_written(getattr(value, each.name), kinds) for each in fields(value))]
    if type(value) is dict:
        pairs = cast("dict[object, object]", value).items()
        return [_ENTRIES, *(_written(part, kinds) for pair in pairs for part in pair)]
    if type(value) in (tuple, list):
        kind = _TUPLE if type(value) is tuple else _LIST
        return [kind, *(_written(each, kinds) for each in cast("Iterable[object]", value))]
    raise _UnkeptError(name)


def _read(laid_out: Any, kinds: Mapping[str, type]) -> Any:
    """Make a value of what was laid out."""
    if not isinstance(laid_out, list):
        return laid_out
    name, *parts = cast("list[Any]", laid_out)
    values = [_read(each, kinds) for each in parts]
    if name == _LIST:
        return values
    if name == _TUPLE:
        return tuple(values)
    if name == _ENTRIES:
        return dict(zip(values[::2], values[1::2], strict=True))
    return kinds[name](*values)
