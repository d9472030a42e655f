"""What every answer promises, whichever question it is of: checked here, and on the archive in tests/mirror."""

import html
import json
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

import click
from click.testing import CliRunner

import polycentric
from polycentric.answers import QUESTIONS, asked
from polycentric.answers.asked import QuestionError
from polycentric.answers.contract import Answer
from polycentric.answers.forms import _cells  # pyright: ignore[reportPrivateUsage]  # as a reader sees them
from polycentric.cli.app import polycentric as app

WIDTHS = (60, 80, 120)
UNFOLDED = 24  # a hash or an address that is longer stands whole in a table
# Questions about the package itself, which need no sentence.
OF_FILES = ("additions", "fetch", "source", "source_checks", "sources", "states", "state_names", "state_record",
            "table", "coverage", "revisions")  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One call of a question."""

    name: str
    places: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def label(self) -> str:
        """What a failing test is called."""
        words = [*map(str, self.places), *(f"{key}={value}" for key, value in self.named.items())]
        return f"{self.name}({', '.join(words)})"

    def ask(self) -> Answer:
        """Ask it."""
        return QUESTIONS[self.name](*self.places, **self.named)


def call(name: str, *places: Any, **named: Any) -> Asked:
    """Write a call as one writes it."""
    return Asked(name, places, named)


def command_of(name: str, rows: str = "dyad-years") -> click.Command:
    """Find the command that asks a question."""
    found: click.Command = app
    words = [*asked.COMMANDS.get(name, name.replace("_", "-")).split(), *([rows] if name == "table" else [])]
    for word in words:
        assert isinstance(found, click.Group), f"{name}: '{word}' has no group"
        inner = found.get_command(click.Context(found), word)
        assert inner is not None, f"no command '{' '.join(words)}'"
        found = inner
    return found


def rows_of(answer: Answer) -> list[dict[str, Any]]:
    """Give the rows as JSON holds them."""
    return json.loads(answer.json())["rows"]


def typed(command: str, *, faulty: bool = False) -> dict[str, Any]:
    """Run a command of a provenance, with JSON asked for; one of which a part failed leaves with 2."""
    words = shlex.split(command)
    assert words[0] == "polycentric"
    done = CliRunner().invoke(app, [*words[1:], *([] if "--json" in words else ["--json"])], catch_exceptions=False)
    assert done.exit_code == (2 if faulty else 0), f"{command}: {done.output[-400:]}"
    return json.loads(done.stdout)


def evaluated(line: str) -> list[dict[str, Any]]:
    """Evaluate the line of Python of a provenance."""
    answer = eval(line, {"pc": polycentric})
    return rows_of(answer)


def check_content(answer: Answer, name: str) -> None:
    """A title of one line, tidy rows with a unit for each column, words where it is about the world."""
    assert answer.title
    assert "\n" not in answer.title
    names = [column.name for column in answer.tidy.columns]
    assert names
    assert len(set(names)) == len(names)
    assert set(answer.units) == set(names)
    assert all(answer.units.values()), f"without a unit: {[each for each, unit in answer.units.items() if not unit]}"
    assert answer.table.columns == names
    assert answer.table.height == len(answer.tidy.rows)
    if name not in OF_FILES:
        assert answer.sentences, answer.title
    for sentence in answer.sentences:
        assert sentence[-1] in ".:?!)”", sentence
        assert "nan" not in sentence.lower().split(), sentence


def check_provenance(answer: Answer) -> None:
    """Version, command, line of Python, sources with their versions, and a hash for each of their files."""
    kept = answer.provenance
    assert kept["polycentric"] == polycentric.__version__
    assert kept["python"].startswith("pc.answers.")
    assert kept["command"].startswith("polycentric ")
    assert isinstance(kept["sources"], list)
    assert isinstance(kept["hashes"], dict)
    for source in kept["sources"]:
        assert any(file.startswith(f"{source['name']}/") for file in kept["hashes"]), source["name"]


def check_asked_again(answer: Answer) -> None:
    """The command and the line of Python, each as kept, give the same rows, also the line that the command keeps."""
    rows = rows_of(answer)
    by_command = typed(answer.provenance["command"], faulty=bool(answer.faults))
    assert by_command["rows"] == rows, answer.provenance["command"]
    assert evaluated(answer.provenance["python"]) == rows, answer.provenance["python"]
    if by_command["python"] != answer.provenance["python"]:
        assert evaluated(by_command["python"]) == rows, by_command["python"]


def numbers(text: str) -> list[str]:
    """Give the numbers in a text."""
    return re.findall(r"\d[\d.,]*", text)


def check_text(answer: Answer) -> None:
    """No line is wider than it may be, but for one word; and no number of a table is lost."""
    for width in WIDTHS:
        shown = answer.text(width)
        for line in shown.splitlines():
            piece = max((len(piece) for piece in re.split(r"(?<=[ _/-])", line)), default=0)
            word = max(map(len, line.split()), default=0)  # a path, which nothing folds
            assert len(line) <= width or piece > UNFOLDED or word > width - 4, f"{len(line)} at {width}: {line}"
        there = shown.replace("\n", " ")
        for section in answer.sections:
            for cell in (cell for row in _cells(section.grid) for cell in row):
                for number in numbers(cell):
                    assert number.rstrip(".,") in there, f"{number} at {width}"


def check_html(answer: Answer) -> None:
    """A notebook shows the title and every table."""
    shown = answer._repr_html_()  # pyright: ignore[reportPrivateUsage]  # as a notebook calls it
    assert html.escape(answer.title, quote=False) in shown or html.escape(answer.title) in shown
    for section in answer.sections:
        if section.heading:
            assert html.escape(section.heading) in shown or html.escape(section.heading, quote=False) in shown
    assert shown.count("<table") >= len(answer.sections)
    assert "<script" not in shown


def check_picture(answer: Answer) -> None:
    """Where there is a picture, it is an SVG for a page, and one for a phone; or it says what to leave out for it."""
    refused = ""
    try:
        answer.picture()
    except QuestionError as why:
        refused = str(why)
    if refused:
        assert "leave" in refused or "add" in refused
        return
    for narrow in (False, True):
        tree = ElementTree.fromstring(answer.picture(narrow=narrow).svg)
        assert tree.tag.endswith("svg")
        assert float(tree.attrib["viewBox"].split()[2]) > 0


def check(calls: Sequence[Asked]) -> None:
    """Hold some calls of questions to all of it."""
    for each in calls:
        answer = each.ask()
        check_content(answer, each.name)
        check_provenance(answer)
        check_asked_again(answer)
        check_text(answer)
        check_html(answer)
        if answer.has_picture:
            check_picture(answer)


def check_all(asked: Asked) -> None:
    """Hold one answer to every promise."""
    answer = asked.ask()
    check_content(answer, asked.name)
    check_provenance(answer)
    check_text(answer)
    check_html(answer)
    check_asked_again(answer)
    if answer.has_picture:
        check_picture(answer)
