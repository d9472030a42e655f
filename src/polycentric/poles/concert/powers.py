"""Whose concert: the dated lists of powers, and the panel of the states that are ever on one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.poles.concert.acts import ACTS
from polycentric.poles.concert.pairs import Pairs, Read
from polycentric.sets.lists import PERMANENT_FIVE, on_list

FIRST, LAST = 1816, 2024
BESIDES = ("cinc", "gmlmidonset", "peace_level")
"""What no act reads: the weights, and what the criteria hold a concert against."""


@dataclass(frozen=True)
class Powers:
    """A dated list of powers.

    Attributes
    ----------
    label : str
        What a reader sees.
    variable : str
        The variable of a panel of `history` that marks who is on it on any day of a year; empty for `PERMANENT_FIVE`.
    """

    label: str
    variable: str = ""


POWERS: Mapping[str, Powers] = {
    "majors": Powers("major powers of the Correlates of War list, edition of 2024", "cowmaj"),
    "global_maoz": Powers("global powers of Maoz's list", "maoz_global"),
    "permanent_five": Powers("permanent five of the Security Council"),
}


def power_pairs(powers: str = "majors") -> Pairs:
    """Load the archive's data on every pair of powers of a list.

    Parameters
    ----------
    powers : str
        A name in `POWERS`.

    Raises
    ------
    UnknownNameError
        If there is no such list.
    NotFetchedError
        If a source has not been fetched.
    """
    from polycentric.panel.load import load
    from polycentric.tables import archive

    if powers not in POWERS:
        raise UnknownNameError("list of powers", powers, POWERS)
    series = {name for act in ACTS.values() for name in act.needs}
    marks = {each.variable for each in POWERS.values() if each.variable}
    panel = load("history", years=(FIRST, LAST), series=sorted({*series, *marks, *BESIDES}))
    return pairs_on(panel, powers, archive.table)


def pairs_on(panel: xr.Dataset, powers: str, read: Read) -> Pairs:
    """Take from a panel the states that are ever on a list of powers, sorted by their ids."""
    variable = POWERS[powers].variable
    marks = panel[variable] if variable else on_list(PERMANENT_FIVE, panel)
    listed = (marks.transpose("year", "state").values == 1) & panel["exists"].transpose("year", "state").values
    return pairs_of(panel, listed, read)


def pairs_of(panel: xr.Dataset, listed: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], read: Read) -> Pairs:
    """Take from a panel the states that are marked in any year.

    Raises
    ------
    CoverageError
        If fewer than two are: a concert needs two powers.
    """
    ever = np.flatnonzero(listed.any(axis=0))
    names = panel["state"].values.astype(str)
    order: Sequence[int] = sorted(ever.tolist(), key=lambda place: names[place])
    if len(order) < 2:
        raise CoverageError(
            f"The list names {len(order)} power in these years, {', '.join(names[order]) or 'none'}: choose a list, or "
            "years, with two."
        )
    return Pairs(panel.isel(state=order, partner=order), listed[:, order], read)
