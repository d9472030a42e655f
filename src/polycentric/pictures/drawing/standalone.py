"""One picture as an SVG file of its own, with the style it needs inside."""

from polycentric.pictures import PICTURES
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import NARROW, WIDE
from polycentric.pictures.records.findings import Findings


def draw(findings: Findings, name: str, *, narrow: bool = False, embed_font: bool = True) -> str:
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
    return document(PICTURES[name].draw(findings, NARROW if narrow else WIDE), embed_font=embed_font)
