"""What of the archive of two centuries the hierarchy needs, in pieces of some years that fit into memory."""

from collections.abc import Iterator, Sequence

import xarray as xr

AT_ONCE = 20
FIRST, LAST = 1816, 2019


def variables(index: str | None = None) -> list[str]:
    """Name the variables of the archive that channels and strength need."""
    from polycentric.power import INDICES
    from polycentric.ties import LAYERS

    return sorted({*LAYERS["hold"].archive(), *(INDICES[index].archive() if index else ())})


def pieces(first: int, last: int, index: str | None = None, more: Sequence[str] = ()) -> Iterator[xr.Dataset]:
    """Load the years of two centuries, some at a time, the earliest first."""
    from polycentric.panel.load import load

    for start in range(first, last + 1, AT_ONCE):
        yield load("history", years=(start, min(start + AT_ONCE - 1, last)), series=[*variables(index), *more])
