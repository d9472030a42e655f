"""The record of the picture of what states think of a concept, decade by decade."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.parts.words_chart import drawn_of
from polycentric.answers.parts.words_rows import called, label_of
from polycentric.answers.parts.words_words import span
from polycentric.pictures.charts.words_stance import Split, StanceChart, StanceLine

if TYPE_CHECKING:
    from polycentric.words.stance.joined import FoundStances


def chart(found: "FoundStances", states: Sequence[str], trust: Sequence[str]) -> StanceChart:
    """Give the record: of states that were asked for, or of those that a picture of rates draws.

    `trust` says how often a stance is wrong, and stands below the picture.
    """
    body = found.found.bodies[0]
    every = list(states) or drawn_of(found.found, body)
    names, of = called(found.found), defaultdict[tuple[str, int], list[dict[str, Any]]](list)
    for row in found.rates("state", "decade").iter_rows(named=True):
        if row["body"] == body and row["rate"] is not None:
            of[row["state"], row["decade"]].append(row)
    lines = [
        StanceLine(state, names[state], tuple(_split(decade, rows) for (who, decade), rows in sorted(of.items())
                                              if who == state))
        for state in every if state in names
    ]  # fmt: skip
    years = found.found.texts["year"]
    first, last = int(years.min()), int(years.max())  # pyright: ignore[reportArgumentType]  # years are numbers
    notes = [
        f"{label_of(body)}. No bar: no text of the decade is here, or none names it: --table decades --csv tells. "
        "Thin lines: the rates of praise, or of fear, under which so many hits aren't unusual (95%), counted from the "
        "middle line; they hold how texts vary, not how often a stance is wrong.",
        *trust,
    ]
    title = f"{found.found.concept.label}: what states think of it where they name it; {span(found.found)}"
    return StanceChart(title, tuple(each for each in lines if each.decades), (first, last), tuple(notes))


def _split(decade: int, rows: Sequence[dict[str, Any]]) -> Split:
    """Put the stances of ten years together."""
    ends = {row["stance"]: (row["low"], row["high"]) for row in rows if row["low"] is not None}
    return Split(
        decade, {row["stance"]: row["rate"] for row in rows}, ends, {row["stance"]: row["hits"] for row in rows}
    )
