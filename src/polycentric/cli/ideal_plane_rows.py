"""The rows of ``polycentric ideal-points --second-anchor``: ideal points in two dimensions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
import numpy as np

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli.old import Sheet
from polycentric.errors import CoverageError, UnknownNameError

if TYPE_CHECKING:
    from polycentric.positions.plane import IdealPlane

UNIT = "standard deviations of ideal points"
AXES = ("first", "second")
NUMBERS = tuple(Column(name, name.replace("_", " "), UNIT) for name in ("first", "first_sd", "second", "second_sd"))


def show_plane(ctx: click.Context, plane: "IdealPlane", states: Sequence[str], year: int | None, top: int) -> Answer:
    """Show the last session, or the one asked for, or some states' sessions."""
    from polycentric.cli.old import provenance_of

    data = plane.data
    time = "year" if "year" in data.dims else "session"
    known = [int(label) for label in data[time].values]
    if year is not None and year not in known:
        raise CoverageError(f"There are no votes of {time} {year}: they run from {known[0]} to {known[-1]}.")
    units = data["state"].values.astype(str).tolist()
    for state in states:
        if state not in units:
            raise UnknownNameError("state among those that voted", state, units)
    points, spread = data["ideal_point"].values, data["sd"].values
    rows = [
        {
            time: known[at],
            "state": units[who],
            **{name: float(points[at, who, place]) for place, name in enumerate(AXES)},
            **{f"{name}_sd": float(spread[at, who, place]) for place, name in enumerate(AXES)},
        }
        for at, who in np.argwhere(np.isfinite(points[:, :, 0])).tolist()
    ]
    rows = [row for row in rows if not states or row["state"] in states]
    rows.sort(key=lambda row: (-row[time], -row["first"], row["state"]))
    shown = [row for row in rows if (states or row[time] == (known[-1] if year is None else year))]
    columns = (Column(time, time, "code"), Column("state", "state", "state"), *NUMBERS)
    attrs = data.attrs
    read = [{name: round(value, 2) if isinstance(value, float) else value for name, value in row.items()}
            for row in (shown if states else shown[:top])]  # fmt: skip
    notes = [
        f"Anchors: {attrs['anchor']}: the first on the positive first axis, the second above it. A convention.",
        f"Model: {attrs['model']}; bridges: {attrs['bridges']}; {attrs['rounds']} rounds.",
        "Standard deviations take items as known.",
        attrs["notes"],
        f"Votes: {attrs['source']}",
    ]
    of_un = ["un_votes"] if time == "year" else []
    return Sheet(
        "Ideal points in two dimensions",
        Grid(columns, rows),
        [Section("", Grid(columns, read))],
        notes=[note for note in notes if note],
        provenance=provenance_of(ctx, *of_un, anchors=attrs["anchor"]),
    )
