"""Wars and disputes as answers: of a state by opponent, of all by year."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import option
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.ties_words import listing
from polycentric.pictures.drawing.words import short_span, the
from polycentric.ties.events import BETWEEN, COUNTED, EVENTS, HOSTILITY, OUTCOMES, WHOLE_WAR, level_between

if TYPE_CHECKING:
    import polars as pl

    from polycentric.answers.where import Years

Row = Mapping[str, Any]
UNITS = {"number": "number of the event in the source", "first": "year", "last": "year", "state": "state",
         "partner": "state", "battle_deaths": "people", "partner_battle_deaths": "people"}  # fmt: skip
SHOWN_YEARS = 5


def with_names(kind: str, found: "pl.DataFrame") -> "pl.DataFrame":
    """Put the names of then beside the ids, and words in place of codes."""
    import polars as pl

    from polycentric.states import name_of

    rows = [
        {"layer": kind, "number": row["number"], "state": row["state"], "partner": row["partner"],
         "name": name_of(row["state"], row["first"]), "partner_name": name_of(row["partner"], row["first"]),
         "first": row["first"], "last": row["last"], **{key: _in_words(key, row[key]) for key in EVENTS[kind].more}}
        for row in found.iter_rows(named=True)
    ]  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None) if rows else found.with_columns(layer=pl.lit(kind))


def sentences(kind: str, rows: Sequence[Row], state: str, name: str, span: "Years") -> list[str]:
    """Tell whom a state fought, or how many fought."""
    about = EVENTS[kind]
    years = str(span[0]) if span[0] == span[1] else f"{span[0]}-{span[1]}"
    lead = f"In {years}" if span[0] == span[1] else f"From {span[0]} to {span[1]}"
    events = {row["number"] for row in rows}
    count = f"{len(events)} {about.one if len(events) == 1 else about.several}"
    if not state:
        were = "was" if len(events) == 1 else "were"
        return [f"{lead} {count} {were} under way, between {len(rows)} pairs of states; source {about.label}."]
    if not rows:
        return [f"{lead} {the(name)} was in no {about.one}, by {about.label}."]
    opponents = _by_opponent(rows)
    if kind == "wars":
        told = [f"{the(_name(group))} ({', '.join(_span(row) for row in group)})" for group in opponents]
    else:
        told = [f"{the(_name(group))} ({len(group)})" for group in opponents]
    against = f"against {len(opponents)} state{'s' if len(opponents) > 1 else ''}"
    most = 12 if kind == "wars" else 5
    return [f"{lead} {the(name)} was in {count} {against}: {listing(told, most)}; source {about.label}."]


def of_state(kind: str, rows: Sequence[Row], top: int) -> list[Section]:
    """Set a state's wars one by one, and its disputes by opponent."""
    if kind == "wars":
        shown = sorted(rows, key=lambda row: (row["first"], row["partner_name"]), reverse=True)[:top]
        return [Section("", _wars(shown, alone=True))]
    opponents = _by_opponent(rows)[:top]
    columns = (
        Column("partner_name", "against"), Column("events", "disputes", "number"), Column("years", "begun in"),
        Column("worst", "worst"), Column("of", "in"),
    )  # fmt: skip
    return [Section("", Grid(columns, [_opponent(group) for group in opponents]))]


def of_all(kind: str, rows: Sequence[Row], top: int) -> list[Section]:
    """Set the wars or disputes of a year, each with its pairs."""
    if kind == "wars":
        return [Section("", _wars(sorted(rows, key=lambda row: row["first"], reverse=True)[:top], alone=False))]
    columns = (Column("name", "state"), Column("partner_name", "against"), Column("years", "years"),
               Column("worst", "worst"))  # fmt: skip
    worst = sorted(rows, key=lambda row: (-_level(row), -row["first"], row["name"]))[:top]
    shown = [{**row, "years": _span(row), "worst": BETWEEN[_level(row)]} for row in worst]
    return [Section("", Grid(columns, shown))]


def cut(kind: str, rows: Sequence[Row], state: str | None, top: int) -> str:
    """Say how much isn't shown."""
    count = len(_by_opponent(rows)) if state and kind != "wars" else len(rows)
    return f"{count - top} more rows are not shown: {option('top')} shows more." if count > top else ""


def counted(kind: str) -> str:
    """Say how the table is counted."""
    return WHOLE_WAR if kind == "wars" else COUNTED


def _wars(rows: Sequence[Row], *, alone: bool) -> Grid:
    """Set wars a row each: of one state with the dead, of all with both names."""
    first = () if alone else (Column("name", "state"),)
    last = (Column("ended", "for it"), Column("deaths", "its dead", "number"),
            Column("partner_deaths", "their dead", "number"))  # fmt: skip
    ended = (Column("ended", "for the first"),)
    columns = (*first, Column("partner_name", "against"), Column("years", "years"), Column("began", "begun by"),
               *(last if alone else ended))  # fmt: skip
    lines = [
        {**row, "years": _span(row), "began": _began(row, alone=alone), "ended": row["outcome"],
         "deaths": _people(row, "battle_deaths"), "partner_deaths": _people(row, "partner_battle_deaths")}
        for row in rows
    ]  # fmt: skip
    return Grid(columns, lines)


def _opponent(group: Sequence[Row]) -> Row:
    """Sum up the disputes with one opponent."""
    level = max(map(_level, group))
    worst = sorted({(row["first"], _span(row)) for row in group if _level(row) == level}, reverse=True)
    onsets = sorted({row["first"] for row in group}, reverse=True)
    return {"partner_name": _name(group), "events": len(group), "worst": BETWEEN[level],
            "of": _first([span for _, span in worst]), "years": _first(onsets)}  # fmt: skip


def _first(years: Sequence[Any]) -> str:
    """Write the first of some years, and how many more there are."""
    more = f" +{len(years) - SHOWN_YEARS}" if len(years) > SHOWN_YEARS else ""
    return " ".join(map(str, years[:SHOWN_YEARS])) + more


def _by_opponent(rows: Sequence[Row]) -> list[list[Row]]:
    """Part events by opponent, those with the most first."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["partner"], []).append(row)
    return sorted(groups.values(), key=lambda group: (-len(group), -max(row["last"] for row in group), _name(group)))


def _level(row: Row) -> int:
    """Give the level of hostility that both sides reached."""
    own, its = (HOSTILITY.index(row[side]) if row[side] else None for side in ("hostility", "partner_hostility"))
    return level_between(own, its)


def _name(group: Sequence[Row]) -> str:
    """Name an opponent as it was called at all events; where it had several names, as it is called today."""
    from polycentric.states import name_of

    names = {str(row["partner_name"]) for row in group}
    return names.pop() if len(names) == 1 else name_of(group[0]["partner"])


def _span(row: Row) -> str:
    """Write the years of an event."""
    return short_span(row["first"], row["last"])


def _began(row: Row, *, alone: bool) -> str:
    """Say who began a war."""
    called = ("it", "them") if alone else (row["name"], row["partner_name"])
    who = [name for key, name in zip(("began_it", "partner_began_it"), called, strict=True) if row[key]]
    return " and ".join(who) or "others"


def _people(row: Row, key: str) -> str:
    """Write a number of people, or that none is known."""
    return "?" if row[key] is None else f"{row[key]:,}"


_WORDED: Mapping[str, Callable[[int], Any]] = {
    **dict.fromkeys(("hostility", "partner_hostility"), lambda code: HOSTILITY[code]),
    **dict.fromkeys(("outcome", "partner_outcome"), lambda code: OUTCOMES[code]),
}


def _in_words(key: str, value: Any) -> Any:
    """Write a code in words."""
    return _WORDED[key](value) if key in _WORDED and value is not None else value
