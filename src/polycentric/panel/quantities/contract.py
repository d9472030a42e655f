"""What a quantity is and promises: one concept, and the rival series that a panel may have it by."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import xarray as xr

from polycentric.panel.schema import STATE_YEAR
from polycentric.presented import Presented

Borders = Literal["of the day", "today's"]


@dataclass(frozen=True)
class RivalSeries:
    """One way to have a quantity: a variable of one source, or several put together.

    Unit, years, code system and the meaning of an absent row are the source's own description's
    (`polycentric.panel.described`), so that each is stated once.

    Attributes
    ----------
    name : str
        What the series is called beside the quantity: ``output`` by ``fariss``.
    variables : tuple of str
        The panel's variables that it is made of.
    source : str
        The source that gives them, as in `polycentric.sources.SOURCES`; another edition of it counts as well.
    combine : callable, optional
        From the variables, as labelled arrays, to the quantity, where they are several.
    units : str
        The unit of what `combine` gives; else the unit is the variable's.
    spread : str
        The variable that gives the standard deviation, where the source publishes one.
    borders : str
        Whether a state is counted within its borders of the day or within today's.
    note : str
        What a reader must know besides: the year of prices, what is counted and what is not.
    """

    name: str
    variables: tuple[str, ...]
    source: str
    combine: Callable[..., xr.DataArray] | None = None
    units: str = ""
    spread: str = ""
    borders: Borders = "of the day"
    note: str = ""


@dataclass(frozen=True, repr=False)
class Quantity(Presented):
    """A concept that measures ask for by name, whichever source a panel has it from.

    Attributes
    ----------
    label, meaning : str
        What a reader sees, and what is counted, in one sentence.
    unit : str
        The kind of unit that all series share; each series states its own.
    series : tuple of RivalSeries
        The rivals, in the order in which a panel that has several is read. They are never joined.
    dims : tuple of str
        The dimensions besides any leading ones: a run, a draw, a vintage.
    name : str
        The file's name; set by the registry.
    """

    label: str
    meaning: str
    unit: str
    series: tuple[RivalSeries, ...]
    dims: tuple[str, ...] = STATE_YEAR
    name: str = ""
    kind: ClassVar[str] = "quantity"
    in_lists: ClassVar[tuple[str, ...]] = ("unit", "series")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        series = "; ".join(f"{each.name} ({each.source}: {', '.join(each.variables)})" for each in self.series)
        return {"meaning": self.meaning, "unit": self.unit, "dimensions": ", ".join(self.dims), "series": series}

    @property
    def core(self) -> tuple[str, ...]:
        """The dimensions that arithmetic runs along: all but the year."""
        return tuple(name for name in self.dims if name != "year")


def one(name: str, variable: str, source: str, **more: str) -> RivalSeries:
    """Give a series that is one variable as it is."""
    return RivalSeries(name, (variable,), source, **more)  # pyright: ignore[reportArgumentType]  # borders is one of two texts
