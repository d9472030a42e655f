"""What an addition is and promises: columns of a source for the rows of a tidy table, each with its coverage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import ClassVar

from polycentric.errors import CoverageError, DataError, UnknownNameError
from polycentric.panel.tidy.base_rows import BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.presented import Presented
from polycentric.sources import SOURCES
from polycentric.tables.copies import years_of


@dataclass(frozen=True, repr=False)
class Addition(Presented):
    """One thing that can be added to a tidy table.

    Attributes
    ----------
    label : str
        What it adds, in a few words.
    sources : tuple of str
        The sources that it reads; their records hold licence, terms and citation.
    units : tuple of str
        To which rows it can be added.
    compute : callable
        From the rows (a `BaseRows`) and the options to the columns. Outside the source's years, and for states that it
        doesn't cover, every value is missing.
    options : mapping
        Option by name, each with the words that it may be given; the first is the default. An empty tuple allows any.
    columns : tuple of str
        The columns that it adds, without the endings ``1`` and ``2``.
    years : callable, optional
        From the options to the first and last year of its data; by default those of the records of its sources.
    bare : str
        The option that a word without a name is of, as ``multipolar`` in ``words:multipolar``; none by default.
    beyond : str
        What to do about a value that no option lists, as a sentence; empty where there is nothing to say.
    name : str
        The file's name; set by the registry.
    """

    label: str
    sources: tuple[str, ...]
    units: tuple[str, ...]
    compute: Callable[..., Added]
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    columns: tuple[str, ...] = ()
    years: Callable[..., tuple[int, int]] | None = None
    bare: str = ""
    beyond: str = ""
    name: str = ""
    kind: ClassVar[str] = "addition"
    in_lists: ClassVar[tuple[str, ...]] = ("columns", "rows", "sources")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        options = "; ".join(f"{name}={'|'.join(words) or '...'}" for name, words in self.options.items())
        return {"columns": ", ".join(self.columns), "rows": _listed(self.units), "sources": ", ".join(self.sources),
                "options": options}  # fmt: skip

    def span(self, **options: str) -> tuple[int, int] | None:
        """Give the first and last year of its data with some options; none where it needs no source."""
        if self.years is not None:
            return self.years(**self._named(options))
        spans = [years_of(SOURCES[source]) for source in self.sources]
        return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None

    def __call__(self, base: BaseRows, **options: str) -> Added:
        """Check what is asked for, and compute the columns."""
        if base.unit not in self.units:
            raise CoverageError(
                f"'{self.name}' can be added to {_listed(self.units)}, not to {base.unit}s: build that table, or "
                "leave it out."
            )
        named = self._named(options)
        for option, value in named.items():
            self._check(option, value)
        return self.compute(base, **named)

    def _named(self, options: Mapping[str, str]) -> dict[str, str]:
        """Give the word without a name to its option, or refuse it."""
        word = options.get("")
        if word is not None and not self.bare:
            raise DataError(f"'{self.name}:{word}' is no addition with options: write {self.name}:{word}=value.")
        return {name or self.bare: value for name, value in options.items()}

    def _check(self, option: str, value: str) -> None:
        """Refuse an option that it has not, or a value that the option may not have."""
        if option not in self.options:
            raise UnknownNameError(f"option of '{self.name}'", option, self.options)
        allowed = self.options[option]
        if allowed and value not in allowed:
            near = get_close_matches(value, allowed, 1)
            meant = f" Did you mean '{near[0]}'?" if near else ""
            beyond = f" {self.beyond}" if self.beyond else ""
            raise DataError(
                f"The option '{option}' of '{self.name}' is {' or '.join(repr(word) for word in allowed)}, not "
                f"'{value}'.{meant}{beyond}"
            )


def parsed(text: str) -> tuple[str, dict[str, str]]:
    """Read an addition's name with its options, as in ``nmc:version=6``; a word without a name stands under ''."""
    name, *options = text.split(":")
    pairs = [option.partition("=") for option in options]
    bare = [option.strip() for option, equals, _ in pairs if not equals]
    if len(bare) > 1 or "" in bare:
        raise DataError(f"'{text}' is no addition with options: write {name}:{bare[-1] or 'option'}=value.")
    words = {"": bare[0]} if bare else {}
    return name.strip(), words | {option.strip(): value.strip() for option, equals, value in pairs if equals}


def _listed(units: tuple[str, ...]) -> str:
    return " and ".join(f"{unit}s" for unit in units)
