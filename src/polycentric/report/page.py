"""The page: words, pictures and tables put together as one HTML file that loads nothing."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

import jinja2
from markupsafe import Markup

from polycentric.report import prose, table
from polycentric.report.colours import ALONE, COLOURS, NONE, OTHER
from polycentric.report.pictures import PICTURES, Picture
from polycentric.report.records import Definition, Findings
from polycentric.report.svg import LAYOUTS
from polycentric.report.textures import shared_textures

ORDER = ("world_map", "power_shares", "verdict_map", "three_numbers", "network", "threshold", "coverage")
_SHORT = {
    "world_map": "Map", "power_shares": "Power", "verdict_map": "Verdicts", "three_numbers": "Three numbers",
    "network": "Ties", "threshold": "Threshold", "coverage": "Coverage",
}  # fmt: skip


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


def render(findings: Findings, made: str = "") -> str:
    """Give the whole page; the same findings give the same bytes.

    Parameters
    ----------
    findings : Findings
    made : str
        A date to print, if one is wanted; without it the page holds no date of its own making.
    """
    script = _data("report.js")
    return _template().render(
        findings=findings,
        prose=prose.write(findings),
        sections=[_section(PICTURES[name], findings) for name in _order()],
        contents=_contents(),
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


def style(findings: Findings) -> str:
    """Give the page's style: the fonts put in, the switch of the map's views added."""
    fonts = {"@@SANS@@": "sans.woff2", "@@SERIF@@": "serif.woff2"}
    sheet = _data("report.css")
    for mark, name in fonts.items():
        sheet = sheet.replace(
            mark, base64.b64encode((files("polycentric.report") / "data" / name).read_bytes()).decode()
        )
    return sheet + view_style(len(findings.views))


def view_style(views: int) -> str:
    """Give the rules that colour the map and show the words of the view that is chosen."""
    rules: list[str] = []
    for view in range(views):
        chosen = f"#view-{view}:checked~* " if view else ""
        for colour in (NONE, *range(1, COLOURS + 1), OTHER, ALONE):
            texture = f"var(--tex-{colour}) " if 1 < colour <= COLOURS else ""
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


def _section(entry: Picture, findings: Findings) -> Section:
    """Draw one picture in every layout and put its words beside it."""
    known = {definition.anchor: definition.label for definition in findings.definitions}
    return Section(
        name=entry.name,
        title=entry.title,
        takeaway=entry.takeaway(findings),
        caption=entry.caption(findings),
        pictures=Markup().join(entry.draw(findings, layout) for layout in LAYOUTS),
        paragraphs=entry.paragraphs(findings),
        notes=entry.notes(findings),
        notes_head=entry.notes_head,
        links=tuple((name, known[name]) for name in entry.definitions if name in known),
    )


def _order() -> list[str]:
    """Give the pictures in the page's order, those of unknown name last."""
    return [name for name in ORDER if name in PICTURES] + [name for name in PICTURES if name not in ORDER]


def _contents() -> list[tuple[str, str]]:
    """Give anchors and labels of the contents."""
    pictures = [(name, _SHORT.get(name, PICTURES[name].title)) for name in _order()]
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
