"""The tables of ``polycentric revisions``."""

from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid
from polycentric.answers.numbers import Scale, scale_of

if TYPE_CHECKING:
    import polars as pl

FLAGS = 22
UNITS = {"value": "as in column unit", "change": "part of the value before; of rates the difference"}
PAIRS = (
    Column("edition_before", "from", "number"), Column("edition", "to", "number"), Column("figures", "both", "number"),
    Column("unchanged", "same", "number"), Column("revision", "revised", "number"),
    Column("other_prices", "prices", "number"), Column("other_meaning", "meaning", "number"),
    Column("jump", "jumps", "number"), Column("median_change", "median", "number"),
    Column("largest_change", "largest", "number"), Column("of", "of"),
)  # fmt: skip


def tidy(found: "pl.DataFrame") -> Grid:
    """Make a grid of all prints."""
    from polycentric.answers.grids import grid_of

    return grid_of(found, UNITS)


def pairs(counted: "pl.DataFrame", variable: str) -> Grid:
    """Set how many figures two editions print both, and how many were revised by how much."""
    unit = _unit(variable)
    rows = [
        {**row, **{name: _signed(row[name], unit) for name in ("median_change", "largest_change")},
         "of": "" if row["largest_state"] is None else f"{row['largest_state']} {row['largest_year']}"}
        for row in counted.iter_rows(named=True)
    ]  # fmt: skip
    empty = {name for name in ("other_prices", "other_meaning", "jump") if not counted[name].sum()}
    return Grid([column for column in PAIRS if column.name not in empty], rows)


def unit_of(own: "pl.DataFrame") -> str:
    """Give the unit in which the values of one state are shown."""
    return _scale(own).heading


def prints(own: "pl.DataFrame") -> Grid:
    """Set what each edition prints of each year's figure of one state."""
    scale = _scale(own)
    unit = _unit(str(own["variable"][0]))
    based = own["base_year"].is_not_null().any()
    columns = [
        Column("year", "of", "number"), Column("edition", "edition", "number"),
        Column("value", "value", "number"), *([Column("base_year", "dollars of", "number")] if based else []),
        Column("change", "change", "number"), Column("kind", ""), Column("flag", "flags"),
    ]  # fmt: skip
    return Grid(
        columns,
        [
            {
                **row,
                "value": scale.show(row["value"], 4),
                "change": _signed(row["change"], unit),
                "flag": _cut(row["flag"]),
            }
            for row in own.iter_rows(named=True)
        ],
    )


def steps(changed: "pl.DataFrame") -> Grid:
    """Set each year's change on the year before, as first known and as last known."""
    columns = [Column("year", "of", "number"), Column("first_change", "as first known", "number"),
               Column("first_edition", "edition", "number"), Column("last_change", "as last known", "number"),
               Column("last_edition", "edition", "number")]  # fmt: skip
    rows = [
        {**row, "first_change": _signed(row["first_change"]), "last_change": _signed(row["last_change"])}
        for row in changed.iter_rows(named=True)
    ]
    return Grid(columns, rows)


def notes(found: "pl.DataFrame") -> list[str]:
    """Say what the kinds of change are, with the reasons that occur."""
    import polars as pl

    from polycentric.panel.revisions import MEANING, PRICES, RATES

    points = ", in points" if found["variable"][0] in RATES else ""
    lines = [
        "Unchanged: the same to the digits that both print. A change is on the last edition before that prints the "
        f"figure{points}."
    ]
    for kind, words in ((PRICES, "Other prices, no revision"), (MEANING, "Other meaning, no revision")):
        reasons = found.filter(pl.col("kind") == kind)["why"].unique(maintain_order=True).to_list()
        if reasons:
            shown = "; ".join(reasons[:3]) + (f"; and {len(reasons) - 3} more such" if len(reasons) > 3 else "")
            lines.append(f"{words}: {shown}.")
    if (found["kind"] == "jump").any():
        lines.append("Jump: one of the two figures is far from what is printed around it, maybe a slip of a unit.")
    return [*lines, "Figures whose year the text doesn't state are left out."]


def _scale(own: "pl.DataFrame") -> Scale:
    """Choose the readable unit; the year of the dollars stands in a column of its own."""
    return scale_of(str(own["unit"][-1]).partition(" of ")[0], own["value"].to_list())


def _signed(change: float | None, unit: str = "%") -> str | None:
    """Write a change in percent, or in percentage points, with its sign."""
    if change is None:
        return None
    digits = 0 if abs(change) >= 10 else 1 if abs(change) >= 0.1 else 2
    return f"{100 * change:+.{digits}f}{unit}"


def _unit(variable: str) -> str:
    """Give the unit of a change: percent, or points of a rate."""
    from polycentric.panel.revisions import RATES

    return " pt" if variable in RATES else "%"


def _cut(flags: Any) -> str:
    """Cut flags that are too long for the screen."""
    text = str(flags or "").replace("year_unstated;dated", "dated").replace(";", " ")
    return text if len(text) <= FLAGS else f"{text[: FLAGS - 1]}…"
