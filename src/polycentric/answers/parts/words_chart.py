"""The record of the picture of a concept's rates and first uses."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.answers.parts.words_rows import called, label_of, ranked
from polycentric.answers.parts.words_words import span, unit
from polycentric.pictures.charts.words import FirstUse, RateLine, Window, WordsChart

if TYPE_CHECKING:
    from polycentric.words.found import Found

DRAWN = 3  # lines, where no states are asked for


def chart(found: "Found", states: Sequence[str]) -> WordsChart:
    """Give the record: rates of states in decades, and the first use by each state."""
    from polycentric.states import name_of
    from polycentric.words.found import DECADE

    body = found.bodies[0]
    order = [row["state"] for row in ranked(found).iter_rows(named=True) if row["body"] == body]
    regular = set(found.regular)
    drawn = list(states) or [each for each in order if each in regular][:DRAWN] or order[:DRAWN]
    rows, names = found.rates("state", "decade"), called(found)
    lines = [
        RateLine(
            state,
            names[state],
            tuple(
                Window(row["decade"], row["decade"] + DECADE - 1, row["rate"], row["low"], row["high"], row["hits"])
                for row in rows.iter_rows(named=True)
                if row["state"] == state and row["body"] == body
            ),
        )
        for state in drawn
    ]
    firsts = tuple(
        FirstUse(row["state"], name_of(row["state"], row["year"]), row["year"])
        for row in found.first.iter_rows(named=True)
        if row["body"] == body and row["year"] >= found.texts["year"].min()
    )
    first, last = int(found.texts["year"].min()), int(found.texts["year"].max())  # pyright: ignore[reportArgumentType]  # years are numbers
    notes = [f"Rates: {label_of(body)}, by decade, each drawn in its middle; a decade without a text has no mark.",
             found.concept.caveat]  # fmt: skip
    title = f"{found.concept.label}: who names it how often, and since when; {span(found)}"
    return WordsChart(title, f"times per 1,000 {unit(body)}", tuple(each for each in lines if each.windows), firsts,
                      (first, last), tuple(notes))  # fmt: skip
