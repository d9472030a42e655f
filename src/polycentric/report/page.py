"""The page: words, pictures and tables put together as one HTML file that loads nothing."""

import base64
import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Literal

import jinja2
from markupsafe import Markup

from polycentric.answers.world import moved_prose, past_prose, prose, said_prose, validated
from polycentric.legible import valid_xml
from polycentric.pictures import PICTURES, Picture
from polycentric.pictures.contract import Numbers
from polycentric.pictures.drawing.document import view_style
from polycentric.pictures.drawing.svg import LAYOUTS
from polycentric.pictures.drawing.textures import shared_textures
from polycentric.pictures.records.findings import Definition, Findings
from polycentric.report import table

LEAD = "centres"
# The pictures that stand before the fold, in their order; the second of two in brackets where the first can't be drawn.
FIRST = (
    ("power_shares",),
    ("movers",),
    ("power_through_time", "shares_by_edition"),
    ("world_map",),
    ("verdict_map",),
    ("futures_fan",),
)
ORDER = ("three_numbers", "network", "threshold", "coverage")
PAST_ORDER = ("power_through_time", "measures_through_time", "concentration_through_time", "verdicts_through_time",
              "bloc_river", "alike_through_time", "tournament")  # fmt: skip
AHEAD_ORDER = ("futures_fan", "levers_swept")
WORDS_ORDER = ("first_said", "rates_said", "threats_said")
MOVED_ORDER = ("shares_by_edition", "concentration_by_edition", "forums_by_edition", "partners_by_edition")
_SHORT = {
    "power_shares": "Power", "movers": "Who rose and fell", "power_through_time": "Power since 1816",
    "shares_by_edition": "The largest by edition", "world_map": "Map", "verdict_map": "What the rules say",
    "futures_fan": "Futures",
}  # fmt: skip

_OF_PAGES = ("--open", "--history", "--no-history")
Part = Literal["editions", "today", "past", "words", "ahead"]
PARTS: tuple[Part, ...] = ("editions", "today", "past", "words", "ahead")


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
    csv: str = ""
    citation: str = ""


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
    first, tested = _first(findings), validated.details(findings)
    folded = {part: _folded(findings, part, first) for part in PARTS}
    page = _template().render(
        findings=findings,
        prose=prose.write(findings),
        lead_section=_section(PICTURES[LEAD], findings) if PICTURES[LEAD].applies(findings) else None,
        first_sections=[_section(entry, findings) for entry in first],
        moved_sections=[_section(entry, findings) for entry in folded["editions"]],
        moved=moved_prose.write(findings.moved),
        sections=[_section(entry, findings) for entry in folded["today"]],
        past_sections=[_section(entry, findings) for entry in folded["past"]],
        folded_count=sum(map(len, folded.values())),
        said_sections=[_section(entry, findings) for entry in folded["words"]],
        said=said_prose.write(findings.said),
        ahead_sections=[_section(entry, findings) for entry in folded["ahead"]],
        past=past_prose.write(findings.past),
        contents=_contents(first),
        anchors={entry.name for entry in (*first, *(entry for part in folded.values() for entry in part))}
        | {"history", *(["tested"] if tested else [])},
        tested=tested,
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
    title = entry.title if entry.finding is None else entry.finding(findings)
    numbers = None if entry.numbers is None else entry.numbers(findings)
    return Section(
        name=entry.name,
        title=title,
        takeaway=entry.takeaway(findings),
        caption=entry.caption(findings),
        pictures=Markup().join(entry.draw(findings, layout) for layout in LAYOUTS),
        paragraphs=entry.paragraphs(findings),
        notes=entry.notes(findings),
        notes_head=entry.notes_head,
        links=tuple((name, known[name]) for name in entry.definitions if name in known),
        numbers=numbers,
        csv=_csv(numbers if entry.data is None else entry.data(findings)),
        citation=_citation(entry, title, findings),
    )


def _csv(numbers: Numbers | None) -> str:
    """Write the rows behind a picture as comma-separated values; empty where there are none."""
    if numbers is None:
        return ""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows((numbers.head, *numbers.rows))
    return written.getvalue()


def _citation(entry: Picture, title: str, findings: Findings) -> str:
    """Say how to cite a picture: what it is of, which package, which data, and the command that draws it again."""
    made = findings.provenance
    past = findings.past if entry.of_past else None
    if past is not None:
        digest = hashlib.sha256("".join(source.sha256 for source in past.sources).encode()).hexdigest()
        data = f"{len(past.sources)} sources of the archive (sha256 over their hashes {digest[:12]})"
    elif entry.of_words and findings.said is not None:
        data = f"{findings.said.source} (sha256 over their hashes {findings.said.sha256[:12]})"
    else:
        digest = made.hashes.get("inputs", next(iter(made.hashes.values()), ""))
        data = f"{made.edition}{f' (sha256 {digest[:12]})' if digest else ''}"
    return (
        f"“{title}”. polycentric {made.versions.get('polycentric', '')}, from {data}; drawn by: "
        f"{_of_picture(made.command)} --svg --picture {entry.name}"
    )


def _of_picture(command: str) -> str:
    """Give the command that made the page without what a single picture has no use for."""
    kept: list[str] = []
    words = iter(command.split())
    for word in words:
        if word == "--out":
            next(words, None)
        elif word not in _OF_PAGES and not word.startswith("--out="):
            kept.append(word)
    return " ".join(kept)


def _first(findings: Findings) -> list[Picture]:
    """Give the pictures before the fold: of each place, the first that these findings can fill."""
    candidates = ([PICTURES[name] for name in names if PICTURES[name].applies(findings)] for names in FIRST)
    return [entries[0] for entries in candidates if entries]


def _folded(findings: Findings, part: Part, first: Sequence[Picture]) -> list[Picture]:
    """Give a part's other pictures that these findings can fill, in the page's order, those of unknown name last."""
    order = [name for name in (*MOVED_ORDER, *ORDER, *PAST_ORDER, *WORDS_ORDER, *AHEAD_ORDER) if name in PICTURES]
    order += [name for name in PICTURES if name not in order]
    before = {LEAD, *(entry.name for entry in first)}
    entries = [PICTURES[name] for name in order if name not in before]
    return [entry for entry in entries if _part(entry) == part and entry.applies(findings)]


def _part(entry: Picture) -> Part:
    """Name the part of the page that a picture belongs to."""
    if entry.of_ahead or entry.of_words:
        return "ahead" if entry.of_ahead else "words"
    return "editions" if entry.of_editions else "past" if entry.of_past else "today"


def _contents(first: Sequence[Picture]) -> list[tuple[str, str]]:
    """Give anchors and labels of the contents."""
    pictures = [(entry.name, _SHORT.get(entry.name, entry.title)) for entry in first]
    return [*pictures, ("states", "All states"), ("everything", "Everything else"), ("definitions", "Definitions")]


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
