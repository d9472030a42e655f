"""What the sources' own descriptions say of a series: unit, years, code system, and what an absent row means."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from polycentric.errors import UnknownNameError
from polycentric.panel.quantities import QUANTITIES
from polycentric.panel.quantities.contract import Quantity, RivalSeries
from polycentric.panel.schema import VARIABLES
from polycentric.panel.series import Series, variables
from polycentric.sources import SOURCES
from polycentric.tables.copies import years_of

SYSTEMS: Mapping[str, str] = {
    "cow": "Correlates of War", "gw": "Gleditsch and Ward", "iso3": "economies by today's letters",
    "name": "names, matched exactly",
}  # fmt: skip
ABSENCE: Mapping[str, str] = {
    "zero": "a pair or state that the source covers and doesn't list is a true zero",
    "missing": "what the source doesn't list is missing",
}


@dataclass(frozen=True)
class Described:
    """What is known of a series before any panel is loaded."""

    label: str
    units: str
    source: str
    years: tuple[int, int]
    system: str
    absence: str
    stored: tuple[str, ...]


def quantity_of(name: str) -> Quantity:
    """Give a quantity by its name; a single variable of a source is one too, with itself for its only series.

    Raises
    ------
    UnknownNameError
        If no quantity and no variable has that name; the nearest ones are suggested.
    """
    return QUANTITIES[name] if name in QUANTITIES else _of_a_variable(name)


@cache
def described(series: RivalSeries) -> Described:
    """Give what the descriptions of a series' variables say."""
    stored = [held for name in series.variables if (held := series_holding(name, series.source)) is not None]
    first = series.variables[0]
    if stored:
        record = variables()[first][1]
        label, units = record.label, record.units
        system, absence = SYSTEMS.get(stored[0].system, stored[0].system), ABSENCE[stored[0].absence]
    else:
        label, units = VARIABLES[first].label, VARIABLES[first].units
        system, absence = "the edition's own list of states", ABSENCE["missing"]
    source = SOURCES[series.source]
    years = [variables()[name][1].years or years_of(source) for name in series.variables if stored]
    span = (max(low for low, _ in years), min(high for _, high in years)) if years else years_of(source)
    names = tuple(dict.fromkeys(held.name for held in stored))
    return Described(label, series.units or units, source.label, span, system, absence, names)


def series_holding(variable: str, source: str) -> Series | None:
    """Give the series of the archive that has a variable of a source; None for the embedded world's."""
    if SOURCES[source].embedded or variable not in variables():
        return None
    return variables()[variable][0]


def editions(series: RivalSeries) -> frozenset[str]:
    """Name the sources that the series may come from: its own, and its other editions."""
    held = series_holding(series.variables[0], series.source)
    others = () if held is None else (each.source for each in held.editions.values())
    return frozenset({series.source, *others})


def archived(series: RivalSeries) -> bool:
    """Tell whether the archive of two centuries has all that a series is made of."""
    return all(series_holding(name, series.source) is not None for name in series.variables)


@cache
def _of_a_variable(name: str) -> Quantity:
    """Make a quantity of a single variable of a source."""
    if name in variables():
        held, record = variables()[name]
        series = RivalSeries(held.name, (name,), next(iter(held.editions.values())).source)
        return Quantity(record.label, record.label, record.units, (series,), held.dims, name)
    if name in VARIABLES:
        variable = VARIABLES[name]
        return Quantity(
            variable.label, variable.label, variable.units, (RivalSeries("factbook", (name,), "factbook"),),
            variable.dims, name,
        )  # fmt: skip
    raise UnknownNameError("quantity or variable", name, {*QUANTITIES, *variables(), *VARIABLES})
