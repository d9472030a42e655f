"""Runs what a page of the documentation shows: writes files with a title, runs Python and shell commands.

A block of ``console`` holds commands after ``$`` and below each what it prints; a block of ``sh`` holds commands alone.
In what is shown a line ``...`` stands for any lines, and ``...`` within a line for anything in it. The comment at a
command's end may say how it is run, and as a line of its own it says so of the rest of its block:

- ``# with the archive``: only where a mirror of it is; no other command sees one.
- ``# refused``: it has to end as a mistake does.
- ``# a minute``: only where POLYCENTRIC_SLOW is set.
- ``# over the network``, ``# ... of yours``: not at all.

A picture that a page shows and that a command of the page writes is kept in ``docs/images``.
"""

import ast
import contextlib
import doctest
import functools
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from polycentric import errors
from shell import run_command

BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ARCHIVE, MISTAKE, SLOW = "with the archive", "refused", "a minute"
ELSEWHERE = ("over the network", "of yours")
ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs/images"
# Options that read or write files of the page, and where a reader's cache usually is.
FILES, USUAL = ("-o", "--out", "--add", "--own", "--corpus"), "~/.cache/polycentric"
# What refreshing shows of a command that shows nothing yet, and the most that it shows of any.
FIRST, MOST = 12, 20


@dataclass(frozen=True)
class Command:
    """A command of a page: its line, its words alone, what its comments ask for, and the lines shown below it."""

    line: str
    words: tuple[str, ...]
    asked: str
    shown: tuple[str, ...] | None

    @property
    def is_run(self) -> bool:
        """Tell whether the command is run here."""
        here = ARCHIVE not in self.asked or bool(os.environ.get("POLYCENTRIC_MIRROR"))
        now = SLOW not in self.asked or bool(os.environ.get("POLYCENTRIC_SLOW"))
        return here and now and self.words[:1] == ("polycentric",) and not any(each in self.asked for each in ELSEWHERE)

    def run(self, folder: Path) -> list[str]:
        """Run the command and give the lines that it prints; what it ends with has to be what the page says."""
        archive, own = ARCHIVE in self.asked, folder.resolve() / "cache"
        if own.exists() or self.words[1] == "fetch" or any(word.startswith(FILES) for word in self.words):
            fetching = not archive or self.words[1] == "fetch"
            code, printed = run_command(self.words[1:], cache=own if fetching else None, mirror=archive)
            # A longer path than the usual one is folded where that isn't.
            printed = re.sub(rf"\s+{re.escape(USUAL)}", f" {USUAL}", printed.replace(str(own), USUAL))
        else:
            code, printed = _remembered(self.words, archive)
        assert code == (2 if MISTAKE in self.asked else 0), f"{self.line}\nends with {code}:\n{printed}"
        return [line.rstrip() for line in printed.rstrip().splitlines()]


def page_files() -> list[Path]:
    """Give the pages that are written by hand."""
    pages = (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
    return sorted(path for path in pages if path.name not in {"CHANGELOG.md", "NOTICE.md"})


def adds(text: str) -> bool:
    """Tell whether a page adds files to the package, and so runs in a checkout of its own."""
    return 'title="src/' in text


def make_checkout(folder: Path) -> Path:
    """Copy package and tests into a folder, and add what the pages add."""
    for part in ("src/polycentric", "tests/contracts"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "tests/conftest.py", "tests/toy_archive.py"):
        shutil.copy2(ROOT / name, folder / name)
    for text in (path.read_text(encoding="utf-8") for path in page_files()):
        for name, body in files_of(text).items() if adds(text) else ():
            if name.startswith(("src/", "tests/")):
                assert not (folder / name).exists(), f"{name} is there already: let the page add another."
                write(folder / name, body)
    return folder


def run_in(checkout: Path, *arguments: str) -> str:
    """Run Python in a checkout; give what it printed."""
    paths = os.pathsep.join([str(checkout / "src"), str(ROOT / "tests")])
    own = {"PYTHONPATH": paths, "POLYCENTRIC_CACHE": str(checkout / "archive")}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=checkout,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-3000:]
    return done.stdout


@functools.cache
def _remembered(words: tuple[str, ...], archive: bool) -> tuple[int, str]:
    """Run a command that neither reads nor writes a file of its page: once, however many pages show it."""
    with tempfile.TemporaryDirectory() as empty:
        return run_command(words[1:], cache=None if archive else Path(empty), mirror=archive)


def files_of(text: str) -> dict[str, str]:
    """Give the files that a page shows whole: those with a title."""
    titled = ((re.search(r'title="([^"]+)"', header), body) for _, header, body in BLOCK.findall(text))
    return {title[1]: body for title, body in titled if title}


def commands_of(language: str, body: str) -> Iterator[Command]:
    """Give the commands of a block of ``sh`` or ``console``."""
    standing = ""
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:] if language == "console" else body.splitlines()
    for part in parts:
        line, *below = part.splitlines() or [""]
        if not line.strip():
            continue
        command, _, comment = f" {line}".partition(" #")
        if not command.strip():
            standing += comment
        else:
            shown = tuple(below) if language == "console" else None
            yield Command(line, tuple(shlex.split(command)), standing + comment, shown)


def run_page(text: str, folder: Path) -> None:
    """Run a page's blocks in order in a folder; what it shows has to be what there is."""
    names: dict[str, object] = {"__name__": "page"}
    for language, header, body in BLOCK.findall(text):
        if title := re.search(r'title="([^"]+)"', header):
            write(folder / title[1], body)
        elif language in {"python", "pycon"}:
            if ARCHIVE not in body.split("\n", 1)[0] or os.environ.get("POLYCENTRIC_MIRROR"):
                with _own_cache(folder):
                    (_run_dialogue if body.startswith(">>>") else _run_python)(body, names)
        elif language in {"sh", "console"}:
            for command in commands_of(language, body):
                _check(command, folder)
    for name in shown_images(text):
        drawn = folder / name
        if drawn.exists():
            assert plain_picture(drawn.read_text(encoding="utf-8")) == (IMAGES / name).read_text(encoding="utf-8"), (
                f"docs/images/{name} is not what the page's command draws: run make pages."
            )


def _check(command: Command, folder: Path) -> None:
    """Run a command, if it is run here, and compare what it prints with what the page shows."""
    if not command.is_run:
        return
    printed = command.run(folder)
    if command.shown is not None:
        now = "\n".join(printed)
        assert agrees(command.shown, printed), f"Run make pages, since this is stale:\n$ {command.line}\nprints\n{now}"


def refreshed(text: str, folder: Path) -> str:
    """Give a page with what its commands print now, and write its pictures."""

    def renew(block: re.Match[str]) -> str:
        language, header, body = block.groups()
        if title := re.search(r'title="([^"]+)"', header):
            write(folder / title[1], body)
        elif language in {"sh", "console"}:
            commands = [*commands_of(language, body)]
            shown = [_renewed(command, folder) for command in commands]
            if language == "console":
                pairs = zip(commands, shown, strict=True)
                body = "".join(f"{line}\n" for each, lines in pairs for line in (f"$ {each.line}", *lines))
        return f"```{language}{header}\n{body}```"

    renewed = BLOCK.sub(renew, text)
    for name in shown_images(text):
        if (folder / name).exists():
            write(IMAGES / name, plain_picture((folder / name).read_text(encoding="utf-8")))
    return renewed


def _renewed(command: Command, folder: Path) -> list[str]:
    """Give what stands below a command: as it is where it holds, else as much of what it prints as stood there."""
    shown = list(command.shown or ())
    if not command.is_run:
        return shown
    printed = command.run(folder)
    return shown if agrees(shown, printed) else cut(shown, printed)


def cut(shown: list[str], printed: list[str]) -> list[str]:
    """Cut what is printed as it was cut before: as many lines before the first ``...`` and behind the last."""
    if "..." in shown:
        before, behind = shown.index("..."), shown[::-1].index("...")
        if before + behind < len(printed):
            return [*printed[:before], "...", *printed[len(printed) - behind :]]
    most = MOST if shown else FIRST
    return printed if len(printed) <= MOST else [*printed[:most], "..."]


def agrees(shown: list[str] | tuple[str, ...], printed: list[str]) -> bool:
    """Tell whether lines shown are those printed, where ``...`` stands for anything."""
    lines = [
        r"(?:.*\n)*?" if line == "..." else _pattern(line) + r"\n" for line in "\n".join(shown).rstrip().split("\n")
    ]
    return re.fullmatch("".join(lines), "\n".join(printed) + "\n") is not None


def _pattern(line: str) -> str:
    return ".*?".join(re.escape(part) for part in line.rstrip().split("..."))


def shown_images(text: str) -> set[str]:
    """Name the pictures of ``docs/images`` that a page shows."""
    return set(re.findall(r"images/([a-z0-9_-]+\.svg)", text))


def plain_picture(drawn: str) -> str:
    """Give a picture without what a page can't show: tips, patterns that it doesn't use, and the typeface.

    The site puts the typeface in again.
    """
    drawn = re.sub(r"@font-face\{.*?\}", "", drawn)
    head, body = drawn.split("</style>", 1)
    if (
        "tex-" not in (bare := re.sub(r'<linearGradient id="tex-.*?</linearGradient>', "", body))
        and 'class="land' not in bare
    ):
        body = bare
    first = body.find("</title>") + 1
    return f"{head}</style>{body[:first]}{re.sub(r'<title>[^<]*</title>', '', body[first:])}"


def write(path: Path, text: str) -> None:
    """Write a file and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@contextlib.contextmanager
def _own_cache(folder: Path) -> Generator[None]:
    """Let Python see what the page's commands have fetched, where they have fetched anything."""
    with pytest.MonkeyPatch.context() as patch:
        if (own := folder.resolve() / "cache").exists():
            patch.setenv("POLYCENTRIC_CACHE", str(own))
        yield


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
