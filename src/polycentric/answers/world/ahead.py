"""Futures in the report: a thousand runs of today's world and the sweep of levers, as they ship with the package."""

from dataclasses import replace

import xarray as xr

from polycentric.answers.parts import futures_ahead, futures_past, futures_words
from polycentric.pictures.records.ahead import Ahead
from polycentric.pictures.records.past import Past

TITLE = "Futures"


def gather(panel: xr.Dataset, past: Past | None) -> Ahead | None:
    """Give the futures that ship; None for another world, another year or other figures than they start from."""
    from polycentric.futures import shown

    held = shown.shipped()
    if panel.attrs.get("inputs_sha256") != held["inputs"] or int(panel["year"].values[-1]) != held["start"]:
        return None
    names = futures_words.names_of(panel)
    title = f"{TITLE} from {held['start']} to {held['until']}"
    pasts = futures_past.of_editions(list(held["fans"]["share"]), held["start"])
    found = futures_ahead.ahead_of(held, names, title, pasts=pasts, archive=_archive(past))
    swept = held["sweep"]
    return replace(
        found,
        source=f"{found.runs:,} runs, seed {found.seed}, kept with the package: polycentric futures makes them again",
        notes=(futures_words.of_grades(held["processes"]),),
        pulled=futures_ahead.pulled_of(swept["rows"]),
        swept=(swept["runs"], swept["from"], swept["until"]),
    )


def _archive(past: Past | None) -> tuple[futures_past.Shares, str]:
    """Give the leading measure's lines of two centuries, and its name."""
    if past is None or not past.indices:
        return {}, ""
    index = past.indices[0]
    return {each.state: each.shares for each in index.lines}, index.label
