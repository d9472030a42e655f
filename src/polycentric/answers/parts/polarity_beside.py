"""What a person reads of what left the map of verdicts: how clustered ties are, who is called a power, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts import polarity_rows as rows
from polycentric.answers.parts.polarity_world import Scope
from polycentric.pictures.drawing.timeline import runs, span

if TYPE_CHECKING:
    import polars as pl

HEADS = {
    "major_powers_cow": "COW majors",
    "permanent_five": "P5",
    "nuclear": "nuclear",
    "global_maoz": "Maoz global",
    "powers_maoz": "Maoz powers",
}


def polarization(scope: Scope, frame: "pl.DataFrame") -> list[Section]:
    """Set how clustered the ties of each layer are; of several years a layer a section."""
    parts: list[Section] = []
    for actors in frame["actors"].unique(maintain_order=True):
        mine = frame.filter(frame["actors"] == actors)
        head = rows.heading_of(str(actors))
        if not scope.is_span:
            parts.append(Section(head, _clustered(mine, "layers"), _reasons(mine)))
            continue
        for (layers,), part in mine.group_by("layers", maintain_order=True):
            shown = rows.shown_years(part.filter(part["communities"].is_not_null())["year"].to_list())
            some = part.filter(part["year"].is_in(shown))
            if some.height:
                parts.append(Section(f"{head}; ties of {layers}", _clustered(some, "year")))
    return parts


def _clustered(frame: "pl.DataFrame", key: str) -> Grid:
    """Set the numbers of communities."""
    columns = [
        Column(key, "ties of" if key == "layers" else key, "text" if key == "layers" else "number"),
        Column("communities", "groups", "number"), Column("modularity", "modularity", "number"),
        Column("largest", "largest", "number"), Column("second", "second", "number"),
        Column("powers", "powers", "number"), Column("named_after", "named after"),
    ]  # fmt: skip
    made = [
        {
            **row,
            "modularity": _shown(row["modularity"], "{:.2f}"),
            "largest": _shown(row["largest"], "{:.0%}"),
            "second": _shown(row["second"], "{:.0%}"),
            "powers": _shown(row["powers"], "{:.1f}"),
            "named_after": rows.ids(row["named_after"], 4),
        }
        for row in frame.iter_rows(named=True)
    ]
    return Grid(columns, made)


def _shown(value: float | None, form: str) -> str | None:
    """Write a number that may be missing."""
    return None if value is None else form.format(value)


def _reasons(frame: "pl.DataFrame") -> str:
    """Say why a layer has no numbers."""
    lacking = frame.filter(frame["reason"] != "")
    return "; ".join(f"{row['layers']}: {row['reason']}" for row in lacking.iter_rows(named=True))


def powers(scope: Scope, frame: "pl.DataFrame") -> list[Section]:
    """Set a state a row and a list a column: whether it is on it, or in which years."""
    lists = frame["list"].unique(maintain_order=True).to_list()
    listed = frame.filter(frame["listed"])
    cells: dict[str, dict[str, Any]] = {}
    for (state, name), part in listed.group_by("state", "list", maintain_order=True):
        years = part["year"].to_list()
        words = _years(years) if scope.is_span else rows.MARK
        cells.setdefault(str(state), {"state": str(state), "name": part["name"][-1]})[str(name)] = words
    order = sorted(cells.values(), key=lambda row: (2 - len(row), row["name"]))
    columns = [Column("name", "state"), *(Column(str(each), HEADS.get(str(each), str(each))) for each in lists)]
    return [Section("Who is called a power, by list", Grid(columns, order))]


def _years(years: Sequence[int]) -> str:
    """Write years in a row as spans."""
    return ", ".join(span(run) for run in runs(years))


def left(scope: Scope, frame: "pl.DataFrame") -> list[Section]:
    """Set what left the map, and why."""
    del scope
    columns = [Column("kind", "kind"), Column("name", "name"), Column("reason", "why it left the map")]
    return [Section("", Grid(columns, frame.to_dicts()))]
