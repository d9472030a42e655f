"""Fetches and builds that are killed at any moment lose nothing, and leave nothing that is taken for whole."""

import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import polars as pl
import pytest

ROUNDS = 8
FILES = {
    f"toy{number}": b"ccode,year,cinc\n" + b"".join(b"2,%d,0.%d\n" % (year, number) for year in range(1816, 2017))
    for number in range(4)
}
CHILD = """
import dataclasses, hashlib, json, sys
from polycentric.registry import Registry
from polycentric.sources import SOURCES
from polycentric.sources.record.columns import amount, ccode, year
from polycentric.sources.contract import RemoteFile, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.tables import archive, fetch as fetching
address, files = sys.argv[1], json.loads(sys.argv[2])
toys = {}
for name, (sha256, size) in files.items():
    table = Table("rows", ("ccode", "year"), (ccode(), year(1816, 2016), amount("cinc", "share", "x", 0, 1)),
                  file=f"{name}.csv", raw=csv_table(), rows=201)
    toys[name] = dataclasses.replace(SOURCES["cow_nmc"], name=name, tables=(table,),
                                     files=(RemoteFile(f"{name}.csv", sha256, f"{address}/{name}.csv", size),))
archive.SOURCES = fetching.SOURCES = Registry("source", toys)
print("ready", flush=True)
outcomes = fetching.fetch(list(toys.values()))
print({outcome.state for outcome in outcomes} <= {"fetched", "there"}, [str(o.failure) for o in outcomes if o.failure])
print(sum(archive.table(name).height for name in toys), flush=True)
"""


@contextmanager
def _serving() -> Generator[str]:
    """Serve the files slowly, with ranges."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = FILES[Path(self.path).stem]
            start = int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").split("-")[0])
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            try:
                for place in range(start, len(content), 200):
                    self.wfile.write(content[place : place + 200])
                    self.wfile.flush()
                    time.sleep(0.02)
            except OSError:
                pass  # the reader was killed

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _begin(address: str, cache: Path) -> "subprocess.Popen[str]":
    known = {name: (hashlib.sha256(content).hexdigest(), len(content)) for name, content in FILES.items()}
    environment = {**os.environ, "POLYCENTRIC_CACHE": str(cache), "NO_PROXY": "127.0.0.1"}
    environment.pop("POLYCENTRIC_MIRROR", None)
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, address, json.dumps(known)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip


def _sound(cache: Path) -> None:
    """See that every file that has its name is what the name promises; all else says that it is a part."""
    digests = {hashlib.sha256(content).hexdigest()[:16] for content in FILES.values()}
    for path in cache.rglob("*"):
        if path.is_dir() or path.name.endswith(".part"):
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if path.suffix == ".parquet":  # its name hashes what it was made of too, which the package alone knows
            assert re.fullmatch(r"[0-9a-f]{20}", path.name.split(".")[-2])
            assert pl.read_parquet(path).height > 0  # a part of one can't be read
        else:
            assert path.name.split("-")[0] == digest[:16]
            assert digest[:16] in digests


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal on Windows")
def test_what_is_killed_at_any_moment_loses_nothing_and_leaves_nothing_that_is_taken_for_whole(tmp_path: Path):
    cache, chance = tmp_path / "cache", random.Random(20261128)
    beside = tmp_path / "precious"
    beside.write_bytes(b"precious")
    with _serving() as address:
        whole = 0
        for _ in range(ROUNDS):
            running = [_begin(address, cache) for _ in range(2)]
            for each in running:
                assert each.stdout is not None
                assert each.stdout.readline() == "ready\n"
            time.sleep(chance.random() * 0.8)
            for each in running:
                each.send_signal(signal.SIGKILL)
            for each in running:
                each.communicate(timeout=30)
            _sound(cache)
            now = len([path for path in cache.rglob("*") if path.is_file() and not path.name.endswith(".part")])
            assert now >= whole, "what was whole is no more"
            whole = now
        last = [_begin(address, cache) for _ in range(2)]
        outputs = [each.communicate(timeout=60) for each in last]
    assert [out.splitlines()[1:] for out, _ in outputs] == [["True []", str(201 * len(FILES))]] * 2, outputs
    _sound(cache)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "precious"]
    assert beside.read_bytes() == b"precious"
