"""A list of wars or disputes as an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from polycentric.answers import where
from polycentric.answers.asked import QuestionError, option
from polycentric.answers.contract import Answer
from polycentric.answers.provenance import provenance_of
from polycentric.answers.where import Place

SHOWN = 20


@dataclass(frozen=True)
class Wanted:
    """What is to be shown: of whom, with bounds or not, how many rows."""

    states: Sequence[str]
    bounds: bool
    top: int | None


def answer(kind: str, wanted: Wanted, place: Place) -> Answer:
    """Show wars or disputes: of a state by opponent, or all of some years."""
    from polycentric.answers.grids import grid_of
    from polycentric.answers.names import id_of_any_year
    from polycentric.answers.parts import ties_events as rows
    from polycentric.states import name_of
    from polycentric.ties.events import EVENTS, caveat, of_state

    about = EVENTS[kind]
    if wanted.bounds:
        raise QuestionError(f"{option('bounds')} has no use with {kind}, of which no bounds are known: leave "
                            f"{option('bounds')} out.")  # fmt: skip
    span, note = _span_of(kind, place)
    if len(wanted.states) > 1:
        raise QuestionError(f"{about.label} are shown of one {option('state')}, but {len(wanted.states)} are named: "
                            "name one.")  # fmt: skip
    state = id_of_any_year(wanted.states[0], range(span[1], span[0] - 1, -1)) if wanted.states else None
    found = rows.with_names(kind, of_state(kind, state, span))
    listed, top = found.to_dicts(), wanted.top or SHOWN
    name = name_of(state, span[1]) if state else ""
    period = str(span[0]) if span[0] == span[1] else f"{span[0]}-{span[1]}"
    read = rows.of_state if state else rows.of_all
    counted = [rows.counted(kind)] if listed else []
    return Answer(
        f"{about.label}{f' of {name}' if name else ''}; {period}",
        grid_of(found if wanted.top is None else found.tail(wanted.top), rows.UNITS),
        lambda: read(kind, listed, top) if listed else [],
        sentences=lambda: rows.sentences(kind, listed, state or "", name, span),
        notes=[text for text in (*note, *counted, rows.cut(kind, listed, state, top), caveat(kind)) if text],
        provenance=lambda: provenance_of(about.source, world="history", years=list(span), layer=kind, state=state),
    )


def _span_of(kind: str, place: Place) -> tuple[tuple[int, int], list[str]]:
    """Give the years of a list that are asked for, and what is to be said of those that it doesn't cover."""
    from polycentric.answers.covered import checked
    from polycentric.ties.events import EVENTS

    unfit = {**place, "world": None} if place.get("world") in (None, "history") else place
    which = next((name for name in ("as_known", "as_one", "world") if unfit.get(name)), None)
    if which is not None:
        raise QuestionError(f"'{kind}' is a list of the world 'history' between single states: {option(which)} has no "
                            f"use with {kind}; leave {option(which)} out.")  # fmt: skip
    at, about = where.where_of({**place, "world": "history"}), EVENTS[kind]
    if at.carry:
        raise QuestionError(f"{about.label} carry no observation forward: {option('carry')} has no use with {kind}; "
                            f"leave {option('carry')} out.")  # fmt: skip
    asked = at.years or ((at.year, at.year) if at.year is not None else None)
    if asked is None:
        return about.years, []
    return asked, checked(about.label, [about.variable], asked)
