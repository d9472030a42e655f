"""What is known of a state, line by line: a label and words for a reader, and the numbers behind them as tidy rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from polycentric.answers.where import Where

from polycentric.answers.grids import Column, Grid
from polycentric.answers.provenance import provenance_of

Fact = dict[str, Any]
TIDY = (
    Column("part", "part"), Column("item", "item"), Column("state", "state", "state"),
    Column("value", "value", "as in column unit"), Column("unit", "unit"), Column("year", "year", "year"),
    Column("source", "source"),
)  # fmt: skip
READ = (Column("label", ""), Column("words", "", "words"), Column("year", "year", "number"))


@dataclass(frozen=True)
class Line:
    """One line: what it is of, the words, the year that they are of, the source, the numbers, and what they hide."""

    label: str
    words: str
    year: int | str
    source: str
    facts: Sequence[Fact] = field(default_factory=tuple[Fact, ...])
    told: str = ""
    note: str = ""


def fact(part: str, item: str, value: float | None, unit: str, year: int, source: str, state: str = "") -> Fact:
    """Give one number as a tidy row; `state` is the other state that it is about."""
    known = None if value is None or value != value else float(value)
    return {"part": part, "item": item, "state": state, "value": known, "unit": unit, "year": year, "source": source}


def tidy(lines: Iterable[Line]) -> Grid:
    """Give all numbers as rows."""
    return Grid(TIDY, [row for line in lines for row in line.facts])


def read(lines: Sequence[Line]) -> Grid:
    """Set the lines as a table of label, words and year; long words are folded where the table is shown."""
    return Grid(READ, [{"label": line.label, "words": line.words, "year": line.year} for line in lines])


@dataclass
class Gathered:
    """Lines as far as they can be had, and what could not be."""

    lines: list[Line] = field(default_factory=list[Line])
    unfetched: bool = False

    def add(self, make: Callable[[], Line | Sequence[Line] | None]) -> None:
        """Add what a function gives; what has no data is left out, and a source that isn't here is remembered."""
        from polycentric.errors import CoverageError, NotFetchedError, UnknownNameError

        try:
            made = make()
        except NotFetchedError:
            self.unfetched = True
            return
        except (CoverageError, UnknownNameError):
            return
        self.lines += [] if made is None else [made] if isinstance(made, Line) else made


def notes(lines: Iterable[Line]) -> list[str]:
    """Give what is to be said of the lines, each once."""
    return list(dict.fromkeys(line.note for line in lines if line.note))


def sources_in_words(lines: Iterable[Line]) -> str:
    """Name the sources, each once."""
    named = dict.fromkeys(part for line in lines for part in line.source.split("; ") if part)
    return f"Sources: {'; '.join(named)}." if named else ""


def provenance(at: "Where", lines: Iterable[Line], **more: Any) -> dict[str, Any]:
    """Say which sources the lines are from, with their hashes, and in which year and world they were asked for."""
    from polycentric.answers.where import when
    from polycentric.sources import SOURCES

    given = {line.source for line in lines} | {row["source"] for line in lines for row in line.facts}
    named = {part for each in given for part in each.split("; ")}
    heads = {name: (source.label, f"{source.label} (") for name, source in SOURCES.items()}
    sources = sorted(name for name, (label, edition) in heads.items()
                     if any(part == label or part.startswith(edition) for part in named))  # fmt: skip
    years = {"years": list(at.years)} if at.years else {}
    return provenance_of(
        *sources, world=at.world, year=at.year, numbers=when(at), as_known=at.as_known, **years, **more
    )
