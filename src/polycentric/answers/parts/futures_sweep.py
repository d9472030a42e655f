"""Rows and words of the sweep of levers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.answers import progress
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts import futures_run, futures_words
from polycentric.pictures.records.ahead import clears

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.futures.sweep import Swept

SHOWN = ("hhi", "disputes")


def swept(runs: int, until: int, seed: int) -> "tuple[list[Swept], xr.Dataset]":
    """Pull every lever."""
    from polycentric.futures.levers import LEVERS
    from polycentric.futures.sweep import sweep

    panel = futures_run.panel_of()
    futures_run.checked(panel, runs, until)
    with progress.steps(len(LEVERS)) as step:
        return sweep(panel, runs=runs, until=until, seed=seed, done=step)


def tidy(rows: "Sequence[Swept]") -> Grid:
    """Give a row for each lever and outcome."""
    columns = [
        Column("lever", "lever", "text"), Column("grade", "grade", "text"), Column("who", "who", "text"),
        Column("outcome", "outcome", "text"), Column("label", "label", "text"),
        Column("difference", "difference", "of the outcome"), Column("low", "5%", "of the outcome"),
        Column("high", "95%", "of the outcome"), Column("runs", "runs", "count"),
    ]  # fmt: skip
    return Grid(columns, [
        {"lever": each.lever, "grade": each.grade, "who": each.who, "outcome": each.outcome, "label": each.label,
         "difference": each.difference.mean, "low": each.difference.low, "high": each.difference.high,
         "runs": each.difference.runs}
        for each in rows
    ])  # fmt: skip


def sections(rows: "Sequence[Swept]") -> list[Section]:
    """Rank the levers by what they change, an outcome at a time; each grade stands beside its lever."""
    told: list[Section] = []
    for outcome in SHOWN:
        mine = sorted((each for each in rows if each.outcome == outcome), key=lambda each: -abs(each.difference.mean))
        times = 1000.0 if outcome == "hhi" else 1.0
        shown = [
            {"lever": each.lever, "grade": each.grade, "who": each.who, "difference": times * each.difference.mean,
             "low": times * each.difference.low, "high": times * each.difference.high}
            for each in mine[:12]
        ]  # fmt: skip
        columns = [Column("lever", "lever", "text"), Column("grade", "grade", "text"), Column("who", "who", "text"),
                   Column("difference", "differs", "number"), Column("low", "5%", "number"),
                   Column("high", "95%", "number")]  # fmt: skip
        told.append(Section(f"{mine[0].label}{' x 1000' if times > 1 else ''}, model-implied", Grid(columns, shown)))
    return told


def sentences(rows: "Sequence[Swept]", runs: int) -> list[str]:
    """Say which lever changes concentration and disputes most, with its grade."""
    lines = [f"Over {runs:,} paired runs each, every lever is pulled once; the differences are model-implied."]
    for outcome in SHOWN:
        mine = [each for each in rows if each.outcome == outcome]
        most, following = sorted(mine, key=lambda each: -abs(each.difference.mean))[:2]
        what = most.label.split(",")[0]
        lines.append(
            f"The lever '{most.lever}' ({most.grade}) changes the {what} most: {_interval(most)}."
            if clears(_band(most), _band(following))
            else f"Which lever changes the {what} most can't be told from so many runs: '{most.lever}' changes it by "
            f"{_interval(most)}, '{following.lever}' by {_interval(following)}."
        )
    return lines


def _band(each: "Swept") -> tuple[float, float, float]:
    """Give a mean difference and the ends of its interval."""
    return (each.difference.mean, each.difference.low, each.difference.high)


def _interval(each: "Swept") -> str:
    """Write a mean difference with its interval."""
    mean, low, high = _band(each)
    return f"{mean:+.2g} ({low:+.2g} to {high:+.2g})"


def notes(baseline: "xr.Dataset") -> list[str]:
    """Say at which strength levers are compared."""
    return [
        "Each lever stands at one historical standard deviation or one observed event (a growth shock for a year, "
        "others for ten), by and at those whom the table names: another choice gives another size.",
        "A lever without a way to an outcome changes nothing there: that is how the model is built, no finding.",
        *futures_words.notes(baseline),
    ]
