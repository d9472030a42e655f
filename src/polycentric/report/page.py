"""The page: words, pictures and tables put together as one HTML file that loads nothing."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Literal

import jinja2
from markupsafe import Markup

from polycentric.answers.world import moved_prose, past_prose, prose
from polycentric.legible import valid_xml
from polycentric.pictures import PICTURES, Picture
from polycentric.pictures.contract import Numbers
from polycentric.pictures.drawing.document import view_style
from polycentric.pictures.drawing.svg import LAYOUTS
from polycentric.pictures.drawing.textures import shared_textures
from polycentric.pictures.records.findings import Definition, Findings
from polycentric.report import table

ORDER = ("world_map", "power_shares", "verdict_map", "three_numbers", "network", "threshold", "coverage")
PAST_ORDER = ("power_through_time", "measures_through_time", "concentration_through_time", "verdicts_through_time",
              "bloc_river", "alike_through_time", "tournament")  # fmt: skip
MOVED_ORDER = ("movers", "shares_by_edition", "concentration_by_edition", "forums_by_edition", "partners_by_edition")
_SHORT = {
    "movers": "Who rose and fell", "shares_by_edition": "The largest by edition",
    "concentration_by_edition": "Concentration by edition", "forums_by_edition": "Forums by edition",
    "partners_by_edition": "Partners by edition",
    "world_map": "Map", "power_shares": "Power", "verdict_map": "Verdicts", "three_numbers": "Three numbers",
    "network": "Ties", "threshold": "Threshold", "coverage": "Coverage", "power_through_time": "Power since 1816",
    "measures_through_time": "Every measure since 1816", "concentration_through_time": "Concentration since 1816",
    "verdicts_through_time": "Verdicts since 1816", "bloc_river": "Camps since 1816",
    "alike_through_time": "Votes since 1946", "tournament": "Who wins",
}  # fmt: skip

Part = Literal["editions", "today", "past"]


@dataclass(frozen=True)
class Section:
    """One picture with its words."""

    name: str
    title: str
    takeaway: str
    caption: str
    pictures: Markup
    paragraphs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    notes_head: str = ""
    links: tuple[tuple[str, str], ...] = ()
    numbers: Numbers | None = None


def render(findings: Findings, made: str = "") -> str:
    """Give the whole page; the same findings give the same bytes.

    Parameters
    ----------
    findings : Findings
    made : str
        A date to print, if one is wanted; without it the page holds no date of its own making.

    Examples
    --------
    >>> from polycentric import load, report
    >>> findings = report.collect(load("now"))  # doctest: +SKIP
    >>> report.render_findings(findings)  # doctest: +SKIP
    """
    script = _data("report.js")
    page = _template().render(
        findings=findings,
        prose=prose.write(findings),
        moved_sections=[_section(entry, findings) for entry in _shown(findings, "editions")],
        moved=moved_prose.write(findings.moved),
        sections=[_section(entry, findings) for entry in _shown(findings, "today")],
        past_sections=[_section(entry, findings) for entry in _shown(findings, "past")],
        past=past_prose.write(findings.past),
        contents=_contents(findings),
        states=findings.states,
        columns=table.columns(findings),
        rows=table.rows(findings),
        definitions=_grouped(findings.definitions),
        style=Markup(style(findings)),  # our own file
        script=Markup(script),  # our own file
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        made=made,
        textures=shared_textures(),
    )
    return valid_xml(page)


def style(findings: Findings) -> str:
    """Give the page's style: the fonts put in, the switch of the map's views added."""
    fonts = {"@@SANS@@": "sans.woff2", "@@SERIF@@": "serif.woff2"}
    sheet = (files("polycentric.pictures") / "data" / "style.css").read_text(encoding="utf-8")
    for mark, name in fonts.items():
        sheet = sheet.replace(
            mark, base64.b64encode((files("polycentric.pictures") / "data" / name).read_bytes()).decode()
        )
    return sheet + view_style(len(findings.views))


def _section(entry: Picture, findings: Findings) -> Section:
    """Draw one picture in every layout and put its words beside it."""
    known = {definition.anchor: definition.label for definition in findings.definitions}
    return Section(
        name=entry.name,
        title=entry.title if entry.finding is None else entry.finding(findings),
        takeaway=entry.takeaway(findings),
        caption=entry.caption(findings),
        pictures=Markup().join(entry.draw(findings, layout) for layout in LAYOUTS),
        paragraphs=entry.paragraphs(findings),
        notes=entry.notes(findings),
        notes_head=entry.notes_head,
        links=tuple((name, known[name]) for name in entry.definitions if name in known),
        numbers=None if entry.numbers is None else entry.numbers(findings),
    )


def _shown(findings: Findings, part: Part) -> list[Picture]:
    """Give the pictures of a part that these findings can fill, in the page's order, those of unknown name last."""
    order = [name for name in (*MOVED_ORDER, *ORDER, *PAST_ORDER) if name in PICTURES]
    order += [name for name in PICTURES if name not in order]
    return [PICTURES[name] for name in order if _part(PICTURES[name]) == part and PICTURES[name].applies(findings)]


def _part(entry: Picture) -> Part:
    """Name the part of the page that a picture belongs to."""
    return "editions" if entry.of_editions else "past" if entry.of_past else "today"


def _contents(findings: Findings) -> list[tuple[str, str]]:
    """Give anchors and labels of the contents."""
    shown = [*_shown(findings, "editions"), *_shown(findings, "today"), *_shown(findings, "past")]
    pictures = [(entry.name, _SHORT.get(entry.name, entry.title)) for entry in shown]
    return [*pictures, ("states", "All states"), ("definitions", "Definitions"), ("provenance", "Provenance")]


def _grouped(definitions: tuple[Definition, ...]) -> list[tuple[str, list[Definition]]]:
    """Group the definitions by kind, in the order in which the kinds first appear."""
    kinds = list(dict.fromkeys(definition.kind for definition in definitions))
    ordered = sorted(definitions, key=lambda definition: (kinds.index(definition.kind), definition.label))
    return [(kind, list(entries)) for kind, entries in groupby(ordered, key=lambda definition: definition.kind)]


@cache
def _template() -> jinja2.Template:
    """Compile the page's template; whatever it is given is escaped."""
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_data("page.html.j2"))


def _data(name: str) -> str:
    """Read a text file of the package."""
    return (files("polycentric.report") / "data" / name).read_text(encoding="utf-8")
