"""How well autonomy tells states that were held from states that weren't: each case is one case, not its years.

A case has the mean of its decided years. The area under the curve is the chance that a held case, taken at random, has
less autonomy than a free one. All ways that were tried are scored side by side: the rule with all channels, each
channel left out, each alone, the rivals of the rule. None was chosen by its score.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
import xarray as xr

from polycentric.poles.hierarchy.loading import pieces
from polycentric.poles.hierarchy.states import Floats, free, settle
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import LabelSet, Member
from polycentric.poles.validity.roc import curve
from polycentric.ties.holding import LEAST, RULES, Grips, grips, hold

ERAS = {"1902-1945": (1902, 1945), "1946-1991": (1946, 1991), "1992-2010": (1992, 2010)}
WHOLE = "all years"
RULE = "mean of all channels"
BEFORE = "the same, as declared before the amendment"
HELD, FREE = "held", "free"
Values = dict[str, dict[tuple[str, int], float]]


@dataclass(frozen=True)
class Scores:
    """Two tables: `cases`, a row for each way, era and case; `areas`, a row for each way and era."""

    cases: pl.DataFrame
    areas: pl.DataFrame


def scores(cases: LabelSet | None = None, panels: Iterable[xr.Dataset] | None = None) -> Scores:
    """Score every way against known cases.

    Parameters
    ----------
    cases : LabelSet, optional
        With a side `held` and a side `free`; the project's own without it.
    panels : iterable of Dataset, optional
        The years in pieces; those of the archive without it.

    Returns
    -------
    Scores
        `cases`: way, era, side, state, first, last, years (decided), autonomy (their mean; missing without any).
        `areas`: way, era, held, free (cases with a value), area (missing where a side has none), most_held and
        least_free: the largest autonomy of a held case and the least of a free one.

    Raises
    ------
    CoverageError
        If the archive isn't there.
    """
    known = cases or LABEL_SETS["held_and_free"]
    values: Values = {}
    for panel in panels or pieces(known.first, known.last):
        for way, found in ways(grips(panel)).items():
            _keep(values.setdefault(way, {}), found, panel, known)
    rows = [row for way, found in values.items() for row in _cases(way, found, known)]
    table = pl.DataFrame(rows, schema_overrides={"autonomy": pl.Float64}, infer_schema_length=None)
    return Scores(table, pl.DataFrame(_areas(table), schema_overrides={"area": pl.Float64}, infer_schema_length=None))


def ways(found: Grips) -> Mapping[str, Floats]:
    """Give autonomy, (year, state), by each way that was tried."""
    everything = list(range(len(found.names)))
    declared = hold(found.values, found.strength)
    given = {RULE: _free(found, everything, LEAST), BEFORE: settle(found, declared, amended=False).autonomy}
    for place, name in enumerate(found.names):
        given[f"without {name}"] = _free(found, [each for each in everything if each != place], LEAST)
    for place, name in enumerate(found.names):
        given[f"{name} alone"] = _free(found, [place], 1)
    for rule in RULES:
        if rule != "mean":
            given[rule.replace("_", " ")] = _free(found, everything, LEAST, rule)
    return given


def _free(found: Grips, places: list[int], least: int, rule: str = "mean") -> Floats:
    """Give autonomy by some of the channels; by one alone, of all states of which it says anything."""
    part = replace(found, values=found.values[places], names=tuple(found.names[place] for place in places))
    held = hold(part.values, part.strength, rule, least)
    return settle(part, held, rule).autonomy if len(places) > 1 else free(held, part.strength, most=False)[0]


def _keep(into: dict[tuple[str, int], float], found: Floats, panel: xr.Dataset, known: LabelSet) -> None:
    """Keep the values of the states that are cases."""
    labels = [str(each) for each in panel["state"].values]
    for state in {member.state for side in known.sides for member in side.members} & {*labels}:
        column = found[:, labels.index(state)]
        for year, value in zip(panel["year"].values, column, strict=True):
            if not np.isnan(value):
                into[state, int(year)] = float(value)


def _cases(way: str, found: Mapping[tuple[str, int], float], known: LabelSet) -> list[dict[str, object]]:
    """Give the mean of each case, over all its years and within each era."""
    rows: list[dict[str, object]] = []
    for era, (first, last) in {WHOLE: (known.first, known.last), **ERAS}.items():
        for side in known.sides:
            for member in side.members:
                years = range(max(member.first, first), min(member.last, last) + 1)
                if len(years):
                    rows.append({"way": way, "era": era, "side": side.label, **_mean(member, years, found)})
    return rows


def _mean(member: Member, years: range, found: Mapping[tuple[str, int], float]) -> dict[str, object]:
    """Give the mean of one case over some years."""
    values = [found[member.state, year] for year in years if (member.state, year) in found]
    mean = sum(values) / len(values) if values else None
    return {"state": member.state, "first": years[0], "last": years[-1], "years": len(values), "autonomy": mean}


def _areas(table: pl.DataFrame) -> list[dict[str, object]]:
    """Give the area of each way and era."""
    rows: list[dict[str, object]] = []
    for (way, era), part in table.drop_nulls("autonomy").group_by("way", "era", maintain_order=True):
        sides = {side: part.filter(part["side"] == side)["autonomy"].to_numpy() for side in (HELD, FREE)}
        numbers = np.concatenate([sides[HELD], sides[FREE]])
        both = all(len(each) for each in sides.values())
        is_held = np.arange(numbers.size) < len(sides[HELD])
        rows.append({
            "way": str(way), "era": str(era), "held": len(sides[HELD]), "free": len(sides[FREE]),
            "area": curve(1.0 - numbers, is_held).area() if both else None,
            "most_held": float(sides[HELD].max()) if len(sides[HELD]) else None,
            "least_free": float(sides[FREE].min()) if len(sides[FREE]) else None,
        })  # fmt: skip
    return rows
