"""The strongest ties of one state year by year, each year on the states that lived in it."""

from dataclasses import dataclass

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.panel.blocs import NAMES
from polycentric.panel.breaks import Break, breaks_of
from polycentric.panel.one_year import of_year
from polycentric.panel.printed import NONE, edition_of_numbers, why_absent
from polycentric.sets import left_out
from polycentric.ties.contract import TieLayer

FROM, TO, BETWEEN = "from", "to", "between"
IMPLAUSIBLE = "implausible as printed"
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
        tie that can't be believed as printed comes after the others, flagged.
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


def through_years(layer: TieLayer, panel: xr.Dataset, state: str, bloc: str | None = None) -> TiesThroughYears:
    """Give the ties of a state in each year of a panel, the strongest first; ties that aren't known are no rows.

    Parameters
    ----------
    layer : TieLayer
    panel : Dataset
        Of single states in several years.
    state : str
        Its id, or the bloc's name.
    bloc : str, optional
        An organisation to take as one state, in each year its members of that year.

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
    ['ITA', 'CHN', 'CHN']
    """
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


def _of_year(layer: TieLayer, alone: xr.Dataset, year: int, state: str, bloc: str | None) -> pl.DataFrame | str:
    """Give one year's rows, or why there are none."""
    chosen = layer.on(alone)
    try:
        values = chosen(alone, bloc).isel(year=0).transpose("state", "partner")
    except CoverageError as nothing:
        return str(nothing).rstrip(".") if chosen.needs else "the file has no tie of this year"
    labels = [str(label) for label in values["state"].values]
    if state not in labels:
        return (
            f"{state} is no state of this year" if bloc is None else f"{state} is in {bloc}, or no state of this year"
        )
    marks = chosen.doubtful(alone, bloc).isel(year=0).transpose("state", "partner").values
    names, own = _names(alone, bloc), labels.index(state)
    variables = chosen.variables(alone)
    editions = sorted({int(each) for each in edition_of_numbers(alone, variables).values.ravel()} - {NONE})
    ways = ((FROM, values.values[own], marks[own]), (TO, values.values[:, own], marks[:, own]))
    rows = [
        {"layer": layer.name, "year": year, "editions": editions, "direction": way, "state": state,
         "partner": labels[at], "name": names.get(state, state), "partner_name": names.get(labels[at], labels[at]),
         "rank": rank, "value": float(held[at]), "unit": layer.unit, "flag": IMPLAUSIBLE if doubtful[at] else ""}
        for way, held, doubtful in (ways if layer.directed else ((BETWEEN, *ways[0][1:]),))
        for rank, at in enumerate(_strongest(held, doubtful, own), 1)
    ]  # fmt: skip
    if rows:
        return pl.DataFrame(rows, schema=SCHEMA)
    if np.isfinite(np.concatenate([values.values[own], values.values[:, own]])).any():
        return "no tie is above zero"
    return why_absent(alone, variables, year) or "no tie is known"


def _strongest(held: np.ndarray, doubtful: np.ndarray, own: int) -> list[int]:
    """Give the places of the partners with a tie above zero, the strongest first, doubtful ones after the others."""
    places = [at for at in range(held.size) if at != own and held[at] > 0]
    return sorted(places, key=lambda at: (bool(doubtful[at]), -held[at], at))


def _names(alone: xr.Dataset, bloc: str | None) -> dict[str, str]:
    """Give the name of every state in the year, and the bloc's."""
    names = alone["name"].isel(year=0).values if "name" in alone.coords else alone["state"].values
    named = dict(zip(map(str, alone["state"].values), map(str, names), strict=True))
    return named | ({bloc: NAMES.get(bloc, bloc)} if bloc else {})
