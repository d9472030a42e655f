"""A pipe, a device or an endless file in place of any input ends a command at once, in one line."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import PolycentricError
from polycentric.sources import SOURCES
from polycentric.tables import places

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices are made so on POSIX alone")
FILE = SOURCES["maoz_powers"].files[0]
VOTES = "unit,session,item,vote\nA,1,a,yes\nB,1,a,no\n"
INPUTS = (
    "power --add INPUT",
    "poles --add INPUT",
    "ties --add INPUT",
    "polarity --own INPUT",
    "ideal-points --votes INPUT",
    "ideal-points --votes VOTES --bridges INPUT",
    "fetch us_troops --from INPUT",
    "fetch maoz_powers --from INPUT",
    "cite --result INPUT",
    "sources check --mirror INPUT",
    "fetch maoz_powers --mirror INPUT",
)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 42)


KINDS: dict[str, Callable[[Path], None]] = {"pipe": _pipe, "endless": _endless, "huge": _huge}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache, no mirror, and an alarm that ends what waits."""

    def too_long(*_: object) -> None:
        raise AssertionError("the command waits")

    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(60)
    yield tmp_path / "cache"
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _run(words: list[str]) -> tuple[int, str]:
    """Run a command, and give its exit code and what it says."""
    done = CliRunner().invoke(polycentric, words)
    if isinstance(done.exception, PolycentricError):
        return 2, str(done.exception)
    return done.exit_code, done.output


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", INPUTS)
def test_no_command_waits_for_an_input_that_never_ends(tmp_path: Path, cache: Path, kind: str, command: str):
    named = {"INPUT": tmp_path / "input.csv", "VOTES": tmp_path / "votes.csv"}
    KINDS[kind](named["INPUT"])
    named["VOTES"].write_text(VOTES)
    code, text = _run([str(named.get(word, word)) for word in command.split()])
    assert code == 2, text
    assert "input.csv" in text
    assert not [path for path in cache.rglob("*") if path.is_file()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("where", ["mirror", "cache"])
def test_no_command_waits_for_a_sources_file_that_never_ends(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, kind: str, where: str
):
    mirror = tmp_path / "mirror"
    path = mirror / FILE.path if where == "mirror" else places.kept(FILE, cache)
    path.parent.mkdir(parents=True)
    mirror.mkdir(exist_ok=True)
    KINDS[kind](path)
    if where == "mirror":
        monkeypatch.setenv(places.MIRROR_VARIABLE, str(mirror))
    code, text = _run(["sources", "check", "maoz_powers"])
    assert code == 1
    assert "cannot be read (it " in text
    assert _run(["sources", "list"])[0] == 0
    code, text = _run(["fetch", "maoz_powers", "--mirror", str(mirror)])
    assert code == 2
    assert ("cannot be read (it " in text) == (where == "mirror")


@pytest.mark.parametrize("what", ["nothing", "another file", "an empty file", "a folder"])
def test_a_mirror_with_something_else_is_a_fault_that_is_named(tmp_path: Path, what: str):
    path = tmp_path / "mirror" / FILE.path
    path.parent.mkdir(parents=True)
    if what == "a folder":
        path.mkdir()
    elif what != "nothing":
        path.write_bytes(b"other" if what == "another file" else b"")
    code, text = _run(["sources", "check", "maoz_powers", "--mirror", str(tmp_path / "mirror")])
    assert code == 1
    assert Path(FILE.path).name in text
    code, text = _run(["sources", "check", "--mirror", str(tmp_path / "mirror"), "--json"])
    assert code == (0 if what == "nothing" else 1)
