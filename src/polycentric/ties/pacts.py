"""Pacts: who is bound by treaty to defend whom."""

import datetime
from itertools import pairwise

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import PAIR
from polycentric.panel.group_record import grouped, members_of
from polycentric.sources import pacts
from polycentric.ties.contract import TieLayer
from polycentric.ties.pooling import Members, pool_majority
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def itself(pledges: Floats) -> Floats:
    """Give 1 where `state` has pledged to defend `partner`, 0 where not; missing where that isn't known."""
    return off_diagonal(pledges)


def pooled(groups: Members, pledges: Floats) -> Floats:
    """Give the pacts of a world in which each group is one state, bound where most of its members are."""
    return pool_majority(pledges, groups)


def listed(panel: xr.Dataset) -> xr.DataArray:
    """Give 1 where `state` is bound to defend `partner` at the year's end, 0 where no listed pact binds it.

    Years that the list of pacts doesn't cover are missing, and so are pairs of which one does not live, where the panel
    says who does. In a world in which groups stand as one, a group is bound to a state where most of its members are.
    """
    labels, years = [str(state) for state in panel["state"].values], panel["year"].values
    groups = [label for label in grouped(panel) if label in labels]
    if not groups:
        return _of_the_living(_of_states(years, labels), panel)
    ties = np.stack([_with_groups(panel, int(year), labels, groups) for year in years])
    coords = {"year": years, "state": labels, "partner": labels}
    return _of_the_living(xr.DataArray(ties, dims=("year", "state", "partner"), coords=coords), panel)


def _with_groups(panel: xr.Dataset, year: int, labels: list[str], groups: list[str]) -> Floats:
    """Lay out the obligations of one year with groups of that year's members as one; missing of one without any."""
    inside = {group: members_of(panel, year, group) for group in groups}
    begun = [group for group in groups if inside[group]]
    within = [state for group in begun for state in inside[group]]
    alone = [label for label in labels if label not in {*groups, *within}]
    whole, starts = [*alone, *within], np.cumsum([len(alone), *(len(inside[group]) for group in begun)])
    places = [np.arange(first, last) for first, last in pairwise(starts)]
    ties = pool_majority(_of_year(year, whole), places) if begun else _of_year(year, whole)
    named = xr.DataArray(ties, dims=("state", "partner"), coords={each: [*alone, *begun] for each in PAIR})
    return named.reindex(state=labels, partner=labels).values


def _of_the_living(ties: xr.DataArray, panel: xr.Dataset) -> xr.DataArray:
    """Leave out the pairs of which one does not live; all live where the panel does not say."""
    if "exists" not in panel.coords:
        return ties
    alive = panel["exists"].astype(bool).transpose("year", "state").values
    return ties.where(alive[:, :, np.newaxis] & alive[:, np.newaxis, :])


def _of_states(years: NDArray[np.int64], labels: list[str]) -> xr.DataArray:
    """Lay out the obligations of each year on (year, state, partner)."""
    ties = np.stack([_of_year(int(year), labels) for year in years])
    return xr.DataArray(
        ties, dims=("year", "state", "partner"), coords={"year": years, "state": labels, "partner": labels}
    )


def _of_year(year: int, labels: list[str]) -> NDArray[np.float64]:
    """Lay out the obligations at the end of one year; all missing where the list doesn't cover it."""
    day = datetime.date(year, 12, 31)
    ties = np.full((len(labels), len(labels)), np.nan)
    if not pacts.covers(day):
        return ties
    ties[:] = 0.0
    np.fill_diagonal(ties, np.nan)
    place = {label: index for index, label in enumerate(labels)}
    for _, state, partner in pacts.obligations(day).iter_rows():
        if state in place and partner in place:
            ties[place[state], place[partner]] = 1.0
    return ties


PLEDGES = TieLayer(
    label="Pledges to defend (ATOP)",
    needs=("defence_pledge",),
    unit="1 where `state` has pledged to defend `partner`, else 0",
    reference="Leeds, Ritter, Mitchell and Long (2002), Alliance Treaty Obligations and Provisions, 1815-1944, "
    "International Interactions 28(3), 237-260",
    directed=True,
    compute=itself,
    caveat="A clause on paper: it doesn't say who would act.",
    series="atop",
)

LAYER = TieLayer(
    label="Defence pacts",
    needs=(),
    unit="1 where `state` is bound to defend `partner`, else 0",
    reference="After the class of defence pacts in Leeds, Ritter, Mitchell and Long (2002), Alliance Treaty "
    "Obligations and Provisions, 1815-1944, International Interactions 28(3), 237-260; the treaties are cited in "
    "the source `pacts`",
    directed=True,
    compute=itself,
    pooled=pooled,
    marks=(listed,),
    source=pacts.SOURCE.label,
    caveat="A clause on paper, from a list that is not complete: it does not say who would act, and security "
    "assurances, bases and consultation pacts are left out.",
    otherwise=(PLEDGES,),
)
