"""What a person reads of the other tables of ``polycentric polarity``: of one year, or with a row for each year."""

from typing import TYPE_CHECKING

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts import polarity_beside
from polycentric.answers.parts import polarity_rows as rows
from polycentric.answers.parts.polarity_world import Scope
from polycentric.answers.parts.polarity_years import ALL_ROWS

if TYPE_CHECKING:
    import polars as pl


def of_table(scope: Scope, name: str, frame: "pl.DataFrame") -> list[Section]:
    """Set one of the tables."""
    if name == "three":
        return _three(scope, frame)
    if name in {"polarization", "powers", "left"}:
        return (polarity_beside.polarization if name == "polarization" else polarity_beside.powers
                if name == "powers" else polarity_beside.left)(scope, frame)  # fmt: skip
    if name == "sweeps":
        return rows.sweep_sections(scope, frame)
    if not scope.is_span:
        return (rows.concentration_sections if name == "concentration" else rows.ratio_sections)(scope, frame)
    mine = frame.filter(frame["index"] == scope.main)
    years = mine["year"].unique().sort().to_list()
    shown = years if len(years) <= ALL_ROWS else rows.shown_years(years)
    mine = mine.filter(mine["year"].is_in(shown))
    if name == "ratios":
        return rows.ratio_sections(scope, mine, "year")
    about = scope.state_set or "all"
    return [
        Section(f"{rows.heading_of(str(actors))}, {rows.WHO.get(about, about)}", rows.measures_by_year(part))
        for (actors,), part in mine.filter(mine["set"] == about).group_by("actors", maintain_order=True)
    ]


def _three(scope: Scope, frame: "pl.DataFrame") -> list[Section]:
    """Set the three numbers, or their medians a year a row."""
    import polars as pl

    about = scope.state_set or rows.THREE_SET
    over = f"by {scope.index}" if scope.index else "median and range over power indices"
    if not scope.is_span:
        grid = rows.three_grid(frame, about)
        return [Section(f"The three numbers on {rows.WHO.get(about, about)}; {over}", grid, _why(frame, grid, about))]
    chosen = frame.filter(pl.col("main") & (pl.col("set") == about))
    held = chosen.group_by("year", "actors", "measure", maintain_order=True).agg(pl.col("value").median())
    cells: dict[tuple[str, int], dict[str, object]] = {}
    for row in held.iter_rows(named=True):
        cell = cells.setdefault((row["actors"], row["year"]), {"year": row["year"]})
        cell[row["measure"]] = None if row["value"] is None else f"{row['value']:.2f}"
    columns = [Column("year", "year", "number"),
               *(Column(name, name, "number") for name in ("dispersion", "autonomy", "concert"))]  # fmt: skip
    return [
        Section(f"{rows.heading_of(actors)}, {rows.WHO.get(about, about)}",
                Grid(columns, [cell for (who, _), cell in sorted(cells.items()) if who == actors]))
        for actors in dict.fromkeys(who for who, _ in cells)
    ]  # fmt: skip


def _why(frame: "pl.DataFrame", grid: Grid, about: str) -> str:
    """Say why a number has no median."""
    import polars as pl

    lacking = [str(row["measure"]) for row in grid.rows if row["median"] is None]
    rows_of = frame.filter(pl.col("main") & (pl.col("set") == about) & pl.col("measure").is_in(lacking))
    said = rows_of.filter(pl.col("reason") != "").unique(("measure", "reason"), keep="first", maintain_order=True)
    reasons = {row["measure"]: row["reason"] for row in reversed(said.to_dicts())}
    return "; ".join(f"{measure}: {why}" for measure, why in sorted(reasons.items())) + ("." if reasons else "")
