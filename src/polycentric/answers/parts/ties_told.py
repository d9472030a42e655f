"""Some ties with their strengths in a sentence: one unit for the set, written, and how many others are as strong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polycentric.answers.numbers import Scale, scale_of
from polycentric.pictures.drawing.words import listed, the
from polycentric.ties.called import NEAREST_FIRST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polycentric.ties.contract import TieLayer

    Row = Mapping[str, Any]

NAMED = 3
LONG = 36  # characters of a unit that fits beside a value
WHOLE = 1e6  # counts below it are written whole


@dataclass(frozen=True)
class Written:
    """How the strengths of a set of sentences are written.

    Attributes
    ----------
    scale : Scale
        What values are divided by.
    each, first, after : str
        The unit: what follows each number, what follows the first of a list, and what ends the sentence.
    whole : bool
        Whether they are counts, which stay whole.
    """

    scale: Scale
    each: str = ""
    first: str = ""
    after: str = ""
    whole: bool = False

    def show(self, row: "Row") -> str:
        """Write a tie's strength, or what is listed of it."""
        number = _strength(row)
        text = f"{number:,.0f}" if self.whole else self.scale.show(number) or ""
        return text if _is_known(row) else f"at least {text}"


def written(layer: "TieLayer", values: Iterable[float | None]) -> Written:
    """Choose one unit for the sentences on some values of a layer, by the largest; counts stay whole."""
    known = [value for value in values if value is not None and value == value]
    counted = not layer.zero_is_value and all(float(value).is_integer() for value in known)
    scale = scale_of(layer.unit, known)
    if scale.unit == "%":
        return Written(scale, each="%")
    if "dollars" in layer.unit or "metres" in layer.unit:
        return Written(scale, after=f" (in {scale.unit.partition(',')[0]})")
    whole = counted and max(map(abs, known), default=0.0) < WHOLE
    if whole:
        scale = Scale(1.0, layer.unit)
    unit = scale.unit.removesuffix("not stated").strip()
    head, _, rest = unit.partition(", ")
    if not unit:
        return Written(scale, whole=whole)
    if layer.zero_is_value or (rest and len(head) > LONG):
        return Written(scale, after=f" ({unit if layer.zero_is_value else rest.rpartition(', ')[2]})", whole=whole)
    if len(head) <= LONG:
        return Written(scale, first=f" {head}", whole=whole)
    return Written(scale, after=f" ({head})", whole=whole)


def named(rows: "Sequence[Row]", state: str, how: Written) -> str:
    """Name the first of some ties with their strengths."""
    return listed([
        f"{the(row['partner_name'] if row['state'] == state else row['name'])} "
        f"({how.show(row)}{how.each}{how.first if place == 0 else ''})"
        for place, row in enumerate(rows[:NAMED])
    ])  # fmt: skip


def as_many(rows: "Sequence[Row]", layer: "TieLayer", *, shown: int = NAMED, word: str = "") -> str:
    """Say how many of the ties that aren't named are as strong as the last that is: which is named then says nothing.

    Nothing where none is.
    """
    word = word or ("near" if layer.name in NEAREST_FIRST else "strong")
    equal = sum(_strength(row) == _strength(rows[shown - 1]) for row in rows[shown:])
    if not equal:
        return ""
    return f"; {equal} others are as {word}" if equal > 1 else f"; 1 other is as {word}"


def other_end(layer: "TieLayer", rows: "Sequence[Row]", state: str, how: Written) -> list[str]:
    """Name who stands at the other end of a scale, which are no lesser ties but other ones."""
    if not layer.zero_is_value or layer.name in NEAREST_FIRST or len(rows) <= 2 * NAMED:
        return []
    last = rows[::-1]
    return [f"At the other end stood {named(last, state, how)}{as_many(last, layer, word='low')}."]


def _is_known(row: "Row") -> bool:
    """Tell whether a tie's value is known, and not a part of it alone."""
    value: Any = row["value"]
    return value is not None and value == value


def _strength(row: "Row") -> float:
    """Give a tie's value, or what is listed of it."""
    return float(row["value" if _is_known(row) else "at_least"])
