"""The tables of ``polycentric polarity``."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid

if TYPE_CHECKING:
    import polars as pl

    from polycentric.poles.agreement import Agreement

SHOWN_YEARS = 12
CONCENTRATION = {
    "ray_singer": "CON", "movement": "MOVE", "effective_number": "powers (1/HHI)", "top_share": "largest share",
    "lead": "lead over second",
}  # fmt: skip


def shown_years(years: Sequence[int]) -> list[int]:
    """Pick years for a reader: the first, the last, and some as far apart between them."""
    if len(years) <= SHOWN_YEARS:
        return list(years)
    steps = SHOWN_YEARS - 1
    return sorted({years[round(step * (len(years) - 1) / steps)] for step in range(SHOWN_YEARS)})


def concentration_grid(
    concentration: "pl.DataFrame", verdicts: "pl.DataFrame", choice: tuple[str, str], names: Mapping[str, str]
) -> Grid:
    """Set concentration on one index and set, who leads, and the class by Thompson's cut-offs, by year."""
    import polars as pl

    index, state_set = choice
    about = (pl.col("index") == index) & (pl.col("set") == state_set)
    values = {(row["year"], row["measure"]): row for row in concentration.filter(about).iter_rows(named=True)}
    classes = {
        row["year"]: row for row in verdicts.filter(about & (pl.col("definition") == "thompson")).iter_rows(named=True)
    }
    columns = [Column("year", "year", "number"), Column("states", "states", "number"),
               *(Column(name, label, "number") for name, label in CONCENTRATION.items()),
               Column("class", "Thompson's class"), Column("poles", "poles")]  # fmt: skip
    years = shown_years(sorted({year for year, _ in values}))
    return Grid(columns, [_of_year(year, values, classes.get(year, {}), names) for year in years])


def _of_year(year: int, values: Any, verdict: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Write one year."""
    by_measure = {name: values.get((year, name), {}) for name in CONCENTRATION}
    poles = [names.get(state, state) for state in verdict.get("poles") or []]
    shown = {name: None if row.get("value") is None else f"{row['value']:.3f}" for name, row in by_measure.items()}
    reason = by_measure["ray_singer"].get("reason") or verdict.get("reason", "")
    named = ", ".join(poles[:6]) + (f" and {len(poles) - 6} more" if len(poles) > 6 else "")
    about = {"year": year, "states": by_measure["ray_singer"].get("states")}
    return about | shown | {"class": verdict.get("class"), "poles": named or reason}


def family_years_grid(verdicts: "pl.DataFrame", labels: Mapping[str, str]) -> Grid:
    """Set how many readings of each family give the class that most give, by year."""
    from polycentric.poles.verdicts import summary

    years = shown_years(verdicts["year"].unique().sort().to_list())
    counted = summary(verdicts.filter(verdicts["year"].is_in(years)))
    first = counted.group_by("year", "family", maintain_order=True).first()
    cells = {(row["year"], row["family"]): f"{row['class']} {row['count']}/{row['rows']}" for row in first.to_dicts()}
    given = [family for family in labels if any(tallied == family for _, tallied in cells)]
    columns = [Column("year", "year", "number"), *(Column(family, labels[family]) for family in given)]
    return Grid(columns, [{"year": year, **{family: cells.get((year, family)) for family in given}} for year in years])


def agreement_grid(comparison: "Agreement") -> Grid:
    """Set for each definition how well its readings agree with the experts."""
    columns = (
        Column("definition", "definition"), Column("readings", "readings", "number"),
        Column("median_kappa", "median kappa", "number"), Column("best_kappa", "best kappa", "number"),
        Column("its_ac1", "its AC1", "number"), Column("its_p", "its p by order", "number"),
        Column("of", "on index and set"),
    )  # fmt: skip
    return Grid(columns, [_agreed(row) for row in comparison.by_definition().iter_rows(named=True)])


def _agreed(row: Mapping[str, Any]) -> dict[str, Any]:
    """Write one definition."""
    numbers = {name: None if row[name] is None else f"{row[name]:.2f}"
               for name in ("median_kappa", "best_kappa", "its_ac1", "its_p")}  # fmt: skip
    return {**row, **numbers, "of": " / ".join(part for part in (row["index"], row["set"]) if part)}
