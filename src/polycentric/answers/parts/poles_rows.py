"""The tables of ``polycentric poles``."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid

if TYPE_CHECKING:
    import polars as pl

THREE_SET = "ten_largest"
ACTORS = {"states": "states apart"}
UNITS = {"value": "[0, 1]", "low": "[0, 1]", "high": "[0, 1]", "coverage": "fraction", "dropped_output": "fraction",
         "poles": "list of states", "year": "year"}  # fmt: skip


def tidy(frame: "pl.DataFrame") -> Grid:
    """Make a grid of one of the tables; the lists of poles become texts."""
    from polycentric.answers.grids import grid_of

    lists = [name for name, kind in frame.schema.items() if str(kind).startswith("List")]
    import polars as pl

    flat = frame.with_columns(pl.col(name).list.join(" ") for name in lists)
    return grid_of(flat, UNITS)


def three_grid(three: "pl.DataFrame") -> Grid:
    """Set the three numbers: median and range over the power indices, on the ten largest, at the default choices."""
    import polars as pl

    chosen = three.filter(pl.col("main") & (pl.col("set") == THREE_SET))
    summary = chosen.group_by("measure", "actors", maintain_order=True).agg(
        pl.col("value").median().alias("median"),
        pl.col("low").min().alias("least"),
        pl.col("high").max().alias("most"),
        pl.col("value").count().alias("indices"),
    )
    columns = [Column("measure", "number"), Column("actors", "actors"),
               *(Column(name, name, "number") for name in ("median", "least", "most")),
               Column("indices", "indices", "number")]  # fmt: skip
    return Grid(
        columns, [_three_row(row) for row in summary.sort("measure", maintain_order=True).iter_rows(named=True)]
    )


def family_grid(verdicts: "pl.DataFrame", labels: Mapping[str, str]) -> Grid:
    """Set how many readings of each family give each class; readings are no probabilities."""
    from polycentric.poles.verdicts import summary

    columns = (Column("family", "by"), Column("class", "class"), Column("readings", "readings", "number"),
               Column("percent", "%", "number"))  # fmt: skip
    rows = [
        {"family": labels[str(row["family"])], "class": row["class"], "readings": f"{row['count']} of {row['rows']}",
         "percent": f"{row['percent']:.0f}"}
        for row in summary(verdicts).iter_rows(named=True)
    ]  # fmt: skip
    return Grid(columns, rows)


def definition_grid(verdicts: "pl.DataFrame", names: Mapping[str, str]) -> Grid:
    """Set the verdicts of one definition, with the poles by name; sets that it doesn't apply to are left out."""
    columns = [Column(name, label) for name, label in (("actors", "actors"), ("index", "index"), ("set", "set"),
               ("class", "class"), ("poles", "poles, or why there is no class"))]  # fmt: skip
    return Grid(columns, [_verdict_row(row, names) for row in _applied(verdicts).iter_rows(named=True)])


def _applied(verdicts: "pl.DataFrame") -> "pl.DataFrame":
    """Keep the rows to which a definition applies."""
    import polars as pl

    return verdicts.filter(pl.col("class") != "not applicable")


def _three_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Write one of the three numbers."""
    numbers = {name: None if row[name] is None else f"{row[name]:.2f}" for name in ("median", "least", "most")}
    return {**row, **numbers, "actors": _actors(row["actors"])}


def _verdict_row(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Write one verdict."""
    poles: Sequence[str] = [names.get(state, state) for state in row["poles"]]
    shown = ", ".join(poles[:8]) + (f" and {len(poles) - 8} more" if len(poles) > 8 else "")
    return {**row, "actors": _actors(row["actors"]), "poles": shown or row["reason"],
            "index": row["index"] or "none", "set": row["set"] or "all"}  # fmt: skip


def _actors(actors: str) -> str:
    """Say whether blocs are states apart or one actor."""
    return ACTORS.get(actors, f"{actors} as one")
