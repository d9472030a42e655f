"""Series that need no file of their own: what a source's record says is to be shown as it stands."""

from collections.abc import Mapping

from polycentric.panel.series.contract import Edition, Series, System, Variable
from polycentric.sources.contract import Column, Shown, Source

YEAR = "year"


def of_sources(sources: Mapping[str, Source]) -> dict[str, Series]:
    """Give the series that sources show, under the source's name; where it shows several tables, with the table's.

    A tidy table adds all of a source under its name.
    """
    series_by_name: dict[str, Series] = {}
    for source in sources.values():
        for shown in source.shown:
            table = shown.table or source.tables[0].name
            name = source.name if len(source.shown) == 1 else f"{source.name}_{table}"
            series_by_name[name] = series_of(source, shown, name)
    return series_by_name


def series_of(source: Source, shown: Shown, name: str) -> Series:
    """Describe one shown table as a series."""
    table = source.table(shown.table) if shown.table else source.tables[0]
    keys = tuple(key for key in table.key if key != YEAR)
    columns = {column.name: column for column in table.columns}
    return Series(
        label=source.label,
        variables=tuple(_variable(columns[each], pairs=len(keys) == 2) for each in shown.columns),
        editions={source.version: Edition(source.name, table.name, _years(source, columns[YEAR]))},
        keys=keys,
        system=shown.system or _system(keys[0]),
        absence=shown.absence,
        directed=shown.directed,
        merge=shown.merge,
        added_as=source.name if len(source.shown) > 1 else "",
        name=name,
    )


def _variable(column: Column, *, pairs: bool) -> Variable:
    """Describe a column as a variable, in the smallest type that every table of its kind can have."""
    dtype = "int8" if column.unit == "truth" else "float32" if pairs else "float64"
    label = column.meaning[:1].upper() + column.meaning[1:]
    return Variable(column.name, label, dtype=dtype, zero_is_value=(column.lower or 0) < 0)


def _years(source: Source, year: Column) -> tuple[int, int] | None:
    """Give the years of a table that has fewer than its source; none where it has the source's."""
    first = max(source.years[0], int(year.lower or source.years[0]))
    last = min(source.years[1], int(year.upper or source.years[1]))
    return None if (first, last) == source.years else (first, last)


def _system(key: str) -> System:
    """Tell the list of states from the name of its code."""
    return "gw" if key.startswith("gwcode") else "cow"
