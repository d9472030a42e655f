"""What a person reads of the other tables of ``polycentric polarity``: of one year, or with a row for each year."""

from typing import TYPE_CHECKING

from polycentric.answers.grids import Section
from polycentric.answers.parts import polarity_beside, polarity_three
from polycentric.answers.parts import polarity_rows as rows
from polycentric.answers.parts.polarity_world import Scope
from polycentric.answers.parts.polarity_years import ALL_ROWS

if TYPE_CHECKING:
    import polars as pl


def of_table(scope: Scope, name: str, frame: "pl.DataFrame") -> list[Section]:
    """Set one of the tables."""
    if name in {"three", "dispersion"}:
        return (polarity_three.three_sections if name == "three" else polarity_three.dispersion_sections)(scope, frame)
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
