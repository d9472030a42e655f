"""How alike the alliances or the votes of states are: two states through time, a year's pairs, a state's nearest."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.elsewhere import PORTFOLIOS
from polycentric.answers.grids import Section, grid_of
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    import polars as pl

    from polycentric.answers.parts.similarity_further import Beyond
    from polycentric.answers.where import Years
    from polycentric.pictures.sketch import Sketch
    from polycentric.ties.similar import Kind

Layer = Literal["atop", "un", "un_votes_75"]
Coding = Literal["valued", "binary", "defence"]
Compared = tuple["Kind", Coding, float]
KINDS: "Mapping[str, Kind]" = {"atop": "alliances", "un": "votes", "un_votes_75": "votes_75"}
# The names of their sources, of the tie layers that show them, and plain words lead to portfolios too.
CALLED: Mapping[str, Layer] = {
    **dict.fromkeys(("atop", "alliances", "allies", "pledge_grades"), "atop"),
    **dict.fromkeys(("un", "un_votes", "votes"), "un"),
    **dict.fromkeys(("un_votes_75", "votes_75"), "un_votes_75"),
}
MORE = ("kappa", "pi", "s_squared", "tau_b")  # beside the usual one, for two states
TOP = 10
UNITS = {
    "items": "items on which both took a stand",
    "of_items": "items that there were",
    "year": "year",
    "value": "1 alike, less for less",
    "state": "state",
    "partner": "state",
}


@question
def similarity(
    *states: str,
    measures: Sequence[str] = (),
    layer: str | None = None,
    coding: Coding | None = None,
    years: "Years | None" = None,
    year: int | None = None,
    least: float = 0.5,
    top: int = TOP,
) -> Answer:
    """Show how alike two states' foreign policies were through time, whom one state is most like, or a year's pairs.

    Parameters
    ----------
    *states : str
        Two states; one, whose nearest are shown; or none, with a year, for all pairs.
    measures : sequence of str
        Names in `polycentric.ties.similarity.SIMILARITIES`. Without any: kappa of alliances, pi of votes; for two
        states both of them, s_squared and tau_b.
    layer : str, optional
        ``"atop"`` (alliances, 1816-2018), ``"un"`` (votes in the General Assembly, 1946-2019; of
        two states session 75 beside them) or ``"un_votes_75"``
        (those of session 75, decoded from scores of agreement). Without it alliances, and for one state's nearest
        votes, in years that have some.
    coding : str, optional
        Of alliances: ``"defence"`` takes a pledge to fight as 1 and others as none, as is done without it;
        ``"binary"`` takes any pledge as 1, ``"valued"`` ranks pledges from 0 to 3.
    years : (int, int), optional
        First and last year, for two states; all that the data cover without it.
    year : int, optional
        One year; for one state the last in which it has a portfolio, without it.
    least : float
        The part of the year's items on which both must have taken a stand: with less a pair has no value.
    top : int
        How many of the most and the least alike to read; the table holds all.

    Returns
    -------
    Answer
        A row for each year and measure of two states, or for each pair of a year.

    Raises
    ------
    QuestionError
        If arguments mean nothing beside each other.
    UnknownNameError
        If there is no such state or measure.
    CoverageError
        If the data cover nothing of what was asked for.

    Examples
    --------
    ::

        pc.answers.similarity("USA", "USSR", layer="un").picture()
        pc.answers.similarity("India", year=2019).table
    """
    from polycentric.ties.similar import usual

    if year is not None and years is not None:
        raise QuestionError(f"{option('year')} is one year and {option('years')} are several: give one of the two.")
    of = KINDS[_usual(states, year) if layer is None else _layer(layer)]
    name, how = usual(of, None, coding)
    compared: Compared = (of, how, least)
    if len(states) == 2:
        return _of_pair(
            states, list(dict.fromkeys(measures or (name, *MORE))), compared, years or _one(year) or _all_covered(of)
        )
    if (year is None and not states) or len(states) > 2:
        raise QuestionError(f"Name two states, or one, or give {option('year')} to see all pairs.")
    if years is not None:
        raise QuestionError(
            f"{option('years')} are of two states: name another state, or give {option('year')} for one year."
        )
    if len(measures) > 1:
        raise QuestionError(f"Pairs are ranked by one measure, and {len(measures)} were given: choose one.")
    state, at = _find_one(states[0], year, of) if states else (None, year or 0)
    return _of_year(state, measures[0] if measures else name, compared, at, top)


def _layer(name: str) -> Layer:
    """Give the portfolios that a name means: their own, that of their source, or a plain word.

    Raises
    ------
    UnknownNameError
        If there are none of that name.
    """
    from polycentric.errors import UnknownNameError

    found = CALLED.get(name)
    if found is None:
        raise UnknownNameError(PORTFOLIOS, name, KINDS)
    return found


def _usual(states: Sequence[str], year: int | None) -> Layer:
    """Choose votes for the nearest of one state, where the year has some; else alliances."""
    first, last = _covered("votes")
    return "un" if len(states) == 1 and (year is None or first <= year <= last) else "atop"


def _one(year: int | None) -> "Years | None":
    """Give one year as a span."""
    return None if year is None else (year, year)


def _covered(of: "Kind") -> "Years":
    """Give the years of a source."""
    from polycentric.ties.similar import SPANS

    return SPANS[of]


def _all_covered(of: "Kind") -> "Years":
    """Give the years of a source, and of another that reaches further."""
    from polycentric.answers.parts.similarity_further import last_of

    return _covered(of)[0], last_of(of)


def _of_pair(states: Sequence[str], measures: Sequence[str], compared: Compared, span: "Years") -> Answer:
    """Compare two states through time."""
    from polycentric.answers.parts import similarity_further as further
    from polycentric.answers.parts.similarity_rows import course_section, ends_section, reasons, years_sections
    from polycentric.answers.parts.similarity_words import of_pair_in_words
    from polycentric.pictures.drawing.timeline import span as written
    from polycentric.ties.similar import WHAT
    from polycentric.ties.similarity import SIMILARITIES

    one, other = _find_two(states, span)
    more = further.beyond(one, other, measures, compared, span)
    rows = _rows(one, other, measures, compared, span, more)
    labels = {name: SIMILARITIES[name].label for name in measures}
    names = _names((one, other))
    title = f"{names[one]} and {names[other]}, {written(span)}: similarity of {WHAT[compared[0]]}"
    about = _notes(measures, *compared)
    courses = [course_section(rows, measures), ends_section(rows, measures)] if rows["year"].n_unique() > 1 else []
    return Answer(
        title,
        lambda: grid_of(_labelled(rows, one, other, compared, more), UNITS),
        [*courses, *years_sections(rows, measures), *further.sections(more, measures)],
        sentences=[*of_pair_in_words(rows, names, labels, compared[0], span), *further.sentences(more, measures)],
        notes=[*about, *reasons(rows, by_year=True), *further.notes(more)],
        provenance=lambda: _provenance(*compared, states=[one, other], years=list(span), measures=list(labels),
                                       **further.in_provenance(more)),
        sketch=lambda: _sketch(title, rows, labels, span, about, more),
    )  # fmt: skip


def _of_year(state: str | None, measure: str, compared: Compared, year: int, top: int) -> Answer:
    """Rank the pairs of a year."""
    import polars as pl

    from polycentric.answers.parts.similarity_rows import ranked_grid, reasons
    from polycentric.answers.parts.similarity_words import of_year_in_words
    from polycentric.ties.similar import WHAT
    from polycentric.ties.similar_pairs import of_year
    from polycentric.ties.similarity import SIMILARITIES

    rows = of_year(year, measure, *compared[:2], state, compared[2])
    known = rows.filter(pl.col("value").is_not_null())
    names = _names({*rows["state"], *rows["partner"]}, year)
    whose = f" with {names[state]}" if state else ""
    alike = known.sort(["value", "state", "partner"])
    frame = rows.with_columns(pl.lit(measure).alias("measure"), pl.lit(year).alias("year"))
    single = state is not None
    return Answer(
        f"{SIMILARITIES[measure].label}, of {WHAT[compared[0]]}, {year}",
        grid_of(frame.select("year", "state", "partner", "measure", "value", "reason", "items", "of_items"), UNITS),
        [
            Section(
                f"Most alike{whose}, of {known.height:,} pairs", ranked_grid(known.head(top), names, single=single)
            ),
            Section(f"Least alike{whose}", ranked_grid(alike.head(top), names, single=single)),
        ],
        sentences=of_year_in_words(rows, names, state, compared[0], year),
        notes=[
            *_notes([measure], *compared),
            *reasons(rows, by_year=False),
            *([] if state else _largest_without(known, year)),
            "Pairs of equal similarity stand in the order of their letters.",
        ],
        provenance=lambda: _provenance(*compared, state=state, year=year, measures=[measure]),
    )


def _largest_without(known: "pl.DataFrame", year: int) -> list[str]:
    """Name the great powers that are in no pair with a value."""
    from polycentric.panel.largest import describe, ten_of

    inside = {*known["state"], *known["partner"]}
    return describe({state: [year] for state in ten_of(year) if state not in inside}) if inside else []


def _find_two(states: Sequence[str], span: "Years") -> list[str]:
    """Find two states by the names that they have in the last year in which these mean one; one with itself is none."""
    from polycentric.answers.names import id_of_any_year

    ids = [id_of_any_year(name, range(span[1], span[0] - 1, -1)) for name in states]
    if ids[0] == ids[1]:
        raise QuestionError(f"'{states[0]}' and '{states[1]}' are one state, {ids[0]}: name two.")
    return ids


def _find_one(name: str, year: int | None, of: "Kind") -> tuple[str, int]:
    """Find a state, and the year to show: the last in which it has a portfolio, where none was given."""
    from polycentric.answers.names import id_of_any_year
    from polycentric.states import find
    from polycentric.ties.similar_pairs import last_year_of

    if year is not None:
        return find(name, year).id, year
    first, last = _covered(of)
    state = id_of_any_year(name, range(last, first - 1, -1))
    return state, last_year_of(state, of)


def _names(states: "Sequence[str] | set[str]", year: int | None = None) -> dict[str, str]:
    """Give what each state was called in a year, or is called today."""
    from polycentric.states import name_of

    return {state: name_of(state, year) for state in states}


def _rows(
    one: str, other: str, measures: Sequence[str], compared: Compared, span: "Years", more: "Beyond | None"
) -> "pl.DataFrame":
    """Compare two states by the source asked for, in the years of which no other source alone tells."""
    from polycentric.answers.parts.similarity_further import without
    from polycentric.ties.similar_pairs import of_pair

    return without(of_pair(one, other, measures, *compared[:2], span, compared[2]), more)


def _labelled(
    rows: "pl.DataFrame", one: str, other: str, compared: Compared, more: "Beyond | None" = None
) -> "pl.DataFrame":
    """Add to each row who was compared, and by what."""
    import polars as pl

    labels = {"state": one, "partner": other, "coding": compared[1]}
    parts = [rows.with_columns(pl.lit(compared[0]).alias("of"))]
    if more is not None and more.rows is not None:
        parts.append(more.rows.with_columns(pl.lit(more.of).alias("of")))
    frame = pl.concat(parts).with_columns(pl.lit(value).alias(name) for name, value in labels.items())
    return frame.select("year", "state", "partner", "of", "coding", "measure", "value", "reason", "items", "of_items")


def _notes(measures: Sequence[str], of: "Kind", coding: Coding, least: float) -> list[str]:
    """Say what was compared, and what each measure can't tell."""
    from polycentric.sources import SOURCES
    from polycentric.ties.similar import CODED, SCALE, SOURCE
    from polycentric.ties.similarity import SIMILARITIES

    source = SOURCES[SOURCE[of]]
    scale = SCALE.split(":")[0] if coding == "valued" else CODED[coding].removeprefix(", ")
    votes = "no 0, abstained 1, yes 2, by calendar year; who was absent took no stand"
    return [
        f"Portfolios: {source.label}; {scale if of == 'alliances' else votes}.",
        f"Pairs that took a stand together on less than {least:.0%} of the year's items have no value "
        f"({option('least')}).",
        *(f"{name}: {SIMILARITIES[name].label}. {SIMILARITIES[name].caveat}" for name in measures),
    ]


def _provenance(of: "Kind", coding: Coding, least: float, measures: Sequence[str], **more: Any) -> dict[str, Any]:
    """Say what makes the result again."""
    from polycentric.ties.similar import SOURCE
    from polycentric.ties.similarity import SIMILARITIES

    weighted = any(SIMILARITIES[name].weighted for name in measures)
    sources = (SOURCE[of], *(("cow_nmc",) if weighted else ()))
    return provenance_of(*sources, world="history", of=of, coding=coding, least=least, **more, measures=list(measures))


def _sketch(
    title: str,
    frame: "pl.DataFrame",
    labels: Mapping[str, str],
    span: "Years",
    notes: Sequence[str],
    more: "Beyond | None",
) -> "Sketch":
    """Draw the courses, and beside them what another source has of later years."""
    from polycentric.answers.parts.similarity_further import values_of
    from polycentric.pictures.charts.similarity_history import Alike, Measured, draw
    from polycentric.pictures.sketch import Sketch

    rows = {name: frame.filter(frame["measure"] == name).to_dicts() for name in labels}
    measured = [
        Measured(
            label,
            {row["year"]: row["value"] for row in rows[name] if not row["reason"]},
            {row["year"]: row["reason"] for row in rows[name] if row["reason"]},
            values_of(more, name),
        )
        for name, label in labels.items()
    ]
    splice = None if more is None or more.rows is None else more.splice
    return Sketch(Alike(title, measured, span, notes[:1], splice), lambda record, narrow: draw(record, narrow=narrow))


QUESTION = Question("How alike are states in their alliances or votes?", similarity)
