"""Whom a state names as a threat, a partner or an ally, since when, beside what threatens it as measured."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from polycentric.answers.asked import QuestionError, argument, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.answers.parts.asked_states import AskedStates
    from polycentric.answers.progress import Step
    from polycentric.pictures.sketch import Sketch
    from polycentric.words.threats.gap import Declared

Years = tuple[int, int]
Relation = Literal["threat", "partner", "ally"]
Table = Literal["names", "years", "hits", "named_by", "terms", "cases", "checks"]
HEADS = {
    "terms": "which measured term tells who is named",
    "cases": "known cases",
    "checks": "how often the rules are right",
}


@question
def threats(
    state: str | None = None,
    *,
    years: Years | None = None,
    body: Sequence[str] = (),
    relation: Relation = "threat",
    table: Table = "names",
) -> Answer:
    """Say whom a state names as a threat, a partner or an ally, since when, and what is measured of the same states.

    Parameters
    ----------
    state : str, optional
        Who speaks; of the tables of terms, cases and checks none.
    years : (int, int), optional
        The first and the last year; all of its texts without.
    body : str or sequence of str
        Texts of which body: ``general_debate``, ``state_of_the_union``, ``us_strategies``, ``china_work_reports``,
        ``china_congress_reports``; all without any.
    relation : str
        ``"threat"``, ``"partner"`` or ``"ally"``.
    table : str
        ``"names"`` (whom the state names, beside the measured terms), ``"years"`` (a row for each year and state
        named), ``"hits"`` (each naming in at most 25 words, with its cue and rule), ``"named_by"`` (who names the
        state), ``"terms"`` (which measured term tells who is named), ``"cases"`` (known cases, declared before the
        count) or ``"checks"`` (how often the rules are right, on a coded sample).

    Returns
    -------
    Answer
        Of names a row for each other state of these years: times named, place, the terms of the balance of threat and
        their places, and the gap.

    Raises
    ------
    QuestionError
        If a state is missing, or arguments have no use beside each other.
    CoverageError
        If the state has no text in these years, which isn't the same as naming nobody.
    UnknownNameError
        If a state or body is unknown.
    NotFetchedError
        If no text is here.

    Examples
    --------
    ::

        pc.answers.threats("Egypt", years=(1967, 1978)).sentences
        pc.answers.threats("Cuba").table
    """
    bodies = _bodies((body,) if isinstance(body, str) else tuple(body))
    if table in HEADS:
        return _of_rules(table, given=state is not None or years is not None or bool(bodies) or relation != "threat")
    if state is None:
        raise QuestionError(
            f"Whom a state names is told of one {argument('state')}: name one, or ask for {option('table')} cases."
        )
    if table == "named_by" and bodies:
        raise QuestionError(
            f"Who names a state is told over all bodies: leave {option('body')} out, or another {option('table')}."
        )
    from polycentric.answers.parts.asked_states import states_asked_for

    return _of_state(states_asked_for([state], years, {state: _find(state, years)}), years, bodies, relation, table)


def _of_state(
    asked: "AskedStates", years: Years | None, bodies: Sequence[str], relation: Relation, table: Table
) -> Answer:
    """Answer for one speaker, or for one state that is spoken of."""
    from polycentric.answers.parts import threats_rows as rows
    from polycentric.answers.parts import threats_words as words
    from polycentric.answers.parts.asked_states import told_of_names
    from polycentric.answers.progress import steps

    if table == "named_by":
        return _named_by(asked, years, relation)
    state = asked.ids[0]
    with steps(2) as step:
        _read(bodies, step)
        step("comparing with what is measured")
        from polycentric.words.threats.gap import declared

        found = declared(state, _of_name(asked, years, bodies), bodies or None, relation)
    return Answer(
        rows.title(found),
        lambda: {"years": rows.tidy_years, "hits": rows.tidy_hits}.get(table, rows.tidy)(found),
        lambda: {"years": rows.sections_of_years, "hits": rows.sections_of_hits}.get(table, rows.sections)(found),
        sentences=lambda: [*told_of_names(asked, {state: found.spoke}), *words.sentences(found)],
        notes=lambda: words.notes(found),
        provenance=lambda: provenance_of(
            *rows.sources(found), state=state, years=list(found.years), bodies=list(found.bodies), relation=relation,
            years_spoken=list(found.spoke), words=found.words, terms_known_to=found.known,
        ),
        sketch=lambda: _sketch(found),
    )  # fmt: skip


def _read(bodies: Sequence[str], step: "Step") -> None:
    """Read whom the texts name, which takes a good half minute the first time."""
    from polycentric.answers.parts.first_reading import say_first_reading, tell_if_unkept
    from polycentric.words.threats.found import BODIES, named

    say_first_reading(bodies or BODIES, named=True)
    step("reading the texts, and whom they name: a good half minute the first time")
    _ = named(bodies or None)
    tell_if_unkept()


def _of_name(asked: "AskedStates", years: Years | None, bodies: Sequence[str]) -> Years | None:
    """Give the years to take: of a name that the state bore in some years alone, its texts of these."""
    from polycentric.words.threats.found import spoken

    state = asked.ids[0]
    span = asked.years(state, years)
    if span is None or state not in asked.spans or years is not None:
        return span
    texts = spoken(bodies or None)
    spoke = texts.filter((texts["state"] == state) & texts["year"].is_between(*span))["year"].to_list()
    return (min(spoke), max(spoke)) if spoke else span


def _named_by(asked: "AskedStates", years: Years | None, relation: Relation) -> Answer:
    """Say who names a state."""
    from polycentric.answers.parts import threats_rows as rows
    from polycentric.answers.parts import threats_words as words
    from polycentric.answers.parts.asked_states import told_of_names
    from polycentric.answers.progress import steps
    from polycentric.words.threats.found import BODIES
    from polycentric.words.threats.gap import named_by

    with steps(1) as step:
        _read((), step)
        from polycentric.words.threats.layer import counted

        heard = counted(relation)["year"]
        state, years = asked.ids[0], asked.years(asked.ids[0], years)
        if years is not None and state in asked.spans and len(heard):
            years = max(years[0], int(heard.min())), years[1]  # pyright: ignore[reportArgumentType]  # years are numbers
        found = named_by(state, years, relation)
    names = told_of_names(asked, {state: years or ()})
    return Answer(
        words.title_of_named_by(state, years, relation),
        lambda: rows.tidy_named_by(found),
        lambda: rows.sections_of_named_by(found),
        sentences=lambda: [*names, *words.sentences_of_named_by(state, found, years, relation)],
        notes=lambda: words.notes_of_texts(relation),
        provenance=lambda: provenance_of(*rows.sources_of(BODIES), state=state, years=years, relation=relation),
    )


def _of_rules(table: Table, *, given: bool) -> Answer:
    """Show which term tells who is named, the known cases, or the checks against the coded sample."""
    from polycentric.answers.parts import threats_checks as checked
    from polycentric.answers.parts import threats_rows as rows
    from polycentric.words.threats.found import BODIES
    from polycentric.words.threats.measured import SOURCES

    if given:
        raise QuestionError(
            f"The table of {table} is of the rules and of all texts: leave {argument('state')}, {option('years')}, "
            f"{option('body')} and {option('relation')} out."
        )
    made = {"terms": checked.terms, "cases": checked.cases, "checks": checked.checks}[table]
    grid, sections, sentences, notes = made()
    return Answer(
        f"Whom states name as threats: {HEADS[table]}",
        grid,
        sections,
        sentences=sentences,
        notes=notes,
        provenance=lambda: provenance_of(*rows.sources_of(BODIES), *(SOURCES if table == "terms" else ())),
    )


def _bodies(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Check the names of bodies."""
    from polycentric.errors import UnknownNameError
    from polycentric.words.threats.found import BODIES

    for name in asked:
        if name not in BODIES:
            raise UnknownNameError("body whose texts name states", name, BODIES)
    return asked


def _find(text: str, years: Years | None) -> str:
    """Give the id of the state that a name means in these years, the last first."""
    from polycentric.answers.names import id_of_any_year

    if years is not None and years[1] < years[0]:
        raise QuestionError(f"The years {years[0]} to {years[1]} are out of order: give the earlier one first.")
    first, last = years or (1790, 2025)
    return id_of_any_year(text, range(last, first - 1, -1))


def _sketch(found: "Declared") -> "Sketch":
    """Draw the matrix of states named by year, with the measured places beside it."""
    from polycentric.answers.parts.threats_rows import chart
    from polycentric.pictures.charts.threats import draw
    from polycentric.pictures.sketch import Sketch

    return Sketch(chart(found), lambda record, narrow: draw(record, narrow=narrow))


QUESTION = Question("Whom does a state name as a threat, and what threatens it as measured?", threats)
