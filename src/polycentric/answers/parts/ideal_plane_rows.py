"""The rows of ideal points in two dimensions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.ideal_points_rows import signed
from polycentric.answers.provenance import provenance_of
from polycentric.errors import CoverageError, UnknownNameError
from polycentric.pictures.drawing.words import listed

if TYPE_CHECKING:
    from polycentric.positions.plane import IdealPlane

UNIT = "standard deviations of ideal points"
AXES = ("first", "second")
NUMBERS = tuple(Column(name, name.replace("_", " "), UNIT) for name in ("first", "first_sd", "second", "second_sd"))


def answer_of(plane: "IdealPlane", states: Sequence[str], year: int | None, top: int) -> Answer:
    """Show the last session, or the one asked for, or some states' sessions, or some states in one session."""
    data = plane.data
    time = "year" if "year" in data.dims else "session"
    known = [int(label) for label in data[time].values]
    _check(states, year, known, data["state"].values.astype(str).tolist(), time)
    rows = [row for row in _rows(plane, known, time) if not states or row["state"] in states]
    shown = rows if states and year is None else [row for row in rows if row[time] == (year or known[-1])]
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
    of_un = str(attrs["sources"]).split()
    return Answer(
        "Ideal points in two dimensions",
        Grid(columns, rows if year is None else [row for row in rows if row[time] == year]),
        [Section("", Grid(columns, read))],
        sentences=_words(shown, time),
        notes=[note for note in notes if note],
        provenance=lambda: provenance_of(*of_un, anchors=attrs["anchor"]),
    )


def _check(states: Sequence[str], year: int | None, known: Sequence[int], units: Sequence[str], time: str) -> None:
    """Refuse a session without votes, and who cast none."""
    if year is not None and year not in known:
        raise CoverageError(f"There are no votes of {time} {year}: they run from {known[0]} to {known[-1]}.")
    for state in states:
        if state not in units:
            raise UnknownNameError("state among those that voted", state, units)


def _rows(plane: "IdealPlane", known: Sequence[int], time: str) -> list[dict[str, object]]:
    """Give a row for each state and session, the last session first, those on the positive side first."""
    data = plane.data
    units = data["state"].values.astype(str).tolist()
    points, spread = data["ideal_point"].values, data["sd"].values
    cells = sorted(
        np.argwhere(np.isfinite(points[:, :, 0])).tolist(),
        key=lambda cell: (-known[cell[0]], -points[cell[0], cell[1], 0], units[cell[1]]),
    )
    return [
        {
            time: known[at],
            "state": units[who],
            **{name: float(points[at, who, place]) for place, name in enumerate(AXES)},
            **{f"{name}_sd": float(spread[at, who, place]) for place, name in enumerate(AXES)},
        }
        for at, who in cells
    ]


def _words(shown: Sequence[dict[str, object]], time: str) -> list[str]:
    """Name who stands furthest to one side of each axis in the session shown."""
    if not shown:
        return []
    last = [row for row in shown if row[time] == shown[0][time]]
    ends = [max(last, key=lambda row, axis=axis: float(str(row[axis]))) for axis in AXES]
    places = [f"{row['state']} ({signed(float(str(row[axis])))}) on the {axis} axis"
              for row, axis in zip(ends, AXES, strict=True)]  # fmt: skip
    return [f"Furthest to the positive side in {time} {shown[0][time]}: {listed(places)}."]
