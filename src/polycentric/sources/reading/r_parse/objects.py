"""What an R file may hold, as far as it is data: typed vectors with their attributes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Strings:
    """A vector of strings, told apart only when asked for: names of rows, which can be many, never are.

    Parameters
    ----------
    count : int
        How many there are.
    tell : callable
        Gives the distinct strings, and for each place the index of its string, -1 where it is missing.
    """

    def __init__(self, count: int, tell: Callable[[], tuple[tuple[str, ...], NDArray[np.int32]]]) -> None:
        self._count, self._tell = count, tell

    def __len__(self) -> int:
        return self._count

    @cached_property
    def encoded(self) -> tuple[tuple[str, ...], NDArray[np.int32]]:
        """The distinct strings, and the index of each place's string among them."""
        return self._tell()

    def to_list(self) -> list[str | None]:
        """Give the strings one by one."""
        distinct, codes = self.encoded
        return [None if code < 0 else distinct[code] for code in codes]


@dataclass(frozen=True)
class Opaque:
    """Something that holds no data and is not looked into: a symbol, the global environment, an empty pointer."""

    kind: str
    text: str = ""


@dataclass(frozen=True)
class Vector:
    """One R vector or list.

    Attributes
    ----------
    kind : str
        ``logical``, ``integer``, ``double``, ``string`` or ``list``; ``null`` for nothing.
    values : array, Strings or tuple
        Its elements: an array of numbers (as stored: a missing integer is the smallest one), strings, or R values.
    attributes : dict
        By name; among them ``names``, ``class``, ``levels``, ``dim``, ``dimnames``.
    """

    kind: str
    values: Any
    attributes: dict[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.values)

    def texts(self, attribute: str) -> list[str]:
        """Give an attribute's strings; an absent one has none."""
        strings = self.attributes.get(attribute)
        if isinstance(strings, Vector) and isinstance(strings.values, Strings):
            return [text or "" for text in strings.values.to_list()]
        return []

    @property
    def classes(self) -> list[str]:
        """Its classes, as R names them."""
        return self.texts("class")

    @property
    def names(self) -> list[str]:
        """The names of its elements."""
        return self.texts("names")


NOTHING = Vector("null", ())
