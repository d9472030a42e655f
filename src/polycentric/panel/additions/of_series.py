"""What can be added because it is a series: each by its own name, or the tables of one source under one name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from polycentric.panel.additions.contract import Addition
from polycentric.panel.series import SERIES
from polycentric.panel.series.contract import Series
from polycentric.panel.tidy.base_rows import STATES, TWO_STATES, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.of_series import WAYS, series_columns


@dataclass(frozen=True)
class Group:
    """The series that are added under one name."""

    members: tuple[Series, ...]

    def __call__(self, base: BaseRows, **options: str) -> Added:
        """Give the series of pairs to rows of two states where there are any, else those of states, for each one."""
        return reduce(add, (self._columns(base, each, **options) for each in self._fitting(base.unit)))

    def _columns(self, base: BaseRows, series: Series, **options: str) -> Added:
        """Give one series in the edition asked for."""
        version = options.get(series.choice, "") if len(series.editions) > 1 else ""
        return series_columns(base, series, version, options.get("way", "either"))

    def _fitting(self, unit: str) -> Sequence[Series]:
        """Give the members that speak of what a row is."""
        of_pairs = [each for each in self.members if len(each.keys) == 2]
        of_states = [each for each in self.members if len(each.keys) == 1]
        return of_pairs if of_pairs and unit in TWO_STATES else of_states

    def units(self) -> tuple[str, ...]:
        """Name the rows to which it can be added."""
        of_states = any(len(each.keys) == 1 for each in self.members)
        return STATES if of_states else TWO_STATES

    def years(self, **options: str) -> tuple[int, int]:
        """Give the first and last year of any member, in the edition that is asked for."""
        spans = [
            each.edition(options.get(each.choice, "") if len(each.editions) > 1 else "").span for each in self.members
        ]
        return min(first for first, _ in spans), max(last for _, last in spans)

    def options(self) -> Mapping[str, tuple[str, ...]]:
        """Give the choices there are."""
        editions = {each.choice: tuple(each.editions) for each in self.members if len(each.editions) > 1}
        return editions | ({"way": tuple(WAYS)} if any(each.ways for each in self.members) else {})


def addition_of(name: str, group: Group) -> Addition:
    """Describe what a group adds."""
    sources = [edition.source for each in group.members for edition in each.editions.values()]
    columns = [name for each in group.members for name in (*(one.name for one in each.variables), *each.details)]
    return Addition(
        label="; ".join(each.label for each in group.members),
        sources=tuple(dict.fromkeys(sources)),
        units=group.units(),
        compute=group,
        options=group.options(),
        columns=tuple(columns),
        years=group.years,
        name=name,
    )


def groups(besides: Sequence[str]) -> Mapping[str, Addition]:
    """Give the additions of all series but those whose columns a file of its own computes."""
    members: dict[str, list[Series]] = {}
    for series in SERIES.values():
        members.setdefault(series.added_as or series.name, []).append(series)
    return {name: addition_of(name, Group(tuple(each))) for name, each in members.items() if name not in besides}
