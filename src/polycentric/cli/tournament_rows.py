"""The result of ``polycentric tournament`` as a sheet: tables to read, tidy rows, notes, provenance and picture."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section, grid_of
from polycentric.cli.old import Sheet, provenance_of

if TYPE_CHECKING:
    from polycentric.power.tournament.play import Result

Row = dict[str, Any]
HELD_BACK = {"dispute": "whole {}s", "dyad": "whole pairs", "time": "the future"}
READ = (
    Column("label", "entry"),
    Column("accuracy", "ahead won %", "number"),
    Column("accuracy_span", "95%", "number"),
    Column("dispute", "PRL", "number"),
    Column("dispute_span", "95%", "number"),
    Column("dyad", "PRL by pair", "number"),
    Column("time", "PRL by time", "number"),
    Column("hindsight", "in hindsight", "number"),
    Column("n", "n", "number"),
)
WINDOWS = (
    Column("window", "tested on"),
    Column("trained_on", "learned from", "number"),
    Column("n", "n", "number"),
    Column("draws", "draws", "number"),
    Column("index", "best index, in hindsight"),
    Column("index_prl", "its PRL", "number"),
    Column("prl", "learner’s PRL", "number"),
    Column("hindsight", "in hindsight", "number"),
)


def sheet(ctx: click.Context, result: "Result", *, narrow: bool, picture: bool) -> Answer:
    """Put the result together."""
    from polycentric.pictures.charts.tournament import SIDES

    kind = result.contests.kind
    sections = [Section("", Grid(READ, summary(result)))]
    if windows := _windows(result):
        sections.append(Section("Split by time", Grid(WINDOWS, windows)))
    return Sheet(
        f"Which index predicts who wins? {kind.label}, {SIDES[result.contests.sides]}, power of the year before",
        grid_of(result.entries, _units()),
        sections,
        notes=_notes(result),
        provenance=_provenance(ctx, result),
        picture=_picture(result, narrow=narrow) if picture else None,
    )


def summary(result: "Result") -> list[Row]:
    """Give a row per entry, with what the three ways of holding contests back say of it."""
    from polycentric.power.tournament.standings import WIDER

    rows: dict[str, Row] = {}
    for row in result.entries.to_dicts():
        entry = rows.setdefault(row["entry"], {"label": row["label"]})
        scheme = row["scheme"]
        entry[scheme] = _decimal(row["prl"])
        if scheme == "dispute":
            entry |= {"dispute_span": _span(row, "prl", _decimal), "n": row["n"]}
        if scheme == "dispute" and row["entry"] != WIDER:  # its initiators won another part of other contests
            entry |= {"accuracy": _percent(row["accuracy"]), "accuracy_span": _span(row, "accuracy", _percent)}
        if scheme == "time":
            entry["hindsight"] = _decimal(row["prl_hindsight"])
    return list(rows.values())


def _windows(result: "Result") -> list[Row]:
    """Give a row per window of time: the best single index there, and the learner."""
    rows = result.windows.to_dicts()
    listing: list[Row] = []
    for window in dict.fromkeys(row["window"] for row in rows):
        here = {row["entry"]: row for row in rows if row["window"] == window}
        best = max((here[name] for name in result.sample.names), key=lambda row: row["prl"])
        learned = here.get("learner", {})
        listing.append({
            **{name: best[name] for name in ("window", "trained_on", "n", "draws")},
            "index": best["entry"], "index_prl": _decimal(best["prl"]), "prl": _decimal(learned.get("prl")),
            "hindsight": _decimal(learned.get("prl_hindsight")),
        })  # fmt: skip
    return listing


def _notes(result: "Result") -> list[str]:
    """Say what the numbers are, whom they are of, and what they can't say."""
    kind, sample = result.contests.kind, result.sample
    common = sample.take(sample.common)
    one = kind.contest
    counts = [int((common.outcomes == outcome).sum()) for outcome in (2, 1, 0)]
    notes = [
        f"Ahead won: of the {one}s that were won (draws left out), the part in which the side ahead a year before "
        "won; a tie counts one half. PRL: proportional reduction in log loss against the outcome shares, out of "
        f"sample, over three outcomes; held back are whole {one}s, whole pairs of states, or all that came later.",
        "In hindsight: by time, against the tested windows' own shares of outcomes, which nobody could have known.",
        f"One sample for all: {len(common.years)} cases, {int(common.years.min())}–{int(common.years.max())}, of "
        f"{result.contests.rows.height} with a countable outcome: A (who began, as coded) wins {counts[0]}, draw "
        f"{counts[1]}, B wins {counts[2]}. The wider sample has all {len(sample.years)} of which any index is known.",
    ]  # fmt: skip
    if result.contests.left_out:
        notes.append(f"{one.capitalize()}s left out: {_listed(result.contests.left_out)}.")
    if sample.left_out:
        known = {name: f"{part:.0%}" for name, part in sample.left_out.items() if part > 0}
        unknown = [name for name, part in sample.left_out.items() if part == 0]
        phrases = [f"known for too few: {_listed(known)}"] if known else []
        phrases += [f"known for none: {', '.join(unknown)}"] if unknown else []
        notes.append(f"Indices left out: {'; '.join(phrases)}.")
    notes.append(
        f"Only {one}s that happened can be seen: a state that expects to lose avoids one, or yields before it. So "
        "this says how well an index foretells among those who fought, not what power is worth."
    )
    return notes


def _provenance(ctx: click.Context, result: "Result") -> dict[str, Any]:
    """Say what makes the result again."""
    from polycentric.power import INDICES
    from polycentric.power.tournament.sample import LAG
    from polycentric.power.tournament.splits import ORIGINS
    from polycentric.scoring.bootstrap import DRAWS
    from polycentric.scoring.folds import FOLDS

    sample, kind = result.sample, result.contests.kind
    own = [name for name in sample.names if name not in INDICES]
    return provenance_of(
        ctx,
        *result.sources,
        contests=kind.name,
        sides=result.contests.sides,
        indices=sample.names,
        own_indices=own,
        common_sample=int(sample.common.sum()),
        wider_sample=len(sample.years),
        contests_left_out=dict(result.contests.left_out),
        indices_left_out=dict(sample.left_out),
        lag=LAG,
        folds=FOLDS,
        origins=list(ORIGINS),
        bootstrap_draws=DRAWS,
        seed=result.seed,
        learner_weights=result.weights.to_dicts(),
        windows=[{key: None if value != value else value for key, value in row.items()}
                 for row in result.windows.to_dicts()],
    )  # fmt: skip


def _picture(result: "Result", *, narrow: bool) -> str:
    """Draw the chart."""
    from polycentric.pictures.charts.tournament import chart_of, draw

    return draw(chart_of(result), narrow=narrow)


def _units() -> Mapping[str, str]:
    """Give the units of the tidy columns."""
    fractions = ("accuracy", "above_initiator", "prl", "prl_dyad")
    named = {f"{name}{ending}": "fraction" for name in fractions for ending in ("", "_low", "_high")}
    return named | {"prl_hindsight": "fraction", "loss": "nats", "null_loss": "nats", "n": "cases"}


def _listed(parts: Mapping[str, object]) -> str:
    """Join names with their numbers."""
    return ", ".join(f"{name} {number}" for name, number in parts.items())


def _span(row: Row, name: str, write: Any) -> str | None:
    """Write an interval."""
    low, high = write(row[f"{name}_low"]), write(row[f"{name}_high"])
    return None if low is None or high is None else f"{low} to {high}"


def _percent(value: float | None) -> str | None:
    """Write a part in percent."""
    return None if value is None or value != value else f"{100 * value:.0f}"


def _decimal(value: float | None) -> str | None:
    """Write a reduction with three digits after the point, with a true minus and no minus nought."""
    if value is None or value != value:
        return None
    return f"{round(value, 3) + 0.0:.3f}".replace("-", "−")
