"""What a panel with groups as one says of them: who stands for whom, in which years, and what is to be said of it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import xarray as xr

from polycentric.panel.group_members import Membership, spans_of

GROUPS, MEMBERS, NOTES = "groups", "group_members", "group_notes"
Spans = Mapping[str, Sequence[Sequence[int]]]


def record_of(panel: xr.Dataset, whos: Sequence[Membership]) -> dict[str, Any]:
    """Give the attributes of a panel on which groups stand as one: as texts, which every file format keeps."""
    members = {who.group.label: spans_of(panel, who) for who in whos}
    notes = [note for who in whos for note in who.notes]
    return {
        GROUPS: "; ".join(who.group.text for who in whos),
        MEMBERS: json.dumps(members),
        **({NOTES: " ".join(notes)} if notes else {}),
    }


def grouped(panel: xr.Dataset) -> dict[str, Spans]:
    """Give for each group of a pooled panel, by its label, its states with the spans of years; empty for any other."""
    return json.loads(str(panel.attrs.get(MEMBERS, "{}")))


def members(panel: xr.Dataset) -> dict[str, tuple[str, ...]]:
    """Give for each group of a pooled panel the states that are in it in any year."""
    return {label: tuple(states) for label, states in grouped(panel).items()}


def members_of(panel: xr.Dataset, year: int, label: str = "") -> list[str]:
    """Give whom a group of a pooled panel stands for in a year; without a label, whom its only group does."""
    known = grouped(panel)
    spans = known[label] if label else next(iter(known.values()), {})
    return [state for state, each in spans.items() if any(first <= year <= last for first, last in each)]
