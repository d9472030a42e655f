"""Servers, networks and disks that are in the way: each is told as what it is, in time, and nothing is lost."""

import dataclasses
import email.utils
import errno
import gzip
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from loopback import serving
from loopback_rude import Answer, Rude, answer_with, answering

from polycentric.errors import ChecksumError, DataError, FetchError, NotFetchedError
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile, Source
from polycentric.tables import answers, drafts, fetch_errors, jobs, places
from polycentric.tables.fetch import Outcome, fetch
from polycentric.tables.presence import state_of

CONTENT = b"".join(b"%d,1816,0.1\n" % number for number in range(20_000))  # about 280 kB
PAGE = b"<!DOCTYPE html>\n<html><head><title>Welcome to the hotel</title></head><body>Log in</body></html>"
POSIX = pytest.mark.skipif(os.name != "posix", reason="links, pipes and signals are so on POSIX alone")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, no mirror, and no proxy between us and the loopback server."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(places.CACHE_VARIABLE, str(folder))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    return folder


def _source(address: str, content: bytes = CONTENT, name: str = "toy") -> Source:
    file = RemoteFile(f"toy/{name}.csv", hashlib.sha256(content).hexdigest(), address, len(content))
    return dataclasses.replace(SOURCES["cow_nmc"], name=name, files=(file,))


def _fetched(source: Source) -> Outcome:
    (outcome,) = fetch([source])
    return outcome


def _part(source: Source) -> Path:
    place = places.kept(source.files[0])
    place.parent.mkdir(parents=True, exist_ok=True)
    return place.with_name(place.name + ".part")


def _failure(answer: Answer, content: bytes = CONTENT) -> tuple[Rude, str]:
    """Fetch what must fail, and give what is said."""
    with answering(answer) as rude:
        source = _source(rude.address, content)
        failure = _fetched(source).failure
    assert failure is not None
    assert not places.kept(source.files[0]).exists()
    return rude, str(failure)


# A page in place of the file.


@pytest.mark.parametrize(
    "answer",
    [
        answer_with("200 OK", PAGE, "Content-Type: text/html"),
        answer_with("200 OK", PAGE, "Content-Type: text/csv"),
        answer_with("200 OK", PAGE),
        answer_with("200 OK", b"\xef\xbb\xbf \n<HTML>login", "Content-Type: text/html; charset=utf-8"),
        answer_with("200 OK", b"<script>location='/login'</script>"),
        answer_with("200 OK", b"<!-- portal --><p>log in", "Content-Type: application/xhtml+xml"),
        answer_with("200 OK", gzip.compress(PAGE, mtime=0), "Content-Type: text/html", "Content-Encoding: gzip"),
        answer_with("200 OK", PAGE + b" " * len(CONTENT), "Content-Type: text/html"),
        answer_with("511 Network Authentication Required", PAGE, "Content-Type: text/html"),
    ],
)
def test_a_login_page_is_told_from_the_file(answer: Answer):
    _, message = _failure(answer)
    assert message.startswith("'toy.csv' of source 'toy' was not fetched: ")
    assert "a web page came in its place, from 127.0.0.1" in message or "asks for a login (511)" in message
    assert "Open any page in a browser, log in there" in message


def test_a_login_page_after_a_redirect_is_told_with_its_host():
    with answering(answer_with("200 OK", PAGE, "Content-Type: text/html")) as portal:
        elsewhere = portal.address.replace("127.0.0.1", "localhost")
        _, message = _failure(answer_with("302 Found", b"", f"Location: {elsewhere}"))
    assert "a web page came in its place, from localhost" in message


def test_a_login_page_leaves_what_has_come_as_it_was():
    with answering(answer_with("200 OK", PAGE, "Content-Type: text/html")) as rude:
        source = _source(rude.address)
        _part(source).write_bytes(CONTENT[:100_000])
        assert _fetched(source).state == "failed"
    assert _part(source).read_bytes() == CONTENT[:100_000]
    with serving(CONTENT) as served:
        assert _fetched(_source(served.address)).state == "fetched"
        assert served.requests == ["bytes=100000-"]


# Redirects.


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("/toy.csv", "redirects in a circle"),
        ("/toy.csv?{number}", "redirects in a circle"),
        ("file:///etc/passwd", "an address that is none of the web"),
        ("ftp://example.org/toy.csv", "an address that is none of the web"),
        ("http://[", "127.0.0.1"),
        ("http://" + "a" * 300 + "/", "127.0.0.1"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_told(location: str, message: str):
    numbers = iter(range(100))

    def answer(client: socket.socket, request: str) -> None:
        answer_with("302 Found", b"", f"Location: {location.format(number=next(numbers))}")(client, request)

    rude, text = _failure(answer)
    assert message in text
    assert "This is a bug" not in text
    assert len(rude.requests) <= 7


def test_a_redirect_to_the_file_is_followed():
    with serving(CONTENT) as served, answering(answer_with("301 Moved", b"", f"Location: {served.address}")) as rude:
        assert _fetched(_source(rude.address)).state == "fetched"


def test_a_redirect_out_of_encryption_is_refused():
    with pytest.raises(answers.Refusal, match=r"sends on to portal\.example without encryption \(http\), as when a"):
        answers._check_redirect(["https://raw.example/x"], "http://portal.example/login")
    answers._check_redirect(["https://raw.example/x"], "https://other.example/x")


# Bodies.


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (
            answer_with("200 OK", CONTENT[:-3]),
            f"the server's file has {len(CONTENT) - 3:,} bytes, where the pinned one has",
        ),
        (answer_with("200 OK", b""), "the server's file has 0 bytes"),
        (answer_with("200 OK", CONTENT[:-3], f"Content-Length: {len(CONTENT)}"), "the connection broke off"),
        (answer_with("200 OK", CONTENT + b"more"), "sends more than"),
        (answer_with("200 OK", CONTENT[:-3], "Content-Encoding: br"), "packed in a way that was not asked for"),
        (
            answer_with("200 OK", b"\x1f\x8bnonsense", "Content-Encoding: gzip"),
            r"packed (gzip), and damaged on the way",
        ),
        (answer_with("200 OK", gzip.compress(CONTENT * 50, mtime=0), "Content-Encoding: gzip"), "sends more than"),
        (
            answer_with("200 OK", gzip.compress(CONTENT[::-1], mtime=0), "Content-Encoding: gzip"),
            "its sha256 is not the pinned",
        ),
        (answer_with("204 No Content"), "the server answers 204, without the file"),
        (answer_with("300 Choices"), "the server answers 300, without the file"),
        (answer_with("407 Proxy Authentication Required"), "the proxy asks for a login (407)"),
        (lambda client, _: client.sendall(b"SSH-2.0-OpenSSH_9.2\r\n"), "was not fetched from http://127.0.0.1"),
        (lambda client, _: client.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000), "was not fetched"),
    ],
)
def test_a_body_that_is_not_the_file_is_told(answer: Answer, message: str):
    _, text = _failure(answer)
    assert message in text
    assert "This is a bug" not in text


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_file_that_is_packed_on_the_way_is_unpacked(packing: str):
    packed = gzip.compress(CONTENT) if packing == "gzip" else zlib.compress(CONTENT)
    with answering(answer_with("200 OK", packed, f"Content-Encoding: {packing}")) as rude:
        source = _source(rude.address)
        _part(source).write_bytes(CONTENT[:1000])
        assert _fetched(source).state == "fetched"
    assert places.kept(source.files[0]).read_bytes() == CONTENT


def test_a_packed_file_whose_own_packing_is_named_as_that_of_the_way_is_kept_as_it_is():
    own = gzip.compress(CONTENT)
    with answering(answer_with("200 OK", own, "Content-Encoding: gzip")) as rude:
        source = _source(rude.address, own)
        assert _fetched(source).state == "fetched"
    assert places.kept(source.files[0]).read_bytes() == own


def test_a_range_that_the_server_refuses_is_asked_for_whole():
    def answer(client: socket.socket, request: str) -> None:
        whole = "range:" not in request.lower()
        answer_with("200 OK", CONTENT)(client, request) if whole else answer_with("416 Range Not Satisfiable")(
            client, request
        )

    with answering(answer) as rude:
        source = _source(rude.address)
        _part(source).write_bytes(b"something else")
        assert _fetched(source).state == "fetched"
    assert places.kept(source.files[0]).read_bytes() == CONTENT


# Waits.


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ("3600", "asks to wait 3,600 seconds"),
        ("61", "asks to wait 61 seconds"),
        ("9" * 30, "days, which is longer than the 60 seconds that are waited"),
        ("a date 25 hours on", "asks to wait 25 hours"),
    ],
)
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_server_that_asks_for_a_long_wait_is_told_at_once(wish: str, message: str, status: str):
    if wish.startswith("a date"):  # made here: a test's name that holds the time differs between two workers
        wish = email.utils.formatdate(time.time() + 90_000, usegmt=True)
    start = time.monotonic()
    rude, text = _failure(answer_with(status, b"", f"Retry-After: {wish}"))
    assert time.monotonic() - start < 5
    assert message in text
    assert "Run it again after that time" in text
    assert len(rude.requests) == 1


@pytest.mark.parametrize("wish", ["-5", "soon", "", "1e9", "٣٦٠٠", "nan", "Wed, 99 Foo 2020", "0",
                                  "Wed, 21 Oct 2015 07:28:00 GMT"])  # fmt: skip
def test_a_wish_that_is_none_is_left_out_of_account(wish: str):
    start = time.monotonic()
    rude, text = _failure(
        lambda client, _: client.sendall(f"HTTP/1.1 503 Busy\r\nRetry-After: {wish}\r\n\r\n".encode())
    )
    assert "answers 503" in text
    assert len(rude.requests) == 3
    assert time.monotonic() - start < 5


def test_a_short_wait_is_waited_for():
    answered = iter(["1", None])

    def answer(client: socket.socket, request: str) -> None:
        wish = next(answered)
        busy = answer_with("503 Busy", b"", f"Retry-After: {wish}")
        busy(client, request) if wish else answer_with("200 OK", CONTENT)(client, request)

    start = time.monotonic()
    with answering(answer) as rude:
        assert _fetched(_source(rude.address)).state == "fetched"
    assert time.monotonic() - start >= 1


# Servers that are slow on purpose.


def _drips(client: socket.socket, request: str) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(CONTENT))
    for _ in range(80):
        client.sendall(b"x")
        time.sleep(0.05)


def _drips_headers(client: socket.socket, request: str) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(80):
        client.sendall(b"X")
        time.sleep(0.05)


def test_a_server_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(jobs, "WINDOW", 0.5)
    start = time.monotonic()
    _, text = _failure(_drips)
    assert "bytes a second, too slowly to go on" in text
    assert time.monotonic() - start < 3


@pytest.mark.parametrize("answer", [_drips, _drips_headers])
def test_a_file_has_a_time_in_which_it_comes_or_not(answer: Answer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(jobs, "LONGEST", 0.6)
    began = time.monotonic()
    with answering(answer) as rude:
        failure = _fetched(_source(rude.address)).failure
        took = time.monotonic() - began
    assert "it took longer than 0.01 minutes" in str(failure)
    assert took < 3


def test_a_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(jobs, "SILENCE", 0.5)
    _, text = _failure(lambda client, _: time.sleep(2))
    assert "the server does not answer" in text


def test_a_job_that_hangs_holds_up_no_other(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(jobs, "SILENCE", 1.0)
    with answering(lambda client, _: time.sleep(3)) as silent, serving(CONTENT) as served:
        outcomes = fetch([*[_source(silent.address, b"%d" % n) for n in range(7)], _source(served.address)])
    assert [each.state for each in outcomes] == ["failed"] * 7 + ["fetched"]


# Signals.

CHILD = """
import dataclasses, os, sys
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile
from polycentric.registry import Registry
from polycentric.tables import fetch as fetching
address, sha256, size = sys.argv[1:4]
file = RemoteFile("toy/toy.csv", sha256, address, int(size))
toy = dataclasses.replace(SOURCES["cow_nmc"], name="toy", files=(file,))
fetching.SOURCES = Registry("source", {"toy": toy})
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # where the tests run in the background it is ignored
from polycentric.cli import main
main(["fetch", "toy", *sys.argv[4:]])
"""


def _child(address: str, *more: str) -> "subprocess.Popen[str]":
    arguments = [address, hashlib.sha256(CONTENT).hexdigest(), str(len(CONTENT)), *more]
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _waits_long(client: socket.socket, request: str) -> None:
    answer_with("503 Busy", b"", "Retry-After: 50")(client, request)


PHASES: dict[str, Answer] = {
    "waiting as asked": _waits_long,
    "silent": lambda client, _: time.sleep(3),
    "headers that drip": _drips_headers,
    "a body that drips": _drips,
}


@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("phase", PHASES)
def test_a_signal_ends_any_phase_within_a_second(cache: Path, phase: str, number: signal.Signals):
    with answering(PHASES[phase]) as rude:
        process = _child(rude.address)
        until = time.monotonic() + 60
        while not rude.requests:
            assert time.monotonic() < until, "the fetch did not begin"
            time.sleep(0.02)
        time.sleep(0.3)
        start = time.monotonic()
        process.send_signal(number)
        _, stderr = process.communicate(timeout=30)
        assert time.monotonic() - start < 2.5  # a second, on a machine that does other things too
    assert process.returncode == (130 if number == signal.SIGINT else 143)
    assert "Traceback" not in stderr
    assert all(path.name.endswith("toy.csv.part") for path in (cache / "files").iterdir())


@POSIX
def test_a_signal_ends_a_copy_from_a_mirror_and_leaves_no_half_file(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "toy").mkdir()
    (tmp_path / "toy" / "toy.csv").write_bytes(CONTENT)
    slow = (
        "import signal, time\nfetching.STEP = 100\nfrom polycentric.tables import jobs\nold = jobs.Pulse.beat\n"
        "jobs.Pulse.beat = lambda *a: (time.sleep(0.05), old(*a))\n"
    )
    slow = CHILD.replace("import signal\n", slow, 1)
    monkeypatch.setattr(sys.modules[__name__], "CHILD", slow)
    process = _child("", "--mirror", str(tmp_path))
    until = time.monotonic() + 60
    while not (cache / "files").is_dir() or not list((cache / "files").glob("tmp*.part")):
        assert time.monotonic() < until, "the copy did not begin"
        time.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 143
    assert list((cache / "files").iterdir()) == []


# No network.


def _closed_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return f"http://127.0.0.1:{listening.getsockname()[1]}/toy.csv"


def test_without_a_network_it_is_said_once_and_soon():
    address = _closed_port()
    start = time.monotonic()
    outcomes = fetch([_source(address, b"%d" % number, f"toy{number}") for number in range(72)])
    assert time.monotonic() - start < 5
    (message,) = fetch_errors.grouped([each.failure for each in outcomes if each.failure])
    assert message.startswith("There is no network: 72 files were not fetched, since 127.0.0.1 cannot be reached")
    assert "--mirror" in message
    assert not [path for path in places.cache_folder().rglob("*") if path.is_file()]


def test_one_host_that_cannot_be_reached_keeps_no_other_host_from_serving():
    address = _closed_port()
    with serving(CONTENT) as served:
        elsewhere = _source(served.address.replace("127.0.0.1", "localhost"))
        outcomes = fetch([*[_source(address, b"%d" % number, f"toy{number}") for number in range(9)], elsewhere])
    assert [each.state for each in outcomes] == ["failed"] * 9 + ["fetched"]
    (message,) = fetch_errors.grouped([each.failure for each in outcomes if each.failure])
    assert message.startswith("There is no connection: 9 files were not fetched, since 127.0.0.1 cannot be reached")


def test_a_proxy_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("HTTP_PROXY", _closed_port())
    monkeypatch.setenv("http_proxy", _closed_port())
    outcomes = fetch([_source("http://files.example/toy.csv", b"%d" % number, f"toy{number}") for number in range(4)])
    (message,) = fetch_errors.grouped([each.failure for each in outcomes if each.failure])
    assert "files.example cannot be reached (the proxy can't be reached)" in message


def test_failures_of_one_kind_are_told_together_and_few_one_by_one(tmp_path: Path):
    sources = [_source("", b"%d" % number, f"toy{number}") for number in range(5)]
    failures = [each.failure for each in fetch(sources, mirror=tmp_path) if each.failure]
    (message,) = fetch_errors.grouped(failures)
    assert message.startswith("The mirror has no 'toy/toy0.csv'")
    assert message.endswith("The same holds of 4 more files: 'toy/toy1.csv', 'toy/toy2.csv', 'toy/toy3.csv' and so on.")
    assert len(fetch_errors.grouped(failures[:3])) == 3


# Links, pipes and folders where our own files should be.


def _outside(tmp_path: Path) -> Path:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_bytes(b"precious")
    return outside


def _symbolic(part: Path, outside: Path) -> None:
    part.symlink_to(outside / "precious")


def _dangling(part: Path, outside: Path) -> None:
    part.symlink_to(outside / "new")


def _hard(part: Path, outside: Path) -> None:
    part.hardlink_to(outside / "precious")


def _to_a_folder(part: Path, outside: Path) -> None:
    part.symlink_to(outside)


def _pipe(part: Path, outside: Path) -> None:
    os.mkfifo(part)


def _folder(part: Path, outside: Path) -> None:
    part.mkdir()


@POSIX
@pytest.mark.parametrize("lay", [_symbolic, _dangling, _hard, _to_a_folder, _pipe, _folder])
@pytest.mark.parametrize("way", ["server", "mirror"])
@pytest.mark.parametrize("at", ["part", "place"])
def test_nothing_outside_the_cache_is_written_whatever_lies_there(
    tmp_path: Path, cache: Path, lay: Callable[[Path, Path], None], way: str, at: str
):
    outside = _outside(tmp_path)
    with serving(CONTENT) as served:
        source = _source(served.address)
        place = places.kept(source.files[0])
        lay(_part(source) if at == "part" else (_part(source), place)[1], outside)
        (tmp_path / "toy").mkdir()
        (tmp_path / "toy" / "toy.csv").write_bytes(CONTENT)
        (outcome,) = fetch([source], mirror=tmp_path if way == "mirror" else None)
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == {"precious": b"precious"}
    if lay is _folder and at == "place":
        assert "Is a directory" in str(outcome.failure)
        return
    assert outcome.failure is None
    assert place.read_bytes() == CONTENT
    assert not place.is_symlink()


@POSIX
def test_a_cache_that_is_itself_a_link_is_used(tmp_path: Path, cache: Path):
    (tmp_path / "elsewhere").mkdir()
    cache.symlink_to(tmp_path / "elsewhere")
    with serving(CONTENT) as served:
        assert _fetched(_source(served.address)).state == "fetched"
    assert len(list((tmp_path / "elsewhere" / "files").iterdir())) == 1


# Rights.


@POSIX
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
@pytest.mark.parametrize("way", ["server", "mirror", "own part", "table"])
def test_what_is_kept_has_the_mode_of_any_new_file(tmp_path: Path, cache: Path, mask: int, mode: int, way: str):
    import polars as pl

    from polycentric.tables import cache as kept_tables

    before = os.umask(mask)
    try:
        with serving(CONTENT) as served:
            source = _source(served.address)
            if way == "own part":
                _part(source).mkdir()
            (tmp_path / "toy").mkdir()
            (tmp_path / "toy" / "toy.csv").write_bytes(CONTENT)
            fetch([source], mirror=tmp_path if way == "mirror" else None)
        path = places.kept(source.files[0])
        if way == "table":
            path = kept_tables.save(cache / "tables", "toy", "k" * 20, pl.DataFrame({"a": [1]})) or path
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_cache_that_may_only_be_read_serves_what_it_has(cache: Path, monkeypatch: pytest.MonkeyPatch, number: int):
    with serving(CONTENT) as served:
        source = _source(served.address)
        fetch([source])

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    for module, name in ((os, "replace"), (os, "mkdir"), (drafts, "draft")):
        monkeypatch.setattr(module, name, refuse)
    assert _fetched(source).state == "there"
    assert state_of(source) == "fetched"
    by_hand = fetch([SOURCES["sipri_arms"]])[0].failure
    assert isinstance(by_hand, NotFetchedError)
    assert isinstance(fetch([_source("", b"other")], offline=True)[0].failure, NotFetchedError)


# Disks.

NO_ROOM = [errno.ENOSPC, errno.EDQUOT]


class Full:
    """A file that takes no more after some bytes."""

    def __init__(self, file: object, number: int, room: int) -> None:
        self.file, self.number, self.room = file, number, room

    def write(self, content: bytes) -> int:
        self.room -= len(content)
        if self.room < 0:
            raise OSError(self.number, os.strerror(self.number))
        return self.file.write(content)  # pyright: ignore[reportAttributeAccessIssue]

    def __getattr__(self, name: str) -> object:
        return getattr(self.file, name)

    def __enter__(self) -> "Full":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize("number", [*NO_ROOM, errno.EROFS, errno.EIO, errno.EFBIG])
@pytest.mark.parametrize("room", [0, 100_000])
@pytest.mark.parametrize("way", ["server", "mirror"])
def test_a_disk_that_fills_up_is_one_line_and_leaves_nothing_that_is_taken(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, number: int, room: int, way: str
):
    made = os.fdopen
    (tmp_path / "toy").mkdir()
    (tmp_path / "toy" / "toy.csv").write_bytes(CONTENT)
    with serving(CONTENT) as served:
        source = _source(served.address)
        with monkeypatch.context() as patch:
            patch.setattr(
                os, "fdopen", lambda handle, mode: made(handle, mode) if mode == "rb" else
                Full(made(handle, mode, buffering=0), number, room),
            )  # fmt: skip
            (outcome,) = fetch([source], mirror=tmp_path if way == "mirror" else None)
        message = str(outcome.failure)
        assert "\n" not in message
        assert str(cache) in message
        assert "POLYCENTRIC_CACHE" in message
        assert ("MB are free" in message) == (number in NO_ROOM)
        assert not places.kept(source.files[0]).exists()
        assert not list((cache / "files").glob("tmp*"))
        assert _fetched(source).state == "fetched"  # what did come is gone on from
    assert places.kept(source.files[0]).read_bytes() == CONTENT


@pytest.mark.parametrize("step", ["mkdir", "open", "replace"])
@pytest.mark.parametrize("number", [*NO_ROOM, errno.EROFS, errno.EACCES])
def test_each_step_that_the_disk_refuses_is_one_line(
    cache: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with serving(CONTENT) as served, monkeypatch.context() as patch:
        source = _source(served.address)
        patch.setattr(os, step, refuse)
        try:
            failure: Exception | None = _fetched(source).failure
        except FetchError as error:
            failure = error
    assert failure is not None
    assert str(cache) in str(failure)
    assert "POLYCENTRIC_CACHE" in str(failure)
    assert not places.kept(source.files[0]).exists()


# Mirrors with something else in them.


def _zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 42)


def _stop(path: Path) -> None:
    os.mkfifo(path)


@POSIX
@pytest.mark.parametrize(
    ("lay", "message"),
    [
        (_stop, "cannot be read (it is a pipe, no file)"),
        (_zeros, "cannot be read (it is a character device, no file)"),
        (_huge, "cannot be read (it has more than 1,073,741,824 bytes)"),
        (Path.mkdir, "cannot be read (it is a folder, no file)"),
        (lambda path: path.write_bytes(b"other"), "it is damaged, or another version"),
    ],
)
def test_a_mirror_with_something_else_is_told_and_nothing_waits(
    tmp_path: Path, cache: Path, lay: Callable[[Path], object], message: str
):
    (tmp_path / "toy").mkdir()
    lay(tmp_path / "toy" / "toy.csv")
    (outcome,) = fetch([_source("")], mirror=tmp_path)
    assert message in str(outcome.failure)
    assert isinstance(outcome.failure, DataError | ChecksumError)
    assert list((cache / "files").iterdir()) == []
