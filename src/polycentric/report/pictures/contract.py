"""What a picture of the report is and promises."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.report.records import Findings
from polycentric.report.svg import Layout


def nothing_more(_findings: Findings) -> tuple[str, ...]:
    """Give no paragraphs."""
    return ()


@dataclass(frozen=True)
class Picture:
    """One picture of the report, drawn from the findings alone.

    Attributes
    ----------
    title : str
        What it shows, as a heading.
    takeaway : callable
        The findings in, the one sentence that a reader should take away out.
    caption : callable
        How to read it, with source and years.
    draw : callable
        Findings and a layout in, one ``<svg>`` element out; the same for the same findings.
    paragraphs : callable
        What else is to be said, above the picture.
    notes, notes_head : callable and str
        A list below the picture, with its heading.
    definitions : tuple of str
        Anchors of the definitions that it rests on, linked from its caption.
    name : str
        The file's name; set by the registry.
    """

    title: str
    takeaway: Callable[[Findings], str]
    caption: Callable[[Findings], str]
    draw: Callable[[Findings, Layout], Markup]
    paragraphs: Callable[[Findings], tuple[str, ...]] = nothing_more
    notes: Callable[[Findings], tuple[str, ...]] = nothing_more
    notes_head: str = ""
    definitions: tuple[str, ...] = ()
    name: str = ""
