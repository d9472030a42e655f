"""The world `now`: the embedded tables of the World Factbook's last edition as a panel."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.panel.assemble import assemble
from polycentric.panel.schema import MEMBER, MEMBERSHIP_MISSING, NOT_LISTED, OTHER_STATUS

FIRST_YEAR, LAST_YEAR = 2020, 2025
NO_YEAR = -1
_CELL_VARIABLES = ("gdp_ppp", "gdp_mer", "growth", "population", "milex_share", "exports", "imports")
DATED_CODES = {"member": MEMBER, "unknown": MEMBERSHIP_MISSING}  # any other status is "other"
_FACTORS = {"milex": ("milex_share", "gdp_mer"), "energy": ("energy_per_capita", "population")}

Floats = NDArray[np.float64]
Years = NDArray[np.int16]
Grid = tuple[Floats, Years]


@dataclass(frozen=True)
class Axes:
    """The labels that every array of the panel is laid out on, and the place of each."""

    years: tuple[int, ...]
    states: tuple[str, ...]
    carried: bool

    def year_places(self, years: pl.Series) -> NDArray[np.int64]:
        """Give the place of each year on the axis; a carried panel has one place for all; -1 is off the axis."""
        observed = years.to_numpy()
        if self.carried:
            return np.where(observed <= self.years[-1], 0, -1)
        places = observed - self.years[0]
        return np.where((places >= 0) & (places < len(self.years)), places, -1)

    def state_places(self, states: pl.Series) -> NDArray[np.int64]:
        """Give the place of each state on the axis; -1 where it is none of them (a territory, or no id)."""
        place = {state: index for index, state in enumerate(self.states)}
        return np.fromiter((place.get(state, -1) for state in states.to_list()), dtype=np.int64, count=len(states))


def build(
    cells: pl.DataFrame,
    partners: pl.DataFrame,
    memberships: pl.DataFrame,
    dated_memberships: pl.DataFrame,
    axes: Axes,
    *,
    names: Sequence[str],
    codes: Mapping[str, Sequence[str]],
    source: Mapping[str, str],
    attrs: Mapping[str, object],
) -> xr.Dataset:
    """Lay the embedded tables out as a panel.

    Parameters
    ----------
    cells, partners, memberships : polars.DataFrame
        The tables of `polycentric.tables`, long form, one observation a row.
    dated_memberships : polars.DataFrame
        Columns organisation, state, status, start, end: bodies whose membership we keep by date; they take the place of
        the Factbook's undated lists of the same bodies.
    axes : Axes
        Years and states; with `carried` the one year holds the latest observation of every cell.
    names, codes, source, attrs
        As in `polycentric.panel.assemble.assemble`.

    Returns
    -------
    Dataset, (year, state, partner, organisation)
    """
    values = _state_year_values(cells, axes)
    values |= _partner_values(partners, axes)
    organisations, membership = _membership(memberships, dated_memberships, axes)
    values["membership"] = membership
    panel = assemble(
        axes.years,
        axes.states,
        values,
        organisations=organisations,
        names=names,
        codes=codes,
        source=source,
        attrs=attrs,
    )
    dated = set(dated_memberships["organisation"].to_list())
    basis = np.array(["dated list" if name in dated else "edition list" for name in organisations], dtype=object)
    return panel.assign_coords(membership_basis=("organisation", basis))


def _state_year_values(cells: pl.DataFrame, axes: Axes) -> dict[str, NDArray[np.generic]]:
    """Lay out every variable on (year, state), with the year of each observation beside it when carried."""
    grids = {name: _grid(cells, name, "value", axes) for name in (*_CELL_VARIABLES, "milper")}
    for product, (left, right) in _FACTORS.items():
        factor = _grid(cells, right, "value", axes)
        grids[product] = _product(_of_the_same_year(cells, left, factor, axes), factor)
    for edge in ("low", "high"):
        grids[f"milper_{edge}"] = _grid(cells, "milper", edge, axes)
    values: dict[str, NDArray[np.generic]] = {name: value for name, (value, _) in grids.items()}
    if axes.carried:
        values |= {f"{name}_year": year for name, (_, year) in grids.items()}
    return values


def _of_the_same_year(cells: pl.DataFrame, variable: str, other: Grid, axes: Axes) -> Grid:
    """Lay a variable out so that each observation is of the other's year where there is one, else the latest."""
    latest = _grid(cells, variable, "value", axes)
    if not axes.carried:
        return latest
    years = pl.DataFrame({"state": axes.states, "other_year": other[1][0]})
    matched = _grid(
        cells.join(years, on="state").filter(pl.col("year") == pl.col("other_year")), variable, "value", axes
    )
    matching = matched[1] != NO_YEAR
    return np.where(matching, matched[0], latest[0]), np.where(matching, matched[1], latest[1])


def _grid(cells: pl.DataFrame, variable: str, column: str, axes: Axes) -> Grid:
    """Lay one variable's observations out on (year, state), the latest last so that it stays."""
    rows = cells.filter((pl.col("variable") == variable) & pl.col(column).is_not_null()).sort("year")
    year_at, state_at = axes.year_places(rows["year"]), axes.state_places(rows["state"])
    keep = (year_at >= 0) & (state_at >= 0)
    value = np.full((len(axes.years), len(axes.states)), np.nan)
    year = np.full(value.shape, NO_YEAR, dtype=np.int16)
    value[year_at[keep], state_at[keep]] = rows[column].to_numpy()[keep]
    year[year_at[keep], state_at[keep]] = rows["year"].to_numpy()[keep]
    return value, year


def _product(left: Grid, right: Grid) -> Grid:
    """Multiply two variables; the product is as old as its older factor."""
    value = left[0] * right[0]
    year = np.where(np.isnan(value), NO_YEAR, np.minimum(left[1], right[1])).astype(np.int16)
    return value, year


def _partner_values(partners: pl.DataFrame, axes: Axes) -> dict[str, NDArray[np.generic]]:
    """Lay out the partner lists: shares, the bound for unlisted partners, the listed sum, the year."""
    values: dict[str, NDArray[np.generic]] = {}
    for flow in ("exports", "imports"):
        values |= _one_flow(partners.filter(pl.col("flow") == flow), flow.removesuffix("s"), axes)
    return values


def _one_flow(rows: pl.DataFrame, flow: str, axes: Axes) -> dict[str, NDArray[np.generic]]:
    """Lay out one flow's partner lists.

    An unlisted partner has at most the smallest listed share, plus half a unit of the last printed digit: a list of
    shares rounded to whole percents that ends with 4% leaves room for 4.49%.
    """
    shape = (len(axes.years), len(axes.states))
    year_at, state_at = axes.year_places(rows["year"]), axes.state_places(rows["state"])
    partner_at = axes.state_places(rows["partner"])
    share, rounding = rows["share"].to_numpy(), rows["rounding"].to_numpy()
    keep = (year_at >= 0) & (state_at >= 0)
    bound, listed = np.full(shape, np.inf), np.zeros(shape)
    np.minimum.at(bound, (year_at[keep], state_at[keep]), (share + rounding)[keep])
    np.add.at(listed, (year_at[keep], state_at[keep]), share[keep])
    year = np.full(shape, NO_YEAR, dtype=np.int16)
    year[year_at[keep], state_at[keep]] = rows["year"].to_numpy()[keep]
    dyads = np.full((*shape, len(axes.states)), np.nan, dtype=np.float32)
    keep &= partner_at >= 0
    dyads[year_at[keep], state_at[keep], partner_at[keep]] = share[keep]
    nothing = np.isinf(bound)
    values: dict[str, NDArray[np.generic]] = {
        f"{flow}_share": dyads,
        f"{flow}_share_bound": np.where(nothing, np.nan, bound),
        f"{flow}_share_listed": np.where(nothing, np.nan, listed),
    }
    return values | ({f"{flow}_share_year": year} if axes.carried else {})


def _membership(memberships: pl.DataFrame, dated: pl.DataFrame, axes: Axes) -> tuple[tuple[str, ...], NDArray[np.int8]]:
    """Lay out memberships: the edition's lists hold for its last year, a dated body's for each year's end."""
    kept_by_date = set(dated["organisation"].to_list())
    organisations = tuple(sorted(set(memberships["organisation"].to_list()) | kept_by_date))
    place = {name: index for index, name in enumerate(organisations)}
    codes = np.full((len(axes.years), len(axes.states), len(organisations)), MEMBERSHIP_MISSING, dtype=np.int8)
    _write_edition(codes, memberships, place, axes)
    for name in kept_by_date:
        codes[:, :, place[name]] = NOT_LISTED
    for index, year in enumerate(axes.years):
        _write_dated(codes[index], dated, place, axes, year)
    return organisations, codes


def _write_edition(codes: NDArray[np.int8], rows: pl.DataFrame, place: Mapping[str, int], axes: Axes) -> None:
    """Write the edition's undated lists into its last year, for the states that have a list."""
    if LAST_YEAR not in axes.years:
        return
    year = axes.years.index(LAST_YEAR)
    state_at = axes.state_places(rows["state"])
    organisation_at = np.array([place[name] for name in rows["organisation"].to_list()], dtype=np.int64)
    status = np.array(
        [MEMBER if text == "member" else OTHER_STATUS for text in rows["status"].to_list()], dtype=np.int8
    )
    keep = state_at >= 0
    codes[year, np.unique(state_at[keep]), :] = NOT_LISTED
    codes[year, state_at[keep], organisation_at[keep]] = status[keep]


def _write_dated(codes: NDArray[np.int8], dated: pl.DataFrame, place: Mapping[str, int], axes: Axes, year: int) -> None:
    """Write the bodies kept by date, as they stood at the end of a year."""
    day = datetime.date(year, 12, 31)
    rows = dated.filter((pl.col("start") <= day) & (pl.col("end").is_null() | (pl.col("end") > day)))
    for organisation, state_at, status in zip(
        rows["organisation"].to_list(), axes.state_places(rows["state"]), rows["status"].to_list(), strict=True
    ):
        if state_at >= 0:
            codes[state_at, place[organisation]] = DATED_CODES.get(status, OTHER_STATUS)
