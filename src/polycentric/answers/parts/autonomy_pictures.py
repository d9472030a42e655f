"""The pictures of ``autonomy``: the states of one year, and the years of the system or of one state."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.provenance import edition_of
from polycentric.answers.where import sources_of
from polycentric.pictures.drawing.words import listed, the

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.pictures.sketch import Sketch
    from polycentric.poles.hierarchy import Held

Row = Mapping[str, Any]
SHOWN = 15
NAMED = 5  # spans of years whose channels are named in the picture


def of_year(
    every: Sequence[Row], names: Mapping[str, str], title: str, one: str | None, held: "Held", panel: "xr.Dataset"
) -> "Sketch":
    """Draw the states that are held most, the freest, and the one asked for; with channels and sources."""
    from polycentric.pictures.charts.autonomy import Chart, Line, draw
    from polycentric.pictures.sketch import Sketch

    known = [row for row in every if row["autonomy"] is not None]
    chosen = known if len(known) <= 2 * SHOWN else [*known[:SHOWN], *known[-SHOWN:]]
    if one is not None:
        chosen = [*(row for row in chosen if row["state"] != one), *(row for row in known if row["state"] == one)]
    lines = tuple(
        Line(row["name"], row["autonomy"], row["low"], row["high"], names.get(row["holder"], ""), row["channels"])
        for row in sorted(chosen, key=lambda row: (row["autonomy"], row["state"]))
    )
    left, undecided = len(known) - len(lines), len(every) - len(known)
    chart = Chart(title, lines, left, undecided, channels_of(held), tuple(map(edition_of, sources_of(panel))))
    return Sketch(chart, lambda record, narrow: draw(record, narrow=narrow))


def channels_of(held: "Held") -> str:
    """Name the channels of which anything is known in the last year."""
    from polycentric.answers.parts.autonomy_rows import channels

    return listed([row["channel"] for row in channels(held) if row["pairs"]]) or "none"


def through(rows: Sequence[Row], title: str, what: str, sources: Iterable[str]) -> "Sketch":
    """Draw the years as a line that breaks where a year is undecided and where other channels are known."""
    from polycentric.pictures.charts.three_numbers import ThreeNumbers, draw
    from polycentric.pictures.records.three import ThreeLine, ThreePanel, ThreePoint
    from polycentric.pictures.sketch import Sketch

    points = tuple(
        ThreePoint(row["year"], row["autonomy"], row["low"], row["high"], row["known"] or "")
        for row in rows
        if row["autonomy"] is not None
    )
    lines = (ThreeLine("autonomy", "all channels known", what, main=True, points=points),) if points else ()
    panel = ThreePanel(
        "autonomy", "Autonomy", f"How far is {the(what)} in its own hands?", "stronger states hold it less",
        f"0, one stronger state holds it all; 1, nobody holds it. {_made_of(rows)}", "ways", 2,
        lines, "" if points else "undecided in all years",
    )  # fmt: skip
    shown = ThreeNumbers(title, (panel,), tuple(edition_of(name) for name in sorted(sources)))
    return Sketch(shown, lambda record, narrow: draw(record, narrow=narrow))


def _made_of(rows: Sequence[Row]) -> str:
    """Name the channels of each span of years, or how many sets of them there are where these are many."""
    from polycentric.pictures.drawing.timeline import span, stretches

    spans = stretches({row["year"]: str(row["known"] or "none") for row in rows if row["autonomy"] is not None})
    if len(spans) > NAMED:
        sets = len({words for *_, words in spans})
        return (
            f"Channels: {sets} sets in {len(spans)} spans of years, between which the line breaks; the table names them"
        )
    return "Channels: " + "; ".join(f"{span((first, last))} {words}" for first, last, words in spans)
