"""The pictures that the World Factbook's editions give, loaded once: what measures of change through time read."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import polars as pl
import xarray as xr

from polycentric import tables
from polycentric.panel import editions
from polycentric.panel.load import load
from polycentric.panel.now import FACTORS
from polycentric.panel.now_world import FIRST_YEAR, LAST_YEAR

Values = dict[str, float]


@lru_cache(maxsize=1)
def pictures() -> xr.Dataset:
    """Give the picture of every edition, (year, state): to be read, not to be changed, since callers share it."""
    return load("now", years=(FIRST_YEAR, LAST_YEAR), carry=True)


@lru_cache(maxsize=64)
def rows_of(edition: int) -> Mapping[str, pl.DataFrame]:
    """Give the rows of one edition's tables as its picture takes them."""
    return MappingProxyType(editions.of_edition(tables.read("factbook"), edition, edition))


def printed_of_year(variable: str, edition: int, year: int) -> Values:
    """Give what one edition prints of a variable for one year, by state."""
    rows = rows_of(edition)["cells"]
    return _product_or_own(rows.filter(pl.col("year") == year), variable)


def years_printed(variable: str, edition: int) -> dict[int, int]:
    """Count the states that one edition prints a variable of, by year of reference; undated figures are left out."""
    part = FACTORS.get(variable, (variable,))[0]
    rows = rows_of(edition)["cells"]
    counted = rows.filter((pl.col("variable") == part) & pl.col("value").is_not_null() & (pl.col("year") > 0))
    return dict(counted.group_by("year").agg(pl.col("state").n_unique()).sort("year").iter_rows())


def last_known_of_year(variable: str, year: int, known: int) -> tuple[Values, int]:
    """Give what was last known of a variable for one year, by state, and the edition that most of it is from."""
    rows = editions.last_known(tables.read("factbook"), known)["cells"].filter(pl.col("year") == year)
    part = FACTORS.get(variable, (variable,))[0]
    of_it = rows.filter(pl.col("variable") == part)
    counted = of_it.group_by("edition").len().sort("len", "edition")
    return _product_or_own(rows, variable), int(counted["edition"][-1]) if counted.height else -1


@lru_cache(maxsize=256)
def flags_of(variables: tuple[str, ...], edition: int) -> Mapping[str, str]:
    """Give by state the flags on the figures that an edition's picture takes of some variables, joined."""
    parts = [part for variable in variables for part in FACTORS.get(variable, (variable,))]
    rows = rows_of(edition)["cells"]
    kept = rows.filter(pl.col("variable").is_in(parts) & pl.col("value").is_not_null())
    latest = kept.group_by("state", "variable", maintain_order=True).last().filter(pl.col("flag").is_not_null())
    flags: dict[str, list[str]] = {}
    for state, flag in latest.select("state", "flag").iter_rows():
        flags.setdefault(state, []).extend(str(flag).split(";"))
    return MappingProxyType({state: ";".join(dict.fromkeys(each)) for state, each in flags.items()})


def _product_or_own(rows: pl.DataFrame, variable: str) -> Values:
    """Give a variable's values by state, or the product of its two factors where both are of the year."""
    left, *right = (_values(rows, part) for part in FACTORS.get(variable, (variable,)))
    return {state: value * right[0][state] for state, value in left.items() if state in right[0]} if right else left


def _values(rows: pl.DataFrame, variable: str) -> Values:
    kept = rows.filter((pl.col("variable") == variable) & pl.col("value").is_not_null())
    return dict(kept.select("state", "value").iter_rows())
