"""How clustered ties are: the map of polarization, which says who is together and never how many poles there are.

Polarity is how many centres of power there are; polarization is how far actors gather in camps (Rapkin, Thompson and
Christopherson 1979 keep the two apart; not checked against the original). Communities of ties answer the second
question alone, so they stand here and not in the verdict map, beside how dispersed power is.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from polycentric.labels import cell_labels, laid
from polycentric.poles import by_run
from polycentric.poles.concentration import MEASURES
from polycentric.poles.contract import Finding, PoleDefinition
from polycentric.poles.default_index import default_index
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.readings import attempt
from polycentric.poles.world import World

FAMILY = "communities"
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "actors": pl.String,
    "definition": pl.String,
    "layers": pl.String,
    "communities": pl.Int32,
    "modularity": pl.Float64,
    "largest": pl.Float64,
    "second": pl.Float64,
    "agreement": pl.Float64,
    "named_after": pl.List(pl.String),
    "index": pl.String,
    "powers": pl.Float64,
    "reason": pl.String,
}


def rules() -> dict[str, PoleDefinition]:
    """Give the definitions of the package that look for communities of ties."""
    return {name: rule for name, rule in DEFINITIONS.items() if rule.family == FAMILY}


def clustering(
    worlds: World | Sequence[World], definitions: Mapping[str, PoleDefinition] | None = None
) -> pl.DataFrame:
    """Say how clustered the ties of each layer are.

    Parameters
    ----------
    worlds : World, or sequence of World
    definitions : mapping, optional
        Definitions that look for communities; those of the package if left out.

    Returns
    -------
    DataFrame
        A row per year (of each run), actors and definition: how many `communities` hold at least the rule's part of all
        ties, their `modularity` (0: as by chance), which part of the states are in the `largest` and the `second`, how
        well the seeds agree (`agreement`, 0 to 1), the member of the largest output that each is `named_after`, the
        largest community first, and beside them the effective number of `powers` on one `index`. A `reason` where the
        layer isn't sufficiently observed.

    Examples
    --------
    >>> from polycentric import toy
    >>> clustering(toy.world({"A": 3, "B": 1})).select("definition", "communities").rows()[0]
    ('leiden_combined', None)
    """
    made = [worlds] if isinstance(worlds, World) else list(worlds)
    chosen = rules() if definitions is None else definitions
    rows = [row for world in made for rule in chosen.values() for row in _rows(world, rule)]
    beside = by_run.beside(made[0].panel)
    frame = pl.DataFrame(rows, schema_overrides=SCHEMA) if rows else pl.DataFrame(schema=SCHEMA)
    return by_run.in_runs(frame.select([*beside, *SCHEMA]), made[0].panel)


def _rows(world: World, rule: PoleDefinition) -> list[dict[str, object]]:
    """Give the rows of one definition in one world."""
    finding = attempt(world, rule)
    labels = {name: each.tolist() for name, each in cell_labels(world.panel).items()}
    index, powers = _dispersion(world)
    about = {"actors": world.actors, "definition": rule.name, "layers": ", ".join(rule.layers), "index": index}
    cells = range(len(labels["year"]))
    return [
        {name: each[cell] for name, each in labels.items()}
        | about
        | {"powers": powers[cell]}
        | (_nothing(finding) if isinstance(finding, str) else _cell(world, finding, cell))
        for cell in cells
    ]


def _dispersion(world: World) -> tuple[str, list[float | None]]:
    """Give the index by which power is measured, and the effective number of powers of each cell."""
    index = default_index(world)
    if not index:
        return "", [None] * int(np.prod([*world.sizes.values()]))
    values = laid(MEASURES["effective_number"](world.shares(index)), world.sizes, ())
    return index, [None if np.isnan(values.rows[at]) else float(values.rows[at]) for at in values.place]


def _nothing(reason: str) -> dict[str, object]:
    """Give a row without numbers."""
    lacking = dict.fromkeys(("communities", "modularity", "largest", "second", "agreement"))
    return {**lacking, "named_after": [], "reason": reason}


def _cell(world: World, finding: Finding, cell: int) -> dict[str, object]:
    """Give the numbers of one cell."""
    camps = laid(finding.camps, world.sizes) if finding.camps is not None else None
    reasons = laid(finding.reason, world.sizes, ()) if finding.reason is not None else None
    why = "" if reasons is None else str(reasons.rows[reasons.place[cell]])
    heads = [] if camps is None else [str(head) for head in camps.rows[camps.place[cell]] if head]
    if why or not heads:
        return _nothing(why or "no community holds the least part of the ties")
    sizes = sorted(((heads.count(head), head) for head in set(heads)), key=lambda each: (-each[0], each[1]))
    states = int(np.isfinite(_values(world, finding, "community", cell)).sum())
    parts = [size / max(states, 1) for size, _ in sizes]
    return {
        "communities": len(sizes),
        "modularity": _number(world, finding, "modularity", cell),
        "largest": parts[0],
        "second": parts[1] if len(parts) > 1 else 0.0,
        "agreement": _number(world, finding, "agreement", cell),
        "named_after": [head for _, head in sizes],
        "reason": "",
    }


def _values(world: World, finding: Finding, name: str, cell: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Give a detail of all states of one cell."""
    held = laid(finding.details[name], world.sizes)
    row = np.asarray(held.rows[held.place[cell]], dtype=np.float64)
    return np.where(row < 0, np.nan, row)


def _number(world: World, finding: Finding, name: str, cell: int) -> float | None:
    """Give a detail of one cell."""
    held = laid(finding.details[name], world.sizes, ())
    value = float(held.rows[held.place[cell]])
    return None if np.isnan(value) else value


def sentences(frame: pl.DataFrame, year: int) -> list[str]:
    """Say how clustered the ties of each layer are in a year, of the first kind of actors."""
    rows = frame.filter((pl.col("year") == year) & (pl.col("actors") == frame["actors"][0]))
    said = [
        f"by ties of {_named(row['layers'])} {row['communities']} communities, the largest of {row['largest']:.0%} of "
        f"the states (modularity {row['modularity']:.2f})"
        for row in rows.iter_rows(named=True)
        if row["communities"]
    ]
    return [f"How clustered the world is, and never how many poles it has: {'; '.join(said)}."] if said else []


def _named(layers: str) -> str:
    """Name layers in a sentence."""
    return layers.replace(", ", " and ")
