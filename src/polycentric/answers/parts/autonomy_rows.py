"""The rows of ``autonomy``: states, holds, channels, patrons, years and known cases."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from polycentric.answers.grids import Column, Grid, Section
from polycentric.poles.hierarchy.states import TOO_WIDE

if TYPE_CHECKING:
    import polars as pl
    import xarray as xr

    from polycentric.poles.hierarchy import Held
    from polycentric.poles.hierarchy.scores import Scores

Row = dict[str, Any]
PART = "0 to 1"
STATES = (
    Column("year", "year", "year"), Column("state", "id", "state"), Column("name", "state", "name"),
    Column("autonomy", "autonomy", PART), Column("low", "least", PART), Column("high", "most", PART),
    Column("holder", "held most by", "state"), Column("channels", "how many", "number"), Column("known", "channels"),
    Column("why", "remark"),
)  # fmt: skip
YEARS = (
    Column("year", "year", "year"), Column("autonomy", "autonomy", PART), Column("low", "least", PART),
    Column("high", "most", PART), Column("covered", "decided", "fraction"), Column("channels", "how many", "number"),
    Column("known", "channels"), Column("why", "remark"),
)  # fmt: skip
CASES = (
    Column("way", "way"), Column("era", "era"), Column("side", "side"), Column("state", "state", "state"),
    Column("first", "from", "year"), Column("last", "to", "year"), Column("years", "years", "number"),
    Column("autonomy", "autonomy", PART),
)  # fmt: skip
AREAS = (
    Column("way", "way"), Column("era", "era"), Column("held", "held", "number"), Column("free", "free", "number"),
    Column("area", "area", PART), Column("most_held", "most of held", PART),
    Column("least_free", "least of free", PART),
)  # fmt: skip
CHANNELS = (
    Column("channel", "channel"), Column("label", "what it is"), Column("states", "states", "number"),
    Column("pairs", "pairs known", "number"), Column("held", "above 0", "number"), Column("scale", "scale"),
)  # fmt: skip
PATRONS = (
    Column("year", "year", "year"), Column("state", "id", "state"), Column("name", "state", "name"),
    Column("by_hold", "by hold", "state"), Column("hold", "hold", PART), Column("chief", "chain ends at", "state"),
    Column("by_pledges", "by pledges", "state"), Column("agree", "agree"),
)  # fmt: skip


def states(held: "Held", names: Mapping[str, str], row: int = -1) -> list[Row]:
    """Give a row for each state that has a strength, the least autonomous first, the undecided last."""
    reasons = held.reasons()[row]
    row = int(np.arange(len(held.years))[row])
    rows = [
        _state(held, row, place, names.get(label, label), str(reasons[place]))
        for place, label in enumerate(held.labels)
        if not np.isnan(held.grips.strength[row, place])
    ]
    return sorted(rows, key=lambda each: (each["autonomy"] is None, each["autonomy"] or 0.0, each["state"]))


def _state(held: "Held", row: int, place: int, name: str, why: str) -> Row:
    """Give the row of one state; an undecided one has no range."""
    decided = not np.isnan(held.autonomy[row, place])
    channels = held.channels(row, place)
    return {
        "year": int(held.years[row]),
        "state": held.labels[place],
        "name": name,
        "autonomy": number(held.autonomy[row, place]),
        "low": number(held.low[row, place]) if decided else None,
        "high": number(held.high[row, place]) if decided else None,
        "holder": _label(held, held.holder[row, place]) if decided or why == TOO_WIDE else None,
        "channels": len(channels),
        "known": ", ".join(channels) or None,
        "why": why or _alone(held, row, place) or None,
    }


def _alone(held: "Held", row: int, place: int) -> str:
    """Say where all that holds a state is one channel, so that leaving that out makes it look free."""
    holder = held.holder[row, place]
    values = held.grips.values[:, row, place, holder]
    above = [name for name, each in zip(held.grips.names, values, strict=True) if each > 0]
    return f"by {above[0]} alone" if holder >= 0 and len(above) == 1 else ""


def in_short(channels: str | None, every: tuple[str, ...]) -> str | None:
    """Name channels in few words: those that are missing, where these are one or two.

    Examples
    --------
    >>> in_short("arms, trade, votes", ("arms", "support", "trade", "votes"))
    'all but support'
    """
    names = (channels or "").split(", ")
    lacking = [name for name in every if name not in names]
    if len(names) < 3 or len(lacking) > 2:
        return channels
    return f"all but {' and '.join(lacking)}" if lacking else "all"


def hold_columns(held: "Held") -> tuple[Column, ...]:
    """Describe the rows of holds, a column for each channel."""
    return (
        Column("year", "year", "year"), Column("state", "held", "state"), Column("partner", "by", "state"),
        Column("hold", "hold", PART), Column("known", "of", "number"),
        *(Column(name, name, PART) for name in held.grips.names),
    )  # fmt: skip


def holds(held: "Held", state: str | None = None, row: int = -1) -> list[Row]:
    """Give a row for each hold above zero, the largest first; of one state those on it and those that it has."""
    values = np.nan_to_num(held.hold[row])
    own = None if state is None else held.labels.index(state)
    rows: list[Row] = []
    for one, other in np.argwhere(values > 0).tolist():
        if own is None or own in (one, other):
            channels = held.grips.values[:, row, one, other]
            rows.append(
                {"year": int(held.years[row]), "state": held.labels[one], "partner": held.labels[other],
                 "hold": float(values[one, other]), "known": int((~np.isnan(channels)).sum())}
                | {name: number(each) for name, each in zip(held.grips.names, channels, strict=True)}
            )  # fmt: skip
    return sorted(rows, key=lambda each: (-each["hold"], each["state"], each["partner"]))


def channels(held: "Held", row: int = -1) -> list[Row]:
    """Give a row for each channel: of how many states and pairs anything is known, and how many are above zero."""
    from polycentric.ties.channels import CHANNELS as KNOWN

    rows: list[Row] = []
    for name, values in zip(held.grips.names, held.grips.values[:, row], strict=True):
        known = ~np.isnan(values)
        rows.append({"channel": name, "label": KNOWN[name].label, "states": int(known.any(axis=1).sum()),
                     "pairs": int(known.sum()), "held": int((np.nan_to_num(values) > 0).sum()),
                     "scale": KNOWN[name].scale})  # fmt: skip
    return rows


def patrons(held: "Held", pledged: "xr.DataArray", names: Mapping[str, str], row: int = -1) -> list[Row]:
    """Give a row for each state with a patron by either, those on which the two disagree first."""
    from polycentric.poles.hierarchy.beside import beside

    found = beside(held, pledged, int(held.years[row]))
    rows: list[Row] = []
    for place, label in enumerate(held.labels):
        one, other = int(found.by_hold[place]), int(found.by_pledges[place])
        if one >= 0 or other >= 0:
            known = one != -2 and other != -2
            rows.append({
                "year": int(held.years[row]), "state": label, "name": names.get(label, label),
                "by_hold": _patron(held, one), "hold": number(held.hold[row, place, one]) if one >= 0 else None,
                "chief": _label(held, found.chief[place]), "by_pledges": _patron(held, other),
                "agree": ("yes" if one == other else "no") if known else "not known",
            })  # fmt: skip
    order = {"no": 0, "not known": 1, "yes": 2}
    return sorted(rows, key=lambda each: (order[each["agree"]], -(each["hold"] or 0.0), each["state"]))


def of_system(held: "Held") -> list[Row]:
    """Give a row for each year of the number of the system; an undecided one has no range."""
    from polycentric.poles.hierarchy.system import of_states
    from polycentric.poles.three.autonomy import segments

    found, made_of = of_states(held), segments(held)
    rows: list[Row] = []
    for place in range(found.sizes["year"]):
        value = {name: number(float(found[name][place])) for name in ("value", "low", "high", "coverage", "channels")}
        decided = value["value"] is not None
        rows.append({
            "year": int(found["year"][place]), "autonomy": value["value"], "low": value["low"] if decided else None,
            "high": value["high"] if decided else None, "covered": value["coverage"], "channels": value["channels"],
            "known": made_of[place] or None, "why": str(found["reason"].values[place]) or None,
        })  # fmt: skip
    return rows


def lettered(rows: list[Row]) -> tuple[list[Row], str]:
    """Write of each year a letter for its channels, and below what the letters mean: years of one compare."""
    sets = list(dict.fromkeys(row["known"] for row in rows if row["autonomy"] is not None))
    if len(sets) < 2:
        below = f"All by {sets[0]}." if sets else ""
        return [{key: value for key, value in row.items() if key != "known"} for row in rows], below
    letters = {each: _letter(place) for place, each in enumerate(sets)}
    shown = [row | {"known": letters[row["known"]] if row["autonomy"] is not None else None} for row in rows]
    told = "; ".join(f"{letter}: {each}" for each, letter in letters.items())
    return shown, f"Channels, {told}. Compare years of one letter alone."


def _letter(place: int) -> str:
    """Give a, b, ..., z, aa, ab, ..."""
    from string import ascii_lowercase

    before, here = divmod(place, len(ascii_lowercase))
    return (_letter(before - 1) if before else "") + ascii_lowercase[here]


def case_sections(found: "Scores") -> list[Section]:
    """Set the areas of each way, and the cases by the rule itself."""
    from polycentric.poles.hierarchy.scores import RULE, WHOLE

    whole = found.areas.filter(found.areas["era"] == WHOLE)
    eras = found.areas.filter((found.areas["way"] == RULE) & (found.areas["era"] != WHOLE))
    cases = found.cases.filter((found.cases["way"] == RULE) & (found.cases["era"] == WHOLE))
    return [
        Section("Held against free, by each way that was tried", Grid(_without(AREAS, "era"), _shown(whole))),
        Section("By era, all channels", Grid(_without(AREAS, "way"), _shown(eras))),
        Section("Cases, all channels", Grid(_without(CASES, "way", "era"), _shown(cases.sort("autonomy")))),
    ]


def shown(rows: list[Row]) -> list[Row]:
    """Write parts with two digits, as a reader sees them."""
    return [{key: f"{each:.2f}" if isinstance(each, float) else each for key, each in row.items()} for row in rows]


def number(value: float) -> float | None:
    """Give a number, or nothing where it is missing."""
    return None if np.isnan(value) else float(value)


def _shown(table: "pl.DataFrame") -> list[Row]:
    return shown(table.to_dicts())


def _without(columns: tuple[Column, ...], *names: str) -> tuple[Column, ...]:
    return tuple(each for each in columns if each.name not in names)


def _label(held: "Held", place: int) -> str | None:
    return held.labels[place] if place >= 0 else None


def _patron(held: "Held", place: int) -> str:
    return held.labels[place] if place >= 0 else ("nobody" if place == -1 else "not known")
