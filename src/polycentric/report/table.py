"""The table of all states: every index, the largest partner, pacts and camp, with the years."""

from dataclasses import dataclass

from polycentric.pictures.drawing.short import index_line
from polycentric.pictures.drawing.words import percent
from polycentric.pictures.records.findings import Findings, Index, State

DASH = "–"


@dataclass(frozen=True)
class Column:
    """A column's head; `sorted` is the order in which the page shows it first, `anchor` its definition."""

    label: str
    words: bool = False
    sorted: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell: its text, the number it sorts by (empty: missing, None: it sorts as text), its year or why none."""

    text: str
    value: str | None = None
    year: str = ""
    words: bool = False


@dataclass(frozen=True)
class Row:
    """One state's cells."""

    id: str
    cells: tuple[Cell, ...]


def columns(findings: Findings) -> tuple[Column, ...]:
    """Give the heads of the table."""
    leading = findings.leading.name
    indices = [
        Column(
            index_line(findings.short(index.name), index.label),
            sorted="descending" if index.name == leading else "",
            anchor=f"index-{index.name}",
        )
        for index in findings.side_by_side
    ]
    return (
        Column("State", words=True),
        *indices,
        Column("Dependence", anchor="layer-trade_dependence"),
        Column("Largest partner", words=True, anchor="layer-trade_dependence"),
        Column("Pacts", words=True, anchor="layer-pacts"),
        Column("Forums", words=True, anchor="layer-forums"),
    )


def rows(findings: Findings) -> tuple[Row, ...]:
    """Give a row per state, the largest first; those without the leading index last, by name."""
    shares = findings.leading.shares
    order = sorted(findings.states.values(), key=lambda state: (-shares.get(state.id, -1.0), state.name))
    return tuple(Row(state.id, _cells(state, findings)) for state in order)


def _cells(state: State, findings: Findings) -> tuple[Cell, ...]:
    """Give one state's cells."""
    partner = findings.name(state.partner) if state.partner else "not known" if state.unknown else DASH
    return (
        Cell(state.name, words=True),
        *[_share(index, state.id) for index in findings.side_by_side],
        _number(state.dependence),
        Cell(partner, year=state.unknown, words=True),
        Cell("; ".join(state.pacts) or DASH, words=True),
        Cell(", ".join(state.forums) or DASH, words=True),
    )


def _share(index: Index, state: str) -> Cell:
    """Give a state's share by one index, with its year."""
    share, year = index.shares.get(state), index.years.get(state, -1)
    return Cell(
        percent(share), "" if share is None else f"{share:.6g}", str(year) if share is not None and year > 0 else ""
    )


def _number(share: float | None) -> Cell:
    """Give a share without a year."""
    return Cell(percent(share), "" if share is None else f"{share:.6g}")
