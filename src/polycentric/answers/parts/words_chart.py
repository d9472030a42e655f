"""The record of the picture of a concept's rates and first uses."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.answers.parts.words_rows import PERMANENT, called, label_of, ranked, unit
from polycentric.answers.parts.words_words import span
from polycentric.pictures.charts.words import FirstUse, RateLine, Window, WordsChart
from polycentric.pictures.drawing.words import listed

if TYPE_CHECKING:
    from polycentric.words.found import Found

DRAWN = 8  # states, where none are asked for


def drawn_of(found: "Found", body: str) -> list[str]:
    """Name the states whose rates are drawn: the permanent members, and those that name it most beside them.

    Both only if they have texts of nearly every year, or any if none has; those that surely name it most come first.
    """
    order = order_of(found, body)
    regular = set(found.regular)
    here = [each for each in order if each in regular] or order
    members = [each for each in PERMANENT if each in here]
    others = [each for each in here if each not in PERMANENT][: DRAWN - len(members)]
    return [each for each in here if each in {*members, *others}]


def order_of(found: "Found", body: str) -> list[str]:
    """Name the states that have a rate in a body, those first that surely name it most."""
    import polars as pl

    return list(ranked(found).filter(pl.col("body") == body, pl.col("rate").is_not_null())["state"])


def chart(found: "Found", states: Sequence[str]) -> WordsChart:
    """Give the record: rates of states in decades, and the first use by each state."""
    from polycentric.states import name_of
    from polycentric.words.found import DECADE

    body = found.bodies[0]
    every = list(states) or drawn_of(found, body)
    of = unit(found, body, every[0]) if every else "words"
    drawn = [each for each in every if unit(found, body, each) == of]
    rows, names = found.rates("state", "decade"), called(found)
    lines = [
        RateLine(
            state,
            names[state],
            tuple(
                Window(row["decade"], row["decade"] + DECADE - 1, row["rate"], row["low"], row["high"], row["hits"])
                for row in rows.iter_rows(named=True)
                if row["state"] == state and row["body"] == body and row["rate"] is not None
            ),
        )
        for state in drawn
    ]
    regular = set(found.regular) or set(order_of(found, body))
    firsts = tuple(
        FirstUse(row["state"], name_of(row["state"], row["year"]), row["year"], row["state"] in regular)
        for row in found.first.iter_rows(named=True)
        if row["body"] == body and row["year"] >= found.texts["year"].min()
    )
    first, last = int(found.texts["year"].min()), int(found.texts["year"].max())  # pyright: ignore[reportArgumentType]  # years are numbers
    notes = [f"Rates: {label_of(body)}, by decade, each drawn in its middle; a decade without a text has no mark.",
             found.concept.caveat]  # fmt: skip
    if len(drawn) < len(every):
        others = listed([names[each] for each in every if each not in drawn])
        notes.insert(1, f"Rates that aren't drawn, since their texts aren't counted in {of}: {others}.")
    title = f"{found.concept.label}: who names it how often, and since when; {span(found)}"
    return WordsChart(title, f"times per 1,000 {of}", tuple(each for each in lines if each.windows), firsts,
                      (first, last), tuple(notes))  # fmt: skip
