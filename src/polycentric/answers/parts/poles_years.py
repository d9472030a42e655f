"""``polycentric poles --years``: concentration, class and poles with a row for each year of which enough is known."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.poles_rows import ACTORS, THREE_SET, UNITS

if TYPE_CHECKING:
    import polars as pl

    from polycentric.panel.breaks import Break
    from polycentric.poles.contract import PoleDefinition

WALL = "|"
NAMED = 6
OVERVIEW = (
    Column("wall", ""), Column("year", "year", "number"), Column("hhi", "HHI", "number"),
    Column("effective_number", "powers", "number"), Column("thompson", "Thompson"),
    Column("thompson_poles", "its poles"), Column("half_of_leader_poles", "half of leader"),
)  # fmt: skip
OF_ONE = (
    Column("wall", ""), Column("year", "year", "number"), Column("class", "class"), Column("number", "poles", "number"),
    Column("poles", "who"),
)  # fmt: skip


def tidy(table: "pl.DataFrame") -> Grid:
    """Make a grid of all rows; lists become texts."""
    import polars as pl

    from polycentric.answers.grids import grid_of

    lists = [name for name, kind in table.schema.items() if isinstance(kind, pl.List)]
    return grid_of(table.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join(" ") for name in lists), UNITS)


def sections(
    table: "pl.DataFrame", rule: "PoleDefinition | None", breaks: "Sequence[Break]", names: Mapping[str, str]
) -> list[Section]:
    """Set the years of which enough is known, with every state by itself and with each bloc as one."""
    import polars as pl

    parts: list[Section] = []
    for actors in table["actors"].unique(maintain_order=True):
        rows = table.filter(pl.col("actors") == actors)
        grid = _overview(rows, breaks) if rule is None else _of_one(rows, rule, breaks, names)
        heading = ACTORS.get(actors, f"{actors} as one")
        parts.append(Section(f"{heading[:1].upper()}{heading[1:]}", grid))
    return parts


def covered(table: "pl.DataFrame", rule: "PoleDefinition | None") -> tuple[int, ...]:
    """Give the years in which there is a number, or a class."""
    import polars as pl

    known = pl.col("value").is_not_null() if rule is None else ~pl.col("class").is_in(["missing", "not applicable"])
    return tuple(table.filter(_shown(rule) & known)["year"].unique().sort().to_list())


def left_out(table: "pl.DataFrame", rule: "PoleDefinition | None") -> list[str]:
    """Say of the years without a number or class why, those in a row with the same kind of reason together.

    With a bloc as one only those are named that the actors before it don't lack too.
    """
    import polars as pl

    from polycentric.sets.left_out import spans

    asked, named, lines = table["year"].unique().sort().to_list(), set[int](), list[str]()
    for actors in table["actors"].unique(maintain_order=True):
        rows = table.filter((pl.col("actors") == actors) & _shown(rule))
        kept = covered(rows, rule)
        lacking = rows.filter(~pl.col("year").is_in([*kept, *named]) & (pl.col("reason") != ""))
        reasons: dict[int, str] = dict(
            lacking.unique("year", keep="first").sort("year").select("year", "reason").rows()
        )
        if reasons:
            whose = "" if actors in ACTORS else f" with {actors} as one"
            lines.append(f"Left out{whose}: {'; '.join(spans(reasons, asked))}.")
        named |= set(reasons)
    return lines


def notes(rule: "PoleDefinition | None", index: str) -> list[str]:
    """Say what the columns are."""
    if rule is not None:
        on = f" on {index}, {_set_of(rule).replace('_', ' ')}" if rule.uses_index else ""
        return [f"Rule: {rule.label}{on}. {rule.reference}."]
    return [
        f"HHI and powers (1/HHI): concentration of {index} over all states. Thompson: the class on the shares of the "
        "ten largest, and the states that make it. Half of leader: who has at least half of what the leader has. "
        "States by their ids; --csv and --json hold every set."
    ]


def _shown(rule: "PoleDefinition | None") -> Any:
    """Choose the rows that say whether a year is covered."""
    import polars as pl

    if rule is None:
        return (pl.col("name") == "hhi") & (pl.col("set") == "all")
    return pl.col("set").is_in([_set_of(rule), ""]) if rule.uses_index else pl.lit(True)


def _set_of(rule: "PoleDefinition") -> str:
    """Name the set on which a rule is shown: the ten largest where it has these, else its first."""
    return THREE_SET if THREE_SET in rule.sets and "all" not in rule.sets else rule.sets[0]


def _overview(rows: "pl.DataFrame", breaks: "Sequence[Break]") -> Grid:
    """Set concentration and two rules, a year a row."""
    cells = {(row["year"], row["name"], row["set"]): row for row in rows.iter_rows(named=True)}
    grid: list[dict[str, Any]] = []
    for year in covered(rows, None):
        hhi, number = (cells[year, name, "all"]["value"] for name in ("hhi", "effective_number"))
        thompson, half = cells[year, "thompson", THREE_SET], cells[year, "half_of_leader", "all"]
        grid.append(
            {"wall": _wall(year, breaks), "year": year, "hhi": f"{hhi:.4f}", "effective_number": f"{number:.1f}",
             "thompson": thompson["class"], "thompson_poles": _some(thompson["poles"]),
             "half_of_leader_poles": _some(half["poles"], 4)}
        )  # fmt: skip
    return Grid(OVERVIEW, grid)


def _of_one(rows: "pl.DataFrame", rule: "PoleDefinition", breaks: "Sequence[Break]", names: Mapping[str, str]) -> Grid:
    """Set the class and the poles of one rule, a year a row."""
    kept = covered(rows, rule)
    return Grid(
        OF_ONE,
        [
            {"wall": _wall(row["year"], breaks), "year": row["year"], "class": row["class"], "number": row["number"],
             "poles": _by_name(row["poles"], names)}
            for row in rows.filter(_shown(rule)).iter_rows(named=True)
            if row["year"] in kept
        ],
    )  # fmt: skip


def _wall(year: int, breaks: "Sequence[Break]") -> str:
    """Mark a year before which the series breaks."""
    return WALL if any(each.after == year for each in breaks) else ""


def _some(states: Sequence[str] | None, most: int = NAMED) -> str:
    """List some ids."""
    states = states or ()
    return " ".join(states[:most]) + (f" +{len(states) - most}" if len(states) > most else "")


def _by_name(states: Sequence[str], names: Mapping[str, str], room: int = 50) -> str:
    """List names as far as there is room."""
    shown: list[str] = []
    for place, state in enumerate(states):
        rest = f" and {len(states) - place - 1} more" if len(states) > place + 1 else ""
        if shown and len(", ".join([*shown, names.get(state, state)]) + rest) > room:
            return f"{', '.join(shown)} and {len(states) - len(shown)} more"
        shown.append(names.get(state, state))
    return ", ".join(shown)
