"""Rows and tables of ``polycentric validity``: hits of readings on sets of known cases."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Row, Section

if TYPE_CHECKING:
    from polycentric.poles.validity.contract import LabelSet
    from polycentric.poles.validity.polarity import Reading
    from polycentric.poles.validity.score import Score

TIDY = (
    Column("labels", "labels"), Column("definition", "definition"), Column("index", "index"),
    Column("measure", "measure"), Column("set", "set"), Column("part", "part"), Column("span", "span"),
    Column("right", "right", "count"), Column("judged", "judged", "count"), Column("total", "total", "count"),
    Column("rate", "rate", "part"), Column("low", "low", "part"), Column("high", "high", "part"),
    Column("cases", "cases", "count"), Column("gives", "gives"), Column("in_sample", "in sample"),
    Column("status", "status"), Column("reason", "reason"),
)  # fmt: skip
SETS = {
    "ten_largest": "ten largest",
    "permanent_five": "P5",
    "global_maoz": "Maoz global",
    "powers_maoz": "Maoz powers",
}
DETAILED = 3  # readings that are shown with everything


def ordered(scores: "Sequence[Score]", *, worst: bool = False) -> "list[Score]":
    """Put the best first: those that hold up, then those that fail by how much, then what can't be tested.

    The worst first are those that fail by the most; what can't be tested comes last either way.
    """
    from polycentric.poles.validity.hits import HOLDS_UP, NOT_TESTABLE

    sign = 1 if worst else -1

    def place(score: "Score") -> tuple[bool, bool, float, float, str]:
        mean = sum(each.right / each.total for each in score.hits) / len(score.hits)
        held = (score.status == HOLDS_UP) == worst
        return score.status == NOT_TESTABLE, held, sign * score.worst, sign * mean, score.reading.name

    return sorted(scores, key=place)


def by_set(scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]", *, worst: bool) -> "list[Score]":
    """Put the readings of each set of known cases in order, set after set."""
    return [
        score for name in sets for score in ordered([each for each in scores if each.labels == name], worst=worst)
    ]  # fmt: skip


def named(reading: "Reading") -> str:
    """Name a reading for people."""
    return ", ".join(filter(None, (reading.definition, reading.index, SETS.get(reading.state_set, reading.state_set))))


def tidy(scores: "Sequence[Score]", by: str) -> Grid:
    """Give a row for each reading, set of known cases and class or period."""
    from polycentric.poles.validity.intervals import interval

    rows: list[Row] = []
    for score in scores:
        about = {
            "labels": score.labels, "definition": score.reading.definition, "index": score.reading.index,
            "measure": score.measure, "set": score.reading.state_set, "gives": " ".join(score.gives),
            "in_sample": score.in_sample, "status": score.status, "reason": score.reason,
        }  # fmt: skip
        if by == "class":
            rows += [
                {**about, "part": each.what, "span": "", "right": each.right, "judged": each.judged,
                 "total": each.total, "rate": each.part, "low": each.low, "high": each.high, "cases": each.periods}
                for each in score.rates
            ]  # fmt: skip
            continue
        for each in score.hits:
            low, high = interval(each.part or 0.0, 1 if each.judged else 0)
            rows.append(
                {**about, "part": each.what, "span": each.span, "right": each.right, "judged": each.judged,
                 "total": each.total, "rate": each.part, "low": low, "high": high, "cases": int(each.judged > 0)}
            )  # fmt: skip
    return Grid(TIDY, rows)


def sections(
    scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]", top: int, *, by: str, worst: bool
) -> list[Section]:
    """Set the readings of each set of known cases, the best or the worst first."""
    made: list[Section] = []
    for name in sets:
        mine = [score for score in scores if score.labels == name]
        if not mine:
            continue
        shown = ordered(mine, worst=worst)[:top]
        some = f"; the {'worst' if worst else 'best'} {len(shown)} of {len(mine)}" if len(shown) < len(mine) else ""
        made.append(Section(f"{capital(sets[name].label)} ({name}){some}", _grid(shown, by)))
    return made


def details(scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]") -> list[Section]:
    """Show a few readings with everything: a row for each set and class."""
    columns = (
        Column("labels", "known cases"), Column("part", "class"), Column("right", "right", "count"),
        Column("judged", "judged", "count"), Column("total", "of", "count"), Column("rate", "%", "count"),
        Column("interval", "95% interval"), Column("cases", "cases", "count"),
    )  # fmt: skip
    made: list[Section] = []
    for reading in dict.fromkeys(score.reading for score in scores):
        mine = [score for name in sets for score in scores if score.reading == reading and score.labels == name]
        rows = [
            {"labels": "" if place else score.labels, "part": each.what, "right": each.right, "judged": each.judged,
             "total": each.total, "rate": _percent(each.part),
             "interval": f"{100 * each.low:.0f}–{100 * each.high:.0f}%" if each.judged else None,
             "cases": each.periods}
            for score in mine
            for place, each in enumerate(score.rates)
        ]  # fmt: skip
        verdicts = ", ".join(f"{verdict(score)} ({score.labels})" for score in mine)
        lacking = any(each.judged < each.total for score in mine for each in score.rates)
        why = next((score.reason for score in mine if score.reason), "") if lacking else ""
        below = f"Verdict: {verdicts}." + (f" Years without a class, mostly: {why}." if why else "")
        made.append(Section(named(reading), Grid(columns, rows), below))
    return made


def _grid(scores: "Sequence[Score]", by: str) -> Grid:
    """Set one set's readings."""
    from polycentric.poles.validity.contract import LABELS

    of_classes = any(each.what in LABELS for score in scores for each in score.hits)
    kinds = list(
        dict.fromkeys((each.what, each.span if by == "period" else "") for score in scores for each in score.hits)
    )
    totals = {
        kind: max(sum(each.total for each in _of_kind(score, kind)) for score in scores) for kind in kinds
    }  # fmt: skip
    columns = [
        Column("reading", "reading", "words"),
        *(Column(f"{what}{span}", f"{span or what} ({totals[what, span]})", "count") for what, span in kinds),
        *([Column("gives", "gives")] if of_classes and by == "class" else []),
        Column("verdict", "verdict"),
    ]
    rows: list[dict[str, Any]] = []
    for score in scores:
        cells = {f"{what}{span}": _cell(score, (what, span)) for what, span in kinds}
        gives = "".join(word[0] for word in score.gives) or None
        rows.append({"reading": named(score.reading), **cells, "gives": gives, "verdict": verdict(score)})
    return Grid(columns, rows)


def _of_kind(score: "Score", kind: tuple[str, str]) -> list[Any]:
    """Give the hits of a class, or of one period."""
    return [each for each in score.hits if each.what == kind[0] and kind[1] in ("", each.span)]


def _cell(score: "Score", kind: tuple[str, str]) -> str | None:
    """Write right of judged."""
    mine = _of_kind(score, kind)
    judged = sum(each.judged for each in mine)
    return f"{sum(each.right for each in mine)}/{judged}" if judged else None


def capital(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


def _percent(part: float | None) -> str | None:
    """Write a part as a percentage."""
    return None if part is None else f"{100 * part:.0f}"


def verdict(score: "Score") -> str:
    """Write whether it holds up, with a mark where it is no test."""
    return score.status + ("*" if score.in_sample else "")
