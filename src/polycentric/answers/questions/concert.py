"""The concert of the great powers: joint acts less hostile acts, pair by pair, over years with the same acts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question
from polycentric.pictures.drawing.words import listed

if TYPE_CHECKING:
    from polycentric.answers.grids import Grid, Section
    from polycentric.pictures.sketch import Sketch
    from polycentric.poles.concert.found import Concert

Years = tuple[int, int]
Table = Literal["years", "pairs", "acts", "criteria"]


@question
def concert(
    powers: str = "majors",
    *,
    year: int | None = None,
    years: Years | None = None,
    table: Table = "years",
    rule: Literal["pairs", "acts", "worst"] = "pairs",
    weights: Literal["equal", "cinc"] = "equal",
    strict: bool = False,
    without: Sequence[str] = (),
) -> Answer:
    """Say how far great powers acted together rather than against each other.

    Parameters
    ----------
    powers : str
        ``"majors"`` (Correlates of War), ``"global_maoz"`` or ``"permanent_five"``.
    year : int, optional
        One year, pair by pair.
    years : (int, int), optional
        The first and the last year; all without either.
    table : str
        ``"years"``, ``"pairs"``, ``"acts"`` (which exist when) or ``"criteria"`` (known cases, passed and failed).
    rule : str
        ``"pairs"``: means of a pair's acts, then over pairs; ``"acts"``: means of acts over pairs, then over acts;
        ``"worst"``: a pair's gravest hostile act in place of their mean.
    weights : str
        ``"equal"``, or ``"cinc"``: a pair counts by the product of its states' capabilities.
    strict : bool
        Leave out acts that read a pair which isn't listed as having none.
    without : sequence of str
        Acts to leave out, by name (``"side_by_side"``) or as a table calls them (``"side by side"``, ``"pacts"``).

    Returns
    -------
    Answer
        A row for each edition of acts and year; numbers of two editions can't be compared. Without the archive, which
        acts there are, where these were asked for (``table="acts"``).

    Raises
    ------
    QuestionError
        If both a year and years are given, or years are out of order.
    UnknownNameError
        If a list of powers, a table, a rule, a weight or an act is unknown.
    CoverageError
        If no edition reaches the years, or the list names no two powers in them.
    NotFetchedError
        If a source has not been fetched, but for the table of acts.

    Examples
    --------
    ::

        pc.answers.concert(year=1913).sentences
        pc.answers.concert(table="criteria").table
    """
    from polycentric.answers.parts import concert_rows as rows
    from polycentric.answers.parts import concert_words as words
    from polycentric.errors import NotFetchedError
    from polycentric.poles.concert.found import concert as measured

    span = _span(year, years)
    try:
        found = measured(powers, rule=rule, weights=weights, strict=strict, without=without)
    except NotFetchedError as absent:
        if table != "acts":
            raise
        return _without_archive(str(absent), span)
    _check_years(found, powers, span, table)
    asked = year is not None or years is not None

    return Answer(
        f"Concert of the {words.POWERS[powers]}, {words.told(span)}",
        lambda: _tidy(found, table, span),
        lambda: _sections(found, table, span),
        sentences=lambda: [*words.sentences(found, span), *(words.years_without(found, span) if asked else ())],
        notes=lambda: words.notes(found, powers, pairs=table == "pairs" or span[0] == span[1]),
        provenance=lambda: provenance_of(
            *rows.sources(), world="history", years=list(span), powers=powers, rule=rule, weights=weights,
            acts={each.edition.name: list(each.edition.acts) for each in found.scores},
        ),
        sketch=lambda: _sketch(found, powers),
    )  # fmt: skip


def _span(year: int | None, years: Years | None) -> Years:
    """Give the years that were asked for."""
    from polycentric.poles.concert.powers import FIRST, LAST

    if year is not None and years is not None:
        raise QuestionError(f"Give {option('year')} or {option('years')}, not both.")
    first, last = (year, year) if year is not None else years or (FIRST, LAST)
    if last < first:
        raise QuestionError(f"The years {first} to {last} are out of order: give the earlier one first.")
    return first, last


def _check_years(found: "Concert", powers: str, span: Years, table: Table) -> None:
    """Refuse years of which there is no number, with what the list's years are."""
    from polycentric.answers.parts import concert_rows as rows
    from polycentric.answers.parts import concert_words as words
    from polycentric.errors import CoverageError

    if table == "acts" or rows.within(found.table, span)["concert"].count():
        return
    if not any(span[0] <= each <= span[1] for each in found.listed):
        raise CoverageError(
            f"The list of the {words.POWERS[powers]} names two powers or more in "
            f"{listed(words.runs_of(found.listed))}, and none or one in {words.told(span)}: choose other years, or "
            "another list."
        )
    _ = found.covering(span[0])
    raise CoverageError(
        f"No pair of the {words.POWERS[powers]} is observed in {words.told(span)} by a joint and a hostile act: choose "
        "other years, or leave out fewer acts."
    )


def _tidy(found: "Concert", table: Table, span: Years) -> "Grid":
    """Give the rows for machines."""
    from polycentric.answers.parts import concert_rows as rows

    made = {"years": rows.of_years, "pairs": rows.of_pairs, "criteria": rows.of_criteria}
    return rows.of_acts(span) if table == "acts" else made[table](found, span)


def _sections(found: "Concert", table: Table, span: Years) -> "Sequence[Section]":
    """Give the tables for a reader."""
    from polycentric.answers.parts import concert_rows as rows

    made = {"years": rows.years_sections, "pairs": rows.pairs_sections, "criteria": rows.criteria_sections}
    return rows.acts_sections(span) if table == "acts" else made[table](found, span)


def _without_archive(absent: str, span: Years) -> Answer:
    """Say what is missing, and which acts there are."""
    from polycentric.answers.parts import concert_rows as rows
    from polycentric.answers.parts import concert_words as words

    return Answer(
        "Concert of the powers: which acts there are, and when",
        lambda: rows.of_acts(span),
        lambda: rows.acts_sections(span),
        sentences=words.missing(absent),
        provenance=lambda: provenance_of(world="history", years=list(span)),
    )


def _sketch(found: "Concert", powers: str) -> "Sketch":
    """Draw each edition in a panel of its own."""
    from polycentric.answers.parts import concert_rows as rows
    from polycentric.answers.parts import concert_words as words
    from polycentric.pictures.charts.concert import draw
    from polycentric.pictures.sketch import Sketch

    return Sketch(rows.chart(found, words.POWERS[powers]), lambda record, narrow: draw(record, narrow=narrow))


QUESTION = Question("How far do the great powers act together, and against each other?", concert)
