"""States side by side: each index, who overtook whom and when, and what is between them."""

from collections.abc import Sequence
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Unpack

from polycentric.answers import where
from polycentric.answers.asked import QuestionError, argument, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.question import Question
from polycentric.answers.where import Place, Where

if TYPE_CHECKING:
    from polycentric.answers.parts.compare_power import Course
    from polycentric.answers.parts.lines import Fact, Gathered, Line
    from polycentric.answers.parts.places import Places
    from polycentric.pictures.sketch import Sketch

LEAST, MOST = 2, 5
RATIO = "In brackets the share of the world and the place among all; ratio: the first over the second."


@question
def compare(*states: str, index: Sequence[str] = (), **asked: Unpack[Place]) -> Answer:
    """Set states side by side: power, ties between them, and through years who overtook whom.

    Parameters
    ----------
    *states : str
        Two to five states, by any of their names.
    index : str or sequence of str
        Through years: the power indices to follow; without it output and military spending, in the archive CINC too.
    **asked
        Where to look: see `Place`; a bloc can't be asked of.

    Returns
    -------
    Answer
        A row for each number: part, item, whose it is (`of`), the other state, value, unit, year, source. Its picture
        shows the shares of the first index through years.

    Raises
    ------
    QuestionError
        If fewer than two states are named, or arguments mean nothing beside each other.
    UnknownNameError
        If no state or index has a name.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.compare("USA", "China", years=(2010, 2024), index="output_ppp").sentences[0]
    'By output, purchasing power China overtook the United States in 2014.'
    """
    from polycentric.answers.parts.places import Places
    from polycentric.states import name_of

    if not LEAST <= len(states) <= MOST:
        raise QuestionError(f"{LEAST} to {MOST} states are compared, and {len(states)} are named: name them as "
                            f"{argument('states')}.")  # fmt: skip
    for unfit in ("as_one", "carry"):
        if asked.get(unfit):
            raise QuestionError(f"States are compared by themselves: leave {option(unfit)} out.")
    chosen = (index,) if isinstance(index, str) else tuple(index)
    at = _placed(where.where_of(Place(**asked)), chosen, bool(asked.get("world")))
    ids = _ids(states, at)
    if len(set(ids)) < len(ids):
        raise QuestionError(f"{', '.join(states)}: two of these names mean one state; name different ones.")
    if at.years is None and index:
        raise QuestionError(f"An index is followed through years: {option('index')} has no use without "
                            f"{option('years')}; add {option('years')}.")  # fmt: skip
    places = {state: Places(at if at.years is None else Where(at.world, at.years[1], as_known=at.as_known), state)
              for state in ids}  # fmt: skip
    names = {state: name_of(state, each.year) for state, each in places.items()}
    return _at_once(places, names, at) if at.years is None else _through_years(places, names, at, chosen)


def _placed(at: Where, index: Sequence[str], named: bool) -> Where:
    """Look where the indices are, if nobody named a world: through years that both have, one may have them alone."""
    from polycentric.answers.parts.power_place import where_it_is
    from polycentric.power import INDICES

    return at if named or at.years is None else where_it_is([INDICES[name].name for name in index], at)


def _ids(states: Sequence[str], at: Where) -> list[str]:
    """Find the states: in the year asked for, or in any of the years."""
    from polycentric.answers.names import check_member, id_of_any_year
    from polycentric.panel.now_world import LAST_YEAR

    last = at.years[1] if at.years else at.year or LAST_YEAR
    first = at.years[0] if at.years else last
    ids = [id_of_any_year(name, range(last, first - 1, -1)) for name in states]
    for state in ids:
        check_member(state, first, last)
    return ids


def _at_once(places: "dict[str, Places]", names: dict[str, str], at: Where) -> Answer:
    """Compare in one year."""
    from polycentric.answers.parts import compare_power, lines
    from polycentric.answers.parts.state_power import power_facts

    power: dict[str, list[Fact]] = {}
    unfetched = False
    for state, each in places.items():
        power[state], gone = power_facts(each)
        unfetched |= gone
    pairs = _pairs(places)
    rows = [row | {"of": state} for state, facts in power.items() for row in facts]
    sources = [lines.Line("", "", "", row["source"]) for row in rows]
    notes = (compare_power.prices(power), RATIO if len(places) == LEAST else "", *lines.notes(_lines(pairs)),
             _unfetched(pairs, gone=unfetched), lines.sources_in_words([*sources, *_lines(pairs)]))  # fmt: skip
    return Answer(
        f"{_and(names)} side by side; {'the latest of each number' if at.year is None else f'in {at.year}'}",
        Grid(_tidy(), [*rows, *_tie_rows(pairs)]),
        lambda: [Section("", compare_power.side_by_side(power, names)), *_tie_sections(pairs, names)],
        sentences=[*compare_power.sentences(power, names), *_told(pairs)],
        notes=[text for text in notes if text],
        provenance=lambda: lines.provenance(at, [*sources, *_lines(pairs)], states=list(places)),
        sketch=_unpictured,
    )  # fmt: skip


def _through_years(places: "dict[str, Places]", names: dict[str, str], at: Where, index: Sequence[str]) -> Answer:
    """Compare through years."""
    from polycentric.answers.parts import compare_power as power
    from polycentric.answers.parts import lines
    from polycentric.answers.parts.power_years import without_data_in_words
    from polycentric.power import INDICES

    chosen = list(dict.fromkeys(INDICES[name].name for name in index)) or (
        power.PAST if at.world == "history" else power.NOW
    )
    followed, refused = power.courses(partial(where.open_world, at), list(places), chosen)
    pairs = _pairs(places)
    told = [text for course in followed for text in power.overtakings(course, names)]
    left = [*refused, *(text for each in followed for text in power.unshared(each))]
    left += [f"{each.found.index.label}: left out {'; '.join(each.found.reasons())}." for each in followed
            if each.found.left_out]  # fmt: skip
    left += [f"{each.found.index.label}: {note}" for each in followed
             for note in without_data_in_words(each.found, each.found.years[-1:])]  # fmt: skip
    sources = [lines.Line("", "", "", each.source) for each in followed]
    return Answer(
        f"{_and(names)} side by side; {where.when(at)}",
        lambda: Grid(_tidy(), [*(row for each in followed for row in power.tidy_rows(each)), *_tie_rows(pairs)]),
        lambda: [*(power.course_section(each, names) for each in followed), *_tie_sections(pairs, names)],
        sentences=[*told, *_told(pairs)],
        notes=[text for text in (at.note, *left, *lines.notes(_lines(pairs)), _unfetched(pairs, gone=False),
                                 lines.sources_in_words([*sources, *_lines(pairs)])) if text],
        provenance=lambda: lines.provenance(at, [*sources, *_lines(pairs)], states=list(places), indices=[*chosen]),
        sketch=lambda: _sketch(followed, names),
    )  # fmt: skip


def _unpictured() -> "Sketch":
    """Say what there is a picture of.

    Raises
    ------
    QuestionError
        Always.
    """
    raise QuestionError(f"The picture is of shares through years: add {option('years')}.")


def _sketch(followed: "Sequence[Course]", names: dict[str, str]) -> "Sketch":
    """Draw the shares of the first index that has any through years.

    Raises
    ------
    QuestionError
        If none has.
    """
    from polycentric.answers.parts.power_years_picture import sketch_of

    course = next((each for each in followed if each.has_shares()), None)
    if course is None:
        raise QuestionError(f"The picture is of shares of the world, and '{followed[0].found.index.name}' gives these "
                            f"states none: add another {option('index')}, or look at the table.")  # fmt: skip
    title = f"{_and(names)}: {course.found.index.label}, shares of the world"
    return sketch_of(course.of_these(), title, course.source)


def _pairs(places: "dict[str, Places]") -> "dict[tuple[str, str], Gathered]":
    """Gather what is between every two of the states."""
    from polycentric.answers.parts.compare_ties import between

    return {(one, other): between(places[one], other) for one, other in combinations(places, 2)}


def _tie_sections(pairs: "dict[tuple[str, str], Gathered]", names: dict[str, str]) -> list[Section]:
    """Set what is between every two of the states."""
    from polycentric.answers.parts.lines import read

    return [Section(f"Between {names[one]} and {names[other]}", read(found.lines)) for (one, other), found in
            pairs.items()]  # fmt: skip


def _tie_rows(pairs: "dict[tuple[str, str], Gathered]") -> "list[Fact]":
    """Give what is between the states as rows."""
    return [row | {"of": one} for (one, _), found in pairs.items() for line in found.lines for row in line.facts]


def _told(pairs: "dict[tuple[str, str], Gathered]") -> list[str]:
    """Tell the trade of each pair in words."""
    told = [(line.told, line.year) for found in pairs.values() for line in found.lines if line.told and
            line.label == "trade"]  # fmt: skip
    return [f"In {year} {text}." for text, year in told]


def _lines(pairs: "dict[tuple[str, str], Gathered]") -> "list[Line]":
    """Give all lines."""
    return [line for found in pairs.values() for line in found.lines]


def _unfetched(pairs: "dict[tuple[str, str], Gathered]", *, gone: bool) -> str:
    """Say that the archive isn't here, where it would have more."""
    from polycentric.answers.questions.state import UNFETCHED

    return UNFETCHED if gone or any(found.unfetched for found in pairs.values()) else ""


def _tidy() -> tuple[Column, ...]:
    """Give the columns of the rows."""
    from polycentric.answers.parts.lines import TIDY

    return (*TIDY[:2], Column("of", "of", "state"), *TIDY[2:])


def _and(names: dict[str, str]) -> str:
    """Join the names."""
    from polycentric.answers.parts.ties_words import listing

    return listing(names.values())


QUESTION = Question("How do states compare?", compare)
