"""A small file that claims to be large is refused before it takes the machine's memory or time."""

import bz2
import gzip
import lzma
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from r_writer import NULL, doubles, frame, pairs, serialised, strings, symbol, vector, write

from polycentric.errors import DataError
from polycentric.sources.reading.r_parse.frames import table_of
from polycentric.sources.reading.r_parse.read import read_objects
from polycentric.sources.reading.raw import csv_table, stata_table

MEMORY = 1 << 30  # bytes beyond what the program itself takes
BOUNDED = """
import resource, sys, time
from pathlib import Path
import numpy, polars, pandas
from polycentric.errors import DataError
from polycentric.sources.reading.raw import csv_table, r_table, stata_table
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + int(sys.argv[3]),) * 2)
reader = {"r": r_table(), "csv": csv_table(), "stata": stata_table()}[sys.argv[1]]
try:
    print("rows", reader(Path(sys.argv[2])).height)
except DataError as error:
    print(error)
"""


def _read_apart(kind: str, path: Path) -> str:
    """Read a file in a process that may take little memory, and give what it says."""
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, kind, str(path), str(MEMORY)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def _sequence(size: float, first: float = 1, step: float = 1, form: str = "compact_intseq") -> bytes:
    about = struct.pack(">i", 2) + symbol(form) + struct.pack(">i", 2) + symbol("base") + NULL
    return struct.pack(">i", 238) + about + doubles([size, first, step]) + NULL


def _list(*parts: bytes) -> bytes:
    return vector(19, len(parts), b"".join(parts))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded so on Linux alone")
@pytest.mark.parametrize(
    ("kind", "content", "message"),
    [
        ("r", serialised(_sequence(2.0**31)), "sequences written in short"),
        ("r", serialised(_list(*[_sequence(2.0**22) for _ in range(30)])), "sequences written in short"),
        ("r", serialised(_list(*[_sequence(2.0**22, form="compact_realseq") for _ in range(30)])), "written in short"),
        ("r", gzip.compress(bytes(9 << 25), 1, mtime=0), "unpacks to more than"),
        ("r", bz2.compress(bytes(1 << 26)), "unpacks to more than"),
        ("r", lzma.compress(bytes(1 << 26), preset=0), "unpacks to more than"),
        ("r", gzip.compress(serialised(vector(19, 3_000_000, NULL * 3_000_000)), mtime=0), "more than 200,000 things"),
        ("csv", gzip.compress(b"a,b\n" + b"1,2\n" * (1 << 22), mtime=0), "is compressed, not text"),
        ("csv", zlib.compress(b"a,b\n" + b"1,2\n" * (1 << 22)), "is compressed, not text"),
        ("csv", b"a," * 5_000_000 + b"a\n", "has 5,000,001 columns"),
    ],
    ids=["one sequence", "summed sequences", "summed real sequences", "gzip", "bzip2", "xz", "list", "packed csv",
         "zlib csv", "wide csv"],
)  # fmt: skip
def test_a_file_that_claims_too_much_is_refused_within_bounds(tmp_path: Path, kind: str, content: bytes, message: str):
    path = tmp_path / "small"
    path.write_bytes(content)
    assert message in _read_apart(kind, path)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded so on Linux alone")
@pytest.mark.parametrize("rows", [1 << 20, (1 << 31) - 1])
def test_a_stata_file_that_claims_more_rows_than_it_has_is_refused_within_bounds(tmp_path: Path, rows: int):
    import pandas as pd

    path = tmp_path / "x.dta"
    pd.DataFrame({"ccode": [2, 20]}).to_stata(path, write_index=False, version=114)
    content = bytearray(path.read_bytes())
    content[6:10] = struct.pack("<i", rows)  # where the header says how many rows follow
    path.write_bytes(content)
    assert "Stata file 'x.dta' cannot be read" in _read_apart("stata", path)


def test_an_xz_file_that_asks_for_a_huge_dictionary_is_refused(tmp_path: Path):
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 29}]
    path = tmp_path / "x.rds"
    path.write_bytes(lzma.compress(serialised(doubles([1.0])), lzma.FORMAT_XZ, filters=filters))
    with pytest.raises(DataError, match="cut short or damaged"):
        read_objects(path)


@pytest.mark.parametrize(
    "sequence",
    [
        _sequence(float("nan")),
        _sequence(-1),
        _sequence(2.5),
        _sequence(float("inf")),
        _sequence(4, 1816, 0),
        _sequence(4, float("nan")),
        _sequence(4, 2.0**31 - 2),
        _sequence(4, 1816, 1e300),
        _sequence(4, 1e300),
    ],
)
def test_a_sequence_that_r_never_writes_is_refused(tmp_path: Path, sequence: bytes):
    with pytest.raises(DataError, match="it holds a sequence"):
        read_objects(write(tmp_path / "x.rds", serialised(sequence)))


def test_a_short_form_without_three_numbers_is_refused(tmp_path: Path):
    about = struct.pack(">i", 2) + symbol("compact_intseq") + NULL
    for state in (doubles([4, 1]), strings(["4", "1", "1"]), NULL):
        thing = struct.pack(">i", 238) + about + state + NULL
        with pytest.raises(DataError, match="doesn't say its length"):
            read_objects(write(tmp_path / "x.rds", serialised(thing)))


def test_sequences_of_a_tables_length_are_read(tmp_path: Path):
    columns = {"up": _sequence(3_000_000, 1), "down": _sequence(3_000_000, 3_000_000, -1)}
    path = write(tmp_path / "x.rds", serialised(frame(columns, 3_000_000)))
    table = table_of(read_objects(path)[""], "x")
    assert table.height == 3_000_000
    assert table.row(0) == (1, 3_000_000)


def _nested(depth: int) -> bytes:
    thing = doubles([1.0])
    for _ in range(depth):
        thing = _list(thing)
    return thing


@pytest.mark.parametrize("make", [_nested, lambda depth: vector(14, 0, b"", {"a": _nested(depth)})])
def test_lists_and_attributes_nested_deep_are_refused(tmp_path: Path, make: Callable[[int], bytes]):
    with pytest.raises(DataError, match="nested more than 40 deep"):
        read_objects(write(tmp_path / "x.rds", serialised(make(5_000))))


def test_strings_past_every_table_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("polycentric.sources.reading.r_parse.read.MOST_STRINGS", 10)
    path = write(tmp_path / "x.rds", serialised(_list(*[strings(["a"] * 4) for _ in range(3)])))
    with pytest.raises(DataError, match="claims more than 10 strings"):
        read_objects(path)


# Files cut short.


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b,c\n1,2,3\n1,2\n", "ends within a line: the last one has 2 fields, the header 3"),
        ("a,b,c\n1,2,3\n1", "ends within a line: the last one has 1 fields, the header 3"),
        ('a,b,c\n1,"x\ny",3\n1,"x,y', "ends within quotation marks"),
        ('a,b,c\n1,2,3\n1,"x\ny,z"\n', "ends within a line: the last one has 2 fields"),
    ],
)
def test_a_csv_file_that_ends_within_a_line_is_refused(tmp_path: Path, content: str, message: str):
    path = tmp_path / "x.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        csv_table()(path)


@pytest.mark.parametrize("content", ['a,b\n1,"x\ny"\n', "a,b\n1,2", "a,b\r\n1,2\r\n", 'a,b\n1,"say ""x"", y"\n'])
def test_a_csv_file_that_ends_with_a_line_is_read(tmp_path: Path, content: str):
    path = tmp_path / "x.csv"
    path.write_bytes(content.encode())
    assert csv_table()(path).height == 1


def test_a_pipe_in_place_of_a_sources_file_is_refused(tmp_path: Path):
    import os

    path = tmp_path / "x"
    os.mkfifo(path)
    for read in (csv_table(), stata_table(), lambda path: read_objects(path)):
        with pytest.raises(DataError, match="it is a pipe, no file"):
            read(path)


def test_pairs_without_end_are_refused(tmp_path: Path):
    with pytest.raises(DataError, match=r"cut short or damaged|without an end"):
        read_objects(write(tmp_path / "x.rds", serialised(pairs({"a": doubles([1.0])})[:-4])))
