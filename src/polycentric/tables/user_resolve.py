"""Turns the columns that name states into ids, each distinct text and year once."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polycentric.errors import (
    AmbiguousNameError,
    BareCodeError,
    CoverageError,
    NotAStateError,
    PolycentricError,
    UnknownCodeError,
)
from polycentric.states import get, successions
from polycentric.tables.user_columns import End
from polycentric.tables.user_faults import Faults, Kind, quoted
from polycentric.tables.user_layouts import Layout
from polycentric.tables.user_letters import Letters, settle
from polycentric.tables.user_rows import rows
from polycentric.tables.user_states import Meaning, gap_of, in_gap, meaning_of, state_in

if TYPE_CHECKING:
    import polars as pl

Resolve = Callable[[str, int | None], str]
BLANK = ("", "NA", "N/A", "n/a", "..", "-")
NUMBERS = ("cow", "cow_any", "polity")  # systems of layouts whose numbers name every state that there is
LONGEST_NAME = 200
SHOWN = 8


@dataclass
class Seen:
    """What is to be said of the states of a file: names of other times, years in no list, rows without a code."""

    other_names: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)
    gaps: dict[tuple[str, int], int] = field(default_factory=dict)
    former: dict[str, None] = field(default_factory=dict)
    by_name: int = 0
    notes: list[str] = field(default_factory=list)

    def sentences(self) -> Iterator[str]:
        """Give one sentence each."""
        yield from self.notes
        if self.other_names:
            split = {state.predecessor for state in successions()}
            # A larger state's rows are told first, then plain changes of a name.
            ordered = sorted(self.other_names.items(), key=lambda each: each[0][2] not in split)
            shown = [f"{text}'s {_of_years(years)} for {name}" for (text, name, _), years in ordered[:SHOWN]]
            left = f"; and {len(ordered) - SHOWN} more" if len(ordered) > SHOWN else ""
            yield f"The name in a row isn't the state's name of its year: {'; '.join(shown)}{left}."
        if self.former:
            shown = list(self.former)
            yield "; ".join(shown[:SHOWN]) + (f"; and {len(shown) - SHOWN} more." if shown[SHOWN:] else ".")
        if self.by_name:
            yield f"{rows(self.by_name)} without a usable code read by the name beside it."
        if self.gaps:
            places = sorted(self.gaps)
            shown = ", ".join(f"{get(state).name} {year}" for state, year in places[:SHOWN])
            left = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
            yield f"{rows(sum(self.gaps.values()))} of years in which no list has the state left: {shown}{left}."


def resolve_end(
    frame: "pl.DataFrame",
    end: End,
    header: Sequence[str],
    resolve: Resolve,
    layout: Layout | None,
    faults: Faults,
    seen: Seen,
    names: str = "",
) -> "pl.DataFrame":
    """Give id, rank and code for each row, in its order; the id is missing where there is a fault or a gap.

    Parameters
    ----------
    frame : polars.DataFrame
        `line`, `year` (missing without one) and the columns of `end` by their places.
    end : End
    header : sequence of str
    resolve : callable
        What a name means in a year.
    layout : Layout, optional
    faults : Faults
    seen : Seen
    names : str
        The list whose names the file uses.
    """
    import polars as pl

    texts = [str(place) for place in end.places]
    distinct = frame.group_by([*texts, "year"]).agg(pl.col("line").min(), pl.len().alias("count")).sort("line", "year")
    letters = _letters(distinct, end, resolve, seen)
    one = _One(end, header, resolve, letters, layout, seen, names)
    meanings: list[Meaning | None] = []
    unknown: dict[tuple[str, ...], tuple[Kind, str, str]] = {}
    for *texts_of_row, year, line, count in distinct.iter_rows():
        key = tuple(texts_of_row)
        wrong = unknown.get(key) or one.wrong_or_meaning(key, year, count)
        if isinstance(wrong, Meaning):
            meanings.append(_without_gap(wrong, year, count, seen))
            continue
        kind, text, message = wrong
        if kind in ("unknown", "territory"):
            unknown[key] = wrong
        faults.add(kind, text, line, message, count, year if kind == "time" else None)
        meanings.append(None)
    resolved = distinct.select(*texts, "year").with_columns(
        state=pl.Series([each.state if each else None for each in meanings], dtype=pl.String),
        rank=pl.Series([each.rank if each else None for each in meanings], dtype=pl.Float64),
        code=pl.Series([each.code if each else None for each in meanings], dtype=pl.String),
    )
    joined = frame.select(*texts, "year").join(
        resolved, on=[*texts, "year"], how="left", nulls_equal=True, maintain_order="left"
    )
    return joined.select("state", "rank", "code")


@dataclass(frozen=True)
class _One:
    """Finds the meaning of one row's columns."""

    end: End
    header: Sequence[str]
    resolve: Resolve
    letters: Letters
    layout: Layout | None
    seen: Seen
    names: str

    def wrong_or_meaning(self, texts: tuple[str, ...], year: int | None, count: int) -> Meaning | tuple[Kind, str, str]:
        """Give the meaning, or the kind of fault, the text it is about and the message."""
        first: tuple[Kind, str, str] | None = None
        for at, (text, system) in enumerate(zip(texts, self.end.systems, strict=True)):
            if at and self.layout is not None and self.end.systems[0] in NUMBERS:
                break
            if text == "" or (text in BLANK and system not in ("", "iso2")):
                continue
            try:
                meaning = self._meaning(text, system, year)
            except PolycentricError as error:
                first = (_kind(error), quoted(text), str(error)) if first is None or system == "" else first
                if self.layout is not None and system:
                    # A publisher's code is never put right by the name beside it, which tells a reader more.
                    name = next(
                        (each for each, of in zip(texts, self.end.systems, strict=True) if of == "" and each), text
                    )
                    return first[0], quoted(name), first[2]
                if first[0] in ("letters", "ambiguous") and system != "":
                    return first
                continue
            self.seen.by_name += count if at else 0
            return self._contradicted(texts, at, meaning, year) or meaning
        named = next((quoted(text) for text in texts if text), "(empty)")
        return first or ("unknown", named, "no state is named by a code or name: fill it in, or take the line out.")

    def _meaning(self, text: str, system: str, year: int | None) -> Meaning:
        """Give what one text means."""
        if len(text) > LONGEST_NAME:
            raise UnknownCodeError(f"{quoted(text)} is no name of a state: it has {len(text):,} letters.")
        if self.resolve is not state_in:
            return Meaning(self.resolve(text, year))
        read_as = system or self.letters.of(text)
        gap = gap_of(text, year, read_as, self.names)
        if gap:
            return Meaning(gap)
        if self.layout is not None and text.upper() in self.layout.whole and year is not None:
            return self._of_layout(text, year)
        meaning = meaning_of(text, year, read_as, self.names)
        if meaning.note:
            self.seen.former[meaning.note] = None
        if meaning.other_name and year is not None:
            key = (text, _with_article(meaning.other_name), meaning.state)
            self.seen.other_names.setdefault(key, []).append(year)
        return meaning

    def _of_layout(self, text: str, year: int) -> Meaning:
        """Give a larger state's row the rank of its years, and refuse it in others."""
        state, first, last = self.layout.whole[text.upper()] if self.layout is not None else ("", 0, 0)
        if not first <= year <= last:
            raise CoverageError(f"'{text}' is no state in {year}, when {get(state).name} has its own row.")
        return Meaning(state, 1.0, text.upper())

    def _list(self) -> str:
        """Name the list whose names a publisher's file uses; empty where it has none of its own."""
        return self.layout.names if self.layout is not None else ""

    def _contradicted(
        self, texts: tuple[str, ...], at: int, meaning: Meaning, year: int | None
    ) -> tuple[Kind, str, str] | None:
        """Say that a row's code and its name mean two states; a name that isn't clear says nothing."""
        if not self.end.systems[at] or self.resolve is not state_in:
            return None
        for place, text in enumerate(texts):
            if self.end.systems[place] or not text or (text.isupper() and len(text) <= 3):
                continue
            try:
                named = meaning_of(text, year, names=self.names or self._list()).state
            except PolycentricError:
                continue
            if named != meaning.state:
                code, name = (self.header[self.end.places[each]] for each in (at, place))
                return (
                    "letters",
                    quoted(texts[at]),
                    f"{quoted(texts[at])} in the column {code} is {get(meaning.state)}, and {quoted(text)} in the "
                    f"column {name} is {get(named)}: is {code} of another system? --columns state={name} reads the "
                    f"names alone, --columns state=cowc:{code} COW's letters.",
                )
        return None


def _letters(distinct: "pl.DataFrame", end: End, resolve: Resolve, seen: Seen) -> Letters:
    """Settle how bare letters are read, where the column of names is the only one."""
    if end.systems != ("",) or resolve is not state_in:
        return Letters()
    settled = settle(distinct.select(str(end.places[0]), "year").iter_rows())
    seen.notes += settled.notes
    return settled


def _without_gap(meaning: Meaning, year: int | None, count: int, seen: Seen) -> Meaning | None:
    """Leave a row of a year in which no list has the state, and note it."""
    if year is None or not in_gap(meaning.state, year):
        return meaning
    seen.gaps[meaning.state, year] = seen.gaps.get((meaning.state, year), 0) + count
    return None


def _kind(error: PolycentricError) -> Kind:
    """Sort an error of the matcher."""
    if isinstance(error, NotAStateError):
        return "territory"
    if isinstance(error, AmbiguousNameError):
        return "ambiguous"
    if isinstance(error, BareCodeError):
        return "letters"
    return "time" if isinstance(error, CoverageError) else "unknown"


def _of_years(years: Sequence[int]) -> str:
    """Write of which years rows are."""
    first, last = min(years), max(years)
    return f"{first} row stands" if first == last else f"rows of {first}-{last} stand"


def _with_article(name: str) -> str:
    """Set an article before a name that has one in a sentence."""
    return f"the {name}" if re.search("Union|Empire|Republic|Kingdom|Confederation", name) else name
