"""How alike two states are by a source that reaches further than the votes by roll call: beside them, never joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from polycentric.answers.grids import Section
from polycentric.answers.parts.similarity_rows import signed, years_sections
from polycentric.errors import PolycentricError
from polycentric.panel.further import Reach, goes_on
from polycentric.pictures.drawing.splice import Splice, spelled

if TYPE_CHECKING:
    import polars as pl

    from polycentric.answers.where import Years
    from polycentric.ties.similar import Kind
    from polycentric.ties.similarity.contract import Coding


@dataclass(frozen=True)
class Beyond:
    """The rows of the years after the first source's last one, by another source; none where it has nothing.

    Attributes
    ----------
    reach : Reach
    of : str
        The kind of portfolios that it has.
    splice : Splice
        Its name, years, and why it isn't joined.
    rows : DataFrame or None
        As `similar_pairs.of_pair` gives them.
    lacking : str
        Why there are none.
    """

    reach: Reach
    of: "Kind"
    splice: Splice
    rows: "pl.DataFrame | None"
    lacking: str = ""


def last_of(of: "Kind") -> int:
    """Give the last year of which anything is known: of the source, or of one that reaches further."""
    from polycentric.ties.similar import SPANS

    reach = _reach(of)
    return SPANS[of if reach is None else _kind(reach)][1]


def beyond(one: str, other: str, measures: Sequence[str], compared: "tuple[Kind, Coding, float]",
           span: "Years") -> Beyond | None:  # fmt: skip
    """Compare two states by the source that reaches further; None where there is none, or the years don't ask for it.

    Parameters
    ----------
    one, other : str
        Ids of states.
    measures : sequence of str
    compared : tuple
        The kind of the first source, its coding, and the least part of a year's items.
    span : tuple of int
        First and last year asked for.
    """
    from polycentric.ties.similar import SPANS
    from polycentric.ties.similar_pairs import of_pair

    of, coding, least = compared
    further, reach = goes_on(of), _reach(of)
    if further is None or reach is None:
        return None
    first, last = max(SPANS[_kind(reach)][0], SPANS[of][1] + 1, span[0]), min(SPANS[_kind(reach)][1], span[1])
    if first > last:
        return None
    splice = Splice(reach.mark, (first, last), reach.differs or further[0].differs)
    try:
        rows = of_pair(one, other, measures, _kind(reach), coding, (first, last), least)
    except PolycentricError as error:
        return Beyond(reach, _kind(reach), splice, None, str(error))
    return Beyond(reach, _kind(reach), splice, rows)


def without(rows: "pl.DataFrame", more: Beyond | None) -> "pl.DataFrame":
    """Leave out the years that the other source alone has rows of."""
    return rows if more is None or more.rows is None else rows.filter(~rows["year"].is_in(more.rows["year"].unique()))


def sections(more: Beyond | None, measures: Sequence[str]) -> list[Section]:
    """Set its years below the others, under its name."""
    if more is None or more.rows is None:
        return []
    parts = years_sections(more.rows, measures)
    return [Section(f"Another source, {more.splice.mark}", each.grid, each.below) for each in parts]


def sentences(more: Beyond | None, measures: Sequence[str]) -> list[str]:
    """Say what it gives in its last year."""
    known = [] if more is None or more.rows is None else [
        row for row in more.rows.iter_rows(named=True) if row["measure"] == measures[0] and row["value"] is not None
    ]  # fmt: skip
    if more is None or not known:
        return []
    last = known[-1]
    return [f"By another source ({more.splice.mark}), in {last['year']}: {last['measure']} {signed(last['value'])}."]


def notes(more: Beyond | None) -> list[str]:
    """Say that it isn't joined and why, or why it has nothing."""
    from polycentric.sources import SOURCES

    if more is None:
        return []
    label, years = SOURCES[more.reach.source].label, spelled(more.splice.years)
    if more.rows is None:
        return [f"Further, {years}: {label} has nothing to show here: {more.lacking}"]
    return [f"Another source, {years}: {label} (--layer {more.reach.source}); not joined, since {more.splice.differs}."]


def values_of(more: Beyond | None, measure: str) -> Mapping[int, float]:
    """Give the values of one measure by year."""
    if more is None or more.rows is None:
        return {}
    return {
        row["year"]: row["value"]
        for row in more.rows.iter_rows(named=True)
        if row["measure"] == measure and row["value"] is not None
    }


def in_provenance(more: Beyond | None) -> dict[str, object]:
    """Say which source reaches further."""
    if more is None or more.rows is None:
        return {}
    return {"further": {more.reach.source: {"of": more.of, "years": list(more.splice.years)}}}


def _reach(of: "Kind") -> Reach | None:
    """Give the source that portfolios of a kind go on as."""
    found = goes_on(of)
    return None if found is None else found[1][0]


def _kind(reach: Reach) -> "Kind":
    """Give the kind of portfolios that a source has, which is the name of its layer."""
    return cast("Kind", reach.layer)
