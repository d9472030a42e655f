"""Turn an R array whose dimensions have labels into a table of one element a row."""

from typing import TYPE_CHECKING

import numpy as np

from polycentric.errors import DataError
from polycentric.sources.reading.r_parse.objects import Vector

if TYPE_CHECKING:
    import polars as pl


def long_table(parent: Vector, part: str, axes: tuple[str, ...], value: str) -> "pl.DataFrame":
    """Give the labelled array called `part` in an R list, one element a row, missing ones null.

    Raises
    ------
    DataError
        If the list has no such part, or it is no array of so many labelled dimensions.
    """
    parts: tuple[object, ...] = parent.values if parent.kind == "list" else ()
    array = next((value for name, value in zip(parent.names, parts, strict=False) if name == part), None)
    if array is None:
        raise DataError(f"the R list holds no array '{part}', only {parent.names}")
    return labelled(array, part, axes, value)


def labelled(array: object, part: str, axes: tuple[str, ...], value: str) -> "pl.DataFrame":
    """Give a labelled array, one element a row, missing ones null; messages call it `part`.

    Raises
    ------
    DataError
        If it is no array of so many labelled dimensions.
    """
    import polars as pl

    if not isinstance(array, Vector) or array.kind not in {"double", "integer"}:
        raise DataError(f"'{part}' in the R list is no array of numbers")
    labels = _labels(array, part, len(axes))
    sizes = [len(names) for names in labels]
    if np.prod(sizes, dtype=np.int64) != len(array):
        raise DataError(f"the array '{part}' has {len(array)} elements, and labels for {sizes}")
    places = np.indices(sizes[::-1]).reshape(len(sizes), -1)[::-1]  # R counts the first dimension fastest
    columns = [pl.Series(axis, names).gather(place) for axis, names, place in zip(axes, labels, places, strict=True)]
    return pl.DataFrame([*columns, pl.Series(value, array.values).cast(pl.Float64).fill_nan(None)])


def _labels(array: Vector, part: str, count: int) -> list[list[str]]:
    """Give the labels of every dimension."""
    named = array.attributes.get("dimnames")
    parts: tuple[object, ...] = named.values if isinstance(named, Vector) and named.kind == "list" else ()
    labels = [[text or "" for text in each.values.to_list()] for each in parts if isinstance(each, Vector) and
              each.kind == "string"]  # fmt: skip
    if len(labels) != count:
        raise DataError(f"the array '{part}' has {len(labels)} labelled dimensions, not {count}")
    return labels
