"""Rows and words of paired differences: what one scenario changes beside another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.futures.fans import Difference
    from polycentric.futures.move import Scenario


@dataclass(frozen=True)
class Found:
    """One outcome in both ensembles: its means and their paired difference."""

    name: str
    label: str
    unit: str
    one: float
    other: float
    difference: "Difference"


def found(one: "xr.Dataset", other: "xr.Dataset", states: Sequence[str], names: Mapping[str, str]) -> list[Found]:
    """Compare two ensembles, run by run."""
    from polycentric.futures.fans import paired
    from polycentric.futures.outcomes import outcomes

    held = outcomes(other, tuple(state for state in states if state in one["state"].values))
    return [
        Found(name, _named(outcome.label, names), outcome.unit, float(a.mean()), float(b.mean()), paired(a, b))
        for name, outcome in held.items()
        for a, b in [(outcome.of(one), outcome.of(other))]
    ]


def _named(label: str, names: Mapping[str, str]) -> str:
    """Write states' names where their ids stand."""
    words = label.split(" ")
    return " ".join(
        names.get(word.rstrip(","), word.rstrip(",")) + ("," if word.endswith(",") else "") for word in words
    )


def tidy(rows: Iterable[Found]) -> Grid:
    """Give a row for each outcome."""
    columns = [
        Column("outcome", "outcome", "text"), Column("unit", "unit", "text"),
        Column("scenario", "scenario", "see unit"),
        Column("baseline", "beside", "see unit"), Column("difference", "difference", "see unit"),
        Column("low", "5%", "see unit"), Column("high", "95%", "see unit"),
        Column("run_low", "5% of runs", "see unit"), Column("run_high", "95% of runs", "see unit"),
        Column("runs", "runs", "count"),
    ]  # fmt: skip
    return Grid(columns, [
        {"outcome": each.name, "unit": each.unit, "scenario": each.one, "baseline": each.other,
         "difference": each.difference.mean, "low": each.difference.low, "high": each.difference.high,
         "run_low": each.difference.spread_low, "run_high": each.difference.spread_high, "runs": each.difference.runs}
        for each in rows
    ])  # fmt: skip


def sections(rows: Iterable[Found]) -> list[Section]:
    """Give the table that a person reads: fractions and shares in percent."""
    shown: list[dict[str, Any]] = []
    for each in rows:
        times = 100.0 if each.unit in ("fraction", "share of the system") else 1000.0 if each.name == "hhi" else 1.0
        mark = " %" if times == 100.0 else " x 1000" if times == 1000.0 else ""
        shown.append({
            "outcome": each.label + mark, "scenario": times * each.one, "baseline": times * each.other,
            "difference": times * each.difference.mean, "low": times * each.difference.low,
            "high": times * each.difference.high,
        })  # fmt: skip
    columns = [
        Column("outcome", "outcome", "text"), Column("scenario", "scenario", "number"),
        Column("baseline", "beside", "number"), Column("difference", "differs", "number"),
        Column("low", "5%", "number"), Column("high", "95%", "number"),
    ]  # fmt: skip
    return [
        Section("Model-implied differences, paired run by run, with 90% intervals of the mean", Grid(columns, shown))
    ]


def same(one: "Scenario", other: "Scenario") -> list[str]:
    """Say that two scenarios are one, so that nothing can differ."""
    if one.moves != other.moves:
        return []
    return [f"'{one.name}' and '{other.name}' are the same scenario: nothing can differ. Compare it with another file."]


def sentences(rows: Sequence[Found], one: "Scenario", other: "Scenario", runs: int) -> list[str]:
    """Say first what changes most, and of what nothing can be told."""
    told = [each for each in rows if each.difference.low > 0 or each.difference.high < 0]
    silent = [each for each in rows if each.difference.low == each.difference.high == 0]
    lines = [
        f"Over {runs:,} paired runs, the scenario '{one.name}' moves {len(told)} of {len(rows)} outcomes by more than "
        f"the error of the mean, beside '{other.name}'; these differences are model-implied, no effects."
    ]
    for each in sorted(told, key=lambda row: -abs(row.difference.mean) / max(_scale(row), 1e-12))[:3]:
        way = "higher" if each.difference.mean > 0 else "lower"
        lines.append(f"{each.label[0].upper()}{each.label[1:]}: {_size(each)} {way}.")
    if silent:
        lines.append(f"Nothing at all changes in {len(silent)} of them: the model has no way from these levers there.")
    return lines


def _scale(row: Found) -> float:
    """Give what a difference is large or small beside: how far single runs differ."""
    return abs(row.other) if row.other else 1.0


def _size(row: Found) -> str:
    """Write a difference with its interval."""
    low, high = sorted((abs(row.difference.low), abs(row.difference.high)))
    if row.unit in ("fraction", "share of the system"):
        return f"{100 * abs(row.difference.mean):.2g} points ({100 * low:.2g} to {100 * high:.2g})"
    return f"{abs(row.difference.mean):.3g} ({low:.3g} to {high:.3g})"


def levers_of(*scenarios: "Scenario") -> list[str]:
    """Say what stands behind each lever that is pulled."""
    from polycentric.futures.levers import LEVERS

    pulled = dict.fromkeys(lever for each in scenarios for lever in each.levers())
    return [
        f"{LEVERS[name].label} ({LEVERS[name].grade}): {LEVERS[name].changes} {LEVERS[name].effect.value:g} with a "
        f"standard deviation of {LEVERS[name].effect.sd:g} over runs, {LEVERS[name].effect.reason}. "
        f"{LEVERS[name].citation}."
        for name in pulled
    ]
