"""Who belongs to a bloc in which year, for panels that hold no memberships by name: the dates of its treaties."""

from collections.abc import Mapping, Sequence

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError

Span = tuple[int, int | None]

# Years in which a state was a member on the last day of the year; the Union began on 1 November 1993.
EUROPEAN_UNION: Mapping[str, Span] = {
    **dict.fromkeys(
        ("BEL", "DEU", "DNK", "ESP", "FRA", "GRC", "IRL", "ITA", "LUX", "NLD", "PRT"), (1993, None)
    ),
    "GBR": (1993, 2019),
    **dict.fromkeys(("AUT", "FIN", "SWE"), (1995, None)),
    **dict.fromkeys(("CYP", "CZE", "EST", "HUN", "LTU", "LVA", "MLT", "POL", "SVK", "SVN"), (2004, None)),
    **dict.fromkeys(("BGR", "ROU"), (2007, None)),
    "HRV": (2013, None),
}  # fmt: skip
BLOCS: Mapping[str, Mapping[str, Span]] = {"EU": EUROPEAN_UNION}
SOURCE = "Treaties on European Union (1992) and of accession (1994, 2003, 2005, 2011); withdrawal of 31 January 2020"


def first_year(bloc: str) -> int:
    """Give the first year in which a bloc had members.

    Raises
    ------
    CoverageError
        If no members by date are known of it.
    """
    if bloc not in BLOCS:
        raise CoverageError(f"Members by date are known of {', '.join(BLOCS)}, and not of '{bloc}'.")
    return min(first for first, _ in BLOCS[bloc].values())


def members_by_year(panel: xr.Dataset, bloc: str) -> NDArray[np.bool_]:
    """Tell which of a panel's states are members in which of its years, (year, state).

    Raises
    ------
    CoverageError
        If no members by date are known of the bloc.
    """
    first_year(bloc)
    years = panel["year"].values
    inside = np.zeros((years.size, panel.sizes["state"]), dtype=np.bool_)
    for place, state in enumerate(panel["state"].values):
        if str(state) in BLOCS[bloc]:
            first, last = BLOCS[bloc][str(state)]
            inside[:, place] = (years >= first) & (years <= (last or years[-1]))
    return inside


def members_in(bloc: str, year: int) -> Sequence[str]:
    """Name the members of a bloc in a year."""
    spans = BLOCS[bloc].items()
    return sorted(state for state, (first, last) in spans if first <= year and (last is None or year <= last))
