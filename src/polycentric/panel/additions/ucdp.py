"""Armed conflicts by UCDP/PRIO, for the states on side A."""

import polars as pl

from polycentric.errors import DataError
from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import STATE_YEAR, BaseRows
from polycentric.panel.tidy.join import Added, Cover, state_columns
from polycentric.sources.record.columns import level, text, truth

TYPES = ("extrasystemic", "interstate", "intrastate", "II")
ISSUES = ("territory", "government", "both")
INTENSITY = "1 25 to 999 battle deaths in the year, 2 1,000 or more"
COLUMNS = (
    truth("ucdpongoing", "whether the state is on side A of a conflict under way"),
    truth("ucdponset", "whether a conflict of the state is in its first year in the data"),
    level("maxintensity", f"intensity, the highest of the year: {INTENSITY}", 1, 2, codes=INTENSITY),
    text("conflict_ids", "the conflicts' numbers, joined by '; '"),
)


def compute(base: BaseRows, type: str = "", issue: str = "", wars: str = "no") -> Added:
    """Give the conflicts of a state.

    `type` and `issue` choose among them (joined by ``+``), `wars` keeps only those of 1,000 battle deaths in the year.
    """
    conflicts = base.read("ucdp_conflicts", "conflicts")
    for column, choice, known in (("type_of_conflict", type, TYPES), ("incompatibility", issue, ISSUES)):
        if choice:
            conflicts = conflicts.filter(pl.col(column).is_in(_checked(column, choice, known)))
    if wars == "yes":
        conflicts = conflicts.filter(pl.col("intensity_level") == 2)
    cover = Cover("ucdp_conflicts", "gw", zero=("ucdpongoing", "ucdponset"), remark=_remark(type, issue, wars))
    return state_columns(base, _state_years(conflicts), COLUMNS, cover)


def all_state_years(base: BaseRows) -> pl.DataFrame:
    """Give every state-year with a conflict, whichever its type."""
    return _state_years(base.read("ucdp_conflicts", "conflicts"))


def _state_years(conflicts: pl.DataFrame) -> pl.DataFrame:
    """Sum up the conflicts of each state-year; an onset is a conflict's first year with this state on side A."""
    each = conflicts.group_by("conflict_id", pl.col("gwno_a").alias("gwcode"), "year").agg(
        pl.col("intensity_level").max()
    )
    begun = each.with_columns((pl.col("year") == pl.col("year").min().over("conflict_id", "gwcode")).alias("begun"))
    ordered = begun.sort("gwcode", "year", "conflict_id")
    return ordered.group_by("gwcode", "year", maintain_order=True).agg(
        pl.lit(True).alias("ucdpongoing"), pl.col("begun").any().alias("ucdponset"),
        pl.col("intensity_level").max().alias("maxintensity"),
        pl.col("conflict_id").cast(pl.String).str.join("; ").alias("conflict_ids"),
    )  # fmt: skip


def _checked(column: str, choice: str, known: tuple[str, ...]) -> list[str]:
    """Split and check a choice."""
    words = choice.split("+")
    strange = [word for word in words if word not in known]
    if strange:
        raise DataError(f"'{strange[0]}' is no {column} of UCDP: choose among {', '.join(known)}, joined by '+'.")
    return words


def _remark(type_: str, issue: str, wars: str) -> str:
    """Say which conflicts count."""
    chosen = [f"type {type_}" if type_ else "", f"over {issue}" if issue else "", "wars only" if wars == "yes" else ""]
    kinds = ", ".join(part for part in chosen if part) or "all conflicts"
    return f"{kinds}; every state of the list is taken as covered, microstates too"


ADDITION = Addition(
    label="Armed conflicts (UCDP/PRIO)",
    sources=("ucdp_conflicts",),
    units=(STATE_YEAR,),
    compute=compute,
    options={"type": (), "issue": (), "wars": ("no", "yes")},
    columns=tuple(column.name for column in COLUMNS),
)
