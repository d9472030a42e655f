"""How words stand to deeds: lead and lag, forums, and cheap beside costly signals."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from polycentric.answers.asked import QuestionError, argument, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.pictures.sketch import Sketch
    from polycentric.words.deeds.compared import Compared

Years = tuple[int, int]
Table = Literal["deeds", "lags", "signals", "forums"]


@question
def words_deeds(
    concept: str | None = None,
    *,
    state: str | None = None,
    deed: Sequence[str] = (),
    years: Years | None = None,
    table: Table = "deeds",
    changes: bool = False,
) -> Answer:
    """Say whether states that name a concept more often also act otherwise, some years before, then or after.

    Parameters
    ----------
    concept : str, optional
        As of `words`; without it, all pairs that were declared before anything was looked at, and what came out.
    state : str, optional
        One state; over all states with enough texts without.
    deed : sequence of str
        ``votes``, ``votes_own``, ``pacts``, ``concert``, ``trade``, ``arms`` or ``troops``; all but ``votes_own`` by
        default, which takes half a minute.
    years : (int, int), optional
        Words of these years; all by default.
    table : str
        ``"deeds"`` (a row a deed), ``"lags"`` (a row a deed and lag), ``"signals"`` (states by how often they name it,
        beside what they do) or ``"forums"`` (what a state says in one forum and not in another).
    changes : bool
        Compare changes from year to year, in place of levels less a trend; of one state they always are.

    Returns
    -------
    Answer
        Rows of the table; where the numbers allow no answer, a row says why.

    Raises
    ------
    QuestionError
        If something is asked that has no use here.
    UnknownNameError
        If a concept, a state or a deed is unknown.
    CoverageError
        If no text is here of a state or of the years.
    NotFetchedError
        If texts or a deed's source have not been fetched.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.words_deeds().table["concept"].to_list()[0]
    'multipolar'
    """
    from polycentric.answers.parts.asked_states import states_asked_for, told_of_names
    from polycentric.words.corpus.bodies import CORPORA
    from polycentric.words.found import DEFAULT_BODY

    _check(concept, state, deed, years, table, changes=changes)
    if years is not None and years[1] < years[0]:
        raise QuestionError(f"The years {years[0]} to {years[1]} are out of order: give the earlier one first.")
    if concept is None:
        return _declared()
    asked = states_asked_for([] if state is None else [state], years)
    who = None if state is None else asked.ids[0]
    if who is not None:
        years = asked.years(who, years)
    spoken = CORPORA[DEFAULT_BODY].years
    names = told_of_names(asked, {who: (max(years[0], spoken[0]), min(years[1], spoken[1]))} if who and years else {})
    if table == "forums":
        return _forums(concept, who, years, names)
    deeds = _deeds(deed, who)
    if table == "signals":
        return _signals(concept, deeds, years)
    return _compared(concept, deeds, who, years, table, names, changes=changes)


def _check(
    concept: str | None, state: str | None, deed: Sequence[str], years: Years | None, table: str, *, changes: bool
) -> None:
    """Refuse what has no use without a concept, or beside a table."""
    given = {"state": state, "deed": deed, "years": years, "changes": changes}
    idle = next((name for name, value in given.items() if value), None)
    if concept is None and (idle is not None or table != "deeds"):
        raise QuestionError(
            f"{option(idle or 'table')} is of a concept: give {argument('concept')} too, such as hegemony."
        )
    useless = {"signals": ("state", "changes"), "forums": ("deed", "changes")}.get(table, ())
    wrong = next((name for name in useless if given[name]), None)
    if wrong is not None:
        raise QuestionError(f"The table of {table} has no use for {option(wrong)}: leave it out.")


def _deeds(asked: Sequence[str], state: str | None) -> list[str]:
    """Check the names of deeds; the default leaves out what takes long, and of the United States what is of it."""
    from polycentric.words.deeds.measured import AMERICA, AMERICAS, DEEDS, DEFAULT

    if asked:
        return list(dict.fromkeys(DEEDS[each].name for each in asked))
    return [each for each in DEFAULT if state != AMERICA or each not in AMERICAS]


def _compared(
    concept: str,
    deeds: Sequence[str],
    state: str | None,
    years: Years | None,
    table: Table,
    names: Sequence[str],
    *,
    changes: bool,
) -> Answer:
    """Compare a concept with deeds."""
    from polycentric.answers.parts import words_deeds_rows as rows
    from polycentric.answers.parts import words_deeds_words as prose
    from polycentric.words.deeds.compared import compare
    from polycentric.words.dictionaries import concept_of

    label = concept_of(concept).label
    found = compare(concept, deeds, state, years=years, changes=changes)
    return Answer(
        prose.title(label, state),
        lambda: rows.tidy_lags(found) if table == "lags" else rows.tidy(found),
        lambda: rows.sections_of_lags(found) if table == "lags" else rows.sections(found),
        sentences=lambda: [*names, *prose.sentences(label, found, state)],
        notes=lambda: prose.notes(found, state, changes=changes or state is not None),
        provenance=lambda: provenance_of(
            *rows.sources(deeds), concept=concept, deeds=list(deeds), state=state, years=list(years or ()),
            changes=changes,
        ),
        sketch=(lambda: _sketch(label, found, state)) if any(each.result for each in found) else None,
    )  # fmt: skip


def _signals(concept: str, deeds: Sequence[str], years: Years | None) -> Answer:
    """Put words and deeds of states side by side."""
    from polycentric.answers.parts import words_deeds_rows as rows
    from polycentric.answers.parts import words_deeds_words as prose
    from polycentric.words.deeds.signals import signals
    from polycentric.words.dictionaries import concept_of
    from polycentric.words.found import DEFAULT_BODY

    label = concept_of(concept).label
    table, orders = signals(concept, deeds, DEFAULT_BODY, years)
    return Answer(
        f"{label}: what states say beside what they do",
        lambda: rows.tidy_signals(table),
        lambda: rows.sections_of_signals(table, orders),
        sentences=lambda: prose.sentences_of_signals(label, orders),
        notes=prose.notes_of_signals,
        provenance=lambda: provenance_of(
            *rows.sources(deeds), concept=concept, deeds=list(deeds), years=list(years or ())
        ),
    )


def _forums(concept: str, state: str | None, years: Years | None, names: Sequence[str]) -> Answer:
    """Say what a state says in one forum and not in another."""
    from polycentric.answers.parts import words_deeds_rows as rows
    from polycentric.answers.parts import words_deeds_words as prose
    from polycentric.words.deeds.forums import forums

    found = forums(concept, [] if state is None else [state], years)
    return Answer(
        f"{found.label}: what a state says in one forum and not in another",
        lambda: rows.tidy_forums(found),
        lambda: rows.sections_of_forums(found),
        sentences=lambda: [*names, *prose.sentences_of_forums(found)],
        notes=prose.notes_of_forums,
        provenance=lambda: provenance_of(*rows.sources_of_forums(found), concept=concept, years=list(years or ())),
    )


def _declared() -> Answer:
    """Show all declared pairs and what came out."""
    from polycentric.answers.parts import words_deeds_rows as rows
    from polycentric.answers.parts import words_deeds_words as prose
    from polycentric.words.deeds.declared import results

    found = results()
    return Answer(
        "Words and deeds: what was declared before anything was looked at, and what came out",
        lambda: rows.tidy_declared(found),
        lambda: rows.sections_of_declared(found),
        sentences=lambda: prose.sentences_of_declared(found),
        notes=prose.notes_of_declared,
        provenance=lambda: provenance_of(table="words/deeds/data/results.csv"),
    )


def _sketch(label: str, found: "Sequence[Compared]", state: str | None) -> "Sketch":
    """Draw correlations by lag, a panel for each deed, with the band of chance."""
    from polycentric.answers.parts.words_deeds_rows import chart
    from polycentric.answers.parts.words_deeds_words import title
    from polycentric.pictures.charts.words_deeds import draw
    from polycentric.pictures.sketch import Sketch

    return Sketch(chart(title(label, state), found, state), lambda record, narrow: draw(record, narrow=narrow))


QUESTION = Question("Do states act as they speak, before or after?", words_deeds)
