"""Who is called a power: which state is on which list in which year. A list is somebody's word, and no measurement."""

from collections.abc import Iterator, Mapping

import numpy as np
import polars as pl

from polycentric.labels import cell_labels, laid
from polycentric.poles import by_run
from polycentric.poles.contract import PoleDefinition
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.readings import attempt
from polycentric.poles.world import World
from polycentric.sets import named

FAMILY = "lists"
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "actors": pl.String,
    "state": pl.String,
    "name": pl.String,
    "list": pl.String,
    "label": pl.String,
    "listed": pl.Boolean,
}


def rules() -> dict[str, PoleDefinition]:
    """Give the lists of the package."""
    return {name: rule for name, rule in DEFINITIONS.items() if rule.family == FAMILY}


def called_powers(world: World, definitions: Mapping[str, PoleDefinition] | None = None) -> pl.DataFrame:
    """Say which states are called powers by which list.

    Parameters
    ----------
    world : World
    definitions : mapping, optional
        Lists, a user's own coding among them; those of the package if left out. The lists that the panel holds stand
        beside them.

    Returns
    -------
    DataFrame
        A row per year (of each run), list and state that is on any list in any year: whether it is `listed`. Years of
        which a list doesn't speak have no rows of it.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> found = called_powers(World(load("now")))
    >>> found.filter((found["list"] == "permanent_five") & found["listed"])["state"].sort().to_list()
    ['CHN', 'FRA', 'GBR', 'RUS', 'USA']
    """
    columns: dict[str, list[object]] = {name: [] for name in (*by_run.beside(world.panel), *SCHEMA)}
    marked = list(_marks(world, rules() if definitions is None else definitions))
    ever = np.any([np.nan_to_num(marks).any(axis=0) for *_, marks in marked], axis=0) if marked else np.zeros(0, bool)
    labels = {name: each.tolist() for name, each in cell_labels(world.panel).items()}
    states, names = world.panel["state"].values, _names(world)
    for name, label, marks in marked:
        for cell in np.flatnonzero(~np.isnan(marks).all(axis=1)):
            for place in np.flatnonzero(ever):
                row = {key: each[cell] for key, each in labels.items()}
                row |= {"actors": world.actors, "state": str(states[place]), "list": name, "label": label}
                row |= {"name": names[cell % len(names)][place], "listed": bool(marks[cell, place] == 1.0)}
                for key, held in columns.items():
                    held.append(row[key])
    return by_run.in_runs(pl.DataFrame(columns, schema_overrides=SCHEMA), world.panel)


def _marks(world: World, definitions: Mapping[str, PoleDefinition]) -> Iterator[tuple[str, str, np.ndarray]]:
    """Give each list's name, label and marks (cell, state); missing where it doesn't speak."""
    for name, rule in definitions.items():
        finding = attempt(world, rule)
        if not isinstance(finding, str):
            yield name, rule.label, _rows(world, finding.poles)
    for name in world.sets:
        if name in named.SETS and named.SETS[name].marked_by and world.indices:
            inside = world.members(next(iter(world.indices)), name)
            marks = _rows(world, inside.astype(np.float64))
            spoken = np.nan_to_num(marks).any(axis=1, keepdims=True)
            yield name, named.label_of(name), np.where(spoken, marks, np.nan)


def _rows(world: World, values: object) -> np.ndarray:
    """Lay an array (..., state) out as (cell, state)."""
    held = laid(values, world.sizes)  # pyright: ignore[reportArgumentType]
    return np.asarray(held.rows, dtype=np.float64)[held.place]


def _names(world: World) -> list[list[str]]:
    """Give the states' names of each year."""
    if "name" not in world.panel.coords:
        return [[str(state) for state in world.panel["state"].values]]
    return [[str(name) for name in row] for row in world.panel["name"].transpose("year", "state").values]
