"""Writes R's serialised form for tests, straight from the manual and apart from the reader."""

import bz2
import gzip
import lzma
import struct
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

NULL = struct.pack(">i", 254)
ASCII, UTF8, LATIN1 = 64 << 12, 8 << 12, 4 << 12
PACK: dict[str, Callable[[bytes], bytes]] = {
    "": lambda content: content,
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}


def text(value: str | None) -> bytes:
    """Write one string, as a thing of its own."""
    if value is None:
        return struct.pack(">ii", 9, -1)
    raw = value.encode()
    return struct.pack(">ii", 9 | (ASCII if value.isascii() else UTF8), len(raw)) + raw


def symbol(name: str) -> bytes:
    return struct.pack(">i", 1) + text(name)


def pairs(items: Mapping[str, bytes]) -> bytes:
    return b"".join(struct.pack(">i", 2 | 1 << 10) + symbol(name) + value for name, value in items.items()) + NULL


def vector(kind: int, count: int, body: bytes, attributes: Mapping[str, bytes] | None = None) -> bytes:
    flags = kind | (1 << 9 if attributes else 0)
    return struct.pack(">ii", flags, count) + body + (pairs(attributes) if attributes else b"")


def doubles(values: Sequence[float], attributes: Mapping[str, bytes] | None = None) -> bytes:
    return vector(14, len(values), struct.pack(f">{len(values)}d", *values), attributes)


def integers(values: Sequence[int], attributes: Mapping[str, bytes] | None = None, kind: int = 13) -> bytes:
    return vector(kind, len(values), struct.pack(f">{len(values)}i", *values), attributes)


def logicals(values: Sequence[int]) -> bytes:
    return integers(values, kind=10)


def strings(values: Sequence[str | None], attributes: Mapping[str, bytes] | None = None) -> bytes:
    return vector(16, len(values), b"".join(map(text, values)), attributes)


def frame(columns: Mapping[str, bytes], rows: int, more: Mapping[str, bytes] | None = None) -> bytes:
    attributes = {
        "names": strings(list(columns)),
        "class": strings(["tbl_df", "tbl", "data.frame"]),
        "row.names": integers([-(1 << 31), -rows]),
        **(more or {}),
    }
    return vector(19, len(columns), b"".join(columns.values()), attributes)


def workspace(objects: Mapping[str, bytes], version: int = 3) -> bytes:
    return b"RDX%d\n" % version + serialised(pairs(objects), version)


def serialised(thing: bytes, version: int = 3) -> bytes:
    encoding = struct.pack(">i", 5) + b"UTF-8" if version == 3 else b""
    return b"X\n" + struct.pack(">iii", version, 0x040100, 0x030500) + encoding + thing


def write(path: Path, content: bytes, packing: str = "gzip") -> Path:
    path.write_bytes(PACK[packing](content))
    return path
