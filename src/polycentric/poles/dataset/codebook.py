"""Writes the codebook: every column, codes and missing values, how far the readings held up, sources, how to cite."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from polycentric.panel.tidy.levels import levels_of
from polycentric.panel.tidy.notes import Note
from polycentric.poles.classes.contract import VERDICTS
from polycentric.poles.dataset.content import TITLE
from polycentric.poles.dataset.scored import label_sets, testable
from polycentric.poles.dataset.sheet import DIGITS, Sheet
from polycentric.sources import SOURCES
from polycentric.version import __version__

if TYPE_CHECKING:
    from polycentric.poles.dataset.build import Dataset

HASH = 12  # letters of the hash that a citation names
TERMS = """The variables are derived. Classes, poles and past errors are work of polycentric, under its MIT licence. \
Ratios to the leader and shares are computed from the sources below, rounded to {digits} significant digits; \
no cell of a source stands here. The sources keep their own terms, which are listed with them: cite those \
that your readings rest on (the column `sources` of the readings)."""
MISSING = """An empty field (CSV), null (Parquet), `.` or an empty text (Stata) is missing; nothing missing is written \
as zero. In state-years a reading is missing where the state isn't in the set that it compares, has no data, or is \
undecided, and everywhere in a year that the reading's sources don't cover. `reason` in system-years says why a class \
is missing. A year outside a source is missing, never carried forward, but for the lists that end in 2016 and say so."""
READ = """`polarity` is a word in CSV and Parquet. In Stata's form it is a number with a label: {levels}. \
*Near-unipolar* counts as unipolar where readings are scored; *unclassified* is never right. 1 is yes and 0 is no."""


def codebook(dataset: "Dataset", formats: Sequence[str]) -> str:
    """Give the codebook as Markdown."""
    parts = [
        f"# {TITLE}, {dataset.years[0]}-{dataset.years[1]}",
        f"Made by polycentric {__version__}. SHA-256 of all cells: `{dataset.digest}`.",
        *_cite(dataset),
        *_held(dataset),
        "## Missing values and codes",
        MISSING,
        READ.format(levels=", ".join(f"{number} {word}" for number, word in enumerate(VERDICTS, start=1))),
        "States have three names: `ccode` and `stateabb` of the Correlates of War, missing for a state that its list "
        "doesn't have, and `state`, our own id, which every state has. A row of state-years is a state on that list, "
        "or on Gleditsch and Ward's, on any day of the year.",
        "## Files",
        f"Each table stands as {', '.join(f'`.{form}`' for form in formats)}; all forms hold the same.",
        *(part for sheet in dataset.sheets for part in _table(sheet)),
        *_labels(),
        *_sources(dataset),
    ]
    return "\n\n".join(parts) + "\n"


def citation(dataset: "Dataset") -> str:
    """Give how the data set is cited, in a line."""
    return (
        f"The polycentric contributors, {TITLE}, {dataset.years[0]}-{dataset.years[1]}, version {__version__}, "
        f"content {dataset.digest[:HASH]}"
    )


def _cite(dataset: "Dataset") -> Iterator[str]:
    """Say how to cite, and the terms."""
    yield "## How to cite"
    yield f"{citation(dataset)}."
    yield (
        "```bibtex\n@misc{polycentric_polarity,\n  author = {{The polycentric contributors}},\n"
        f"  title = {{{{{TITLE}, {dataset.years[0]}-{dataset.years[1]}}}}},\n"
        f"  note = {{Version {__version__}, content {dataset.digest[:HASH]}}}\n}}\n```"
    )
    yield TERMS.format(digits=DIGITS)
    for index, source in dataset.kept_back.items():
        yield (
            f"Left out: ratios and shares of single states on `{index}`, since the terms of `{source}` forbid passing "
            f"its numbers on. Classes and poles by it are in."
        )


def _held(dataset: "Dataset") -> Iterator[str]:
    """Say how far the readings held up, and how little that proves."""
    rows = dataset.sheet("readings").frame
    yield "## How far the readings can be trusted"
    for short, cases in label_sets().items():
        tested, held = testable(rows, short)
        named = f": {', '.join(f'`{name}`' for name in held)}" if held else ""
        yield (
            f"- {cases.label}: {len(held)} of {tested} readings that can be tested are right in four fifths of the "
            f"years of every period{named}."
        )
    yield (
        "Labels are opinions, and a set has three to six periods, so a reading that holds up was right in few cases. "
        "Of hundreds of readings one may do so by luck. A reading that rests on a list of powers repeats what scholars "
        "thought. Readings share data, so that many that agree aren't many witnesses."
    )


def _table(sheet: Sheet) -> Iterator[str]:
    """Describe a table."""
    yield f"### `{sheet.name}`: a row is {sheet.title}"
    yield f"{sheet.frame.height:,} rows, {sheet.frame.width} columns."
    lines = [f"| `{note.column}` | {_cell(note.meaning)} | {_unit(note)} | {_codes(note)} |" for note in sheet.notes]
    yield "\n".join(["| column | what it says | unit | codes |", "|---|---|---|---|", *lines])


def _unit(note: Note) -> str:
    """Name a unit."""
    return {"truth": "1 or 0", "id": "text"}.get(note.unit, note.unit)


def _codes(note: Note) -> str:
    """List the values of a code."""
    return ", ".join(f"{number} {word}" for number, word in levels_of(note.levels).items())


def _cell(text: str) -> str:
    """Write a text into a cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def _labels() -> Iterator[str]:
    """Describe the label sets."""
    yield "## Label sets"
    for short, cases in label_sets().items():
        yield _list(f"`{short}`: {cases.label}", cases.said(), ("of", "years", "sides"))


def _sources(dataset: "Dataset") -> Iterator[str]:
    """Describe the sources."""
    yield "## Sources"
    for name in dataset.sources:
        source = SOURCES[name]
        told = {each: str(getattr(source, each)) for each in ("title", "version", "licence", "terms", "citation")}
        hashed = source.checksum() if source.is_pinned else "not pinned: each copy has its own"
        yield _list(f"`{name}`", {**told, "sha256": hashed})


def _list(head: str, said: dict[str, str], without: Iterable[str] = ()) -> str:
    """Write a few things about one as a list."""
    lines = [f"- {key}: {' '.join(value.split())}" for key, value in said.items() if value and key not in without]
    return "\n".join([f"### {head}", "", *lines])
