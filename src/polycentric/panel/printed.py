"""Which edition of the World Factbook each number of a panel is from."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric import tables
from polycentric.panel import editions
from polycentric.panel.now import printed_as
from polycentric.sources.reading.factbook_editions.facts import LAST_EDITION

NONE = -1


def editions_used(panel: xr.Dataset) -> list[int]:
    """Name the editions that a panel of the world `now` is from; none for another world."""
    if not _is_of_editions(panel):
        return []
    if panel.attrs.get("carried"):
        return _pictures(panel)
    if "vintage" in panel.dims:
        return sorted({editions.edition_of(int(year)) for year in panel["vintage"].values})
    years = [int(year) for year in panel["year"].values]
    return _latest(_known(panel)).filter(pl.col("year").is_in(years))["edition"].unique().sort().to_list()


def edition_of_numbers(panel: xr.Dataset, variables: Sequence[str]) -> xr.DataArray:
    """Give the edition that prints each state's number of each year, the latest of those of several variables.

    Parameters
    ----------
    panel : Dataset
        Of the world `now`, on years and states.
    variables : sequence of str
        Variables of the panel.

    Returns
    -------
    DataArray, (year, state), whole number
        -1 where no edition prints it, and everywhere in another world.
    """
    labels = {name: panel[name].values for name in ("year", "state")}
    result = xr.DataArray(np.full([each.size for each in labels.values()], NONE), dims=tuple(labels), coords=labels)
    known = [_is_known(panel[name]) for name in variables if name in panel]
    if not _is_of_editions(panel) or "vintage" in panel.dims or not known:
        return result
    if panel.attrs.get("carried"):
        edition = np.broadcast_to(np.asarray(_pictures(panel))[:, np.newaxis], result.shape)
    else:
        edition = _laid_out(panel, variables)
    return result.copy(data=np.where(np.any(known, axis=0), edition, NONE))


def _laid_out(panel: xr.Dataset, variables: Sequence[str]) -> NDArray[np.int64]:
    """Lay out the latest edition that prints any of some variables for each year and state."""
    printed = [name for variable in variables for name in printed_as(variable)]
    rows = _latest(_known(panel)).filter(pl.col("variable").is_in(printed))
    newest = rows.group_by("year", "state").agg(pl.col("edition").max())
    at = {label: place for place, label in enumerate(map(str, panel["state"].values))}
    when = {int(year): place for place, year in enumerate(panel["year"].values)}
    edition = np.full((len(when), len(at)), NONE)
    for year, state, newest_edition in newest.select("year", "state", "edition").iter_rows():
        if year in when and state in at:
            edition[when[year], at[state]] = newest_edition
    return edition


def unit_of_each(panel: xr.Dataset, unit: str) -> list[str]:
    """Give a unit for each year of a panel: where the years are in dollars of several, that of each year's own."""
    years = [int(year) for year in panel["year"].values]
    if editions.SEVERAL not in unit or not _is_of_editions(panel):
        return [unit] * len(years)
    if "gdp_ppp_base_year" in panel.coords:
        bases = [int(base) for base in panel["gdp_ppp_base_year"].values]
    else:
        bases = [editions.dollars().get(edition) or NONE for edition in _pictures(panel)]
    return [unit.replace(editions.SEVERAL, str(base) if base > 0 else "a base not stated") for base in bases]


def why_absent(panel: xr.Dataset, variables: Sequence[str], year: int) -> str:
    """Say why the edition that a year's picture is from prints none of some variables; empty where it does."""
    if not panel.attrs.get("carried") or not _is_of_editions(panel):
        return ""
    by_year = dict(zip(map(int, panel["year"].values), _pictures(panel), strict=True))
    printed = dict.fromkeys(name for variable in variables for name in printed_as(variable))
    reasons = [editions.not_printed(name, by_year[year]) for name in printed]
    return "; ".join(dict.fromkeys(reason for reason in reasons if reason))


def _pictures(panel: xr.Dataset) -> list[int]:
    """Name the edition of each year of a panel that carries."""
    if "edition_year" in panel.attrs:
        return [int(panel.attrs["edition_year"])]
    return [int(year) for year in panel["year"].values]


def _known(panel: xr.Dataset) -> int:
    """Give the year with whose eyes a panel is seen."""
    return int(panel.attrs.get("as_known", LAST_EDITION))


@lru_cache(maxsize=4)
def _latest(known: int) -> pl.DataFrame:
    """Give the edition that each state's number of each year is from, as known in a year."""
    rows = editions.last_known(tables.read("factbook"), known)
    flow = pl.col("flow").str.strip_suffix("s") + "_share"
    lists = rows["memberships"].select("state", pl.lit("membership").alias("variable"), pl.col("edition").alias("year"),
                                       "edition")  # fmt: skip
    partners = rows["partners"].select("state", flow.alias("variable"), "year", "edition")
    every = pl.concat([rows["cells"].select("state", "variable", "year", "edition"), partners, lists])
    return every.group_by("state", "variable", "year").agg(pl.col("edition").max())


def _is_known(values: xr.DataArray) -> NDArray[np.bool_]:
    """Tell of which states a variable holds anything in which year."""
    known = values >= 0 if values.dtype.kind == "i" else values.notnull()
    return known.any([name for name in values.dims if name not in ("year", "state")]).transpose("year", "state").values


def _is_of_editions(panel: xr.Dataset) -> bool:
    """Tell a panel that is made of the World Factbook's editions."""
    return "edition" in panel.attrs
