"""A power index through the years of a panel: values and shares where enough is known, and where a series breaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.labels import numbers
from polycentric.panel.breaks import Break, breaks_of
from polycentric.panel.one_year import has_members, of_year
from polycentric.panel.printed import NONE, edition_of_numbers, unit_of_each, why_absent
from polycentric.power.contract import PowerIndex
from polycentric.sets import covered, left_out, named
from polycentric.sets.named import StateSet
from polycentric.sets.shares import of_leader
from polycentric.states import name_of

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "index": pl.String,
    "year": pl.Int32,
    "edition": pl.Int32,
    "state": pl.String,
    "name": pl.String,
    "value": pl.Float64,
    "unit": pl.String,
    "share": pl.Float64,
    "of_leader": pl.Float64,
    "year_of_number": pl.Int32,
}
COMPARED = 2  # of the states that are compared, how many need a value
Grids = Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True)
class ThroughYears:
    """An index through years.

    Attributes
    ----------
    table : DataFrame
        A row for each year that is covered and each state of the set that lived in it: value, share of the set, the
        edition that prints the number, and the year that it is of.
    years : tuple of int
        The years that are covered.
    asked : tuple of int
        All years of the panel.
    left_out : mapping of int to str
        The years in which too little of the set is known, with the reason.
    breaks : tuple of Break
        Where shares of two neighbouring covered years can't be compared.
    without_shares : mapping of int to str
        Of states that were to be compared: the years that are kept for them although too little of the set is known for
        shares, with the reason.
    """

    index: PowerIndex
    table: pl.DataFrame
    years: tuple[int, ...]
    asked: tuple[int, ...]
    left_out: Mapping[int, str]
    breaks: tuple[Break, ...]
    without_shares: Mapping[int, str] = field(default_factory=dict[int, str])

    def without_data(self) -> dict[int, tuple[int, int]]:
        """Count by year the states of the set without a value, of how many, where there are any beside shares."""
        shared = self.table.filter(~pl.col("year").is_in(list(self.without_shares)))
        counted = shared.group_by("year").agg(pl.col("value").null_count().alias("gone"), pl.len().alias("of"))
        rows = counted.filter(pl.col("gone") > 0).sort("year").select("year", "gone", "of").rows()
        return {year: (gone, of) for year, gone, of in rows}

    def reasons(self) -> list[str]:
        """Write the years that are left out, those in a row with the same kind of reason as one span."""
        return left_out.spans(self.left_out, self.asked)

    def largest(self, top: int) -> list[str]:
        """Name the states of the largest values in the last year that is covered."""
        last = self.table.filter((pl.col("year") == self.years[-1]) & pl.col("value").is_not_null())
        return last.sort("value", "state", descending=[True, False])["state"].head(top).to_list()


def through_years(
    index: PowerIndex, panel: xr.Dataset, state_set: StateSet = "all", bloc: str | None = None
) -> ThroughYears:
    """Show an index in each year of a panel in which enough of a set is known.

    Parameters
    ----------
    index : PowerIndex
    panel : Dataset
        Of single states in several years: of reference, or of the editions of each (`carry`).
    state_set : str
        Whose shares; `polycentric.sets.named` lists the sets.
    bloc : str, optional
        An organisation to take as one state, in each year its members of that year.

    Raises
    ------
    CoverageError
        If too little is known in every year.
    UnknownNameError
        If no organisation has the bloc's name.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> from polycentric.power import INDICES
    >>> found = through_years(INDICES["output_ppp"], load("now", years=(2014, 2016), carry=True))
    >>> found.years, [(each.before, each.after) for each in found.breaks], found.largest(2)
    ((2014, 2015, 2016), [(2014, 2015)], ['CHN', 'USA'])
    """
    asked, chosen = tuple(int(year) for year in panel["year"].values), index.on(panel)
    # A bloc has other members in other years, and an edition other states: each year is looked at by itself. Two
    # centuries without a bloc are not, which takes its time and gives the same.
    whole = bloc is None and "organisation" not in panel.coords
    tables, lacking = list[pl.DataFrame](), dict[int, str]()
    empty = set[int]() if bloc is None else {year for year in asked if not has_members(panel, year, bloc)}
    if bloc is not None and empty == set(asked):
        raise CoverageError(f"Bloc '{bloc}' has no members in the years {asked[0]}-{asked[-1]}: ask for others.")
    lacking |= dict.fromkeys(sorted(empty), f"{bloc} has no members")
    parts = [panel] if whole else [of_year(panel, year, bloc) for year in asked if year not in empty]
    for part in parts:
        table, gaps = _of_part(chosen, part, state_set)
        tables.append(table)
        lacking |= gaps
    kept = tuple(year for year in asked if year not in lacking)
    if not kept:
        why = "; ".join(left_out.spans(lacking, asked))
        raise CoverageError(f"Too little of '{chosen.name}' is known in every year asked for ({why}): ask for others.")
    breaks = breaks_of(panel, chosen.variables(panel), kept)
    return ThroughYears(chosen, pl.concat(tables), kept, asked, lacking, breaks)


def of_compared(index: PowerIndex, panel: xr.Dataset, states: Sequence[str]) -> ThroughYears:
    """Show an index in each year in which two or more of some states have a value: to compare them needs no sum.

    Parameters
    ----------
    index : PowerIndex
    panel : Dataset
        Of single states in several years.
    states : sequence of str
        Ids of the states that are compared.

    Returns
    -------
    ThroughYears
        Of all states of the panel; in a year in which too little of the world is known, shares and parts of the
        leader's value are missing, and `without_shares` says why.

    Raises
    ------
    CoverageError
        If in no year two of the states have a value.
    """
    chosen, asked = index.on(panel), tuple(int(year) for year in panel["year"].values)
    whole = "organisation" not in panel.coords
    parts = [panel] if whole else [of_year(panel, year, None) for year in asked]
    found = [_of_part(chosen, part, "all", states) for part in parts]
    table, lacking = pl.concat([rows for rows, _ in found]), dict[int, str]()
    for _, gaps in found:
        lacking |= gaps
    known = table.filter(pl.col("state").is_in(list(states)) & pl.col("value").is_not_null())
    if known.is_empty() or known["year"].value_counts()["count"].max() < COMPARED:  # pyright: ignore[reportOperatorIssue]  # of counts the largest is a number
        raise CoverageError(_no_two(chosen(panel), chosen, states, asked))
    kept = tuple(sorted(set(table["year"].to_list())))
    without = {year: why for year, why in lacking.items() if year in kept}
    left = {year: why for year, why in lacking.items() if year not in kept}
    breaks = breaks_of(panel, chosen.variables(panel), kept)
    return ThroughYears(chosen, table, kept, asked, left, breaks, without)


def _no_two(values: xr.DataArray, index: PowerIndex, states: Sequence[str], asked: Sequence[int]) -> str:
    """Word that an index can't be compared between any two of some states, and whose value is missing."""
    span = str(asked[0]) if len(asked) == 1 else f"{asked[0]}-{asked[-1]}"
    known = [state for state in states if state in values["state"] and bool(values.sel(state=state).notnull().any())]
    gone = [name_of(state, asked[-1]) for state in states if state not in known]
    what = f"of {', '.join(gone)} in {span}" if gone else f"of two of the states in the same year of {span}"
    return f"'{index.name}' has no value {what}: choose other states, years or another index."


def _of_part(
    index: PowerIndex, panel: xr.Dataset, state_set: StateSet, compared: Sequence[str] = ()
) -> tuple[pl.DataFrame, dict[int, str]]:
    """Give the rows of a panel's covered years, and why the others are not.

    Years that are not covered are kept too, without shares, where two of the states that are `compared` have a value.
    """
    try:
        values = index(panel)
    except CoverageError:
        if index.needs or panel.sizes["year"] > 1:
            raise
        # A user's own file, which need not have values of every year.
        return pl.DataFrame(schema=SCHEMA), {int(panel["year"].values[0]): "the file has no value of this year"}
    inside = named.members(panel, values, state_set)
    gaps = covered.gaps(panel, values.notnull(), inside, state_set)
    asked = [int(year) for year in values["year"].values]
    lacking = {
        year: why_absent(panel, index.variables(panel), year) or str(gap)
        for year, gap in zip(asked, gaps, strict=True)
        if gap
    }
    held = values.sel(state=[state for state in compared if state in values["state"]]).notnull().sum("state").values
    kept = [year for year, count in zip(asked, held, strict=True) if year not in lacking or count >= COMPARED]
    table = _table(index, panel, values, inside, state_set, kept)
    unshared = pl.col("year").is_in(list(lacking))
    parts = [pl.when(unshared).then(None).otherwise(pl.col(name)).alias(name) for name in ("share", "of_leader")]
    return table.with_columns(parts), lacking


def _table(
    index: PowerIndex,
    panel: xr.Dataset,
    values: xr.DataArray,
    inside: xr.DataArray,
    state_set: StateSet,
    kept: Sequence[int],
) -> pl.DataFrame:
    """Lay out a row for each covered year and each state of the set that lived in it."""
    held = numbers(values)
    lives = panel["exists"].transpose("year", "state").values if "exists" in panel.coords else np.ones_like(held, bool)
    rows = inside.values & lives & np.isin(values["year"].values, kept)[:, np.newaxis]
    at_year, at_state = np.nonzero(rows)
    shown = np.where(inside.values, held, np.nan)
    led = np.stack([of_leader(row, index.scale) for row in shown])
    share = np.full_like(held, np.nan) if index.no_shares() else numbers(named.shares(panel, values, state_set))
    edition = np.where(np.isnan(held), NONE, edition_of_numbers(panel, index.variables(panel)).values)
    grids: Grids = {"edition": edition, "name": _names(panel), "value": shown, "share": share, "of_leader": led,
                    "year_of_number": np.where(np.isnan(held), NONE, _years(index, panel))}  # fmt: skip
    columns = {name: grid[rows] for name, grid in grids.items()}
    units = np.asarray(unit_of_each(panel, str(values.attrs["units"])), dtype=object)
    frame = pl.DataFrame(
        {"index": index.name, "year": values["year"].values[at_year], "state": values["state"].values[at_state],
         "unit": units[at_year], **columns},
        schema_overrides=SCHEMA,
    )  # fmt: skip
    whole = [pl.col(name).replace(NONE, None) for name in ("edition", "year_of_number")]
    missing = [pl.col(name).fill_nan(None) for name in ("value", "share", "of_leader")]
    frame = frame.with_columns(*whole, *missing).select(*SCHEMA)
    return frame.sort("year", "value", "state", descending=[False, True, False], nulls_last=True)


def _names(panel: xr.Dataset) -> NDArray[np.object_]:
    """Give each state's name in each year."""
    like = (panel.sizes["year"], panel.sizes["state"])
    names = panel["name"] if "name" in panel.coords else panel["state"]
    return np.broadcast_to(names.values.astype(object), like)


def _years(index: PowerIndex, panel: xr.Dataset) -> NDArray[np.int64]:
    """Give the year of the oldest number that each value is made of; -1 where none is stated."""
    if index.years is not None:
        return index.years(panel).transpose("year", "state").values.astype(np.int64)
    dated = [panel[f"{name}_year"] for name in index.variables(panel) if f"{name}_year" in panel]
    if dated:
        return np.min([each.transpose("year", "state").values for each in dated], axis=0).astype(np.int64)
    return np.repeat(panel["year"].values[:, np.newaxis], panel.sizes["state"], axis=1).astype(np.int64)
