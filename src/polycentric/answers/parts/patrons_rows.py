"""The tables of the question who follows whom by pledges."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.answers.grids import Column, Grid, Row, Section

if TYPE_CHECKING:
    from polycentric.poles.groups.patron_camps import PatronCamps
    from polycentric.ties.alliances import Alliance

ROOM = 78
HEADS = (
    Column("head", "head"),
    Column("share", "power %", "number"),
    Column("followers", "followers", "number"),
    Column("who", "who follows, the strongest first"),
)
TREATIES = (
    Column("head", "head"),
    Column("name", "treaty"),
    Column("members", "members", "number"),
    Column("inside", "of the camp", "number"),
)
LISTED = 4  # treaties of a head


def sections(
    found: "PatronCamps", treaties: "Sequence[Alliance] | None", year: int, states: Sequence[str]
) -> list[Section]:
    """List the heads of a year with their followers and treaties: those large enough, or those of some states."""
    kept = [row for row in found.of_year(year) if _is_kept(found, row, year, states)]
    shown: list[Section] = [
        Section(f"Heads of camps in {year}", Grid(HEADS, [_head(found, row, year) for row in kept]))
    ]
    rows = [row for each in kept for row in _treaties(found, str(each["head"]), treaties or [], year)]
    return [*shown, *([Section("Treaties of the heads", Grid(TREATIES, rows))] if rows else [])]


def _is_kept(found: "PatronCamps", row: Row, year: int, states: Sequence[str]) -> bool:
    """Tell whether a camp is shown."""
    return bool({*states} & {*found.members(row["head"], year)}) if states else bool(row["pole"])


def _head(found: "PatronCamps", row: Row, year: int) -> Row:
    """Set one camp."""
    head = found.names.get((year, row["head"]), row["head"])
    names = [found.names.get((year, state), state) for state in found.members(row["head"], year)[1:]]
    room = ROOM - max(len(head), 15) - len("power %") - len("followers") - 6
    return {**row, "head": head, "share": f"{100 * row['share']:.1f}", "who": _fitting(names, room)}


def _treaties(found: "PatronCamps", head: str, treaties: "Sequence[Alliance]", year: int) -> list[Row]:
    """Set the named treaties of a head."""
    return [
        {"head": found.names.get((year, head), head), "name": each.name, "members": len(each.members), "inside": inside}
        for each, inside in of_head(found, head, treaties, year)[:LISTED]
    ]


def of_head(found: "PatronCamps", head: str, treaties: "Sequence[Alliance]", year: int) -> "list[tuple[Alliance, int]]":
    """Give the named treaties of a head in which followers of it are, with how many members are of its camp.

    The one whose members in the camp hold most power comes first.
    """
    camp = {*found.members(head, year)}
    power = found.powers(year)
    counted = [(each, camp & {*each.members}) for each in treaties if each.is_named and head in each.members]
    pledged = [(each, inside) for each, inside in counted if len(inside) > 1 and _counts(each, found.grade)]
    weighed = [(sum(power.get(state, 0.0) for state in sorted(inside)), each, len(inside)) for each, inside in pledged]
    return [(each, inside) for _, each, inside in sorted(weighed, key=lambda one: (-one[0], one[1].atopid))]


def _counts(treaty: "Alliance", grade: str) -> bool:
    """Tell whether a treaty's strongest pledge is one that counts."""
    rank = {"defence": 3, "offence": 3, "neutrality": 2, "consultation": 2, "nonaggression": 1}
    least = {"defence": 3, "consultation": 2, "nonaggression": 1}[grade]
    return rank.get(treaty.pledge, 0) >= least


def _fitting(names: Sequence[str], room: int) -> str:
    """Name as many as fit in a line, and count the others."""
    for shown in range(len(names), 0, -1):
        text = ", ".join(names[:shown]) + (f" +{len(names) - shown}" if shown < len(names) else "")
        if len(text) <= room:
            return text
    return names[0] if names else ""


def last_year(found: "PatronCamps") -> int:
    """Give the last year that has a head, or the last of all where none has."""
    years = found.heads["year"] if found.heads.height else found.states["year"]
    return int(years.max())  # pyright: ignore[reportArgumentType]  # a year
