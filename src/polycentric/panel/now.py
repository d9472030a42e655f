"""The world `now`: the embedded tables of the World Factbook's editions as a panel."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.panel.editions import UNDATED
from polycentric.panel.schema import MEMBER, MEMBERSHIP_MISSING, NOT_LISTED, OTHER_STATUS

NO_YEAR = UNDATED
_CELL_VARIABLES = ("gdp_ppp", "gdp_mer", "growth", "population", "milex_share", "exports", "imports")
DATED_CODES = {"member": MEMBER, "unknown": MEMBERSHIP_MISSING}  # any other status is "other"
FACTORS = {"milex": ("milex_share", "gdp_mer"), "energy": ("energy_per_capita", "population")}
# Variables that few editions print, by their name in the cells: a panel has them where any state does.
OF_SOME = {
    "output_unnamed": "output_unnamed", "milex": "milex_printed", "manpower": "manpower",
    "electricity_production": "electricity_production", "electricity_consumption": "electricity_consumption",
}  # fmt: skip

Floats = NDArray[np.float64]
Years = NDArray[np.int16]
Grid = tuple[Floats, Years]
Values = dict[str, NDArray[np.generic]]


@dataclass(frozen=True)
class Axes:
    """The labels that every array of the panel is laid out on, and the place of each."""

    years: tuple[int, ...]
    states: tuple[str, ...]
    organisations: tuple[str, ...]
    carried: bool

    def year_places(self, years: pl.Series) -> NDArray[np.int64]:
        """Give the place of each year on the axis; a carried panel has one place for all; -1 is off the axis."""
        observed = years.to_numpy()
        if self.carried:
            return np.zeros(len(observed), dtype=np.int64)  # the rows are chosen before
        places = observed.astype(np.int64) - self.years[0]
        return np.where((places >= 0) & (places < len(self.years)), places, -1)

    def state_places(self, states: pl.Series) -> NDArray[np.int64]:
        """Give the place of each state on the axis; -1 where it is none of them (a territory, or no id)."""
        place = {state: index for index, state in enumerate(self.states)}
        return np.fromiter((place.get(state, -1) for state in states.to_list()), dtype=np.int64, count=len(states))


def values_of(rows: Mapping[str, pl.DataFrame], dated: pl.DataFrame, axes: Axes, lists: Sequence[int]) -> Values:
    """Lay rows of the embedded tables out as arrays.

    Parameters
    ----------
    rows : mapping of DataFrame
        The tables' rows that count, as `polycentric.panel.editions` chooses them.
    dated : DataFrame
        Columns organisation, state, status, start, end: bodies whose membership we keep by date; they take the place of
        the Factbook's undated lists of the same bodies.
    axes : Axes
        With `carried` the one year holds the latest observation of every cell.
    lists : sequence of int
        The edition whose lists of organisations hold for each year; 0 where none does.

    Returns
    -------
    dict of arrays by variable, (year, state), (year, state, partner) and (year, state, organisation)
    """
    values = _state_year_values(rows["cells"], axes)
    values |= _partner_values(rows["partners"], axes)
    values["membership"] = _membership(rows["memberships"], dated, axes, lists)
    return values


def organisations_of(memberships: pl.DataFrame, dated: pl.DataFrame) -> tuple[str, ...]:
    """Give the organisations that some lists name or that are kept by date."""
    return tuple(sorted({*memberships["organisation"].to_list(), *dated["organisation"].to_list()}))


def _state_year_values(cells: pl.DataFrame, axes: Axes) -> Values:
    """Lay out every variable on (year, state), with the year of each observation beside it when carried."""
    grids = {name: _grid(cells, name, "value", axes) for name in (*_CELL_VARIABLES, "milper")}
    for product, (left, right) in FACTORS.items():
        factor = _grid(cells, right, "value", axes)
        grids[product] = _product(_of_the_same_year(cells, left, factor, axes), factor)
    for edge in ("low", "high"):
        grids[f"milper_{edge}"] = _grid(cells, "milper", edge, axes)
    for printed, name in OF_SOME.items():
        grids[name] = _grid(cells, printed, "value", axes)
    values: Values = {name: value for name, (value, _) in grids.items()}
    if axes.carried:
        values |= {f"{name}_year": year for name, (_, year) in grids.items()}
    return values


def without_empty(values: Values) -> Values:
    """Leave out the variables of some editions alone that no state has here."""
    empty = {name for name in OF_SOME.values() if not np.any(np.isfinite(values[name].astype(np.float64)))}
    return {name: each for name, each in values.items() if name.removesuffix("_year") not in empty}


def printed_as(variable: str) -> tuple[str, ...]:
    """Name the variables of the cells that a panel's variable is made of."""
    by_name = {name: printed for printed, name in OF_SOME.items()}
    plain = variable
    for ending in ("_low", "_high", "_bound", "_listed"):
        plain = plain.removesuffix(ending)
    return FACTORS.get(plain, (by_name.get(plain, plain),))


def _of_the_same_year(cells: pl.DataFrame, variable: str, other: Grid, axes: Axes) -> Grid:
    """Lay a variable out so that each observation is of the other's year where there is one, else the latest."""
    latest = _grid(cells, variable, "value", axes)
    if not axes.carried:
        return latest
    years = pl.DataFrame({"state": axes.states, "other_year": other[1][0]})
    matched = _grid(
        cells.join(years, on="state").filter((pl.col("year") == pl.col("other_year")) & (pl.col("year") != NO_YEAR)),
        variable,
        "value",
        axes,
    )
    matching = matched[1] != NO_YEAR
    return np.where(matching, matched[0], latest[0]), np.where(matching, matched[1], latest[1])


def _grid(cells: pl.DataFrame, variable: str, column: str, axes: Axes) -> Grid:
    """Lay one variable's observations out on (year, state); of several in one place the last row stays."""
    rows = cells.filter((pl.col("variable") == variable) & pl.col(column).is_not_null())
    year_at, state_at = axes.year_places(rows["year"]), axes.state_places(rows["state"])
    keep = (year_at >= 0) & (state_at >= 0)
    value = np.full((len(axes.years), len(axes.states)), np.nan)
    year = np.full(value.shape, NO_YEAR, dtype=np.int16)
    value[year_at[keep], state_at[keep]] = rows[column].to_numpy()[keep]
    year[year_at[keep], state_at[keep]] = rows["year"].to_numpy()[keep]
    return value, year


def _product(left: Grid, right: Grid) -> Grid:
    """Multiply two variables; the product is as old as its older factor, and of no year where one has none."""
    value = left[0] * right[0]
    year = np.where(np.isnan(value), NO_YEAR, np.minimum(left[1], right[1])).astype(np.int16)
    return value, year


def _partner_values(partners: pl.DataFrame, axes: Axes) -> Values:
    """Lay out the partner lists: shares, the bound for unlisted partners, the listed sum, the year."""
    values: Values = {}
    for flow in ("exports", "imports"):
        rows = partners.filter((pl.col("flow") == flow) & pl.col("share").is_not_null())
        values |= _one_flow(rows, flow.removesuffix("s"), axes)
    return values


def _one_flow(rows: pl.DataFrame, flow: str, axes: Axes) -> Values:
    """Lay out one flow's partner lists.

    An unlisted partner has at most the smallest listed share, plus half a unit of the last printed digit: a list of
    shares rounded to whole percents that ends with 4% leaves room for 4.49%. A part of a listed group is in its sum.
    """
    shape = (len(axes.years), len(axes.states))
    year_at, state_at = axes.year_places(rows["year"]), axes.state_places(rows["state"])
    partner_at = axes.state_places(rows["partner"])
    share, rounding = rows["share"].to_numpy(), rows["rounding"].to_numpy()
    keep = (year_at >= 0) & (state_at >= 0)
    bound, listed = np.full(shape, np.inf), np.zeros(shape)
    np.minimum.at(bound, (year_at[keep], state_at[keep]), (share + rounding)[keep])
    whole = keep & rows["within"].is_null().to_numpy()
    np.add.at(listed, (year_at[whole], state_at[whole]), share[whole])
    year = np.full(shape, NO_YEAR, dtype=np.int16)
    year[year_at[keep], state_at[keep]] = rows["year"].to_numpy()[keep]
    dyads = np.full((*shape, len(axes.states)), np.nan, dtype=np.float32)
    keep &= partner_at >= 0
    dyads[year_at[keep], state_at[keep], partner_at[keep]] = share[keep]
    nothing = np.isinf(bound)
    values: Values = {
        f"{flow}_share": dyads,
        f"{flow}_share_bound": np.where(nothing, np.nan, bound),
        f"{flow}_share_listed": np.where(nothing, np.nan, listed),
    }
    return values | ({f"{flow}_share_year": year} if axes.carried else {})


def _membership(rows: pl.DataFrame, dated: pl.DataFrame, axes: Axes, lists: Sequence[int]) -> NDArray[np.int8]:
    """Lay out memberships: an edition's lists hold for its own year, a dated body's for each year's end."""
    place = {name: index for index, name in enumerate(axes.organisations)}
    codes = np.full((len(axes.years), len(axes.states), len(place)), MEMBERSHIP_MISSING, dtype=np.int8)
    for index, edition in enumerate(lists):
        if edition:
            _write_edition(codes[index], rows.filter(pl.col("edition") == edition), place, axes)
    first_day = dated["start"].min()
    for index, year in enumerate(axes.years):
        if isinstance(first_day, datetime.date) and year >= first_day.year:
            _write_dated(codes[index], dated, place, axes, year)
    return codes


def _write_edition(codes: NDArray[np.int8], rows: pl.DataFrame, place: Mapping[str, int], axes: Axes) -> None:
    """Write an edition's undated lists into its year, for the states that have a list."""
    state_at = axes.state_places(rows["state"])
    organisation_at = np.array([place[name] for name in rows["organisation"].to_list()], dtype=np.int64)
    status = np.where((rows["status"] == "member").to_numpy(), MEMBER, OTHER_STATUS).astype(np.int8)
    keep = state_at >= 0
    codes[np.unique(state_at[keep]), :] = NOT_LISTED
    codes[state_at[keep], organisation_at[keep]] = status[keep]


def _write_dated(codes: NDArray[np.int8], dated: pl.DataFrame, place: Mapping[str, int], axes: Axes, year: int) -> None:
    """Write the bodies kept by date, as they stood at the end of a year."""
    day = datetime.date(year, 12, 31)
    for name in set(dated["organisation"].to_list()):
        codes[:, place[name]] = NOT_LISTED
    rows = dated.filter((pl.col("start") <= day) & (pl.col("end").is_null() | (pl.col("end") > day)))
    for organisation, state_at, status in zip(
        rows["organisation"].to_list(), axes.state_places(rows["state"]), rows["status"].to_list(), strict=True
    ):
        if state_at >= 0:
            codes[state_at, place[organisation]] = DATED_CODES.get(status, OTHER_STATUS)
