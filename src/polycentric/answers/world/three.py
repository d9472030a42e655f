"""The three numbers as records for pictures."""

import polars as pl

from polycentric.pictures.records.three import ThreeLine, ThreePanel, ThreePoint
from polycentric.poles.three import NUMBERS, ORDER
from polycentric.poles.world import APART
from polycentric.power import INDICES


def panels_of(three: pl.DataFrame) -> tuple[ThreePanel, ...]:
    """Give a panel for each number of a table of `three_numbers`, with its lines or the reason why it has none."""
    return tuple(_panel(name, three.filter(pl.col("number") == name)) for name in ORDER)


def _panel(name: str, rows: pl.DataFrame) -> ThreePanel:
    """Give one number."""
    known = rows.filter(pl.any_horizontal(pl.col("value", "low").is_not_null()))
    # Of states apart first: why a bloc as one has no number says nothing of the others.
    reasons = rows.sort(pl.col("actors") != APART, -pl.col("year"), maintain_order=True)["reason"].to_list()
    number = NUMBERS[name]
    return ThreePanel(
        name, number.label, number.asks, number.rises, number.unit, number.lines, number.digits,
        tuple(_line(str(actors), str(line), part)
              for (actors, line), part in known.group_by("actors", "line", maintain_order=True)),
        "" if known.height else next((each for each in reasons if each), "nothing is known"),
        number.head[:1].upper() + number.head[1:], number.pooled,
    )  # fmt: skip


def _line(actors: str, name: str, rows: pl.DataFrame) -> ThreeLine:
    """Give one line."""
    points = tuple(
        ThreePoint(row["year"], row["value"], row["low"], row["high"], row["segment"])
        for row in rows.sort("year").iter_rows(named=True)
    )
    label = INDICES[name].label if name in INDICES else name
    who = "every state by itself" if actors == APART else f"{actors} as one"
    return ThreeLine(name, label, who, bool(rows["main"].any()), points)
