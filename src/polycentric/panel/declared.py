"""What a file that declares a measure gets wrong, told when the file is read; and values that no measure may give."""

import inspect
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.panel.described import quantity_of

SHOWN = 3


def check_formula(what: str, needs: Sequence[str], compute: Callable[..., Any], more: int = 0) -> None:
    """Refuse needs that are one text, and a formula that takes another number of arrays than it is given.

    Parameters
    ----------
    what : str
        What is declared, in words, such as ``power index``.
    needs : sequence of str
    compute : callable
    more : int
        How many arrays it gets besides the quantities.

    Raises
    ------
    TypeError
    """
    if isinstance(needs, str):
        raise TypeError(f"`needs` of a {what} is the text '{needs}': a comma is missing, write ('{needs}',)")
    wanted = _parameters(compute, len(needs) + more)
    if wanted is not None:
        listed = ", ".join(needs) or "nothing"
        raise TypeError(f"a {what} that needs {listed} gives its `compute` {len(needs) + more}, which takes {wanted}")


@lru_cache(maxsize=512)
def _parameters(compute: Callable[..., Any], count: int) -> str | None:
    """Give the parameters of a formula that doesn't take so many arrays; None where it does, or can't be looked at."""
    try:
        signature = inspect.signature(compute)
    except (TypeError, ValueError):
        return None
    try:
        signature.bind(*range(count))
    except TypeError:
        return str(signature).partition(" ->")[0]
    return None


def check_known(needs: Sequence[str]) -> None:
    """Refuse the name of a quantity or variable that there isn't.

    Raises
    ------
    UnknownNameError
        With the nearest ones.
    """
    for need in needs:
        _ = quantity_of(need)


def refuse_infinite(what: str, values: NDArray[np.float64], like: xr.DataArray) -> None:
    """Raise where a measure is infinite, with the states of the first year in which it is.

    Parameters
    ----------
    what : str
        The measure, in words.
    values : array
        On the dimensions of `like`.
    like : DataArray
        With labels for `state`, and for `year` where it has one.

    Raises
    ------
    DataError
    """
    endless = np.isinf(values)
    if not endless.any():
        return
    first = tuple(np.argwhere(endless)[0])
    at = dict(zip(map(str, like.dims), first, strict=True))
    rows = endless if "year" not in at else np.take(endless, at["year"], axis=like.dims.index("year"))
    axis = [str(name) for name in like.dims if name != "year"].index("state")
    hit = rows.any(axis=tuple(place for place in range(rows.ndim) if place != axis))
    states = [str(state) for state in like["state"].values[hit]]
    named = ", ".join(states[:SHOWN]) + (", ..." if len(states) > SHOWN else "")
    when = f" in {int(like['year'].values[at['year']])}" if "year" in at else ""
    raise DataError(
        f"{what} is infinite for {len(states)} state{'s' if len(states) > 1 else ''}{when} ({named}): most likely it "
        "divides by zero. Leave these cells missing, as in np.where(below > 0, above / below, np.nan)."
    )
