"""Find figures of one state that cannot be in the unit they claim, by holding them against each other."""

from collections.abc import Iterator, Sequence
from typing import Any

LARGEST_JUMP = 100.0  # between two years of one amount; a slip from million to billion is a thousand
PRICE_LEVELS = (
    0.01,
    20.0,
)  # output at exchange rates over output at purchasing power; the edition has 0.14 (Nigeria) to 2.8 (Cuba)
LARGEST_TRADE = 10.0  # exports or imports over output; the edition's largest is 2.2

AMOUNTS = ("gdp_ppp", "gdp_mer", "population", "exports", "imports", "energy_per_capita")

Cell = dict[str, Any]


def misscaled(cells: Sequence[Cell]) -> list[tuple[Cell, str]]:
    """Give the cells of one state that contradict others by orders of magnitude, each once, with the reason.

    Which of two contradicting years is wrong cannot be told, so both go.
    """
    cells_marked = [*_jumps(cells), *_ratios(cells)]
    return [
        (cell, reason)
        for place, (cell, reason) in enumerate(cells_marked)
        if cell not in [c for c, _ in cells_marked[:place]]
    ]


def _jumps(cells: Sequence[Cell]) -> Iterator[tuple[Cell, str]]:
    """Give all years of an amount whose largest is beyond any growth of its smallest."""
    for variable in AMOUNTS:
        years = [cell for cell in cells if cell["variable"] == variable]
        amounts = [cell["value"] for cell in years if cell["value"] > 0]
        if amounts and max(amounts) > LARGEST_JUMP * min(amounts):
            reason = f"the years of this field differ more than {LARGEST_JUMP:g}-fold: a unit must be wrong"
            yield from ((cell, reason) for cell in years)


def _ratios(cells: Sequence[Cell]) -> Iterator[tuple[Cell, str]]:
    """Give the cells that stand in no possible relation to the state's output."""
    ppp, mer = _latest(cells, "gdp_ppp"), _latest(cells, "gdp_mer")
    if ppp and mer and not PRICE_LEVELS[0] <= mer["value"] / ppp["value"] <= PRICE_LEVELS[1]:
        yield (
            mer,
            "output at exchange rates and at purchasing power differ by orders of magnitude: a unit must be wrong",
        )
        return
    for cell in cells:
        if mer and cell["variable"] in ("exports", "imports") and cell["value"] > LARGEST_TRADE * mer["value"]:
            yield cell, f"trade is more than {LARGEST_TRADE:g} times output: a unit must be wrong"


def _latest(cells: Sequence[Cell], variable: str) -> Cell | None:
    """Give the latest cell of a variable."""
    return max((cell for cell in cells if cell["variable"] == variable), key=lambda cell: cell["year"], default=None)
