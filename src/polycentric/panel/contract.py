"""What a layer of the world `history` is and promises: its variables, its source, and what an absent row means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from polycentric.panel.axes import Axes
from polycentric.panel.schema import DYAD_YEAR, STATE_YEAR

if TYPE_CHECKING:
    import polars as pl

NOTHING = {"int8": -1, "int16": -1, "float32": np.nan, "float64": np.nan}
System = Literal["cow", "gw", "polity", "iso3", "name"]
Merge = Literal["end", "any"]
Grid = NDArray[Any]


@dataclass(frozen=True)
class Measure:
    """One variable that a layer gives.

    Attributes
    ----------
    name, label, units : str
        Its name in the panel, what a reader sees, its unit.
    column : str
        The column of the layer's rows that holds it; its own name where left out.
    dtype : str
        The smallest type that holds it: ``int8``, ``int16``, ``float32`` or ``float64``.
    fill : float, optional
        What stands where there is no value; by default -1 for whole numbers and NaN for others.
    codes : str
        Of a code: what each value means.
    years : tuple of int, optional
        First and last year, where they are not the whole layer's.
    """

    name: str
    label: str
    units: str
    column: str = ""
    dtype: str = "float64"
    fill: float | None = None
    codes: str = ""
    years: tuple[int, int] | None = None

    @property
    def nothing(self) -> float:
        """What stands where there is no value."""
        return NOTHING[self.dtype] if self.fill is None else self.fill


@dataclass(frozen=True)
class Edition:
    """One edition of a layer's data: a table of a source, and its years where they are not the whole source's."""

    source: str
    table: str = ""
    years: tuple[int, int] | None = None


@dataclass(frozen=True)
class Layer:
    """A group of variables that come from one table.

    Attributes
    ----------
    label : str
        What a reader sees.
    variables : tuple of Measure
        What it gives; each can be asked for alone.
    editions : mapping of str to Edition
        Editions by version; the first is taken unless `load` is told another.
    keys : tuple of str
        The columns that name the state, or the state and its partner; two make a layer on (year, state, partner).
    system : str
        The state list that the source follows, and whose codes its rows carry: ``cow``, ``gw``, ``polity`` (its own
        numbers; it covers whoever is in either list), ``iso3`` (economies, by today's letters), ``name``.
    absence : str
        What it means where the source covers a state or pair and has no row: ``zero`` (it lists what there is) or
        ``missing``.
    directed : bool
        Whether the two directions of a pair are rows of their own; if not, a row is laid out both ways.
    merge : str
        What holds where a state had two codes in a year and both have a row (Germany and Yemen in 1990): the row of
        the code it ended the year with (``end``), or the larger value (``any``).
    rows : callable, optional
        From the source's table to rows of keys, `year` and values, where the table is not that already.
    grids : callable, optional
        Instead of `rows`: from the source's table and the axes to finished arrays by variable.
    caveat : str
        What a user of the numbers must know besides the source's own caveat.
    name : str
        The file's name; set by the registry.
    """

    label: str
    variables: tuple[Measure, ...]
    editions: Mapping[str, Edition]
    keys: tuple[str, ...]
    system: System = "cow"
    absence: Literal["zero", "missing"] = "missing"
    directed: bool = True
    merge: Merge = "end"
    rows: "Callable[[pl.DataFrame], pl.DataFrame] | None" = None
    grids: "Callable[[pl.DataFrame, Axes], Mapping[str, Grid]] | None" = None
    caveat: str = ""
    name: str = ""

    @property
    def dims(self) -> tuple[str, ...]:
        """The dimensions of its variables."""
        return STATE_YEAR if len(self.keys) == 1 else DYAD_YEAR

    @property
    def version(self) -> str:
        """The version that is taken unless another is asked for."""
        return next(iter(self.editions))
