"""The rows of ``polycentric ideal-points``."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import numpy as np

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli.old import Sheet

if TYPE_CHECKING:
    import polars as pl

    from polycentric.positions.result import IdealPoints

Row = dict[str, Any]
UNIT = "standard deviations of ideal points"
NUMBERS = (
    Column("ideal_point", "ideal point", UNIT),
    Column("sd", "sd", UNIT),
    Column("low", "5%", UNIT),
    Column("high", "95%", UNIT),
    Column("votes", "votes", "votes"),
)
WHO = (Column("state", "id", "state"), Column("name", "name"))
ITEMS = (
    Column("item", "item", "code"),
    Column("item_session", "session", "code"),
    Column("discrimination", "discrimination", "per standard deviation"),
    Column("cut_low", "no | abstain", "as y*"),
    Column("cut_high", "abstain | yes", "as y*"),
    Column("votes_no", "no", "votes"),
    Column("votes_abstain", "abstain", "votes"),
    Column("votes_yes", "yes", "votes"),
    Column("accuracy", "predicted", "fraction"),
    Column("base_rate", "base rate", "fraction"),
)


def show(
    ctx: click.Context,
    result: "IdealPoints",
    states: Sequence[str],
    year: int,
    items: bool,
    side: tuple[str, str, str] | None,
    top: int,
) -> Answer:
    """Give the sheet asked for: states, items, or a change of side."""
    if side is not None:
        title, grid, read = _sides(result, side)
    elif items:
        title, grid, read = _items(result, year, top)
    else:
        title, grid, read = _states(result, states, year, top)
    from polycentric.cli.old import provenance_of

    attrs = result.data.attrs
    of_un = ["un_votes"] if result.request.of_un else []
    estimate = {name: attrs[name] for name in (*KEPT, *OF_DRAWS) if name in attrs}
    return Sheet(title, grid, [Section("", read)], notes=_notes(attrs),
                 provenance=provenance_of(ctx, *of_un, estimate=estimate))  # fmt: skip


OF_DRAWS = ("chains", "draws", "seed", "rhat_largest", "rhat_share_above_1.01", "ess_bulk_share_1000", "step_rhat")
KEPT = (
    "model",
    "estimator",
    "bridges",
    "anchor",
    "step",
    "rounds",
    "converged",
    "votes",
    "log_score",
    "accuracy",
    "notes",
)


def write_parquet(result: "IdealPoints", out: Path, *, items: bool) -> None:
    """Write all rows as a Parquet file and say so."""
    from polycentric.writing import shown, write_whole

    frame = result.items() if items else state_rows(result)
    write_whole(out, lambda draft: frame.write_parquet(draft))
    click.echo(f"Wrote {shown(out)}", err=True)


def state_rows(result: "IdealPoints") -> "pl.DataFrame":
    """Give a row for each state and session with a vote, the last session first, positive first."""
    import polars as pl

    data, time = result.data, result.time
    at, who = np.nonzero(data["votes"].fillna(0.0).to_numpy() > 0)
    low, high = (data["ideal_point_quantile"].sel(quantile=level).to_numpy() for level in (0.05, 0.95))
    years, labels = data[time].to_numpy()[at], data["state"].to_numpy()[who].astype(str)
    frame = pl.DataFrame(
        {
            time: years.astype(np.int64),
            "state": labels.tolist(),
            "name": _names(labels.tolist(), years.tolist(), result),
            **{name: data[name].to_numpy()[at, who] for name in ("ideal_point", "sd")},
            "low": low[at, who],
            "high": high[at, who],
            "votes": data["votes"].to_numpy()[at, who].astype(np.int64),
        }
    )
    return frame.sort([time, "ideal_point"], descending=True)


def _names(labels: Sequence[str], years: Sequence[int], result: "IdealPoints") -> list[str]:
    """Name each state as it was called then; a unit of other votes has its label alone."""
    if not result.request.of_un:
        return list(labels)
    from polycentric.states import name_of

    known: dict[tuple[str, int], str] = {}
    for key in zip(labels, years, strict=True):
        if key not in known:
            known[key] = name_of(*key)
    return [known[key] for key in zip(labels, years, strict=True)]


def _states(result: "IdealPoints", states: Sequence[str], year: int, top: int) -> tuple[str, Grid, Grid]:
    """Show a session's states, or some states' sessions."""
    import polars as pl

    from polycentric.errors import UnknownNameError

    rows, time = state_rows(result), result.time
    known = rows["state"].unique().sort().to_list()
    for state in states:
        if state not in known:
            raise UnknownNameError("state among those that voted", state, known)
    when = Column(time, time, "code")
    if states:
        rows = rows.filter(pl.col("state").is_in(list(states)))
        read = Grid((when, *WHO[1:], *NUMBERS), [_rounded(row) for row in rows.to_dicts()])
        return f"Ideal points of {', '.join(states)}", Grid((when, *WHO, *NUMBERS), rows.to_dicts()), read
    here = rows.filter(pl.col(time) == year)
    ends = pl.concat([here.head(top - top // 2), here.tail(min(top // 2, max(here.height - top + top // 2, 0)))])
    order = {state: place for place, state in enumerate(here["state"].to_list(), start=1)}
    shown = [{"rank": order[row["state"]], **_rounded(row)} for row in ends.to_dicts()]
    grid = Grid((when, *WHO, *NUMBERS), rows.to_dicts())
    read = Grid((Column("rank", "rank", "number"), *WHO[1:], *NUMBERS), shown)
    part = "" if here.height <= top else f", {len(shown)} of {here.height} states from both ends"
    return f"Ideal points, {time} {year}{part}", grid, read


def _items(result: "IdealPoints", year: int, top: int) -> tuple[str, Grid, Grid]:
    """Show the items of a session that divide most."""
    import polars as pl

    rows = result.items().select([column.name for column in ITEMS])
    session = int(result.data["session"].sel({result.time: year}))
    here = rows.filter(pl.col("item_session") == session).sort(pl.col("discrimination").abs(), descending=True)
    read = Grid(ITEMS, [_rounded(row) for row in here.head(top).to_dicts()])
    title = f"Items of {result.time} {year}: the {min(top, here.height)} of {here.height} that divide most"
    return title, Grid(ITEMS, rows.to_dicts()), read


def _sides(result: "IdealPoints", side: tuple[str, str, str]) -> tuple[str, Grid, Grid]:
    """Show how probably one state stood nearer to another than to a third."""
    who, of, against = side
    chances = result.leaving(who, of, against)
    time = result.time
    columns = (
        Column(time, time, "code"),
        Column("nearer", f"nearer to {of}", "probability"),
        Column("left", "left for good", "probability"),
    )
    rows = [
        {time: int(label), "nearer": float(near), "left": float(left)}
        for label, near, left in zip(chances[time].values, chances["side"].values, chances["left"].values, strict=True)
        if np.isfinite(near)
    ]
    title = (
        f"{who}: nearer to {of} than to {against}? It stands there still with probability "
        f"{float(chances['stayed']):.2f}, and never stood there with {float(chances['never']):.2f}"
    )
    grid = Grid(columns, rows)
    return title, grid, Grid(columns, [_rounded(row) for row in rows])


def _rounded(row: Mapping[str, Any]) -> Row:
    """Round what a person reads."""
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in row.items()}


def _notes(attrs: Mapping[str, Any]) -> list[str]:
    """Say what was estimated, and how well."""
    ended = "ended" if attrs["converged"] else "did not end"
    return [
        f"Positive: the side of {attrs['anchor']}; {attrs['axis'].partition(': ')[2]}",
        f"Model: {attrs['model']}; bridges: {attrs['bridges']}; the estimate {ended} after {attrs['rounds']} rounds. "
        f"It gives the vote that was cast {attrs['accuracy']:.1%} of the time.",
        *([attrs["notes"]] if attrs["notes"] else []),
        f"Votes: {attrs['source']}",
        f"{attrs['reference']}.",
    ]
