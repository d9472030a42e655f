"""The rows of ``polycentric power``: tidy ones, and the table that a person reads."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from polycentric.answers.grids import Column, Grid
from polycentric.answers.numbers import Scale, scale_of
from polycentric.pictures.drawing.words import as_sentence, listed, the

if TYPE_CHECKING:
    import xarray as xr
    from numpy.typing import NDArray

    from polycentric.power.contract import PowerIndex
    from polycentric.sets.named import StateSet

Row = dict[str, Any]
# Years by which a number may be older than what was asked for without its year beside it.
OLD = 5
ACROSS = 6  # states side by side
TIDY = (
    Column("index", "index"),
    Column("state", "state", "state"),
    Column("name", "name"),
    Column("value", "value", "as in column unit"),
    Column("unit", "unit"),
    Column("share", "share", "fraction of the set"),
    Column("of_leader", "of leader", "fraction of the largest of the set"),
    Column("year", "year", "year of the oldest number in it"),
)


def tidy_rows(indices: Mapping[str, "PowerIndex"], panel: "xr.Dataset", state_set: "StateSet") -> list[Row]:
    """Give a row per index and state of the set, the largest first; a state without data comes last, without values."""
    return [row for index in indices.values() for row in _of_index(index, panel, state_set)]


def one_index(rows: Sequence[Row], top: int, *, has_shares: bool) -> Grid:
    """Set one index as a ranking with values and years, and with shares or parts of the leader's value, if any."""
    scale = scale_of(rows[0]["unit"] if rows else "", (row["value"] for row in rows))
    is_led = not has_shares and any(row["of_leader"] is not None for row in rows)
    parts = [("share", "share %")] if has_shares else [("of_leader", "of leader %")] if is_led else []
    columns = (
        Column("rank", "rank", "number"),
        Column("name", "state"),
        Column("value", scale.heading, "number"),
        *(Column(name, label, "number") for name, label in parts),
        Column("year", "year", "number"),
    )
    ranked = [row for row in rows if row["value"] is not None][:top]
    return Grid(columns, [_ranked(row, place, scale) for place, row in enumerate(ranked, 1)])


def all_indices(rows: Sequence[Row], names: Sequence[str], top: int, year: int) -> Grid:
    """Set the shares of several indices side by side, the states in order of their mean share.

    The year of a number that is much older than the one asked for stands behind it.
    """
    old = {(row["name"], row["index"]): row["year"] for row in rows if is_old(row["year"], year)}
    ordered = _by_mean_share(rows)[:top]
    given = {row["index"] for row in rows if row["share"] is not None}
    columns = [Column("name", "state"), *(Column(name, name, "number") for name in names if name in given)]
    percent = Scale(0.01, "%")
    return Grid(
        columns,
        [
            {"name": state, **{name: _dated(percent.show(held.get(name)), old.get((state, name))) for name in names}}
            for state, held in ordered
        ],
    )


def turned(rows: Sequence[Row], indices: "Mapping[str, PowerIndex]", year: int) -> Grid:
    """Set the shares of several indices, an index a row, and the states with the largest mean share as columns.

    The year of a number that is much older than the one asked for stands behind it.
    """
    states = [state for state, _ in _by_mean_share(rows)[:ACROSS]]
    shares = {(row["index"], row["name"]): row["share"] for row in rows}
    old = {(row["name"], row["index"]): row["year"] for row in rows if is_old(row["year"], year)}
    percent = Scale(0.01, "%")
    given = [name for name in indices if any(shares.get((name, state)) is not None for state in states)]
    columns = [Column("index", "index"), *(Column(state, state, "number") for state in states)]
    return Grid(
        columns,
        [
            {"index": name}
            | {state: _dated(percent.show(shares.get((name, state))), old.get((state, name))) for state in states}
            for name in given
        ],
    )


def in_words(rows: Sequence[Row], indices: "Mapping[str, PowerIndex]") -> list[str]:
    """Say who leads: by one index the first three, by several how many each state leads."""
    ranked = {name: [row for row in rows if row["index"] == name and row["share"] is not None] for name in indices}
    ranked = {name: found for name, found in ranked.items() if found}
    if len(ranked) == 1:
        name, found = next(iter(ranked.items()))
        return _leaders(found, f"by {name} " if len(indices) > 1 else "")
    leads: dict[str, list[str]] = {}
    for name, found in ranked.items():
        leads.setdefault(found[0]["name"], []).append(f"{name} {100 * found[0]['share']:.3g}%")
    ordered = sorted(leads.items(), key=lambda each: -len(each[1]))
    return [
        f"{as_sentence(the(state))} leads by {len(named)} of {len(ranked)} measures: {', '.join(named)}."
        for state, named in ordered
    ]


def _leaders(found: Sequence[Row], by: str = "") -> list[str]:
    """Say the shares of the first three, and how far the first is before the second."""
    first, *others = (f"{the(row['name'])} {100 * row['share']:.3g}%" for row in found[:3])
    first = by + first
    if not others:
        return [f"{as_sentence(first)}."]
    ahead = found[0]["share"] / found[1]["share"] if found[1]["share"] else None
    times = f" The first has {ahead:.3g} times what the second has." if ahead else ""
    return [f"{as_sentence(first)}, {listed(others)}.{times}"]


def largest(rows: Sequence[Row], top: int) -> list[Row]:
    """Keep the rows of the largest states: those that the table for a reader shows."""
    if len({row["index"] for row in rows}) == 1:
        return [row for row in rows if row["value"] is not None][:top]
    states = {state for state, _ in _by_mean_share(rows)[:top]}
    return [row for row in rows if row["name"] in states]


def _by_mean_share(rows: Sequence[Row]) -> list[tuple[str, dict[str, float]]]:
    """Give each state's shares by index, the states in order of their mean share."""
    shares: dict[str, dict[str, float]] = {}
    for row in rows:
        if row["share"] is not None:
            shares.setdefault(row["name"], {})[row["index"]] = row["share"]
    return sorted(shares.items(), key=lambda item: -sum(item[1].values()) / len(item[1]))


def is_old(year: int | None, reference_year: int) -> bool:
    """Tell whether a number is so much older than the year asked for that its year must stand beside it."""
    return bool(year) and reference_year - int(year or 0) > OLD


def old_note(rows: Sequence[Row], year: int) -> str:
    """Count the numbers that are much older than the year asked for, and name the oldest."""
    old = [row for row in rows if is_old(row["year"], year)]
    if not old:
        return ""
    oldest = min(old, key=lambda row: (row["year"], row["name"]))
    count_words = "1 number is" if len(old) == 1 else f"{len(old)} numbers are"
    return f"{count_words} more than {OLD} years older than {year}, the oldest of {oldest['year']} ({oldest['name']})"


def _dated(text: str | None, year: int | None) -> str | None:
    """Put the year of an old number behind it."""
    return text if text is None or year is None else f"{text} ({year})"


def _of_index(index: "PowerIndex", panel: "xr.Dataset", state_set: "StateSet") -> list[Row]:
    """Give the rows of one index in the panel's last year."""
    from polycentric.sets import named
    from polycentric.sets.shares import of_leader

    values = index(panel)
    inside = named.members(panel, values, state_set).isel(year=-1).values
    last = np.where(inside, values.isel(year=-1).values.astype(np.float64), np.nan)
    shares = np.full(last.shape, np.nan) if index.no_shares() else _shares(panel, values, state_set)
    led = of_leader(last, index.scale)
    years = _years(index, panel)
    rows = [
        {"index": index.name, "state": str(state), "name": str(name), "value": _number(value),
         "unit": values.attrs["units"],
         "share": _number(share), "of_leader": _number(part),
         "year": int(year) if year > 0 and _number(value) is not None else None}
        for state, name, value, share, part, year, member in zip(
            panel["state"].values, panel["name"].isel(year=-1).values, values.isel(year=-1).values, shares, led, years,
            inside, strict=True,
        )
        if member
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row["value"] is None, -(row["value"] or 0.0), row["state"]))


def left_out(index: "PowerIndex", panel: "xr.Dataset", missing: int, of: int) -> str:
    """Say how many states of a set have no value, and how much of the world they hold, as far as that is known."""
    from polycentric.sets.shares import dropped

    if not missing:
        return ""
    gone = dropped(panel, index(panel)).isel(year=-1)
    listed = int(gone["count"].item()) if of >= panel.sizes["state"] or "in_cow" not in panel.coords else missing
    words = [
        f"{float(gone[name].item()):.1%} of the world's {what}"
        for name, what in (
            ("population_share", "people"),
            ("output_share", "output"),
            ("capability_share", "capabilities"),
        )
        if name in gone and np.isfinite(gone[name].item())
    ]
    held = ", ".join([*words[:-2], " and ".join(words[-2:])]) if words else ""
    unknown = int(gone["population_unknown"].item()) if "population_unknown" in gone else listed
    if unknown and held:
        held += f" that {'is' if len(words) == 1 else 'are'} known (of {unknown} of them no people are)"
    others = missing - listed
    phrase = f"; without data: {missing} of {of}"
    if others > 0:
        who = "which are" if others == missing else f"{others} of them"
        phrase += f", {who} not on the Correlates of War list that these sources follow"
    if listed and held:
        phrase += f"{'; the other ' + str(listed) + ' hold' if others > 0 else ', which hold'} {held}"
    else:
        phrase += "; what they hold isn't known here"
    return phrase if index.no_shares() else phrase + f". Shares are of the {of - missing} with data"


def in_short(missing: int, of: int) -> str:
    """Say how many states have no value, where several indices are told of."""
    return f"; without data: {missing} of {of}" if missing else ""


def unshared(indices: "Mapping[str, PowerIndex]") -> str:
    """Name the indices without shares, each with what it is instead of an amount."""
    kinds = {"order": "an order", "rate": "a rate"}
    return ", ".join(f"{name} ({kinds[each.scale]})" for name, each in indices.items() if each.no_shares())


def _shares(panel: "xr.Dataset", values: "xr.DataArray", state_set: "StateSet") -> "NDArray[np.float64]":
    """Give the shares of the panel's last year."""
    from polycentric.sets import named

    return named.shares(panel, values, state_set).isel(year=-1).values


def _years(index: "PowerIndex", panel: "xr.Dataset") -> list[int]:
    """Give each state's year of the oldest number that the index uses, by the index or the panel; -1 if unstated."""
    if index.years is not None:
        return [int(year) for year in index.years(panel).isel(year=-1).values]
    dated = [panel[f"{name}_year"].isel(year=-1).values for name in index.variables(panel) if f"{name}_year" in panel]
    if not dated:
        return [int(panel["year"].values[-1])] * panel.sizes["state"]
    return [int(min(years)) for years in zip(*dated, strict=True)]


def _ranked(row: Row, place: int, scale: Scale) -> Row:
    """Write one row of a ranking."""
    percent = Scale(0.01, "%")
    return {
        "rank": place,
        "name": row["name"],
        "value": scale.show(row["value"]),
        "share": percent.show(row["share"]),
        "of_leader": percent.show(row["of_leader"]),
        "year": row["year"],
    }


def _number(value: Any) -> float | None:
    """Turn not-a-number into None."""
    return None if value != value else float(value)
