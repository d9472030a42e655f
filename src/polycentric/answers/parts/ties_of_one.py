"""The tables of ``ties LAYER`` that a person reads: of one state, of several, and of all."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import option
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.numbers import scale_of
from polycentric.answers.parts.power_rows import is_old
from polycentric.answers.parts.ties_rows import is_tie, short_head
from polycentric.answers.parts.ties_words import MOST, words_of

if TYPE_CHECKING:
    from polycentric.ties.contract import TieLayer

Row = dict[str, Any]
LINE = 54  # characters of names beside a state's own
OF_EACH, FEW = 8, 250  # partners named where all states are shown; of so few ties in all, every one


def of_one_state(rows: Sequence[Row], layer: "TieLayer", state: str, top: int, year: int) -> list[Section]:
    """Set one state's ties with a strength: from it, and to it, by what is known of each."""
    heads = words_of(layer).heads
    if not layer.directed:
        return [Section("", _partners(rows, layer, state, top, year, "with"))]
    out, into = ([row for row in rows if row[side] == state] for side in ("state", "partner"))
    name = next((row["name"] for row in out), next((row["partner_name"] for row in into), state))
    sections = [
        Section(f"{name}: {heads[0]}", _partners(out, layer, state, top, year, heads[0])),
        Section(f"{name}: {heads[1]}", _partners(into, layer, state, top, year, heads[1])),
    ]
    if layer.name == "trade_dependence":
        sections.reverse()
    return [section for section in sections if section.grid.rows]


def bounded_note(rows: Sequence[Row]) -> str:
    """Explain the marks of ties of which only a part is listed."""
    if not any(row["value"] != row["value"] for row in rows):
        return ""
    return "≥: what is listed of a tie that isn't known whole; it is at most what stands beside it."


def there_or_not(rows: Sequence[Row], layer: "TieLayer", state: str, top: int | None = None) -> list[Section]:
    """Set one state's ties that are there or not, those that run the same way in one row; none where words tell all."""
    ways = ways_of(rows, layer, state)
    if len(ways) == 1 and len(next(iter(ways.values()))) <= MOST and top is None:
        return []
    lines = [
        {"way": way if place == 0 else "", "names": line}
        for way, names in ways.items()
        for place, line in enumerate(wrapped([*names[:top], *_more(names, top)]))
    ]
    return [Section("", Grid((Column("way", "which way"), Column("names", "states")), lines))] if lines else []


def _more(names: Sequence[str], top: int | None) -> list[str]:
    """Say how many names are not shown."""
    return [f"{len(names) - top} more"] if top is not None and len(names) > top else []


def ways_of(rows: Sequence[Row], layer: "TieLayer", state: str) -> dict[str, list[str]]:
    """Part one state's partners by which way the tie runs."""
    out = {row["partner"]: row["partner_name"] for row in rows if row["state"] == state}
    into = {row["state"]: row["name"] for row in rows if row["partner"] == state}
    if not layer.directed:
        out = into = {**out, **into}
    away, home = words_of(layer).heads
    ways: dict[str, list[str]] = {"both ways": [], away: [], home: []}
    for key, name in sorted({**out, **into}.items(), key=lambda item: item[1]):
        ways["both ways" if key in out and key in into else away if key in out else home].append(name)
    return {way: names for way, names in ways.items() if names}


def by_sender(rows: Sequence[Row], layer: "TieLayer", top: int) -> tuple[Section, str]:
    """Set ties that are there or not by the state that they run from, those with the most first."""
    partners: dict[str, list[str]] = {}
    for row in rows:
        partners.setdefault(row["name"], []).append(row["partner_name"])
        if not layer.directed:
            partners.setdefault(row["partner_name"], []).append(row["name"])
    ordered = sorted(partners.items(), key=lambda item: (-len(item[1]), item[0]))
    lines: list[Row] = []
    for name, others in ordered[:top]:
        named = sorted(others) if len(rows) <= FEW else _first(sorted(others))
        for place, line in enumerate(wrapped(named)):
            lines.append({"name": name if place == 0 else "", "partners": line})
    more = f"{len(ordered) - top} more states have ties; {option('top')} shows more." if len(ordered) > top else ""
    return Section("", Grid((Column("name", "state"), Column("partners", words_of(layer).heads[0])), lines)), more


def _first(names: Sequence[str]) -> list[str]:
    """Give the first names and how many more there are."""
    return [*names[:OF_EACH], *_more(names, OF_EACH)]


def coded(rows: Sequence[Row], layer: "TieLayer", codes: Mapping[float, str], state: str, top: int) -> list[Section]:
    """Set ties that are codes with what each means; a code that means none is no row."""
    columns = (Column("name", "state"), Column("partner_name", "and"), Column("what", "what"))
    shown = [{**row, "what": codes.get(row["value"], "")} for row in rows]
    if state:
        columns = columns[1:]
        shown = [
            {**row, "partner_name": row["partner_name"] if row["state"] == state else row["name"]} for row in shown
        ]
    once: dict[tuple[str, ...], Row] = {}
    for row in shown:
        once.setdefault(tuple(sorted((row["state"], row["partner"]))), row)
    return [Section("", Grid(columns, list(once.values())[:top]))]


def _partners(rows: Sequence[Row], layer: "TieLayer", state: str, top: int, year: int, head: str) -> Grid:
    """Set partners with the strength of the tie, those of which only a part is listed by that part, with bounds."""
    whole = [row for row in rows if is_tie(row, layer)]
    partly = [row for row in rows if row["value"] != row["value"] and row["at_least"] > 0]
    scale = scale_of(layer.unit, [row["value"] for row in whole[:top]])
    first = sorted(_together(whole, partly), key=lambda row: bool(row["flag"]))[:top]
    partly = [row for row in first if row["value"] != row["value"]]
    lines: list[Row] = []
    for row in first:
        known, most = row["value"] == row["value"], row["at_most"]
        lines.append({
            **row,
            "partner_name": row["partner_name"] if row["state"] == state else row["name"],
            "value": scale.show(row["value"]) if known else f"≥{scale.show(row['at_least'])}",
            "at_most": "" if known or most != most else f"at most {scale.show(most)}",
        })  # fmt: skip
    columns = [Column("partner_name", head), Column("value", short_head(scale.heading), "number")]
    if partly:
        columns.append(Column("at_most", ""))
    if any(line["flag"] for line in lines):
        columns.append(Column("flag", ""))
    if any(is_old(line["year"], year) for line in lines):
        columns.append(Column("year", "oldest number", "number"))
    return Grid(tuple(columns), lines)


def _together(whole: Sequence[Row], partly: Sequence[Row]) -> list[Row]:
    """Put ties of which a part is listed among those that are whole, which keep their order."""
    return sorted([*whole, *partly], key=lambda row: -row["at_least"]) if partly else list(whole)


def wrapped(names: Sequence[str]) -> list[str]:
    """Write names in lines of so many characters."""
    import textwrap

    return textwrap.wrap(", ".join(names), LINE, break_long_words=False) or [""]
