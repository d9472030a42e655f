"""One picture as an SVG file of its own, with the style it needs inside."""

import base64
import re
from importlib.resources import files

from markupsafe import Markup

from polycentric.report.page import view_style
from polycentric.report.pictures import PICTURES
from polycentric.report.records import Findings
from polycentric.report.svg import NARROW, WIDE, element
from polycentric.report.textures import textures


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
    """
    return document(PICTURES[name].draw(findings, NARROW if narrow else WIDE), embed_font=embed_font)


def document(drawn: Markup, *, embed_font: bool = False) -> str:
    """Give a drawn picture as a whole SVG document, with the style it needs inside."""
    style = element("style", Markup(f"<![CDATA[{_style(embed_font)}]]>"))  # our own file
    end = drawn.index(">") + 1
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn[:end]}{style}{textures()}{drawn[end:]}\n'


def _style(embed_font: bool) -> str:
    """Give the part of the page's style that pictures use, in its light colours, the map's first view shown."""
    sheet = (files("polycentric.report") / "data" / "report.css").read_text(encoding="utf-8")
    colours = re.search(r":root\{.*?\n\}", sheet, re.DOTALL)
    pictures = sheet[sheet.index("/* pictures */") : sheet.index("/* the switch")]
    pictures = re.sub(r"@media \(min-width[^{]*\{.*?\}\}\n|svg\.(wide|narrow)\{[^}]*\}", "", pictures)
    font = ""
    if embed_font:
        data = base64.b64encode((files("polycentric.report") / "data" / "sans.woff2").read_bytes()).decode()
        font = f'@font-face{{font-family:"Source Sans 3";font-weight:200 900;src:url(data:font/woff2;base64,{data})}}'
    shown = ".view{display:none}\n" + view_style(1)
    return f"{font}{colours.group() if colours else ''}\n{pictures}\n{shown}"
