"""What may be given for an argument of a question: close forms are taken, all else is refused in a line."""

import operator
from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral, Real
from pathlib import Path
from types import NoneType
from typing import Any, Literal, TypeAlias, get_args, get_origin

from polycentric.answers.limits import Limits
from polycentric.errors import PolycentricError, UnknownNameError
from polycentric.renamed import table_gone

SPAN = tuple[int, int]
# Where an annotation is written as text, what it means.
WRITTEN = {"Years | None": SPAN, "Years": SPAN}
Ready: TypeAlias = Any


class ArgumentError(PolycentricError, TypeError):
    """A value of a kind that an argument doesn't take; the message says which it takes."""


def ready(name: str, kind: Any, value: Any, limits: Limits | None = None) -> Ready:
    """Give a value as a question takes it: a year of any whole-number type, one path or many, one name or many.

    Of several equal names one stays, and an empty one is refused.

    Parameters
    ----------
    name : str
        The argument, as whoever asks spells it.
    kind : type
        Its annotation; one that isn't known here lets every value pass.
    value : object
    limits : Limits, optional
        Between which numbers it lies.

    Raises
    ------
    ArgumentError
        If it is of another kind, empty, or outside the limits.
    UnknownNameError
        If it is none of the words that the argument knows.
    """
    if value is None:
        return None
    kinds = _kinds(WRITTEN.get(kind, kind) if isinstance(kind, str) else kind)
    if SPAN in kinds:
        return _span(name, value)
    if Path in kinds and isinstance(value, str):
        return value if str in kinds else Path(value)
    for each in kinds:
        if get_origin(each) is Literal:
            return _known(name, get_args(each), value)
        if get_origin(each) is not None and issubclass(get_origin(each), Sequence) and get_origin(each) is not tuple:
            one = isinstance(value, str) and str in kinds
            return _one(name, (str,), value) if one else _many(name, get_args(each)[0], value)
    single = _one(name, kinds, value)
    if limits is not None and isinstance(single, Real) and not limits.hold(float(single)):
        raise ArgumentError(f"{name} is {limits}, not {value!r}.")
    return single


def _kinds(kind: Any) -> tuple[Any, ...]:
    """Take a union apart; what may be left out is no kind."""
    if get_origin(kind) is Literal or not get_args(kind) or kind == SPAN:
        return (kind,)
    parts = get_args(kind)
    return tuple(each for each in parts if each is not NoneType) if NoneType in parts or _is_union(kind) else (kind,)


def _is_union(kind: Any) -> bool:
    """Tell whether a kind is one of several."""
    return getattr(get_origin(kind), "__name__", "") in {"Union", "UnionType"}


def _one(name: str, kinds: tuple[Any, ...], value: Any) -> Ready:
    """Hold a single value to its kind."""
    if kinds == (int,):
        return _whole(name, value)
    if kinds == (float,) and (isinstance(value, bool) or not isinstance(value, Real)):
        raise ArgumentError(f"{name} is a number, not {_shown(value)}.")
    if kinds == (bool,) and isinstance(value, str):
        raise ArgumentError(f"{name} is True or False, not {_shown(value)}.")
    if kinds == (str,) and not isinstance(value, str):
        raise ArgumentError(f"{name} is a text, not {_shown(value)}: give a name in quotation marks.")
    if isinstance(value, str) and not value.strip():
        raise ArgumentError(f"{name} is empty: give a name, or leave it out.")
    return value


def _whole(name: str, value: Any) -> int:
    """Give a whole number, of whichever library it is."""
    if not isinstance(value, bool) and isinstance(value, Integral):
        return operator.index(value)
    example = f": {name}={value}" if isinstance(value, str) and value.strip("-").isdigit() else ""
    raise ArgumentError(f"{name} is a whole number, not {_shown(value)}{example}.")


def _span(name: str, value: Any) -> tuple[int, int]:
    """Give the first and the last of some years; one year is both."""
    if isinstance(value, Integral):
        year = _whole(name, value)
        return year, year
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ArgumentError(f"{name} is the first and the last, as in {name}=(1945, 1991), not {_shown(value)}.")
    ends = [_whole(name, each) for each in value]
    if len(ends) not in {1, 2}:
        raise ArgumentError(f"{name} is the first and the last, as in {name}=(1945, 1991), not {len(ends)} numbers.")
    return ends[0], ends[-1]


def _many(name: str, kind: Any, value: Any) -> tuple[Any, ...]:
    """Give several values; one alone stands for itself."""
    values = (value,) if isinstance(value, str | Path) or not isinstance(value, Iterable) else tuple(value)
    several = tuple(ready(name, kind, each) for each in values)
    return several if Path in _kinds(kind) else tuple(dict.fromkeys(several))  # of equal files the reader complains


def _known(name: str, words: Sequence[str], value: Any) -> Ready:
    """Hold a value to the words that are known."""
    if not isinstance(value, str) or value not in words:
        gone = table_gone(str(value)) if name == "table" else None
        raise ArgumentError(gone) if gone else UnknownNameError(f"value of {name}", value, words)
    return value


def _shown(value: Any) -> str:
    """Write a value short enough for a message."""
    if isinstance(value, str):
        return f"the text {value!r}"
    if isinstance(value, int | float | Mapping | Path):
        return repr(value)[:60]
    return f"a value of type {type(value).__name__}"
