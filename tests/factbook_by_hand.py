"""The readings by hand of five editions of the World Factbook, and what rows of a reader differ from them.

Two readers wrote down the figures, partners and organisations from the raw texts, each alone and before looking at
what our reader gives. The tables in ``golden`` hold both readings and the settled one, with a reason where they or
the forms differ. The functions here take plain rows, so that what was read from the archive and what is embedded can
both be held against the hands.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from polycentric.packaged import read_rows

Row = Mapping[str, Any]
GOLDEN = Path(__file__).parent / "golden"

# Flags that say where the year of a figure is from whose text states none.
YEAR_GIVEN = {"year_of_edition", "dated_by_value", "dated_by_growth", "repeats_2017"}

# The class of each status that the texts print in brackets, as the readers judged it.
CLASSES = {
    "applicant": "candidate",
    "associate": "associate",
    "associate member": "associate",
    "associated member": "associate",
    "candidate country": "candidate",
    "dialogue member": "partner",
    "dialogue partner": "partner",
    "free trade agreement": "other",
    "free trade agreement pending resolution of fishing limits issue": "other",
    "guest": "other",
    "observer": "observer",
    "participating member": "associate",
    "partner": "partner",
    "sectoral dialogue partner": "partner",
    "signatory": "signatory",
}


def read_by_hand(what: str) -> list[dict[str, str]]:
    """Give the committed rows of "figures", "partners" or "organisations"."""
    return read_rows(GOLDEN / f"factbook_editions_{what}.csv")


def differing_figures(cells: Iterable[Row]) -> Iterator[str]:
    """Say where cells differ from the settled figures: one missing, one too many, another value, year, range, unit."""
    ours = _lists(cells, "place", ("edition", "state", "quantity"))
    settled = _lists(read_by_hand("figures"), None, ("edition", "state", "quantity"))
    for key, rows in settled.items():
        figures = [row for row in rows if row["settled"] == "figure"]
        found = ours.get(key, [])
        if len(found) != len(figures):
            yield f"{key}: {len(found)} figures read, {len(figures)} by hand"
            continue
        for cell, figure in zip(found, figures, strict=True):
            yield from (f"{key}, place {figure['place']}: {one}" for one in _differing_figure(cell, figure))


def _differing_figure(cell: Row, figure: Row) -> Iterator[str]:
    for name in ("value", "low", "high"):
        if not _same(cell[name], figure[name]):
            yield f"{name} {cell[name]} read, {figure[name]} by hand"
    flags = set((cell["flag"] or "").split(";"))
    if figure["year"] and str(cell["year"]) != figure["year"]:
        yield f"year {cell['year']} read, {figure['year']} by hand"
    if not figure["year"] and not flags & (YEAR_GIVEN if cell["year"] else {"year_unstated"}):
        yield f"year {cell['year']} read without a flag, and the text states none"
    for name in ("unit", "base_year"):
        if str(cell[name] or "") != figure[name]:
            yield f"{name} '{cell[name]}' read, '{figure[name]}' by hand"
    if bool(cell["estimate"]) != (figure["estimate"] == "yes"):
        yield f"estimate {cell['estimate']} read, '{figure['estimate']}' by hand"
    if cell["raw"].strip()[:250] != figure["raw"][:250]:
        yield f"another text: '{cell['raw'][:60]}'"


def differing_partners(rows: Iterable[Row]) -> Iterator[str]:
    """Say where lists of partners differ: in a name, its rank, its share, its state, its group or the year."""
    ours = _lists(rows, "rank", ("edition", "state", "flow"))
    for key, listed in _lists(read_by_hand("partners"), "rank", ("edition", "state", "flow")).items():
        read = [_entry(row) for row in ours.get(key, [])]
        hand = [_entry(row) for row in listed]
        if read != hand:
            here, there = ([one for one in these if one not in those] for these, those in ((read, hand), (hand, read)))
            yield f"{key}: {here} read, {there} by hand"


def _entry(row: Row) -> tuple[object, ...]:
    share = None if row["share"] in (None, "") else round(float(row["share"]), 9)
    names = ("rank", "partner_name", "partner", "within", "year")
    return *(str(row[name] or "") for name in names), share


def differing_organisations(memberships: Iterable[Row]) -> Iterator[str]:
    """Say where an organisation has other members than the hands found, or a member has another status."""
    ours = defaultdict[tuple[str, str], dict[str, str]](dict)
    for row in memberships:
        ours[str(row["edition"]), row["organisation"]][row["state"]] = row["status"]
    for row in read_by_hand("organisations"):
        hand = dict.fromkeys(row["members"].split(), "member")
        for entry in filter(None, row["others"].split("; ")):
            state, status = entry.split(":")
            hand[state] = CLASSES[status]
        read = ours.get((row["edition"], row["organisation"]), {})
        for state in sorted(read.keys() | hand.keys()):
            here, there = read.get(state), hand.get(state)
            if here != there:
                yield f"{row['edition']} {row['organisation']} {state}: {here} read, {there} by hand"


def _lists(rows: Iterable[Row], order: str | None, key: tuple[str, ...]) -> dict[tuple[str, ...], list[Row]]:
    lists = defaultdict[tuple[str, ...], list[Row]](list)
    for row in rows:
        lists[tuple(str(row[name]) for name in key)].append(row)
    if order:
        for listed in lists.values():
            listed.sort(key=lambda row: int(row[order]))
    return dict(lists)


def _same(value: float | None, text: str) -> bool:
    if value is None or text == "":
        return value is None and text == ""
    return math.isclose(value, float(text), rel_tol=1e-9, abs_tol=1e-12)
