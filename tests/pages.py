"""Runs what a page of the documentation shows: writes files with a title, runs Python and `polycentric ...` lines."""

import ast
import doctest
import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from polycentric import errors
from polycentric.cli.app import polycentric

BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What the comment at the end of a command's line may ask for; a block of Python has it in its first line.
ARCHIVE, MISTAKE = "with the archive", "refused"


def files_of(text: str) -> dict[str, str]:
    """Give the files that a page shows whole: those with a title."""
    titled = ((re.search(r'title="([^"]+)"', header), body) for _, header, body in BLOCK.findall(text))
    return {title[1]: body for title, body in titled if title}


def run_page(text: str, folder: Path, *, compare: bool = False) -> None:
    """Run a page's blocks in order; with `compare`, a text that follows commands has to be part of what they print."""
    names: dict[str, object] = {"__name__": "page"}
    printed = ""
    for language, header, body in BLOCK.findall(text):
        if title := re.search(r'title="([^"]+)"', header):
            path = folder / title[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        elif language in {"python", "pycon"}:
            if ARCHIVE in body.split("\n", 1)[0] and not os.environ.get("POLYCENTRIC_MIRROR"):
                continue
            (_run_dialogue if body.startswith(">>>") else _run_python)(body, names)
        elif language == "sh":
            printed = _run_lines(body)
            continue
        elif language == "text" and printed and compare:
            for line in body.splitlines():
                assert _plain(line) in _plain(printed), f"{line!r} is not in\n{printed}"
        printed = ""


def _plain(text: str) -> str:
    """Take runs of spaces for one, since a page's lines are shorter than a screen's."""
    return " ".join(text.split())


def _run_python(body: str, names: dict[str, object]) -> None:
    """Run a block; a statement whose line ends with `# SomeError` has to raise that error."""
    for statement in ast.parse(body).body:
        code = compile(ast.Module([statement], []), "page", "exec")
        last = body.splitlines()[(statement.end_lineno or 1) - 1]
        if named := re.search(r"#\s*(\w+Error)\b", last):
            with pytest.raises(getattr(errors, named[1])):
                exec(code, names)
        else:
            exec(code, names)


def _run_dialogue(body: str, names: dict[str, object]) -> None:
    """Run a block of lines after >>> and compare what they give."""
    printed: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    example = doctest.DocTestParser().get_doctest(body, names, "page", None, 0)
    runner.run(example, out=printed.append, clear_globs=False)
    names |= example.globs
    assert runner.failures == 0, "".join(printed)


def _run_lines(body: str) -> str:
    """Run the lines of a block that call polycentric, as the command line does, and give what they print.

    A line with the comment `# refused` has to end as a mistake does; one with `# with the archive` is run where a
    mirror of the archive is.
    """
    printed: list[str] = []
    for line in body.splitlines():
        command, _, comment = line.partition("  # ")
        if not re.match(r"polycentric\b", line) or (ARCHIVE in comment and not os.environ.get("POLYCENTRIC_MIRROR")):
            continue
        done = CliRunner().invoke(polycentric, shlex.split(command, comments=True)[1:])
        message = f"{line}\n{done.output}\n{done.exception}"
        if MISTAKE in comment:
            assert isinstance(done.exception, errors.PolycentricError) or done.exit_code == 2, message
        else:
            assert done.exit_code == 0, message
        printed += [done.output, str(done.exception or "")]
    return "\n".join(printed)
