"""Which world's source is a layer's own through years: a rule that doesn't look at the first year asked for."""

from dataclasses import replace
from typing import TYPE_CHECKING

from polycentric.answers.asked import option
from polycentric.answers.where import Place, Where
from polycentric.panel.now_world import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from polycentric.ties.contract import TieLayer


def by_rule(layer: "TieLayer", place: Place, at: Where) -> Where:
    """Give the world and years of a layer that both worlds may have, where nobody chose a world.

    The archive's source is the layer's own in the years that it covers, and that of the world `now` goes on after it,
    beside it; a layer that the world `now` alone has is of its years.

    Parameters
    ----------
    layer : TieLayer
    place : Place
        What was asked for.
    at : Where
        What it means without the rule: its world is chosen by the first year.
    """
    from polycentric.panel.further import goes_on
    from polycentric.ties.called import years_of

    unruled = place.get("world") or at.carry or at.as_known or at.bloc
    if at.years is None or unruled or not (layer.needs or layer.archive()):
        return at
    span, further = years_of(layer) if layer.archive() else None, goes_on(layer.name)
    if span is None:
        return _of_now_alone(at, at.years)
    if further is None or at.years[0] > span[1]:
        return at
    return _both(layer, at, at.years, span)


def _of_now_alone(at: Where, asked: tuple[int, int]) -> Where:
    """Cut the years that the world `now` has none of."""
    if asked[0] >= FIRST_YEAR or asked[1] < FIRST_YEAR:
        return at
    note = f"The world 'now' alone has this layer, of {FIRST_YEAR}-{LAST_YEAR}: of {asked[0]}-{FIRST_YEAR - 1} nothing."
    return replace(at, world="now", years=(FIRST_YEAR, asked[1]), note=note)


def _both(layer: "TieLayer", at: Where, asked: tuple[int, int], span: tuple[int, int]) -> Where:
    """Take the archive's source for its years, if it is here."""
    from polycentric.panel.further import FACTBOOK, goes_on
    from polycentric.panel.history import is_here

    further = goes_on(layer.name)
    marks = [each.mark for each in further[1] if Where(each.world) == Where("now")] if further else []
    other = marks[0] if marks else FACTBOOK
    if not is_here(layer.archive()):
        note = (f"Of {span[0]}-{span[1]} the archive of two centuries has a source of its own, which hasn't been "
                "fetched: polycentric fetch --all")  # fmt: skip
        return replace(at, note=note) if at.world == "now" else at
    after = f", and another source goes on beside it after {span[1]}" if asked[1] > span[1] else ""
    shows = option("world", "now")
    also = f" {other[0].upper()}{other[1:]}, has years of its own from {FIRST_YEAR} on: {shows} shows them."
    also = also if asked[1] >= FIRST_YEAR else ""
    note = f"Up to {span[1]} the archive's source is this layer's own, whichever year is first{after}.{also}"
    return replace(at, world="history", note=note)
