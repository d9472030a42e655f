"""Who follows whom by pledges, as an answer: the heads of camps, who follows them, and by which treaties."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.answers.contract import Answer
from polycentric.answers.grids import grid_of
from polycentric.answers.provenance import provenance_of

if TYPE_CHECKING:
    from polycentric.answers.where import Years
    from polycentric.pictures.sketch import Sketch
    from polycentric.poles.groups.patron_camps import PatronCamps
    from polycentric.poles.world import World

UNITS = {"power": "fraction of the world's power", "camp_share": "fraction of the world's power"}


def patrons_answer(
    span: "Years", index: str, margin: float, smallest: float, grade: str, states: Sequence[str]
) -> Answer:
    """Answer who follows whom by pledges, the last year to read."""
    import polars as pl

    from polycentric.answers.names import find_state_of_any_year
    from polycentric.answers.parts import patrons_rows, patrons_words
    from polycentric.answers.parts.patrons_other import other_readings
    from polycentric.answers.parts.patrons_world import world_of
    from polycentric.answers.parts.treaties import treaties_of
    from polycentric.answers.where import sources_of
    from polycentric.poles.groups.patron_camps import patron_camps

    world = world_of(span, index)
    found = patron_camps(world, index, margin, smallest, grade)
    chosen = [find_state_of_any_year(name, world.panel) for name in states]
    last = patrons_rows.last_year(found)
    of_heads = found.heads.select("year", "head", pl.col("share").alias("camp_share"), "pole")
    rows = found.states.join(of_heads, on=["year", "head"], how="left", maintain_order="left")
    rows = rows.filter(pl.col("state").is_in(chosen)) if chosen else rows
    treaties = treaties_of(world.panel, last)
    return Answer(
        f"Who follows whom by {patrons_words.PLEDGES[grade]} in {last}",
        lambda: grid_of(rows, UNITS),
        lambda: patrons_rows.sections(found, treaties, last, chosen),
        sentences=lambda: [
            *patrons_words.sentences(found, treaties, last, chosen),
            *(other_readings(found, last) if not chosen else []),
        ],
        notes=lambda: patrons_words.notes(found, treaties, last),
        provenance=lambda: provenance_of(
            *sources_of(world.panel), *(["atop_treaties"] if treaties is not None else []),
            world="history", index=index, margin=margin, smallest=smallest, pledges=grade, years=list(span),
        ),
        sketch=lambda: sketch(found, world),
    )  # fmt: skip


def sketch(found: "PatronCamps", world: "World") -> "Sketch":
    """Draw the river."""
    from polycentric.answers.parts.patrons_river import river_of
    from polycentric.pictures.charts.bloc_river import draw_whole
    from polycentric.pictures.sketch import Sketch

    return Sketch(river_of(found, world.panel), lambda record, narrow: draw_whole(record, narrow=narrow))
