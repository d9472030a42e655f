"""Tie layers that words give: whom states name, which `polycentric ties words:threat_named` shows as any tie."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from polycentric.answers.asked import QuestionError, option
from polycentric.answers.where import Place

if TYPE_CHECKING:
    from polycentric.ties.contract import TieLayer

START = "words:"


def layer_of(layer: str) -> Mapping[str, "TieLayer"]:
    """Give the layer of `words` of a name; whom states name is of no panel, and stands below the ties.

    Raises
    ------
    UnknownNameError
        If words give no such layer.
    """
    from polycentric.words.threats.layer import LAYERS

    return {layer: LAYERS[layer]}


def placed(place: Place) -> Place:
    """Give where to look: in the world of the texts.

    Raises
    ------
    QuestionError
        If another world is asked for, or no year, since the last one that a panel has says little of words.
    """
    if place.get("world") not in (None, "history"):
        raise QuestionError(
            f"Texts are of the world 'history': leave {option('world')} out, and give {option('year')}."
        )
    if place.get("year") is None and place.get("years") is None:
        raise QuestionError(f"Whom states name is told of a year: give {option('year')}, or {option('years')}.")
    inside: Place = {**place, "world": "history"}
    return inside
