"""The tables of the question which index predicts who wins."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section

if TYPE_CHECKING:
    from polycentric.power.tournament.play import Result

Row = dict[str, Any]
AHEAD = (
    Column("label", "entry"),
    Column("accuracy", "ahead won %", "number"),
    Column("accuracy_span", "95%", "number"),
)
REDUCED = (
    Column("label", "entry"),
    Column("dispute", "loss saved", "number"),
    Column("dispute_span", "95%", "number"),
)
HELD_BACK = (
    Column("label", "entry"),
    Column("dyad", "by pair", "number"),
    Column("time", "by time", "number"),
    Column("hindsight", "hindsight", "number"),
    Column("n", "n", "number"),
)
WINDOWS = (
    Column("window", "tested on"),
    Column("trained_on", "learned", "number"),
    Column("n", "n", "number"),
    Column("draws", "draws", "number"),
    Column("index", "best index"),
    Column("index_prl", "loss saved", "number"),
    Column("prl", "learner", "number"),
    Column("hindsight", "hindsight", "number"),
)


def sections(result: "Result") -> list[Section]:
    """Give the tables: who was ahead and won, log loss, how contests were held back, and windows of time."""
    rows = summary(result)
    ahead = [row for row in rows if row.get("accuracy") is not None]
    tables = [
        Section(f"Of the {result.contests.kind.contest}s that were won, the side ahead won", Grid(AHEAD, ahead)),
        Section("Log loss saved against guessing by the shares of outcomes, out of sample", Grid(REDUCED, rows)),
        Section("The same, with whole pairs of states or the future held back", Grid(HELD_BACK, rows)),
    ]
    if windows := _windows(result):
        tables.append(Section("Split by time, the best index in hindsight beside the learner", Grid(WINDOWS, windows)))
    return tables


def summary(result: "Result") -> list[Row]:
    """Give a row per entry, with what the three ways of holding contests back say of it."""
    from polycentric.power.tournament.standings import WIDER

    rows: dict[str, Row] = {}
    for row in result.entries.to_dicts():
        entry = rows.setdefault(row["entry"], {"label": row["label"]})
        scheme = row["scheme"]
        entry[scheme] = decimal(row["prl"])
        if scheme == "dispute":
            entry |= {"dispute_span": _span(row, "prl", decimal), "n": row["n"]}
        if scheme == "dispute" and row["entry"] != WIDER:  # its initiators won another part of other contests
            entry |= {"accuracy": percent(row["accuracy"]), "accuracy_span": _span(row, "accuracy", percent)}
        if scheme == "time":
            entry["hindsight"] = decimal(row["prl_hindsight"])
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
            "index": best["entry"], "index_prl": decimal(best["prl"]), "prl": decimal(learned.get("prl")),
            "hindsight": decimal(learned.get("prl_hindsight")),
        })  # fmt: skip
    return listing


def units() -> Mapping[str, str]:
    """Give the units of the tidy columns."""
    fractions = ("accuracy", "above_initiator", "prl", "prl_dyad")
    named = {f"{name}{ending}": "fraction" for name in fractions for ending in ("", "_low", "_high")}
    return named | {"prl_hindsight": "fraction", "loss": "nats", "null_loss": "nats", "n": "cases"}


def _span(row: Row, name: str, write: Any) -> str | None:
    """Write an interval."""
    low, high = write(row[f"{name}_low"]), write(row[f"{name}_high"])
    return None if low is None or high is None else f"{low} to {high}"


def percent(value: float | None) -> str | None:
    """Write a part in percent."""
    return None if value is None or value != value else f"{100 * value:.0f}"


def decimal(value: float | None) -> str | None:
    """Write a reduction with three digits after the point, with a true minus and no minus nought."""
    if value is None or value != value:
        return None
    return f"{round(value, 3) + 0.0:.3f}".replace("-", "−")
