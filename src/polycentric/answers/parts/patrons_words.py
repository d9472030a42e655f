"""Who follows whom by pledges, in sentences and notes."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

from polycentric.answers.parts.patrons_rows import of_head
from polycentric.pictures.drawing.words import as_sentence, count, cut, in_words, listed, percent, the
from polycentric.poles.groups.patron_camps import NO_PATRON, NOT_COVERED
from polycentric.wording import version_once

if TYPE_CHECKING:
    from polycentric.poles.groups.patron_camps import PatronCamps
    from polycentric.ties.alliances import Alliance

PLEDGES: Mapping[str, str] = {
    "defence": "pledges to defend",
    "consultation": "pledges to defend, stay neutral or consult",
    "nonaggression": "pledges of any kind",
}
NAMED, OUTSIDE = 5, 4  # members of a camp, and strong states outside all, that are named
STRONG = 0.02  # the share of power from which a state outside all camps is named


def sentences(
    found: "PatronCamps", treaties: "Sequence[Alliance] | None", year: int, states: Sequence[str]
) -> list[str]:
    """Say who heads a camp and who follows, who stands outside, and where chosen states stand."""
    heads = [row for row in found.of_year(year) if row["pole"]]
    said = [_first(found, heads, year), *(_camp(found, row, treaties or [], year) for row in heads)]
    if states:
        return [said[0], *(_place(found, state, year) for state in states)]
    return [*said, *_smaller(found, treaties or [], year), *_outside(found, year)]


def _first(found: "PatronCamps", heads: Sequence[Mapping[str, Any]], year: int) -> str:
    """Name the heads."""
    held = f"of at least {cut(found.smallest)} of the world's power" if found.smallest else "of any size"
    if not heads:
        return f"In {year} nobody heads a camp {held} by {PLEDGES[found.grade]}."
    names = [_called(found, str(row["head"]), year) for row in heads]
    who = f"{names[0]} alone heads a camp" if len(names) == 1 else f"{listed(names)} head camps"
    return f"In {year} {who} {held} by {PLEDGES[found.grade]}."


def _camp(found: "PatronCamps", row: Mapping[str, Any], treaties: "Sequence[Alliance]", year: int) -> str:
    """Say who follows a head, with what, and by which treaties."""
    head = str(row["head"])
    inside = [_called(found, state, year) for state in found.members(head, year)[1:]]
    more = len(inside) - NAMED if len(inside) > NAMED + 1 else 0
    who = listed([*inside[: len(inside) - more], f"{in_words(more)} more"] if more else inside)
    by = [each.name for each, _ in of_head(found, head, treaties, year)[:3]]
    through = f" ({', '.join(by)})" if by else ""
    verb = "follow" if len(inside) > 1 else "follows"
    return (
        f"{as_sentence(who)} {verb} {_called(found, head, year)}{through}: with it {percent(row['share'])} of power "
        f"({found.measure})."
    )


def _smaller(found: "PatronCamps", treaties: "Sequence[Alliance]", year: int) -> list[str]:
    """Name the heads of camps that are too small to count, with what they hold."""
    rows = [row for row in found.of_year(year) if not row["pole"] and row["share"] >= STRONG]
    named: list[str] = []
    for row in rows[:OUTSIDE]:
        by = of_head(found, str(row["head"]), treaties, year)[:1]
        through = f", {by[0][0].name}" if by else ""
        named.append(f"{_called(found, str(row['head']), year)} ({percent(row['share'])}{through})")
    return [f"Heads of smaller camps: {listed(named)}."] if named else []


def _outside(found: "PatronCamps", year: int) -> list[str]:
    """Name the strongest states that follow nobody and that nobody follows."""
    alone = found.states.filter((pl.col("year") == year) & pl.col("head").is_null() & (pl.col("power") >= STRONG)).sort(
        "power", descending=True
    )
    named = [f"{_called(found, state, year)} ({percent(power)})"
             for state, power in alone.select("state", "power").head(OUTSIDE).iter_rows()]  # fmt: skip
    return [f"Outside all camps, with their power: {listed(named)}."] if named else []


def _place(found: "PatronCamps", state: str, year: int) -> str:
    """Say where one state stands."""
    row = found.states.filter((pl.col("year") == year) & (pl.col("state") == state))
    who = as_sentence(_called(found, state, year))
    if not row.height:
        return f"{who} isn't there in {year}."
    here = row.row(0, named=True)
    if here["patron"] is not None:
        patron, head = here["patron"], here["head"]
        onwards = f", which follows {_called(found, head, year)}" if head not in (None, patron) else ""
        return f"{who} follows {_called(found, patron, year)}{onwards}."
    if here["head"] == state:
        followers = len(found.members(state, year)) - 1
        return f"{who} heads a camp of {count(followers, 'follower')}."
    why = {NO_PATRON: NO_PATRON, NOT_COVERED: "the source doesn't cover it"}.get(here["reason"], here["reason"])
    return f"{who} follows nobody: {why}."


def notes(found: "PatronCamps", treaties: "Sequence[Alliance] | None", year: int) -> list[str]:
    """Say what the reading rests on."""
    here = found.states.filter(pl.col("year") == year)
    left = here.filter(~pl.col("reason").is_in(["", NO_PATRON]))["state"].to_list()
    more = "exceeds it" if found.margin == 1 else f"is more than {found.margin:g} times as strong"
    said = [
        f"Source: {version_once(found.source)}. A state's patron is the strongest state pledged to it that {more} by "
        f"{found.measure}; following patrons upwards ends at a head. A pledge on paper: nobody may have acted on it.",
        "Communities of pledges (Leiden), which name no head: --method leiden. By trade and by organisations there are "
        "communities alone.",
    ]
    if left:
        said.append(f"Undecided or not covered in {year}: {count(len(left), 'state')}; the rows say why.")
    if treaties is None:
        said.append("Treaties by name need another source: polycentric fetch atop_treaties.")
    return said


def _called(found: "PatronCamps", state: str, year: int) -> str:
    """Name a state as it was called then."""
    return the(found.names.get((year, state), state))
