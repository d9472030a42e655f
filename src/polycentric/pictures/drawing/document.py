"""A drawn picture as an SVG file of its own, with the style it needs inside."""

import base64
import re
from importlib.resources import files

from markupsafe import Markup

from polycentric.legible import valid_xml
from polycentric.pictures.drawing.palette import ALONE, COLOURS, NONE, OTHER
from polycentric.pictures.drawing.svg import element
from polycentric.pictures.drawing.textures import textures


def document(drawn: Markup, *, embed_font: bool = False) -> str:
    """Give a drawn picture as a whole SVG document, with the style it needs inside."""
    style = element("style", Markup(f"<![CDATA[{_style(embed_font)}]]>"))  # our own file
    end = drawn.index(">") + 1
    return valid_xml(f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn[:end]}{style}{textures()}{drawn[end:]}\n')


def _style(embed_font: bool) -> str:
    """Give the part of the page's style that pictures use, in its light colours, the map's first view shown."""
    sheet = (files("polycentric.pictures") / "data" / "style.css").read_text(encoding="utf-8")
    colours = re.search(r":root\{.*?\n\}", sheet, re.DOTALL)
    pictures = sheet[sheet.index("/* pictures */") : sheet.index("/* the switch")]
    pictures = re.sub(r"@media \(min-width[^{]*\{.*?\}\}\n|svg\.(wide|narrow)\{[^}]*\}", "", pictures)
    font = ""
    if embed_font:
        data = base64.b64encode((files("polycentric.pictures") / "data" / "sans.woff2").read_bytes()).decode()
        font = f'@font-face{{font-family:"Source Sans 3";font-weight:200 900;src:url(data:font/woff2;base64,{data})}}'
    shown = ".view{display:none}\n" + view_style(1)
    return f"{font}{colours.group() if colours else ''}\n{pictures}\n{shown}"


def view_style(views: int) -> str:
    """Give the rules that colour the map and show the words of the view that is chosen."""
    rules: list[str] = []
    for view in range(views):
        chosen = f"#view-{view}:checked~* " if view else ""
        for colour in (NONE, *range(1, COLOURS + 1), OTHER, ALONE):
            texture = f"var(--tex-{colour}) " if 1 <= colour <= COLOURS else ""
            rules.append(f"{chosen}.v{view}-{colour}{{--land:{texture}var(--soft-{colour})}}")
            rules.append(f"{chosen}.v{view}-{colour}c{{--land:var(--camp-{colour})}}")
        rules.append(
            f"{chosen}.view-{view}{{display:inline}}"
            if view == 0
            else f"#view-{view}:checked~* .view-0{{display:none}}{chosen}.view-{view}{{display:inline}}"
        )
        rules.append(f"#view-{view}:checked~.note-{view}{{display:block}}")
        rules.append(
            f'#view-{view}:checked~.tabs label[for="view-{view}"]'
            "{background:var(--ink);color:var(--paper);border-color:var(--ink)}"
        )
        rules.append(
            f'@media print{{#view-{view}:checked~.tabs label[for="view-{view}"]'
            "{display:inline;background:none;color:inherit;border:0;padding:0}}"
        )
        rules.append(
            f'#view-{view}:focus-visible~.tabs label[for="view-{view}"]'
            "{outline:2px solid var(--accent);outline-offset:2px}"
        )
    return "\n".join(rules)
