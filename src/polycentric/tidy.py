"""Tidy tables to which everything can be added: columns of sources, computed ties, measures of polarity.

The rows and the columns of sources are the panel's (`polycentric.panel.tidy`); an addition that computes lives with
what it computes, in ``ties/additions``, ``poles/additions`` or ``words/additions``. Here they come together.

>>> from polycentric.tidy import addition
>>> addition("polarity").units
('system-year',)
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, wraps
from typing import TYPE_CHECKING, ParamSpec

from polycentric.errors import ColumnNameError, UnknownNameError
from polycentric.panel import tidy
from polycentric.panel.additions import ADDITIONS as OF_SOURCES
from polycentric.panel.additions import Addition
from polycentric.panel.additions.aliases import ALIASES, alias_of, meant
from polycentric.panel.tidy.table import TidyTable
from polycentric.registry import Registry, together
from polycentric.renamed import old_names, withdrawn

Arguments = ParamSpec("Arguments")


@cache
def additions() -> Registry[Addition]:
    """Give all that can be added, by name; what the field calls them otherwise is answered without being listed."""
    from polycentric.poles.additions import ADDITIONS as OF_POLES
    from polycentric.ties.additions import ADDITIONS as OF_TIES
    from polycentric.words.additions import ADDITIONS as OF_WORDS

    known = together(OF_SOURCES, OF_TIES, OF_POLES, OF_WORDS)
    clear = [name for name, alias in ALIASES.items() if len(alias.means) == 1 and alias.means[0] in known]
    return Registry("addition", dict(known), {name: meant(name, known, known.__getitem__) for name in clear})


def addition(name: str) -> Addition:
    """Give one addition, by its name or by what the field calls it (`polycentric.panel.additions.aliases`).

    What computes is imported only where a name is none of the sources'.

    Parameters
    ----------
    name : str
        Of the addition.

    Raises
    ------
    UnknownNameError
        If there is none of that name, or it may mean several; the nearest or these are named, or the addition that has
        a column of the name.

    Examples
    --------
    >>> addition("nmc").columns[:3]
    ('milex', 'milper', 'irst')
    """
    if name in OF_SOURCES:
        return OF_SOURCES[name]
    if name not in additions() and (told := withdrawn(name)) is not None:
        raise ColumnNameError(told)
    if name not in additions() and alias_of(name) is None and (holding := _with_column(name)):
        have = " and of ".join(f"'{each}'" for each in holding)
        raise ColumnNameError(f"'{name}' is a column of {have}: --add {' or '.join(holding)}.")
    if name in additions() or alias_of(name) is None:
        return additions()[name]
    return meant(name, additions(), addition)


def adding(column: str) -> str:
    """Say what brings a column of this name, or of this name without a pair's ending; empty where nothing does."""
    stem = re.sub(r"(?<=[a-z_])[12]$", "", column)
    if holding := _with_column(column):
        return f"{' or '.join(holding)}; the column is {column}"
    try:
        found = addition(stem)
    except UnknownNameError:
        return ""
    ends = ("1", "2") if column != stem else ("",)
    names = [f"{each}{end}" for each in found.columns[:3] for end in ends[:1]]
    verb = "the column is" if len(names) == 1 else "its columns are, among others," if len(found.columns) > 3 else "are"
    verb = "its columns are" if verb == "are" else verb
    return f"{stem}; {verb} {', '.join(names)}" if names else stem


def _with_column(name: str) -> list[str]:
    """Name the additions that have a column; of a pair's two, with or without the ending."""
    stems = {name, re.sub(r"(?<=[a-z_])[12]$", "", name)}
    return [each for each, record in additions().items() if stems & {*record.columns}]


def _open_to_all(build: Callable[Arguments, TidyTable]) -> Callable[Arguments, TidyTable]:
    """Let a table find every addition."""

    @wraps(build)
    def built(*arguments: Arguments.args, **options: Arguments.kwargs) -> TidyTable:
        return replace(build(*arguments, **options), lookup=addition)

    return built


state_years = _open_to_all(tidy.state_years)
dyad_years = _open_to_all(tidy.dyad_years)
state_days = _open_to_all(tidy.state_days)
system_years = _open_to_all(tidy.system_years)
leader_years = _open_to_all(tidy.leader_years)
leader_days = _open_to_all(tidy.leader_days)
leader_dyad_years = _open_to_all(tidy.leader_dyad_years)
BUILDERS: Mapping[str, Callable[..., TidyTable]] = {
    build.__name__: build
    for build in (state_years, dyad_years, state_days, system_years, leader_years, leader_days, leader_dyad_years)
}

__all__ = ["BUILDERS", "addition", "additions", *BUILDERS]  # pyright: ignore[reportUnsupportedDunderAll]


def __dir__() -> list[str]:
    return sorted(__all__)


if not TYPE_CHECKING:  # or a type checker would take every name for one of the module's
    __getattr__ = old_names(__name__)
