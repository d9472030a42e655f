"""Second, plain readers of R's files and workbooks, for comparing cells: value after value, by their descriptions."""

import bz2
import gzip
import lzma
import math
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

MISSING_REAL, MISSING_WHOLE = 1954, -(2**31)
UNPACK: dict[bytes, Callable[[bytes], bytes]] = {
    b"\x1f\x8b": gzip.decompress, b"BZ": bz2.decompress, b"\xfd7": lzma.decompress,
}  # fmt: skip


def r_frame(path: Path) -> dict[str, list[Any]]:
    """Give the columns of the one data frame in an .rda file; whatever is missing is None."""
    packed = path.read_bytes()
    content = UNPACK[packed[:2]](packed) if packed[:2] in UNPACK else packed
    assert content[:2] == b"RD"
    return _Stream(content[5:]).frame()


class _Stream:
    def __init__(self, content: bytes) -> None:
        self.content, self.place, self.seen = content, 0, list[Any]()
        assert self.take(2) == b"X\n"
        version = self.whole()
        self.take(8)
        if version == 3:
            self.take(self.whole())

    def take(self, count: int) -> bytes:
        self.place += count
        return self.content[self.place - count : self.place]

    def whole(self) -> int:
        return struct.unpack(">i", self.take(4))[0]

    def frame(self) -> dict[str, list[Any]]:
        ((_, (columns, attributes)),) = self.item()
        names = dict(attributes)["names"][0]
        return {name: self.plain(*column) for name, column in zip(names, columns, strict=True)}

    def plain(self, values: list[Any], attributes: list[Any]) -> list[Any]:
        levels = dict(attributes).get("levels")
        return values if levels is None else [None if code is None else levels[0][code - 1] for code in values]

    def item(self) -> Any:
        flags = self.whole()
        kind, has_attributes, has_tag = flags & 255, bool(flags & 512), bool(flags & 1024)
        if kind == 255:
            return self.seen[(flags >> 8) - 1]
        if kind == 254:
            return []
        if kind == 1:
            self.seen.append(self.item())
            return self.seen[-1]
        if kind == 9:
            length = self.whole()
            return None if length < 0 else self.take(length).decode("utf-8", "replace")
        if kind == 2:
            if has_attributes:
                self.item()
            tag = self.item() if has_tag else ""
            value = self.item()
            return [(tag, value), *self.item()]
        if kind == 22:  # a pointer outside the file: nothing is kept of it but its place
            self.seen.append(None)
            for _ in ("protected", "tag"):
                self.item()
            return None, (self.item() if has_attributes else [])
        if kind == 238:  # a sequence of whole numbers: how many, from where, by how much
            self.item()
            count, start, step = (int(each) for each in self.item()[0])
            self.item()
            return list(range(start, start + count * step, step)), []
        values = self.vector(kind)
        return values, (self.item() if has_attributes else [])

    def vector(self, kind: int) -> list[Any]:
        count = self.whole()
        if kind in (10, 13):
            return [None if each == MISSING_WHOLE else each for each in (self.whole() for _ in range(count))]
        if kind == 14:
            return [None if math.isnan(each) else each for each in struct.unpack(f">{count}d", self.take(8 * count))]
        assert kind in (16, 19), kind
        return [self.item() for _ in range(count)]


def sheet(path: Path, number: int = 1) -> list[dict[str, str]]:
    """Give the rows of a workbook's sheet by the names in its first row, every cell as the text that stands there."""
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        cells = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    texts = ["".join(part.text or "" for part in each.iterfind(".//x:t", space)) for each in shared]
    rows: list[dict[str, str]] = []
    for row in cells.iterfind(".//x:row", space):
        values: dict[str, str] = {}
        for cell in row:
            value = cell.find("x:v", space)
            if value is not None and value.text is not None:
                column = re.sub(r"\d", "", cell.attrib["r"])
                values[column] = texts[int(value.text)] if cell.attrib.get("t") == "s" else value.text
        rows.append(values)
    names = rows[0]
    return [{name: row.get(column, "") for column, name in names.items()} for row in rows[1:]]
