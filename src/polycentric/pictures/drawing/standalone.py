"""One picture as an SVG file of its own, with the style it needs inside."""

from collections.abc import Sequence

from polycentric.pictures import PICTURES
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.standing import standing
from polycentric.pictures.drawing.svg import NARROW, WIDE
from polycentric.pictures.records.findings import Findings


def draw(
    findings: Findings,
    name: str,
    *,
    narrow: bool = False,
    embed_font: bool = True,
    title: str = "",
    sources: Sequence[str] = (),
) -> str:
    """Give one picture as a whole SVG document.

    Parameters
    ----------
    findings : Findings
    name : str
        A picture's name, one of `PICTURES`.
    narrow : bool
        Whether to draw the layout for a phone.
    embed_font : bool
        Whether to put the typeface into the file (40 kB); without it the reader's own sans serif is used, and labels
        may touch.
    title : str
        What to write above it; nothing without it, for a page that does.
    sources : sequence of str
        What to write below it, with a title.

    Raises
    ------
    UnknownNameError
        If no picture has that name.
    CoverageError
        If it shows two centuries, and the findings hold none.

    Examples
    --------
    >>> from polycentric import load, report
    >>> findings = report.collect(load("now"))  # doctest: +SKIP
    >>> report.draw(findings, "world_map")  # doctest: +SKIP
    """
    layout = NARROW if narrow else WIDE
    drawn = PICTURES[name].draw(findings, layout)
    return document(standing(drawn, layout, title, sources) if title else drawn, embed_font=embed_font)
