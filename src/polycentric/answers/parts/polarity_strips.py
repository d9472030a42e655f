"""Gathers the readings of a verdict map through years as strips: runs of one class, in the order of the families."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.pictures.charts.polarity_history import Band, PolarityHistory, Strip
from polycentric.pictures.drawing.timeline import stretches
from polycentric.poles.contract import FAMILIES

if TYPE_CHECKING:
    import polars as pl


def history_of(
    verdicts: "pl.DataFrame", state_set: str, years: tuple[int, int], bands: Sequence[Band]
) -> PolarityHistory:
    """Gather the readings of one set, and of the definitions that look at none, from a verdict map.

    A rule that doesn't apply to the set is shown on all states where that is its own; a reading without a class in any
    of the years is left out and counted.
    """
    import polars as pl

    applied = verdicts.filter(pl.col("class") != "not applicable")
    strips: list[tuple[str, list[Strip]]] = []
    left_out = 0
    order = pl.col("family").cast(pl.Enum(FAMILIES))
    rules = applied.select("definition", "label", order).unique(maintain_order=True).sort("family", maintain_order=True)
    for definition, label in rules.select("definition", "label").iter_rows():
        rows = applied.filter((pl.col("definition") == definition) & (pl.col("label") == label))
        own = rows["set"].unique().to_list()
        about = state_set if state_set in own else ("all" if "all" in own else "")
        readings = [
            _strip(definition, str(index), about, _classes(part))
            for (index,), part in rows.filter(pl.col("set") == about).group_by("index", maintain_order=True)
        ]
        kept = [strip for strip in readings if any(word != "missing" for *_, word in strip.runs)]
        left_out += len(readings) - len(kept)
        if kept:
            strips.append((f"{label}{_on(about)}", kept))
    shown = [band for band in bands if band[0] <= years[1] and band[1] >= years[0]]
    return PolarityHistory(
        f"What each definition calls the world, {years[0]}–{years[1]}", strips, years, shown, left_out
    )


def _strip(definition: str, index: str, about: str, runs: list[Band]) -> Strip:
    """Give the strip of one reading, with how it did in the past."""
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.validity.past import past_error

    error = past_error(definition, index, about if index else "") if definition in DEFINITIONS else None
    polarity = None if error is None else error.about("polarity")
    past = ("", "") if polarity is None else (polarity.kind, polarity.in_full())
    return Strip(index or "one reading", runs, *past)


def _classes(rows: "pl.DataFrame") -> list[Band]:
    """Join years of one class."""
    words = dict(rows.select("year", "class").iter_rows())
    return stretches({int(year): str(word) for year, word in words.items()})


def _on(state_set: str) -> str:
    """Say on which set a rule is shown."""
    return f" · on {state_set.replace('_', ' ')}" if state_set else ""
