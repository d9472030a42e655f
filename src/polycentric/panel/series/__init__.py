"""The series of the world `history`: one file per group of variables that come from one table, or what a source shows.

``polycentric.panel.series.SERIES`` is the dict of all; `find` says which file gives a variable.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from polycentric.errors import PolycentricError, UnknownNameError
from polycentric.panel.series.contract import YES_OR_NO, Edition, Series, Variable
from polycentric.panel.series.of_sources import of_sources
from polycentric.registry import Registry, collect, leave_out, together
from polycentric.renamed import old_names
from polycentric.sources import SOURCES
from polycentric.sources.contract import Column


def described(series: Series) -> Series:
    """Give the series with what its source's record says of a column: its unit, meaning and codes are typed once."""
    columns = _columns(series.edition())

    def described(variable: Variable) -> Variable:
        column = columns.get(variable.held_in)
        units = variable.units or (column.unit.replace("truth", YES_OR_NO) if column else "")
        meaning = variable.meaning or (column.meaning if column else variable.label)
        codes = variable.codes or (column.levels if column else "")
        return replace(variable, units=units, meaning=meaning, codes=codes)

    return replace(series, variables=tuple(described(each) for each in series.variables))


def _columns(edition: Edition) -> Mapping[str, Column]:
    """Give the columns of an edition's table by name; none where its source's file is broken, which using it tells."""
    try:
        return {column.name: column for column in SOURCES[edition.source].table(edition.table_name).columns}
    except PolycentricError:
        return {}


def _collected() -> Registry[Series]:
    """Collect the series, those that a source shows as it stands included, each with what its source's record says."""
    own = collect(__name__, "SERIES", "series", Series)
    entries = together(own, Registry("series", without_doubles(own, of_sources(SOURCES))))
    return Registry("series", {name: described(each) for name, each in entries.items()})


def without_doubles(own: Mapping[str, Series], shown: Mapping[str, Series]) -> dict[str, Series]:
    """Leave out what sources show under a name that is taken: one would stand in the other's place unseen."""
    taken = {each.name: series.name for series in own.values() for each in series.variables}
    kept: dict[str, Series] = {}
    for name, series in shown.items():
        double = next((each.name for each in series.variables if each.name in taken), None)
        if double is not None:
            slip = ValueError(
                f"'{double}' is a variable of the series '{taken[double]}' already: call the column otherwise"
            )
            leave_out("series", name, f"polycentric.sources.{series.edition().source}", slip)
        else:
            kept[name] = series
            taken |= {each.name: name for each in series.variables}
    return kept


SERIES = _collected()

__all__ = ["SERIES", "Edition", "Series", "Variable", "select", "variables"]


@cache
def variables() -> Mapping[str, tuple[Series, Variable]]:
    """Give every variable that a series gives, with its series."""
    return MappingProxyType({each.name: (series, each) for series in SERIES.values() for each in series.variables})


def select(names: Iterable[str]) -> dict[str, list[Variable]]:
    """Give the variables asked for, by series; a series' name asks for all of its variables.

    Raises
    ------
    UnknownNameError
        If a name is neither a series' nor a variable's; the nearest ones are suggested.
    """
    by_series: dict[str, dict[str, Variable]] = {}
    for name in names:
        if name in SERIES:
            needed, series = SERIES[name].variables, name
        elif name in variables():
            record, variable = variables()[name]
            needed, series = (variable,), record.name
        else:
            raise UnknownNameError("series or variable", name, {*SERIES, *variables()})
        by_series.setdefault(series, {}).update({each.name: each for each in needed})
    return {series: list(needed.values()) for series, needed in by_series.items()}


if not TYPE_CHECKING:  # or a type checker would take every name for one of the module's
    __getattr__ = old_names(__name__)
