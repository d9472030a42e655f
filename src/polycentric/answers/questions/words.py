"""How often states name a concept: rates with intervals, first uses, and hits in a few words each."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from polycentric.answers.asked import QuestionError, argument, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.pictures.sketch import Sketch
    from polycentric.words.found import Found

Years = tuple[int, int]
Table = Literal["states", "years", "decades", "first", "hits"]

SPEAKERS = 2  # that can be compared


@question
def words(
    concept: str | None = None,
    *,
    compare: tuple[str, str] | None = None,
    state: Sequence[str] = (),
    body: Sequence[str] = (),
    years: Years | None = None,
    corpus: Path | None = None,
    table: Table | None = None,
    stance: bool = False,
    snippets: int = 0,
    top: int = 10,
) -> Answer:
    """Say how often which states name a concept in their texts, who most, and who first.

    Parameters
    ----------
    concept : str, optional
        ``"multipolar"``, ``"hegemony"`` or another that has a dictionary, or the path of a dictionary of one's own
        (TOML); without it the concepts and the texts that there are.
    compare : (str, str), optional
        Two states, in place of a concept: which words they use unlike each other before one body, in English, in the
        years in which both speak. An exploration that shows what to read, and no measure.
    state : sequence of str
        These states alone.
    body : sequence of str
        Texts of these bodies, each counted apart; the General Debate by default, and all of a folder of one's own.
    years : (int, int), optional
        The first and the last year; all by default.
    corpus : path, optional
        A folder of texts of one's own, with an ``index.csv``.
    table : str, optional
        The rows: ``"states"`` (the default), ``"years"`` (state by year), ``"decades"``, ``"first"`` (first uses) or
        ``"hits"`` (each hit with at most 25 words, or characters of a text in Chinese).
    stance : bool
        Say of each hit whether its speaker praises, fears or denies the concept or merely names it, and give rates by
        stance; of the concepts of which coders have coded hits, and of texts in English. There is no ``"first"`` then.
    snippets : int
        How many hits to show, evenly through time, each with at most 25 words or characters.
    top : int
        How many states a person is shown; of two that are compared, how many words of each.

    Returns
    -------
    Answer
        Rows of the table. A state that did not speak in a year has no row for it. Of two states that are compared a
        row for each word: uses, texts and rate of each, the score, and whether it passes exchanges of whole texts.

    Raises
    ------
    QuestionError
        If there is no concept, and something is asked of one.
    UnknownNameError
        If a concept, a state, a body or a table is unknown.
    CoverageError
        If no text is here of a state or of the years, or no stance can be told of the concept or the texts; or if two
        states have too few texts in English of the same years.
    NotFetchedError
        If the texts have not been fetched.
    UserFileError
        If a dictionary or a folder of one's own is wrong.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.words().table["concept"].to_list()[:3]
    ['balance_of_power', 'bipolar', 'blocs']
    """
    from polycentric.answers.parts import words_rows as rows
    from polycentric.answers.parts import words_words as prose
    from polycentric.answers.parts.asked_states import states_asked_for, told_of_names
    from polycentric.answers.parts.first_reading import say_first_reading, tell_if_unkept
    from polycentric.words.found import DEFAULT_BODY, find

    if compare is not None:
        _check_compared(concept, state, table, snippets, stance=stance)
        if isinstance(compare, str) or len(compare) != SPEAKERS:
            raise QuestionError(f"{option('compare')} takes two states, as in compare=('China', 'USA').")
        return _of_two(compare, body, years, corpus, top)
    if concept is None:
        _check_alone(state, body, years, corpus, table, snippets, stance=stance)
        return rows.everything()
    asked = states_asked_for(state, years)
    states = list(asked.ids)
    if corpus is None:
        say_first_reading(list(body) or [DEFAULT_BODY])
    found = find(concept, list(body) or None, states, years, corpus, asked.spans)
    tell_if_unkept()
    sources = rows.sources_of(found, own=corpus is not None)
    names = told_of_names(asked, rows.years_of(found))
    if stance:
        return _with_stances(found, states, table, top, sources, names, own=corpus is not None)
    return Answer(
        f"{found.concept.label}: how often {'these states' if states else 'states'} name it, {prose.span(found)}",
        lambda: rows.tidy(found, table or "states"),
        lambda: rows.sections(found, states, top, snippets),
        sentences=lambda: [*names, *prose.sentences(found, states)],
        notes=lambda: prose.notes(found, own=corpus is not None),
        short_notes=lambda: prose.short_notes(found, own=corpus is not None),
        provenance=lambda: provenance_of(
            *sources, concept=found.concept.name, version=found.concept.version, bodies=found.bodies, states=states,
            years=list(years or ()), texts=found.texts.height, texts_sha256=rows.digest(found),
        ),
        sketch=(lambda: _sketch(found, states)) if found.places.height else None,
    )  # fmt: skip


def _of_two(
    compare: tuple[str, str], body: Sequence[str], years: Years | None, corpus: Path | None, top: int
) -> Answer:
    """Say which words two states use unlike each other."""
    from polycentric.answers.parts import words_two as parts
    from polycentric.answers.parts.asked_states import states_asked_for, told_of_names
    from polycentric.pictures.charts.words_two import draw
    from polycentric.pictures.sketch import Sketch
    from polycentric.words.two_speakers import compare as compared

    asked = [states_asked_for([each], years) for each in compare]
    left, right = (each.ids[0] for each in asked)
    for each in asked:
        years = each.years(each.ids[0], years)
    found = compared(left, right, tuple(body), years, corpus)
    spoken = {state: found.texts.filter(found.texts["state"] == state)["year"].to_list() for state in (left, right)}
    names = [sentence for each in asked for sentence in told_of_names(each, spoken)]
    return Answer(
        parts.title(found),
        lambda: parts.tidy(found),
        lambda: parts.sections(found, top),
        sentences=lambda: [*names, *parts.sentences(found)],
        notes=lambda: parts.notes(found, own=corpus is not None),
        provenance=lambda: provenance_of(
            *parts.sources(found, own=corpus is not None), states=[found.left, found.right], bodies=[found.body],
            years=list(found.years), texts=found.texts.height, texts_sha256=parts.digest(found),
        ),
        sketch=lambda: Sketch(parts.chart(found), lambda record, narrow: draw(record, narrow=narrow)),
    )  # fmt: skip


def _with_stances(
    found: "Found",
    states: Sequence[str],
    table: str | None,
    top: int,
    sources: Sequence[str],
    names: Sequence[str],
    *,
    own: bool,
) -> Answer:
    """Say what states think of the concept where they name it."""
    from polycentric.answers.parts import words_rows as rows
    from polycentric.answers.parts import words_stance as parts
    from polycentric.answers.parts import words_words as prose
    from polycentric.words.stance.joined import with_stances
    from polycentric.words.stance.model import fingerprint

    if table == "first":
        raise QuestionError(f"{option('table')} first has no stances: leave out {option('stance')}, or take states.")
    stances, whose = with_stances(found), "these states" if states else "states"

    def drawn() -> "Sketch":
        from polycentric.answers.parts.words_stance_chart import chart
        from polycentric.pictures.charts.words_stance import draw
        from polycentric.pictures.sketch import Sketch

        return Sketch(chart(stances, states, parts.trust(stances)), lambda record, narrow: draw(record, narrow=narrow))

    return Answer(
        f"{found.concept.label}: what {whose} think of it, {prose.span(stances.found)}",
        lambda: parts.tidy(stances, table or "states"),
        lambda: parts.sections(stances, states, top),
        sentences=lambda: [*names, *parts.sentences(stances, states)],
        notes=lambda: [*parts.notes(stances), *prose.notes(stances.found, own=own)],
        short_notes=lambda: [*parts.notes(stances), *prose.short_notes(stances.found, own=own, ordered=False)],
        provenance=lambda: provenance_of(
            *sources, concept=found.concept.name, version=found.concept.version, bodies=stances.found.bodies,
            states=list(states), texts=stances.found.texts.height, texts_sha256=rows.digest(stances.found),
            stance_weights_sha256=fingerprint(),
        ),
        sketch=drawn if stances.places.height and stances.sampled_of is None else None,
    )  # fmt: skip


def _check_compared(
    concept: str | None, state: Sequence[str], table: str | None, snippets: int, *, stance: bool
) -> None:
    """Refuse what has no use beside two states that are compared."""
    if concept is not None:
        raise QuestionError(
            f"{option('compare')} is of all words: leave {argument('concept')} out, or {option('compare')}."
        )
    given = {"state": state, "table": table, "snippets": snippets, "stance": stance}
    idle = next((name for name, value in given.items() if value), None)
    if idle is not None:
        raise QuestionError(f"{option(idle)} is of a concept, and {option('compare')} of all words: leave one out.")


def _check_alone(
    state: Sequence[str],
    body: Sequence[str],
    years: Years | None,
    corpus: Path | None,
    table: str | None,
    snippets: int,
    *,
    stance: bool,
) -> None:
    """Refuse what has no use without a concept."""
    given = {"state": state, "body": body, "years": years, "corpus": corpus, "table": table, "snippets": snippets,
             "stance": stance}  # fmt: skip
    idle = next((name for name, value in given.items() if value), None)
    if idle is not None:
        raise QuestionError(f"{option(idle)} is of a concept: give {argument('concept')} too, such as multipolar.")


def _sketch(found: "Found", states: Sequence[str]) -> "Sketch":
    """Draw rates with their bands, and first uses on years."""
    from polycentric.answers.parts.words_chart import chart
    from polycentric.pictures.charts.words import draw
    from polycentric.pictures.sketch import Sketch

    return Sketch(chart(found, states), lambda record, narrow: draw(record, narrow=narrow))


QUESTION = Question("How often do states name a concept, who most, and who first?", words)
