"""What a person reads of one layer in one year: the sentences, the tables that fit the layer's kind, the notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import option
from polycentric.answers.grids import Section
from polycentric.answers.parts import ties_of_one, ties_words
from polycentric.answers.parts.ties_rows import is_tie, short_head
from polycentric.answers.parts.ties_told import as_many
from polycentric.answers.parts.trade_holes import absent, is_of_the_archive, unranked
from polycentric.pictures.drawing.words import as_sentence
from polycentric.ties.called import NEAREST_FIRST, codes_of, is_yes_or_no
from polycentric.wording import version_once

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.ties.contract import TieLayer

Row = dict[str, Any]
SHOWN, EACH_WAY = 20, 10
__all__ = ["Read", "is_yes_or_no", "notes", "sections", "sentences"]


@dataclass(frozen=True)
class Read:
    """One layer's ties in a year.

    Attributes
    ----------
    layer : TieLayer
    rows : sequence of dict
    states : sequence of str
        Those asked of.
    bloc : str or None
        The bloc that is one actor.
    year : int
    top : int or None
        How many are shown.
    observed : bool
        Whether any pair of the states asked of is observed, be it at zero: without one nothing says that there is none.
    """

    layer: "TieLayer"
    rows: Sequence[Row]
    states: Sequence[str]
    bloc: str | None
    year: int
    top: int | None
    observed: bool = True

    @property
    def one(self) -> str:
        """The one state asked of; empty where there are several, or none."""
        return self.states[0] if len(self.states) == 1 else ""

    @property
    def ranked(self) -> list[Row]:
        """The ties with a strength, by it, or by what is listed of it; the nearest first where that is asked."""
        if self.layer.name in NEAREST_FIRST:
            return self.tied
        return [
            row
            for row in self.rows
            if is_tie(row, self.layer) or (row["value"] != row["value"] and row["at_least"] > 0)
        ]

    @property
    def tied(self) -> list[Row]:
        """The ties above zero whose value is known, the strongest first, or the nearest."""
        known = [row for row in self.rows if is_tie(row, self.layer)]
        return known[::-1] if self.layer.name in NEAREST_FIRST else known


def sentences(read: Read, source: str) -> list[str]:
    """Tell the answer in words."""
    when = f"in {_years(read)}"
    name, why = _name_of(read), _unranked(read)
    if read.one and not read.ranked and not read.observed:
        lines = [ties_words.unknown(name, when)]
    elif not read.one:
        lines = ties_words.of_all(read.layer, read.tied, when, ranked=not why)
    elif is_yes_or_no(read.layer) or codes_of(read.layer):
        lines = ties_words.there_or_not(read.layer, name, read.tied, read.one, when)
    else:
        lines = ties_words.strongest(read.layer, name, read.ranked, read.one, when, ranked=not why)
    told = [f"{lines[0].removesuffix('.')}; source {source}.", *lines[1:]] if lines and source else lines
    return [f"{as_sentence(why)}.", *told] if why else told


def _unranked(read: Read) -> str:
    """Say why ties can't be ranked; empty where they can."""
    if not is_of_the_archive(read.layer) or len(read.states) > 1:
        return ""
    return unranked(read.one, read.year, read.tied) if read.one else absent(read.year, read.tied)


def _years(read: Read) -> str:
    """Write the years that the ties told are of: of the oldest number in each, which may be older than the world."""
    sides = [[row for row in read.ranked if read.one in {"", row[side]}] for side in ("state", "partner")]
    named = [row for side in sides for row in side[: ties_words.NAMED]]
    years = [int(row["year"]) for row in named if row.get("year") and int(row["year"]) > 0]
    return f"{min(years)}-{max(years)}" if years and min(years) < max(years) else str(max(years, default=read.year))


def sections(read: Read) -> list[Section]:
    """Set the tables."""
    from polycentric.answers.parts.ties_rows import cut_note, read_ties

    codes = codes_of(read.layer)
    if codes:
        return ties_of_one.coded(read.tied, read.layer, codes, read.one, read.top or SHOWN)
    if is_yes_or_no(read.layer) and read.one:
        return ties_of_one.there_or_not(read.tied, read.layer, read.one, read.top)
    if is_yes_or_no(read.layer):
        section, below = ties_of_one.by_sender(read.tied, read.layer, read.top or SHOWN)
        return [Section(section.heading, section.grid, below)] if section.grid.rows else []
    if read.one:
        nearest = list(reversed(read.rows)) if read.layer.name in NEAREST_FIRST else read.rows
        return ties_of_one.of_one_state(nearest, read.layer, read.one, read.top or EACH_WAY, read.year)
    shown = read.top or SHOWN
    return [Section("", read_ties(read.rows, read.layer, shown, read.year), cut_note(read.rows, read.layer, shown))]


def notes(read: Read, values: "xr.DataArray") -> list[str]:
    """Say where it is from, what it cannot see, and what marks mean."""
    attrs, layer = values.attrs, read.layer
    return [
        layer.caveat,
        f"Source: {version_once(str(attrs['source'])) if attrs.get('source') else layer.source}.",
        *([f"Value: {layer.unit}."] if not is_yes_or_no(layer) and short_head(layer.unit) == "value" else []),
        f"Formula: {layer.reference}." if layer.reference and not layer.reference.endswith("has it") else "",
        *(str(text) for key, text in attrs.items() if str(key).startswith("note")),
        ties_of_one.bounded_note([row for row in read.rows if row["at_least"] > 0]) if read.one else "",
        _not_shown(read),
    ]


def _not_shown(read: Read) -> str:
    """Say how many of one state's partners are not shown."""
    if not read.one or is_yes_or_no(read.layer) or codes_of(read.layer):
        return ""
    sides = ("state", "partner") if read.layer.directed else ("state",)
    of_it = [[row for row in read.ranked if not read.layer.directed or row[side] == read.one] for side in sides]
    more = [str(len(rows) - (read.top or EACH_WAY)) for rows in of_it if len(rows) > (read.top or EACH_WAY)]
    equal = "".join(as_many(rows, read.layer, shown=read.top or EACH_WAY) for rows in of_it if len(rows) > (
        read.top or EACH_WAY
    ))  # fmt: skip
    last = f"{equal} as the last shown" if equal else ""
    return f"Not shown: {' and '.join(more)} more{last}; {option('top')} shows more." if more else ""


def _name_of(read: Read) -> str:
    """Give the name of the one state asked of."""
    from polycentric.states import facts, name_of

    found = next((row["name"] for row in read.rows if row["state"] == read.one), None)
    return found or (name_of(read.one, read.year) if read.one in facts.states() else read.one)
