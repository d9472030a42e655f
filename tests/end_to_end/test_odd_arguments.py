"""Whatever a user types: a command ends with a result or with one line, and touches nothing that it wasn't told to."""

import contextlib
import hashlib
import io
import os
import signal
from collections.abc import Generator, Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from option_pairs import VALUES, command_of, leaves, remembered, thinned, use_files, write_files

from polycentric.cli import app
from polycentric.errors import FetchError
from polycentric.tables import fetch

ODD = (
    "", " ", "0", "-1", "nan", "inf", "-inf", "1e400", "1e-400", str(10**23), "9" * 5000, "1.5", "0x10", "\uff11\uff19",
    "true", "-", "--", "=", ":", ",", ",,", "a,b", "a=b", "a:b=c", "1914-", "1914-1900", "0000", "99999", "%s", "{0}",
    "*", "\x1b[31m", "\u202eabc", "\udcff", "\u00e9" * 300, "USA", "Congo", "EU", "none", "all", "../..", "/",
    "/dev/null", "/dev/full", "/nowhere/a.csv", "folder", "folder/a.csv", "fifo", "link", "loop", "locked.csv",
    "deep.json", "empty.csv", "binary.csv", "ships.csv", "council.csv", "visits.csv", "result.json", "a.csv", "a.svg",
    "a.parquet", "a.dta", "a.html",
)  # fmt: skip
LONGEST = 240  # seconds of one example; the machine may be busy
KEPT = ("ships.csv", "council.csv", "visits.csv", "result.json", "deep.json", "empty.csv", "binary.csv", "locked.csv",
        "names.csv", "bridges.csv")  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of odd files, a small world, no archive and no network."""
    folder = tmp_path_factory.mktemp("odd")
    with pytest.MonkeyPatch.context() as patch:
        use_files(patch, folder)
        _odd_files()
        patch.setenv("POLYCENTRIC_MIRROR", "")
        patch.setenv("POLYCENTRIC_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setattr(fetch, "_fetch", _no_network)
        patch.setattr(app, "_close_quietly", lambda code: code)  # pyright: ignore[reportUnknownLambdaType,reportUnknownArgumentType]  # else this process loses its output
        with thinned(patch), remembered(patch):
            yield folder


def _odd_files() -> None:
    """Make what a path may lead to."""
    write_files()
    Path("locked.csv").unlink(missing_ok=True)
    Path("folder").mkdir(exist_ok=True)
    Path("deep.json").write_text("[" * 100_000)
    Path("empty.csv").write_text("")
    Path("binary.csv").write_bytes(bytes(range(256)) * 4)
    Path("locked.csv").write_text("state,value\nUSA,1\n")
    Path("locked.csv").chmod(0)
    for link, target in (("link", "ships.csv"), ("loop", "loop")):
        if not Path(link).is_symlink():
            Path(link).symlink_to(target)
    if hasattr(os, "mkfifo") and not Path("fifo").exists():
        os.mkfifo("fifo")


def _no_network(*_: object, **__: object) -> None:
    raise FetchError("there is no network here")


def _typed(words: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    """Draw some arguments and options of a command, each with an odd value or a plausible one."""
    parts: list[st.SearchStrategy[list[str]]] = []
    for each in command_of(words).params:
        if isinstance(each, click.Argument):
            parts.append(st.sampled_from(ODD).map(lambda value: [value]))
            continue
        if each.is_flag:  # pyright: ignore[reportAttributeAccessIssue]  # an option
            parts.append(st.just([max(each.opts, key=len)]))
            continue
        option = max(each.opts, key=len)
        odd = st.lists(st.sampled_from(ODD), min_size=each.nargs, max_size=each.nargs)
        usual = VALUES.get(option, ["a"] * each.nargs)
        parts.append((odd | st.just([*usual])).map(lambda values, option=option: [option, *values]))
    return st.lists(st.one_of(parts), max_size=4).map(lambda drawn: [word for part in drawn for word in part])


CALLS = st.sampled_from(list(leaves())).flatmap(lambda words: _typed(words).map(lambda typed: [*words, *typed]))


@contextlib.contextmanager
def _in_time(words: list[str]) -> Generator[None]:
    """Fail where a command takes too long."""

    def late(*_: object) -> None:
        raise TimeoutError(f"hangs: {words}")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _run(words: list[str]) -> tuple[object, str, str]:
    """Run the command line as a user does, in this process."""
    out, err = io.StringIO(), io.StringIO()
    before = signal.getsignal(signal.SIGTERM)
    with _in_time(words), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            app.main(words)
        except SystemExit as left:
            return left.code, out.getvalue(), err.getvalue()
        finally:
            signal.signal(signal.SIGTERM, before)


def _hash(path: str) -> str:
    Path(path).chmod(0o600)
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    if path == "locked.csv":
        Path(path).chmod(0)
    return digest


@pytest.mark.skipif(os.name != "posix", reason="devices, pipes and alarms of POSIX")
@given(words=CALLS)
@settings(max_examples=150, deadline=None, derandomize=True, database=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
def test_a_command_ends_with_a_result_or_one_line_and_keeps_what_it_reads(words: list[str], place: Path):
    before = {name: _hash(name) for name in KEPT}
    above = {path.name for path in place.parent.iterdir()}
    code, out, err = _run(words)
    assert code in ({0, 1, 2} if words[:2] == ["sources", "check"] else {0, 2}), (words, err)
    assert "This is a bug" not in err, (words, err)
    assert "Traceback" not in err, (words, err)
    assert "\x1b" not in err, words
    if code == 2 and words[0] != "fetch":
        assert err.splitlines()[-1].startswith(("Error: ", "  ")), (words, err)
    # A file that is only the place of the result is replaced, and rightly so.
    replaced = {word for at, word in pairwise(words) if at == "--out" and words.count(word) == 1}
    changed = {name for name in KEPT if _hash(name) != before[name]}
    assert changed <= ({*replaced} | ({"ships.csv"} if "link" in replaced else set())), words
    if changed:
        _odd_files()
    assert {path.name for path in place.parent.iterdir()} == above, words
    assert not [path.name for path in place.rglob(".*.part")], words
    del out
