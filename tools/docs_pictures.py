"""The pictures of the documentation: drawn by the package, light and dark, for a desktop and for a phone.

A page shows a picture as ``![what it shows](images/NAME.svg)``. Where NAME is a picture of the report, it's drawn from
the embedded world whenever the site is built. Any other is a file in ``docs/images``, drawn from the archive by a
command that the page shows; ``make pages`` runs it again. The report is built into the site as ``report.html``.
"""

import base64
import functools
import html
import re
from pathlib import Path
from typing import Any

import polycentric

IMAGES = Path(__file__).resolve().parents[1] / "docs/images"
PACKAGE = Path(polycentric.__file__).parent
SHOWN = re.compile(r"images/([a-z0-9_-]+)\.svg")
IMAGE = re.compile(r'<p>\s*<img alt="([^"]*)" src="([^"]*images/)([\w-]+)\.svg"(?: title="([^"]*)")?\s*/?>\s*</p>')
FILES = ("", "-dark", "-narrow", "-narrow-dark")


@functools.cache
def _findings() -> Any:
    """Measure the embedded world once, for the report and all its pictures."""
    from polycentric.report import collect

    return collect(polycentric.load("now"), history=False)


def report_page() -> str:
    """Give the report on the embedded world."""
    from polycentric.report import render_findings

    return render_findings(_findings())


def drawn_names() -> set[str]:
    """Name the pictures that can be drawn from the embedded world."""
    from polycentric.report import PICTURES

    return {name for name, picture in PICTURES.items() if not (picture.of_past or picture.of_words)}


def draw(name: str, *, narrow: bool = False) -> str:
    """Draw a picture of the report, without a typeface inside."""
    from polycentric.report import draw as draw_report

    return draw_report(_findings(), name, narrow=narrow, embed_font=False)


def caption(name: str) -> str:
    """Give a picture's own words on how to read it, with source and years."""
    from polycentric.report import PICTURES

    return str(PICTURES[name].caption(_findings()))


def site_files(name: str) -> dict[str, str]:
    """Give all forms of a picture as the site has them, by file name: with the typeface inside."""
    if name not in drawn_names():
        wide = (IMAGES / f"{name}.svg").read_text(encoding="utf-8")
        return {f"{name}.svg": with_font(wide), f"{name}-dark.svg": with_font(dark(wide))}
    wide, narrow = draw(name), draw(name, narrow=True)
    return {
        f"{name}{form}.svg": with_font(each)
        for form, each in zip(FILES, (wide, dark(wide), narrow, dark(narrow)), strict=True)
    }


def readme_files(names: set[str]) -> dict[str, str]:
    """Give the pictures that the README shows as they are committed: light, dark, without a typeface inside."""
    drawn = {name: draw(name) for name in sorted(names & drawn_names())}
    return {
        f"{name}{form}.svg": text for name, wide in drawn.items() for form, text in (("", wide), ("-dark", dark(wide)))
    }


def with_font(picture: str) -> str:
    """Put the typeface into a picture, since a picture of a page sees none of the page's."""
    data = base64.b64encode(data_file("sans.woff2").read_bytes()).decode()
    face = f'@font-face{{font-family:"Source Sans 3";font-weight:200 900;src:url(data:font/woff2;base64,{data})}}'
    return picture.replace("<![CDATA[", f"<![CDATA[{face}", 1)


def dark(picture: str) -> str:
    """Give a picture in the report's dark colours."""
    return picture.replace("]]></style>", f"{_dark_colours()}]]></style>", 1)


@functools.cache
def _dark_colours() -> str:
    """Read the dark colours from the report's own style."""
    sheet = data_file("style.css").read_text(encoding="utf-8")
    found = re.search(r"prefers-color-scheme:\s*dark\)\s*\{\s*:root[^{]*(\{.*?\})", sheet, re.DOTALL)
    assert found is not None, "The report's style has no dark colours any more."
    return f":root{found[1]}"


def data_file(name: str) -> Path:
    """Find a file of the package by its name, wherever it is kept."""
    return next(PACKAGE.rglob(name))


def figures(content: str) -> str:
    """Put a page's pictures into figures: light or dark as the page is, narrow on a phone, with a caption."""
    return IMAGE.sub(_figure, content)


def _figure(found: re.Match[str]) -> str:
    words, folder, name, said = found.groups()
    forms = site_forms(name)
    pictures = "".join(_picture(folder + name, words, scheme, narrow=len(forms) > 2) for scheme in ("", "-dark"))
    below = said or words
    if name in drawn_names():
        below = f"{html.escape(caption(name))} <code>polycentric report --picture {name}</code> draws it."
    kind = "narrow" if len(forms) > 2 else "wide"
    whole = f'<a href="{folder}{name}.svg">{pictures}</a>'
    return f'<figure class="drawn {kind}">{whole}<figcaption>{below}</figcaption></figure>'


def site_forms(name: str) -> tuple[str, ...]:
    """Name the forms that a picture has on the site."""
    return FILES if name in drawn_names() else FILES[:2]


def _picture(path: str, words: str, scheme: str, *, narrow: bool) -> str:
    source = f'<source media="(max-width: 44.9em)" srcset="{path}-narrow{scheme}.svg">' if narrow else ""
    shown = "on-dark" if scheme else "on-light"
    return f'<picture class="{shown}">{source}<img loading="lazy" alt="{words}" src="{path}{scheme}.svg"></picture>'
