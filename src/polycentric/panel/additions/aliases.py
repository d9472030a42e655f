"""What the field calls things that an addition of another name brings: one table, for the command line and Python."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from polycentric.errors import ManyAdditionsError, UnknownNameError
from polycentric.panel.additions.contract import Addition
from polycentric.panel.series import variables
from polycentric.panel.tidy.base_rows import BaseRows
from polycentric.panel.tidy.join import Added


@dataclass(frozen=True)
class Alias:
    """Another name: the additions that it may mean, and which of the one's columns; all, where none are named."""

    means: tuple[str, ...]
    columns: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What it means, in a few words."""
        return " or ".join(self.means) + (f": {', '.join(self.columns)} alone" if self.columns else "")


ALIASES: Mapping[str, Alias] = {
    "alliances": Alias(("atop",)),
    "arms": Alias(("arms_transfers", "arms_races")),
    "borders": Alias(("contiguity",)),
    "capabilities": Alias(("nmc",)),
    "cinc": Alias(("nmc",), ("cinc",)),
    "defense_pacts": Alias(("atop",), ("atop_defense",)),
    "distance": Alias(("capital_distance", "minimum_distance")),
    "interventions": Alias(("us_interventions",)),
    "major_powers": Alias(("majors",)),
    "mids": Alias(("gml_mids", "cow_mids")),
    "militarized_disputes": Alias(("gml_mids", "cow_mids")),
    "neighbours": Alias(("contiguity",)),
    "neighbors": Alias(("contiguity",)),
    "organizations": Alias(("igos",)),
    "pacts": Alias(("atop",)),
    "peace_years": Alias(("spells",)),
    "polity": Alias(("democracy",), ("polity2",)),
    "polyarchy": Alias(("democracy",), ("v2x_polyarchy",)),
    "regime": Alias(("democracy",)),
    "signals": Alias(("major_power_signals",)),
    "support": Alias(("major_power_support_latent",), ("support_latent",)),
    "troops": Alias(("us_troops",)),
    "votes": Alias(("ideal_points",)),
    "warheads": Alias(("nuclear_warheads",)),
    "war": Alias(("cow_wars", "cow_intra_wars")),
}


def _plain(name: str) -> str:
    """Give a name's letters, without an s at the end: spelling and number don't matter."""
    return re.sub(r"[^a-z]", "", name.lower()).rstrip("s")


_BY_LETTERS = {_plain(name): alias for name, alias in ALIASES.items()}


def alias_of(name: str) -> Alias | None:
    """Give what another name means, however it is spelled; None where it is none."""
    return _BY_LETTERS.get(_plain(name))


def meant(name: str, known: Iterable[str], lookup: Callable[[str], Addition]) -> Addition:
    """Give the addition that a name means, cut to the columns that it means.

    Raises
    ------
    UnknownNameError
        If it is no name of an addition, or may mean several; these are named.
    """
    alias = alias_of(name)
    only, *others = alias.means if alias else ("",)
    if alias is None:
        raise UnknownNameError("addition", name, known)
    if others:
        told = [f"{each} ({lookup(each).label})" for each in alias.means]
        count = "two" if len(told) == 2 else len(told)
        raise ManyAdditionsError(f"'{name}' is {count} things: choose {', '.join(told[:-1])} or {told[-1]}.")
    addition = lookup(only)
    if not alias.columns:
        return replace(addition, name=name)
    compute = _Cut(addition, alias.columns)
    return replace(addition, name=name, compute=compute, columns=alias.columns, years=partial(_years, alias.columns))


def _years(columns: tuple[str, ...], **_: str) -> tuple[int, int]:
    """Give the years of the series that columns are of."""
    spans = [series.years_of(variable) for series, variable in (variables()[name] for name in columns)]
    return min(first for first, _ in spans), max(last for _, last in spans)


@dataclass(frozen=True)
class _Cut:
    """An addition's columns, but only some."""

    addition: Addition
    columns: tuple[str, ...]

    def __call__(self, base: BaseRows, **options: str) -> Added:
        """Compute all, and keep those that are meant, of a pair both."""
        added = self.addition.compute(base, **options)
        names = {f"{column}{end}" for column in self.columns for end in ("", "1", "2")}
        notes = tuple(note for note in added.notes if note.column in names)
        return Added(added.frame.select(note.column for note in notes), notes)


def by_addition() -> dict[str, list[str]]:
    """Give the other names of each addition that has any."""
    names: dict[str, list[str]] = {}
    for name, alias in ALIASES.items():
        for addition in alias.means:
            names.setdefault(addition, []).append(name)
    return names
