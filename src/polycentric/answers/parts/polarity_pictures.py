"""Draws the verdicts of ``polycentric polarity`` as strips, one for each reading, and the three numbers as panels."""

from dataclasses import replace
from typing import TYPE_CHECKING

from polycentric.answers.asked import QuestionError
from polycentric.answers.parts.polarity_tables import apart, verdicts
from polycentric.answers.parts.polarity_world import Scope
from polycentric.answers.provenance import edition_of
from polycentric.answers.where import sources_of, when

if TYPE_CHECKING:
    import polars as pl

    from polycentric.pictures.sketch import Sketch


def strips_of(scope: Scope) -> "Sketch":
    """Give the strips of the readings on one set, and of the definitions that look at none.

    Raises
    ------
    QuestionError
        If no reading gives a class.
    """
    from polycentric.answers.parts.polarity_strips import history_of
    from polycentric.answers.parts.power_history import bands
    from polycentric.pictures.charts.polarity_history import draw
    from polycentric.pictures.sketch import Sketch

    years = (scope.first, scope.last)
    shown = history_of(
        apart(scope, verdicts(scope)), scope.main_set, years, bands() if scope.at.world == "history" else ()
    )
    if not shown.strips:
        raise QuestionError("No reading gives a class here, so there is nothing to draw: take the table.")
    whose = "every state by itself" if scope.world.bloc is None else f"{scope.world.bloc} as one"
    sources = [edition_of(name) for name in sources_of(scope.panel)]
    shown = replace(shown, title=f"{shown.title}; {when(scope.at)}, {whose}", sources=sources)
    return Sketch(shown, lambda record, narrow: draw(record, narrow=narrow))


def _of_numbers(scope: Scope, shown: "pl.DataFrame") -> set[str]:
    """Name the sources of autonomy and concert, where the archive gives them a number."""
    from polycentric.answers.parts.concert_rows import sources, sources_of_variables
    from polycentric.poles.hierarchy.loading import variables

    known = set(shown.filter(shown["value"].is_not_null())["number"].to_list())
    if scope.at.world != "history":
        return set()
    of_autonomy = sources_of_variables(variables()) if "autonomy" in known else set[str]()
    return of_autonomy | {*(sources() if "concert" in known else ())}


def three_of(scope: Scope) -> "Sketch":
    """Give the panels of the three numbers; of several years those of the first kind of actors alone."""
    from polycentric.answers.parts.polarity_tables import three
    from polycentric.answers.world.three import panels_of
    from polycentric.pictures.charts.three_numbers import ThreeNumbers, draw
    from polycentric.pictures.sketch import Sketch

    found = three(scope)
    shown = apart(scope, found) if scope.is_span else found
    sources = [edition_of(name) for name in sorted({*sources_of(scope.panel), *_of_numbers(scope, shown)})]
    title = f"Dispersion, autonomy and concert; {when(scope.at)}"
    return Sketch(ThreeNumbers(title, panels_of(shown), sources), lambda record, narrow: draw(record, narrow=narrow))
