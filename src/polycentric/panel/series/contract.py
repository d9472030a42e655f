"""What a series is and promises: the variables of one table of a source, described once for panel and tidy table.

The world `history` lays a series out on (year, state) or (year, state, partner); a tidy table takes the same variables
as columns. Both read the name, the unit, the years and what an absent row means from here, so they can't disagree.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from numpy.typing import NDArray

from polycentric.errors import UnknownNameError
from polycentric.panel.axes import Axes
from polycentric.panel.schema import DYAD_YEAR, NOTHING, STATE_YEAR
from polycentric.presented import Presented
from polycentric.sources import SOURCES
from polycentric.tables.copies import years_of

if TYPE_CHECKING:
    import polars as pl

YES_OR_NO = "yes or no"
System = Literal["cow", "gw", "polity", "iso3", "name"]
Merge = Literal["end", "any"]
Grid = NDArray[Any]


@dataclass(frozen=True)
class Variable:
    """One variable of a series.

    Attributes
    ----------
    name, label : str
        Its name in the panel and in tidy tables, as the codebook spells it, and what a reader sees.
    units : str
        Its unit; left out where `column` is one of the source's, whose record says it.
    column : str
        The column of the series' rows that holds it; its own name where left out.
    dtype : str
        The smallest type that holds it: ``int8``, ``int16``, ``float32`` or ``float64``.
    fill : float, optional
        What stands where there is no value; by default -1 for whole numbers and NaN for others.
    codes : str
        Of a code: what each value means.
    years : tuple of int, optional
        First and last year, where they are not the whole series'.
    meaning : str
        What a tidy table says of its column; by default the source's own words, else the label.
    zero_is_value : bool
        Of a variable between two states: whether zero is a value, as on a scale, and no lack of a tie.
    scaled_as : str
        Of an amount that is computed: the source's column whose factor to base units it shares; its own where left out.
    """

    name: str
    label: str
    units: str = ""
    column: str = ""
    dtype: str = "float64"
    fill: float | None = None
    codes: str = ""
    years: tuple[int, int] | None = None
    meaning: str = ""
    scaled_as: str = ""
    zero_is_value: bool = False

    @property
    def nothing(self) -> float:
        """What stands where there is no value."""
        return NOTHING[self.dtype] if self.fill is None else self.fill

    @property
    def held_in(self) -> str:
        """The column of the rows that holds it."""
        return self.column or self.name


@dataclass(frozen=True)
class Edition:
    """One edition of a series' data: a table of a source, and its years where they are not the whole source's.

    `gw` names the same table under Gleditsch and Ward's codes, where the source has one, for tidy tables by that list.
    """

    source: str
    table: str = ""
    years: tuple[int, int] | None = None
    gw: str = ""

    @property
    def table_name(self) -> str:
        """The table's name, also where it is the only one of its source."""
        return self.table or SOURCES[self.source].tables[0].name

    @property
    def span(self) -> tuple[int, int]:
        """The first and last year that it covers; of a user's own copy that stands in, the copy's."""
        source = SOURCES[self.source]
        own = years_of(source)
        return own if own != source.years else self.years or own


@dataclass(frozen=True, repr=False)
class Series(Presented):
    """A group of variables that come from one table.

    Attributes
    ----------
    label : str
        What a reader sees.
    variables : tuple of Variable
        What it gives; each can be asked for alone.
    editions : mapping of str to Edition
        Editions by version; the first is taken unless another is asked for.
    keys : tuple of str
        The columns that name the state, or the state and its partner; two make a series on (year, state, partner).
    system : str
        The state list that the source follows, and whose codes its rows carry: ``cow``, ``gw``, ``polity`` (its own
        numbers; it covers whoever is in either list), ``iso3`` (economies, by today's letters), ``name``.
    absence : str
        What it means where the source covers a state or pair and has no row: ``zero`` (it lists what there is) or
        ``missing``.
    directed : bool
        Whether the two directions of a pair are rows of their own; if not, a row stands for both.
    merge : str
        What holds where a state had two codes in a year and both have a row (Germany and Yemen in 1990): the row of
        the code it ended the year with (``end``), or the larger value (``any``). In a tidy table both codes have a row.
    rows : callable, optional
        From the source's table to rows of keys, `year` and values, where the table is not that already.
    grids : callable, optional
        Instead of `rows`: from the source's table and the axes to finished arrays by variable.
    details : tuple of str
        Of a tidy table alone: columns of the source that the rows hold and a panel can't, such as texts and numbers of
        rivalries. An absent row leaves them missing.
    both_ends : bool
        Of a directed series in a tidy table: whether each variable stands twice, with the first state acting (``1``)
        and with the second (``2``), as trade does. Without it, the first state's row counts.
    ways : bool
        Of a directed series of yes and no: whether a table in which a pair stands once may choose whose row counts.
    added_as : str
        The name under which a tidy table adds it, where it is not the file's: the tables of one source share one.
    choice : str
        What a tidy table calls the choice among its editions.
    caveat : str
        What a user of the numbers must know besides the source's own caveat.
    name : str
        The file's name; set by the registry.
    """

    label: str
    variables: tuple[Variable, ...]
    editions: Mapping[str, Edition]
    keys: tuple[str, ...]
    system: System = "cow"
    absence: Literal["zero", "missing"] = "missing"
    directed: bool = True
    merge: Merge = "end"
    rows: "Callable[[pl.DataFrame], pl.DataFrame] | None" = None
    grids: "Callable[[pl.DataFrame, Axes], Mapping[str, Grid]] | None" = None
    details: tuple[str, ...] = ()
    both_ends: bool = False
    ways: bool = False
    added_as: str = ""
    choice: str = "version"
    caveat: str = ""
    name: str = ""
    kind: ClassVar[str] = "series"
    in_lists: ClassVar[tuple[str, ...]] = ("variables", "years", "rows")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        first, last = self.editions[self.version].span
        return {
            "variables": ", ".join(each.name for each in self.variables),
            "years": f"{first}-{last}",
            "rows": "of a state" if len(self.keys) == 1 else "of a pair",
            "versions": ", ".join(self.editions),
            "source": self.editions[self.version].source,
            "no row means": self.absence,
            "caveat": self.caveat,
        }

    @property
    def dims(self) -> tuple[str, ...]:
        """The dimensions of its variables."""
        return STATE_YEAR if len(self.keys) == 1 else DYAD_YEAR

    @property
    def version(self) -> str:
        """The version that is taken unless another is asked for."""
        return next(iter(self.editions))

    def edition(self, version: str = "") -> Edition:
        """Give an edition by its version, the first without one; an unknown version raises with those there are."""
        number = version or self.version
        if number not in self.editions:
            raise UnknownNameError(f"version of series '{self.name}'", number, self.editions)
        return self.editions[number]

    def years_of(self, variable: Variable, version: str = "") -> tuple[int, int]:
        """Give the first and last year that a variable's source covers, in one of its versions."""
        return variable.years or self.edition(version).span

    def rows_of(self, table: "pl.DataFrame") -> "pl.DataFrame":
        """Give the rows of keys, year and values."""
        return table if self.rows is None else self.rows(table)
