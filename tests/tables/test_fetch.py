import dataclasses
import errno
import hashlib
import os
import shutil
import signal
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from loopback import Served, serving

from polycentric.errors import ChecksumError, DataError, FetchError, NotFetchedError, UnknownNameError
from polycentric.registry import Registry
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile, Source
from polycentric.tables import fetch as fetching
from polycentric.tables import places
from polycentric.tables.fetch import Outcome, choose, fetch, left_out, take
from polycentric.tables.presence import state_of, way_of

CONTENT = b"".join(b"%d,1816,0.1\n" % number for number in range(40_000))  # about 600 kB


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, no mirror, and no proxy between us and the loopback server."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(places.CACHE_VARIABLE, str(folder))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    return folder


def _source(address: str, content: bytes = CONTENT, **changes: object) -> Source:
    file = RemoteFile("toy/toy.csv", hashlib.sha256(content).hexdigest(), address, len(content))
    return dataclasses.replace(SOURCES["cow_nmc"], **({"name": "toy", "files": (file,)} | changes))


def _only(outcomes: list[Outcome]) -> Outcome:
    assert len(outcomes) == 1
    return outcomes[0]


def _failure(source: Source) -> Exception:
    """Fetch what must fail, and see that nothing was kept."""
    failure = _only(fetch([source])).failure
    assert failure is not None
    assert not places.kept(source.files[0]).exists()
    return failure


def _left(cache: Path) -> list[str]:
    return sorted(path.name for path in (cache / "files").iterdir())


def test_a_file_is_fetched_verified_and_kept_under_its_hash(cache: Path):
    with serving(CONTENT) as served:
        source = _source(served.address)
        assert _only(fetch([source])).state == "fetched"
    assert _left(cache) == [f"{source.files[0].sha256[:16]}-toy.csv"]
    assert places.kept(source.files[0]).read_bytes() == CONTENT
    assert state_of(source) == "fetched"


def test_what_is_there_is_not_fetched_again():
    with serving(CONTENT) as served:
        source = _source(served.address)
        fetch([source])
        assert _only(fetch([source])).state == "there"
        assert len(served.requests) == 1


def test_a_kept_file_that_was_damaged_is_fetched_again():
    with serving(CONTENT) as served:
        source = _source(served.address)
        places.kept(source.files[0]).parent.mkdir(parents=True)
        places.kept(source.files[0]).write_bytes(b"half a fi")
        assert _only(fetch([source])).state == "fetched"
    assert places.kept(source.files[0]).read_bytes() == CONTENT


def test_the_bytes_are_reported_as_they_come():
    reported: list[int] = []
    with serving(CONTENT) as served:
        fetch([_source(served.address)], watch=lambda _, count: reported.append(count))
    assert sum(reported) == len(CONTENT)
    assert len(reported) > 3


def test_many_files_come_at_once():
    contents = [CONTENT + b"%d" % number for number in range(6)]
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(content, wait=0.02)) for content in contents]
        sources = [_source(served.address, content) for served, content in zip(servers, contents, strict=True)]
        start = time.perf_counter()
        fetch([sources[0]])
        alone = time.perf_counter() - start
        outcomes = fetch(sources)
        together = time.perf_counter() - start - alone
    assert [outcome.state for outcome in outcomes] == ["there", *["fetched"] * 5]
    assert together < 3 * alone


# What goes wrong is said.


def test_a_file_that_is_gone_says_where_to_get_it():
    with serving(b"", status=404) as served:
        failure = _failure(_source(served.address))
    assert isinstance(failure, FetchError)
    assert str(failure).startswith("'toy.csv' of source 'toy' is no longer at its pinned address http://127.0.0.1:")
    assert "(404)" in str(failure)
    assert "polycentric fetch toy --from FILE" in str(failure)


def test_a_busy_server_is_asked_three_times():
    with serving(b"", status=503) as served:
        failure = _failure(_source(served.address))
        assert len(served.requests) == 3
    assert "answers 503. Try again later" in str(failure)


def test_a_file_with_another_hash_never_enters_the_cache(cache: Path):
    with serving(CONTENT.replace(b"1816", b"1817")) as served:
        failure = _failure(_source(served.address))
    assert isinstance(failure, ChecksumError)
    assert "its sha256 is not the pinned" in str(failure)
    assert _left(cache) == []


def test_a_server_that_sends_without_end_is_stopped(cache: Path):
    with serving(CONTENT * 20) as served:
        failure = _failure(_source(served.address))
    assert f"sends more than the {len(CONTENT):,} bytes" in str(failure)
    assert _left(cache) == []


def test_no_network_is_said_as_such():
    failure = _failure(_source("http://127.0.0.1:9/toy.csv"))
    assert "there is no connection to it. Check the network" in str(failure)


def test_a_silent_server_is_said_as_such(monkeypatch: pytest.MonkeyPatch):
    from polycentric.tables import download

    monkeypatch.setattr(download, "READ", 0.2)
    with serving(CONTENT, wait=1.0) as served:
        failure = _failure(_source(served.address))
    assert "Check the network and run it again" in str(failure)


def test_a_connection_that_breaks_off_is_taken_up_where_it_ended():
    with serving(CONTENT, breaks_off_at=200_000) as served:
        source = _source(served.address)
        failure = _failure(source)
        assert "broke off" in str(failure)
        served.breaks_off_at = None
        assert _only(fetch([source])).state == "fetched"
        first, second = served.requests
    assert first is None
    assert 100_000 < int(str(second).removeprefix("bytes=").removesuffix("-")) <= 200_000
    assert places.kept(source.files[0]).read_bytes() == CONTENT


def test_a_server_that_knows_no_ranges_starts_anew():
    with serving(CONTENT, breaks_off_at=200_000, knows_ranges=False) as served:
        source = _source(served.address)
        _failure(source)
        served.breaks_off_at = None
        assert _only(fetch([source])).state == "fetched"
    assert places.kept(source.files[0]).read_bytes() == CONTENT


@pytest.mark.parametrize("part", [b"another file's first bytes", b"x" * len(CONTENT), b"x" * 2 * len(CONTENT)])
def test_a_part_of_something_else_is_thrown_away(cache: Path, part: bytes):
    with serving(CONTENT) as served:
        source = _source(served.address)
        place = places.kept(source.files[0])
        place.parent.mkdir(parents=True)
        place.with_name(place.name + ".part").write_bytes(part)
        assert _only(fetch([source])).state == "fetched"
    assert place.read_bytes() == CONTENT
    assert _left(cache) == [place.name]


def test_a_full_disk_is_said_before_anything_is_fetched(monkeypatch: pytest.MonkeyPatch):
    full = shutil.disk_usage("/")._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with serving(CONTENT) as served, pytest.raises(FetchError, match=r"0\.6 MB are needed and 0\.0 MB are free"):
        fetch([_source(served.address)])
    assert served.requests == []


def test_a_disk_that_fills_up_on_the_way_is_said(monkeypatch: pytest.MonkeyPatch):
    from polycentric.tables import download

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(download.Resuming, "_not_too_much", full)
    with serving(CONTENT) as served:
        failure = _failure(_source(served.address))
    assert "there is no room for its 0.6 MB" in str(failure)
    assert "POLYCENTRIC_CACHE" in str(failure)


def test_a_cache_that_cannot_be_written_is_said(cache: Path):
    cache.write_text("in the way")
    with pytest.raises(FetchError, match="cannot be written to"):
        fetch([_source("http://127.0.0.1:9/toy.csv")])


@contextmanager
def _untrusted(folder: Path) -> Generator[str]:
    """Serve over TLS with a certificate that nobody has signed."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.handle_error = lambda *_: None  # pyright: ignore[reportAttributeAccessIssue]  # the refused handshake
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"https://localhost:{server.server_port}/toy.csv"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine to make a certificate with")
def test_a_certificate_that_cannot_be_verified_is_never_accepted(tmp_path: Path):
    with _untrusted(tmp_path) as address:
        failure = _failure(_source(address))
    assert "certificate cannot be verified" in str(failure)
    assert "Nothing is fetched unverified" in str(failure)
    assert "REQUESTS_CA_BUNDLE" in str(failure)


def test_one_failure_keeps_no_other_file_from_coming():
    with serving(CONTENT) as good, serving(b"", status=404) as bad:
        outcomes = fetch([_source(bad.address, b"gone"), _source(good.address)])
    assert [outcome.state for outcome in outcomes] == ["failed", "fetched"]


# Without a network.


def test_offline_nothing_is_fetched():
    with serving(CONTENT) as served:
        failure = _only(fetch([_source(served.address)], offline=True)).failure
    assert isinstance(failure, NotFetchedError)
    assert "--offline forbids fetching it" in str(failure)
    assert served.requests == []


def test_a_mirror_is_copied_from_and_verified(tmp_path: Path):
    mirror = tmp_path / "mirror" / "files" / "toy"
    mirror.mkdir(parents=True)
    (mirror / "toy.csv").write_bytes(CONTENT)
    source = _source("http://127.0.0.1:9/toy.csv")
    assert _only(fetch([source], mirror=tmp_path / "mirror", offline=True)).state == "copied"
    assert places.kept(source.files[0]).read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("content", "message"), [(b"tampered", "has sha256 .* it is damaged"), (None, "The mirror has no 'toy/toy.csv'")]
)
def test_a_mirror_without_the_pinned_file_is_refused(tmp_path: Path, cache: Path, content: bytes | None, message: str):
    (tmp_path / "toy").mkdir()
    if content is not None:
        (tmp_path / "toy" / "toy.csv").write_bytes(content)
    failure = _only(fetch([_source("")], mirror=tmp_path)).failure
    with pytest.raises(type(failure), match=message):  # pyright: ignore[reportArgumentType]  # it is there
        raise failure  # pyright: ignore[reportGeneralTypeIssues]  # it is there
    assert _left(cache) == []


def test_a_source_that_may_not_be_fetched_takes_the_users_own_copy(tmp_path: Path):
    source = _source("", terms="Its terms allow a copy by hand only.")
    failure = _failure(source)
    assert "may not be fetched by a program: Its terms allow a copy by hand only. Get it from https://" in str(failure)
    own = tmp_path / "my download.csv"
    own.write_bytes(CONTENT)
    assert _only(take(source, [own])).state == "copied"
    assert state_of(source) == "fetched"


def test_another_file_than_the_sources_is_not_taken(tmp_path: Path, cache: Path):
    own = tmp_path / "other.csv"
    own.write_bytes(b"1,2,3")
    with pytest.raises(ChecksumError, match=r"other\.csv' has sha256 \w{64}, and source 'toy' knows 'toy\.csv'"):
        take(_source(""), [own])
    with pytest.raises(DataError, match="nowhere' is no file"):
        take(_source(""), [tmp_path / "nowhere"])
    assert _left(cache) == []


def test_a_source_that_asks_first_is_fetched_like_any_other_once_it_is_asked_for(tmp_path: Path):
    with serving(CONTENT) as served:
        source = _source(served.address, asks_first=True)
        assert way_of(source) == "by its name, terms first"
        assert _only(fetch([source])).state == "fetched"
    own = tmp_path / "mine.csv"
    own.write_bytes(CONTENT)
    assert _only(take(source, [own])).state == "copied"


# Two at once, and killed.

CHILD = """
import sys, dataclasses, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # where the tests run in the background it is ignored
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile
from polycentric.tables.fetch import fetch
address, sha256, size = sys.argv[1:]
file = RemoteFile("toy/toy.csv", sha256, address, int(size))
outcome, = fetch([dataclasses.replace(SOURCES["cow_nmc"], name="toy", files=(file,))])
print(outcome.state, outcome.failure or "")
"""


def _child(served: Served) -> "subprocess.Popen[str]":
    arguments = [served.address, hashlib.sha256(CONTENT).hexdigest(), str(len(CONTENT))]
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def test_two_processes_that_fetch_the_same_file_both_get_it(cache: Path):
    with serving(CONTENT, wait=0.02) as served:
        running = [_child(served) for _ in range(3)]
        outputs = [process.communicate(timeout=60)[0].split()[0] for process in running]
    assert set(outputs) <= {"fetched", "there"}
    assert "fetched" in outputs
    source = _source(served.address)
    assert places.kept(source.files[0]).read_bytes() == CONTENT
    assert _left(cache) == [places.kept(source.files[0]).name]


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal on Windows")
def test_a_fetch_that_is_killed_leaves_the_cache_sound_and_the_next_goes_on():
    with serving(CONTENT, wait=0.05) as served:
        source = _source(served.address)
        place = places.kept(source.files[0])
        part = place.with_name(place.name + ".part")
        process = _child(served)
        until = time.monotonic() + 30
        while not (part.exists() and part.stat().st_size > 60_000):
            assert time.monotonic() < until, "the fetch did not begin"
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        assert not place.exists()
        assert state_of(source) == "not fetched"
        had = part.stat().st_size
        served.wait = 0.0
        assert _only(fetch([source])).state == "fetched"
        assert served.requests[-1] == f"bytes={had}-"
    assert place.read_bytes() == CONTENT
    assert not part.exists()


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal on Windows")
def test_an_interrupted_fetch_stops_at_once_and_keeps_what_has_come():
    with serving(CONTENT, wait=0.5) as served:
        part = places.kept(_source(served.address).files[0])
        part = part.with_name(part.name + ".part")
        process = _child(served)
        until = time.monotonic() + 30
        while not (part.exists() and part.stat().st_size):
            assert time.monotonic() < until, "the fetch did not begin"
            time.sleep(0.02)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        assert time.monotonic() - start < 10  # the whole file would take twenty seconds
        assert process.returncode != 0
        assert part.stat().st_size > 0


def test_what_killed_fetches_left_long_ago_is_swept_up(cache: Path):
    (cache / "files").mkdir(parents=True)
    old, young = cache / "files" / "tmpold", cache / "files" / "x.part"
    for path in (old, young):
        path.write_bytes(b"left")
    os.utime(old, (0, 0))
    fetch([])
    assert _left(cache) == ["x.part"]


# Which sources.


def test_the_sources_to_fetch_are_those_named_or_all():
    assert [source.name for source in choose(["atop", "cow_nmc", "atop"])] == ["atop", "cow_nmc"]
    unnamed = [source for source in SOURCES.values() if source.is_fetched and not source.waits_for_its_name]
    assert choose([], every=True) == unnamed
    assert {source.name for source in left_out()} >= {"ungdc", "us_nss", "unsc_resolution_texts"}


def test_all_that_comes_without_being_named_stays_small():
    assert sum(source.size for source in choose([], every=True)) < 40_000_000


def test_a_source_that_waits_for_its_name_comes_when_it_is_named_alone():
    large = dataclasses.replace(SOURCES["cow_nmc"], name="large", by_name=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fetching, "SOURCES", Registry("source", {"atop": SOURCES["atop"], "large": large}))
        assert [source.name for source in choose([], every=True)] == ["atop"]
        assert choose(["large"]) == [large]
        assert left_out() == [large]
        assert (way_of(large), way_of(SOURCES["atop"])) == ("by its name", "with --all")


@pytest.mark.parametrize(
    ("names", "error", "message"),
    [
        ([], DataError, "Say which sources to fetch, or --all"),
        (["factbook"], DataError, "'factbook' ships with the package"),
        (["cow_nnc"], UnknownNameError, "did you mean 'cow_nmc'"),
    ],
)
def test_what_cannot_be_fetched_is_said(names: list[str], error: type[Exception], message: str):
    with pytest.raises(error, match=message):
        choose(names)


def test_every_pinned_address_is_https_and_holds_a_commit():
    addresses = [file.address for source in SOURCES.values() for file in source.files if file.is_pinned]
    assert len(addresses) > 70
    assert [address for address in addresses if not address.startswith("https://")] == []
    assert fetching.AT_ONCE > 1
