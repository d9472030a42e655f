"""The strongest ties of one state year by year, each year on the states that lived in it."""

from dataclasses import dataclass

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.panel.breaks import Break, breaks_of
from polycentric.panel.group_members import group_labels, names_of
from polycentric.panel.group_text import Groups
from polycentric.panel.one_year import of_year
from polycentric.panel.printed import NONE, edition_of_numbers, why_absent
from polycentric.panel.state_index import id_among
from polycentric.sets import left_out
from polycentric.ties.called import NEAREST_FIRST
from polycentric.ties.contract import TieLayer

FROM, TO, BETWEEN = "from", "to", "between"
IMPLAUSIBLE = "implausible as printed"
NO_TIE = "no tie is above zero"
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "layer": pl.String,
    "year": pl.Int32,
    "editions": pl.List(pl.Int32),
    "direction": pl.String,
    "state": pl.String,
    "partner": pl.String,
    "name": pl.String,
    "partner_name": pl.String,
    "rank": pl.Int32,
    "value": pl.Float64,
    "at_least": pl.Float64,
    "at_most": pl.Float64,
    "unit": pl.String,
    "flag": pl.String,
}


@dataclass(frozen=True)
class TiesThroughYears:
    """The ties of a state through years.

    Attributes
    ----------
    layer : TieLayer
    state : str
        Its id.
    table : DataFrame
        A row per year, direction (``from`` and ``to`` the state, or ``between``) and partner, the strongest first; a
        tie that can't be believed as printed comes after the others, flagged. A bloc's tie that is not observed in full
        has no value, and stands by what is listed of it (`at_least`).
    years, asked : tuple of int
        The years in which a tie of the state is known, and all of the panel.
    left_out : mapping of int to str
        Why the other years have none.
    breaks : tuple of Break
        Between which of the years values can't be compared.
    """

    layer: TieLayer
    state: str
    table: pl.DataFrame
    years: tuple[int, ...]
    asked: tuple[int, ...]
    left_out: dict[int, str]
    breaks: tuple[Break, ...]

    def reasons(self) -> list[str]:
        """Write the years that are left out, those in a row with the same kind of reason as one span."""
        return left_out.spans(self.left_out, self.asked)


def through_years(layer: TieLayer, panel: xr.Dataset, state: str, bloc: Groups | None = None) -> TiesThroughYears:
    """Give the ties of a state in each year of a panel, the strongest first; ties that aren't known are no rows.

    Parameters
    ----------
    layer : TieLayer
    panel : Dataset
        Of single states in several years.
    state : str
        Its id or any of its names, or a group's label.
    bloc : str, Group, or sequence of these, optional
        Groups to take as one state each, in each year the members of that year.

    Raises
    ------
    CoverageError
        If no tie of the state is known in any year.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> from polycentric.ties import LAYERS
    >>> found = through_years(LAYERS["trade"], load("now", years=(2014, 2016), carry=True), "KAZ")
    >>> first = found.table.filter((found.table["direction"] == "from") & (found.table["rank"] == 1))
    >>> first["partner"].to_list()
    ['CHN', 'CHN', 'CHN']
    """
    state = str(id_among(state, [*map(str, panel["state"].values), *([bloc] if bloc else [])]))
    asked = tuple(int(year) for year in panel["year"].values)
    parts, lacking = list[pl.DataFrame](), dict[int, str]()
    for year in asked:
        rows = _of_year(layer, of_year(panel, year), year, state, bloc)
        if isinstance(rows, str):
            lacking[year] = rows
        else:
            parts.append(rows)
    kept = tuple(year for year in asked if year not in lacking)
    if not kept:
        why = "; ".join(left_out.spans(lacking, asked))
        raise CoverageError(f"No tie of {state} in layer '{layer.name}' is known in the years asked for ({why}).")
    walls = breaks_of(panel, layer.on(panel).variables(panel), kept)
    return TiesThroughYears(layer, state, pl.concat(parts), kept, asked, lacking, walls)


def _of_year(layer: TieLayer, alone: xr.Dataset, year: int, state: str, bloc: Groups | None) -> pl.DataFrame | str:
    """Give one year's rows, or why there are none."""
    chosen = layer.on(alone)
    try:
        known = [part(alone, bloc) for part in (chosen, chosen.floor, chosen.bound, chosen.doubtful)]
    except CoverageError as nothing:
        return str(nothing).rstrip(".") if chosen.needs else "the file has no tie of this year"
    values, low, high, marks = (part.isel(year=0).transpose("state", "partner").values for part in known)
    labels = [str(label) for label in known[0]["state"].values]
    if state not in labels:
        return (
            f"{state} is no state of this year" if bloc is None else f"{state} is in {bloc}, or no state of this year"
        )
    # A bloc's lists end too early for its ties to be observed in full: there what is listed counts.
    groups = group_labels(alone, bloc)
    listed = np.array([state in groups or label in groups for label in labels])
    names, own = _names(alone, bloc), labels.index(state)
    variables = chosen.variables(alone)
    editions = sorted({int(each) for each in edition_of_numbers(alone, variables).values.ravel()} - {NONE})
    ways = {FROM: np.s_[own, :], TO: np.s_[:, own]} if layer.directed else {BETWEEN: np.s_[own, :]}
    rows = [
        {"layer": layer.name, "year": year, "editions": editions, "direction": way, "state": state,
         "partner": labels[at], "name": names.get(state, state), "partner_name": names.get(labels[at], labels[at]),
         "rank": rank, "value": float(values[here][at]), "at_least": float(low[here][at]),
         "at_most": float(high[here][at]), "unit": layer.unit, "flag": IMPLAUSIBLE if marks[here][at] else ""}
        for way, here in ways.items()
        for rank, at in enumerate(_strongest(_least(values[here], low[here], listed), marks[here], own, layer), 1)
    ]  # fmt: skip
    if rows:
        numbers = [pl.col(name).fill_nan(None) for name in ("value", "at_least", "at_most")]
        return pl.DataFrame(rows, schema=SCHEMA).with_columns(numbers)
    if np.isfinite(np.concatenate([values[own], values[:, own]])).any():
        return NO_TIE
    return why_absent(alone, variables, year) or "no tie is known"


def _least(values: np.ndarray, low: np.ndarray, listed: np.ndarray) -> np.ndarray:
    """Give each tie's value, or what is listed of it where that counts."""
    return np.where(np.isnan(values) & listed, low, values)


def _strongest(held: np.ndarray, doubtful: np.ndarray, own: int, layer: TieLayer) -> list[int]:
    """Give the places of the partners with a tie, the strongest or nearest first, doubtful ones after the others."""
    least = np.isfinite(held) if layer.zero_is_value else held > 0
    places = [at for at in range(held.size) if at != own and least[at]]
    down = 1.0 if layer.name in NEAREST_FIRST else -1.0
    return sorted(places, key=lambda at: (bool(doubtful[at]), down * held[at], at))


def _names(alone: xr.Dataset, bloc: Groups | None) -> dict[str, str]:
    """Give the name of every state in the year, and of each group."""
    names = alone["name"].isel(year=0).values if "name" in alone.coords else alone["state"].values
    named = dict(zip(map(str, alone["state"].values), map(str, names), strict=True))
    return named | names_of(alone, bloc)
