"""Who met whom, when, who began, and who won, by each source's own coding."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from polycentric.errors import UnknownNameError

B_WINS, DRAW, A_WINS = 0, 1, 2
SIDES = ("single", "summed", "dyads")
Tally = dict[str, int]
Row = dict[str, object]


@dataclass(frozen=True)
class List:
    """One list of contests: its source, its default rule for sides, and what its outcomes are called."""

    name: str
    label: str
    source: str
    sides: str
    contest: str


LISTS: Mapping[str, List] = {
    "cow": List("cow", "Disputes (COW MID 5.0)", "cow_mid", "single", "dispute"),
    "gml": List("gml", "Disputes (GML 2.2.1)", "gml_mid", "single", "dispute"),
    "wars": List("wars", "Inter-state wars (COW 4.0)", "cow_wars", "summed", "war"),
}
DISPUTE_OUTCOMES = {1: A_WINS, 4: A_WINS, 2: B_WINS, 3: B_WINS, 5: DRAW}
DISPUTE_LEFT_OUT = {6: "compromise", 7: "released", 8: "unclear outcome", 9: "joined an ongoing war"}
WAR_OUTCOMES = {(1, 2): A_WINS, (2, 1): B_WINS, (6, 6): DRAW}
WAR_LEFT_OUT = {3: "compromise", 4: "changed into another kind of war", 5: "ongoing", 7: "continued below war level",
                8: "a member changed sides"}  # fmt: skip


@dataclass(frozen=True)
class Contests:
    """The contests of a list that count, one case a row.

    Attributes
    ----------
    kind : List
    sides : str
        `single`, `summed` or `dyads`.
    rows : DataFrame
        `contest` (the source's number), `year` it began, `end`, `a` and `b` (COW codes of the members of either side)
        and `outcome` (0 B wins, 1 draw, 2 A wins).
    left_out : dict
        How many contests are not in `rows`, by reason.
    """

    kind: List
    sides: str
    rows: pl.DataFrame
    left_out: Tally = field(default_factory=dict)


def contests(name: str, sides: str | None = None, *, compromise: bool = False) -> Contests:
    """Read a list of contests.

    Parameters
    ----------
    name : str
        ``"cow"``, ``"gml"`` or ``"wars"``.
    sides : str, optional
        ``"single"``, ``"summed"`` or ``"dyads"``; the list's own default without it.
    compromise : bool
        Whether a compromise counts as a draw.

    Raises
    ------
    UnknownNameError
        If there is no such list, or no such rule for sides.
    """
    from polycentric.tables import table

    if name not in LISTS:
        raise UnknownNameError("list of contests", name, LISTS)
    kind = LISTS[name]
    if sides is not None and sides not in SIDES:
        raise UnknownNameError("rule for sides", sides, SIDES)
    if name == "wars":
        return from_wars(table("cow_wars", "inter_state"), kind, sides or kind.sides, compromise=compromise)
    disputes, years = table(kind.source, "disputes"), table(kind.source, "dispute_dyad_years")
    return from_disputes(disputes, years, kind, sides or kind.sides, compromise=compromise)


def from_disputes(
    disputes: pl.DataFrame, years: pl.DataFrame, kind: List, sides: str, *, compromise: bool = False
) -> Contests:
    """Make contests of the table of disputes and of that of their directed dyad-years.

    Parameters
    ----------
    disputes : DataFrame
        `dispnum`, `styear`, `outcome`.
    years : DataFrame
        `dispnum`, `ccode1`, `ccode2`, `year`, `sidea1`, `orig1`, `orig2`.
    kind : List
    sides : str
    compromise : bool
        Whether a compromise counts as a draw.
    """
    codes = DISPUTE_OUTCOMES | ({6: DRAW} if compromise else {})
    from_a = years.filter(pl.col("sidea1")).sort("dispnum", "ccode1", "ccode2", "year")
    meetings = {int(key[0]): part.to_dicts() for key, part in from_a.group_by("dispnum", maintain_order=True)}
    rows, tally = list[Row](), Tally()
    for dispute in disputes.sort("dispnum").to_dicts():
        met = meetings.get(dispute["dispnum"], [])
        reason = "" if dispute["outcome"] in codes else DISPUTE_LEFT_OUT.get(dispute["outcome"], "outcome unknown")
        a, b = _members(met, "ccode1"), _members(met, "ccode2")
        if not reason and sides == "single" and (len(a), len(b)) != (1, 1):
            reason = "more than one state on a side"
        pairs = {(row["ccode1"], row["ccode2"]): codes.get(dispute["outcome"], DRAW) for row in met
                 if sides == "single" or (row["orig1"] and row["orig2"])}  # fmt: skip
        if not reason and not pairs:
            reason = "no members from the first day"
        if reason:
            tally[reason] = tally.get(reason, 0) + 1
            continue
        end = max(row["year"] for row in met)
        rows += _cases(dispute["dispnum"], (dispute["styear"], end), pairs, sides)
    return _contests(kind, sides, rows, tally)


def from_wars(wars: pl.DataFrame, kind: List, sides: str, *, compromise: bool = False) -> Contests:
    """Make contests of the directed dyad-years of wars.

    Parameters
    ----------
    wars : DataFrame
        `warnum`, `ccode1`, `ccode2`, `year`, `initiator1`, `outcome1`, `outcome2`.
    kind : List
    sides : str
    compromise : bool
        Whether a compromise counts as a draw.
    """
    codes = WAR_OUTCOMES | ({(3, 3): DRAW} if compromise else {})
    rows, tally = list[Row](), Tally()
    for key, part in wars.sort("warnum", "year", "ccode1", "ccode2").group_by("warnum", maintain_order=True):
        met = part.to_dicts()
        first = [row for row in met if row["year"] == met[0]["year"]]
        a, reason = _first_side(first)
        pairs = {(row["ccode1"], row["ccode2"]): codes.get((row["outcome1"], row["outcome2"])) for row in first
                 if row["ccode1"] in a}  # fmt: skip
        reason = reason or _war_reason(met, pairs, first, sides)
        known = {pair: outcome for pair, outcome in pairs.items() if outcome is not None}
        if reason:
            tally[reason] = tally.get(reason, 0) + 1
            continue
        rows += _cases(int(key[0]), (met[0]["year"], met[-1]["year"]), known, sides)  # pyright: ignore[reportArgumentType]
    return _contests(kind, sides, rows, tally)


def _first_side(met: list[Row]) -> tuple[set[object], str]:
    """Give the members of the side with the initiator, found along the pairs that fought each other."""
    began = {row["ccode1"] for row in met if row["initiator1"]}
    side = dict.fromkeys(began, 0)
    while added := {row["ccode2"]: 1 - side[row["ccode1"]] for row in met
                    if row["ccode1"] in side and row["ccode2"] not in side}:  # fmt: skip
        side |= added
    if not began:
        return set(), "no initiator coded"
    if any(side.get(row["ccode1"]) == side.get(row["ccode2"]) for row in met):
        return set(), "initiators on both sides"
    return {state for state, place in side.items() if place == 0}, ""


def _war_reason(met: list[Row], pairs: Mapping[tuple[object, object], int | None], first: list[Row], sides: str) -> str:
    """Say why a war doesn't count; nothing if it does."""
    if sides == "single" and len({row["ccode1"] for row in met}) > 2:
        return "more than one state on a side"
    outcomes = set(pairs.values())
    if outcomes == {None}:
        codes = {row["outcome1"] for row in first} | {row["outcome2"] for row in first}
        return next((reason for code, reason in WAR_LEFT_OUT.items() if code in codes), "outcome unknown")
    if sides != "dyads" and len(outcomes) > 1:
        return "members of one side fared differently"
    return ""


def _members(met: list[Row], column: str) -> set[object]:
    """Give the states in a column."""
    return {row[column] for row in met}


def _cases(number: int, years: tuple[int, int], pairs: Mapping[tuple[object, object], int], sides: str) -> list[Row]:
    """Make the rows of one contest: one, or one for each pair."""
    shared = {"contest": number, "year": years[0], "end": years[1]}
    if sides == "dyads":
        return [{**shared, "a": [a], "b": [b], "outcome": outcome} for (a, b), outcome in sorted(pairs.items())]  # pyright: ignore[reportUnknownLambdaType, reportArgumentType]
    a, b = sorted({a for a, _ in pairs}), sorted({b for _, b in pairs})  # pyright: ignore[reportArgumentType]
    return [{**shared, "a": a, "b": b, "outcome": next(iter(pairs.values()))}]


def _contests(kind: List, sides: str, rows: list[Row], tally: Tally) -> Contests:
    """Put the rows into a frame."""
    schema = {"contest": pl.Int32, "year": pl.Int16, "end": pl.Int16, "a": pl.List(pl.Int16), "b": pl.List(pl.Int16),
              "outcome": pl.Int8}  # fmt: skip
    return Contests(kind, sides, pl.DataFrame(rows, schema=schema), dict(sorted(tally.items(), key=lambda kv: -kv[1])))
