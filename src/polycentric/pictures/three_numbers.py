"""Dispersion, autonomy and concert in the report: three panels, a number that isn't known with its reason."""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture
from polycentric.pictures.drawing.svg import Layout, picture
from polycentric.pictures.drawing.three_panels import draw_panels, last_in_words, spoken
from polycentric.pictures.records.findings import Findings


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw one strip per number, a row for states apart and one for a bloc as one, a tick per line."""
    parts, bottom = draw_panels(findings.numbers, layout, 0.0)
    return picture(
        "three_numbers", layout, max(bottom, 20.0), "Dispersion, autonomy and concert", spoken(findings.numbers), parts
    )


def _takeaway(findings: Findings) -> str:
    """Say the three, those without a number too."""
    said = [f"{panel.label}: {last_in_words(panel)}." for panel in findings.numbers]
    return " ".join(said) if said else "None of the three is defined on this world."


def _caption(findings: Findings) -> str:
    """Say what a rise of each means, and what a tick is."""
    meanings = " ".join(f"{panel.label} is higher if {panel.rises}." for panel in findings.numbers)
    return (
        f"{meanings} Higher is not better. Each tick is one line (a measure of power, a way of making the number), "
        "the dot the one that is quoted, a bar the range that is left open."
    )


PICTURE = Picture(
    title="Three numbers, never one alone",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    definitions=("number-dispersion", "number-autonomy", "number-concert"),
    of_indices=True,
    data=rows.three_numbers,
)
