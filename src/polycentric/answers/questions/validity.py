"""How often each measure was right where scholars agree."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.pictures.sketch import Sketch
    from polycentric.poles.validity.contract import LabelSet
    from polycentric.poles.validity.polarity import Reading
    from polycentric.poles.validity.score import Score

By = Literal["class", "period"]
SHOWN = 5


@question
def validity(
    reading: str | Sequence[str] = (),
    *,
    labels: str | Sequence[str] = (),
    by: By = "class",
    worst: bool = False,
    files: Sequence[Path] = (),
    top: int | None = None,
) -> Answer:
    """Show how often each reading was right where scholars agree, and which hold up.

    Parameters
    ----------
    reading : str or sequence of str
        Parts of readings: a definition, an index, a set, a measure of camps, or several with strokes between, as in
        ``"thompson/cinc/majors"``; all without any.
    labels : str or sequence of str
        Sets of known cases: ``common_division``, ``israeli``, ``icb``, ``camps_cold_war``, ``camps_1914``,
        ``sides_1939``, ``sides_1940``; all without any.
    by : str
        Hits by ``class`` or by ``period``.
    worst : bool
        The worst readings first.
    files : sequence of path
        CSV files of your own labels, with the columns first, last and class: a row for each period. All readings are
        held against them anew, which needs the archive.
    top : int, optional
        How many readings of each set are read; 5 without it. The table holds all.

    Returns
    -------
    Answer
        A row for each set of known cases, reading, and class or period.

    Raises
    ------
    UnknownNameError
        If no reading or set is called so.
    UserFileError
        If your labels can't be read or overlap.
    NotFetchedError
        If your labels are to be scored and the archive isn't here.

    Examples
    --------
    >>> import polycentric as pc
    >>> found = pc.answers.validity("thompson/cinc/majors", labels="common_division").table
    >>> found.select("part", "right", "total", "status").rows()[2]
    ('unipolar', 0, 19, 'fails')
    """
    from polycentric.answers.parts import validity_rows as rows
    from polycentric.answers.parts import validity_words as words

    own = _own(files)
    sets = _sets(labels, own)
    scores = _chosen(_scores(sets, own), reading)
    few = len({score.reading for score in scores}) <= rows.DETAILED
    return Answer(
        "Validity: how often readings were right where scholars agree",
        lambda: rows.tidy(rows.by_set(scores, sets, worst=worst), by),
        lambda: (
            rows.details(scores, sets)
            if few and by == "class"
            else rows.sections(scores, sets, top or SHOWN, by=by, worst=worst)
        ),
        sentences=lambda: words.sentences(scores, sets, _default(scores)),
        notes=lambda: words.notes(scores, sets, _lacking(reading), by),
        provenance=lambda: _provenance(sets),
        sketch=lambda: _sketch(scores, sets, top),
    )


def _own(files: Sequence[Path]) -> "dict[str, LabelSet]":
    """Read a user's labels."""
    from polycentric.poles.validity.own_labels import read_labels

    return {cases.name: cases for cases in map(read_labels, files)}


def _sets(labels: str | Sequence[str], own: "Mapping[str, LabelSet]") -> "dict[str, LabelSet]":
    """Give the sets that were named, or the user's own, or all that readings are scored on."""
    from polycentric.poles.validity.cases import LABEL_SETS
    from polycentric.registry import Registry

    known = Registry("set of known cases", {**LABEL_SETS, **own})
    names = [labels] if isinstance(labels, str) else list(labels)
    if names:
        chosen = {name: known[name] for name in names} | dict(own)
    else:
        chosen = dict(own) or dict(sorted(LABEL_SETS.items(), key=_polarity_first))
    scored = {name: each for name, each in chosen.items() if each.kind in ("polarity", "camps")}
    if not scored:
        raise QuestionError(
            f"No readings of polarity or camps are held against '{next(iter(chosen))}', which is of "
            f"{next(iter(chosen.values())).said()['of']}: give {option('labels')} another set."
        )
    return scored


def _polarity_first(entry: "tuple[str, LabelSet]") -> tuple[bool, str]:
    """Put sets about polarity before those about camps."""
    return entry[1].kind != "polarity", entry[0]


def _scores(sets: "Mapping[str, LabelSet]", own: "Mapping[str, LabelSet]") -> "list[Score]":
    """Give the scores that ship, and those on the user's own labels, worked out anew."""
    from polycentric.poles.validity.scores import classes_of, measures, of_polarity, world
    from polycentric.poles.validity.shipped import shipped

    scores = [score for score in shipped() if score.labels in sets and score.labels not in own]
    return [*scores, *of_polarity(classes_of(world()), own.values(), measures())] if own else scores


def _chosen(scores: "Sequence[Score]", reading: str | Sequence[str]) -> "list[Score]":
    """Keep the readings that were named in part or in full."""
    wanted = [reading] if isinstance(reading, str) else list(reading)
    if not wanted:
        return list(scores)
    kept = {name: [score for score in scores if _fits(score, name)] for name in wanted}
    for name, found in kept.items():
        if not found:
            from polycentric.errors import UnknownNameError

            raise UnknownNameError("reading", name, _names(scores))
    return [score for score in scores if any(score in found for found in kept.values())]


def _fits(score: "Score", name: str) -> bool:
    """Tell whether a reading has all the parts of a name."""
    own = {score.reading.definition, score.reading.index, score.reading.state_set, score.measure}
    return all(part.strip() in own for part in name.replace(",", "/").split("/") if part.strip())


def _names(scores: "Sequence[Score]") -> list[str]:
    """Give all that a reading may be named by."""
    parts = {part for each in scores for part in (each.reading.definition, each.reading.index, each.reading.state_set)}
    return sorted((parts | {each.reading.name for each in scores}) - {""})


def _default(scores: "Sequence[Score]") -> "Reading | None":
    """Give the default rule as a reading."""
    from polycentric.poles.validity.polarity import Reading
    from polycentric.poles.validity.thresholds import default_rule

    rule = default_rule()
    usual = Reading(rule.definition, rule.index, "all")
    return usual if any(score.reading == usual for score in scores) else None


def _lacking(reading: str | Sequence[str]) -> list[str]:
    """Say what of the package has no row, and why, where all is shown."""
    if reading:
        return []
    from polycentric.poles.validity.unscored import unscored

    by_reason: dict[str, list[str]] = {}
    for name, why in unscored().items():
        by_reason.setdefault(why, []).append(name)
    return [f"Not testable, {why}: {', '.join(names)}." for why, names in by_reason.items()]


def _provenance(sets: "Mapping[str, LabelSet]") -> dict[str, Any]:
    """Say what the scores were made from."""
    from polycentric.answers.provenance import provenance_of
    from polycentric.poles.validity.shipped import FILE, made_from
    from polycentric.reading import content_of

    return provenance_of(
        *made_from(),
        labels={name: {key: value for key, value in each.said().items() if value} for name, each in sets.items()},
        scores=FILE.name,
        scores_sha256=hashlib.sha256(content_of(str(FILE))).hexdigest(),
    )


def _sketch(scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]", top: int | None) -> "Sketch":
    """Draw the hit rates of one set, the best readings first."""
    from polycentric.answers.parts.validity_rows import named, ordered
    from polycentric.pictures.charts.validity import Chart, Dot, Line, draw
    from polycentric.pictures.sketch import Sketch

    name = next(name for name in sets if any(score.labels == name for score in scores))
    every = ordered([score for score in scores if score.labels == name])
    first = every[: top or 2 * SHOWN]
    mine = [*first, *(score for score in every if score.reading == _default(scores) and score not in first)]
    lines = tuple(
        Line(
            named(score.reading),
            score.status,
            bool(score.in_sample),
            tuple(
                Dot(each.what, each.part, each.low, each.high, each.right, each.judged, each.total, each.periods,
                    not score.gives or each.what in score.gives)
                for each in score.rates
            ),
        )
        for score in mine
    )  # fmt: skip
    cases = sets[name]
    chart = Chart(
        f"How often readings were right on {cases.label}",
        "; ".join(map(str, cases.periods))
        or f"{' and '.join(side.label for side in cases.sides)}, {cases.first}-{cases.last}",
        lines,
        cases.reference,
    )
    return Sketch(chart, lambda record, narrow: draw(record, narrow=narrow))


QUESTION = Question("Which measures were right where scholars agree?", validity)
