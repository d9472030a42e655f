"""Walk R's serialised form (XDR, versions 2 and 3) and give the objects of a file; nothing is ever run.

The format is described in "R Internals" (R Core Team), section 1.8, Serialization Formats. Types that could carry code
are refused by name: they are not data, and a source that holds one is not the file that was pinned.
"""

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from polycentric.errors import DataError
from polycentric.sources.reading.r_parse.objects import NOTHING, Opaque, Vector
from polycentric.sources.reading.r_parse.strings import read_strings
from polycentric.sources.reading.r_parse.unpack import LARGEST, unpack

HAS_ATTRIBUTES, HAS_TAG = 1 << 9, 1 << 10
DEEPEST = 40
MOST_THINGS = 200_000  # vectors, names and attributes; the file with most has 3,232
MOST_STRINGS = 1 << 24  # the file with most has 4 million
MOST_EXPANDED = 1 << 26  # bytes that sequences written in short may take together; the archive's take a kilobyte
CODE = {3: "closure", 4: "environment", 5: "promise", 6: "language object", 7: "special function",
        8: "builtin function", 15: "complex vector", 17: "dot-dot-dot object", 20: "expression", 21: "byte code",
        23: "weak reference", 24: "raw vector", 25: "S4 object", 239: "attributed language object",
        240: "attributed pairlist", 241: "byte-code reference", 243: "byte-code definition", 247: "class environment",
        248: "generic function reference", 249: "namespace", 250: "package environment",
        251: "persistent name"}  # fmt: skip

SEQUENCES = {"compact_intseq": "integer", "compact_realseq": "double"}


def read_objects(path: Path, largest: int = LARGEST) -> dict[str, Vector]:
    """Read all objects of an R file by name; the one object of an .rds file has the name ``""``.

    Raises
    ------
    DataError
        If the file is damaged, is no R file of a known form, or holds anything but data.
    """
    content = unpack(path, largest)
    try:
        return _objects(content)
    except DataError as error:
        raise DataError(
            f"The R file '{path.name}' cannot be read: {error}. Fetch it again, or give the original."
        ) from error
    except (struct.error, RecursionError, OverflowError, MemoryError) as error:
        raise DataError(f"The R file '{path.name}' is cut short or damaged ({error}): fetch it again.") from error


def _objects(content: bytes) -> dict[str, Vector]:
    """Read the workspace of an .rda file, or the one object of an .rds file."""
    bare = content.startswith(b"X\n")
    if not bare and content[:5] not in {b"RDX2\n", b"RDX3\n"}:
        raise DataError(f"it starts with {content[:5]!r}, where 'RDX2', 'RDX3' or 'X' should stand")
    reader = Reader(content, 0 if bare else 5)
    top = reader.header()
    read = reader.item(0) if top is None else top
    if bare:
        return {"": _data("", read)}
    pairs: dict[str, Any] = read if isinstance(read, dict) else {}
    if not pairs:
        raise DataError("it holds no named object")
    return {name: _data(name, value) for name, value in pairs.items()}


def _data(name: str, value: object) -> Vector:
    """Give a vector, or refuse what is none."""
    if not isinstance(value, Vector):
        raise DataError(f"the object '{name}' is no vector, list or table")
    return value


class Reader:
    """The place in a serialised stream, and the objects in it that later places refer to."""

    def __init__(self, content: bytes, position: int) -> None:
        self.content, self.position = content, position
        self.seen: list[Any] = []
        self.things = self.strings = self.expanded = 0
        self._by_type: dict[int, Callable[[int, int], Any]] = {
            1: self._symbol, 2: self._pairs, 9: self._char, 10: self._integers, 13: self._integers, 14: self._doubles,
            16: self._strings, 19: self._list, 22: self._pointer, 238: self._alternative,
            255: self._reference,
        }  # fmt: skip

    def header(self) -> None:
        """Read the format mark and the versions."""
        if self.content[self.position : self.position + 2] != b"X\n":
            raise DataError("it is not in R's binary form (XDR)")
        self.position += 2
        version = self.number()
        self.position += 8
        if version == 3:
            self.take(self.number())
        elif version != 2:
            raise DataError(f"it has serialisation version {version}, where 2 and 3 are known")

    def number(self) -> int:
        """Read a signed four-byte number."""
        (value,) = struct.unpack_from(">i", self.content, self.position)
        self.position += 4
        return value

    def take(self, size: int) -> bytes:
        """Read so many bytes."""
        if size < 0 or self.position + size > len(self.content):
            raise DataError(f"it ends early: {size} more bytes were promised at place {self.position}")
        self.position += size
        return self.content[self.position - size : self.position]

    def length(self, width: int) -> int:
        """Read a length, and check that so many elements of at least `width` bytes can still follow."""
        length = self.number()
        if length < 0 or length * width > len(self.content) - self.position:
            raise DataError(f"it promises {length} elements at place {self.position}, more than can follow")
        return length

    def within(self, before: int, more: int, most: int, what: str) -> int:
        """Add to a count, and refuse a file that claims more in all than any table needs."""
        if before + more > most:
            raise DataError(f"it claims more than {most:,} {what}, so many as no table needs")
        return before + more

    def item(self, depth: int) -> Any:
        """Read the next thing: a vector, or a dict for a pairlist."""
        if depth > DEEPEST:
            raise DataError(f"it is nested more than {DEEPEST} deep")
        flags = self.number()
        kind = flags & 0xFF
        self.things = self.within(self.things, 1, MOST_THINGS, "things")
        if kind == 254:
            return NOTHING
        if kind in {242, 253, 252}:
            return Opaque("environment")
        if kind not in self._by_type:
            raise DataError(f"it holds a {CODE.get(kind, f'thing of type {kind}')}, which is not data")
        return self._by_type[kind](flags, depth)

    def _symbol(self, flags: int, depth: int) -> Opaque:
        """Read a symbol, which later places refer to."""
        name = self.item(depth + 1)
        if not isinstance(name, str):
            raise DataError("it holds a symbol without a name")
        self.seen.append(Opaque("symbol", name))
        return self.seen[-1]

    def _reference(self, flags: int, depth: int) -> Any:
        """Give the thing that was read before."""
        index = (flags >> 8) or self.number()
        if not 1 <= index <= len(self.seen):
            raise DataError(f"it refers to thing {index}, of {len(self.seen)} read")
        return self.seen[index - 1]

    def _pointer(self, flags: int, depth: int) -> Opaque:
        """Pass over an external pointer, which is an address in a process long gone."""
        place = len(self.seen)
        self.seen.append(Opaque("external pointer"))
        self.item(depth + 1)
        self.item(depth + 1)
        self._attributes(flags, depth)
        return self.seen[place]

    def _pairs(self, flags: int, depth: int) -> dict[str, Any]:
        """Read a pairlist to its end, as a dict by tag."""
        pairs: dict[str, Any] = {}
        while flags & 0xFF == 2:
            self._attributes(flags, depth)
            tag = self.item(depth + 1) if flags & HAS_TAG else Opaque("symbol", f"[{len(pairs)}]")
            if not isinstance(tag, Opaque) or tag.kind != "symbol" or tag.text in pairs:
                raise DataError("it holds a pairlist whose tags are no distinct names")
            pairs[tag.text] = self.item(depth + 1)
            flags = self.number()
        if flags & 0xFF != 254:
            raise DataError("it holds a pairlist without an end")
        return pairs

    def _attributes(self, flags: int, depth: int) -> dict[str, Any]:
        """Read what follows a thing whose flags promise attributes."""
        if not flags & HAS_ATTRIBUTES:
            return {}
        attributes = self.item(depth + 1)
        if not isinstance(attributes, dict):
            raise DataError("it holds attributes that are no pairlist")
        return attributes

    def _char(self, flags: int, depth: int) -> str | None:
        """Read one string."""
        strings, self.position = read_strings(self.content, self.position - 4, 1)
        return strings.to_list()[0]

    def _numbers(self, width: int, dtype: str) -> Any:
        """Read an array of numbers in the machine's own byte order."""
        raw = self.take(self.length(width) * width)
        stored = np.frombuffer(raw, dtype)
        return stored.astype(stored.dtype.newbyteorder("="))

    def _integers(self, flags: int, depth: int) -> Vector:
        values = self._numbers(4, ">i4")
        return Vector("logical" if flags & 0xFF == 10 else "integer", values, self._attributes(flags, depth))

    def _doubles(self, flags: int, depth: int) -> Vector:
        return Vector("double", self._numbers(8, ">f8"), self._attributes(flags, depth))

    def _strings(self, flags: int, depth: int) -> Vector:
        count = self.length(8)
        self.strings = self.within(self.strings, count, MOST_STRINGS, "strings")
        values, self.position = read_strings(self.content, self.position, count)
        return Vector("string", values, self._attributes(flags, depth))

    def _list(self, flags: int, depth: int) -> Vector:
        values = tuple(self.item(depth + 1) for _ in range(self.length(4)))
        return Vector("list", values, self._attributes(flags, depth))

    def _alternative(self, flags: int, depth: int) -> Vector:
        """Read a vector that R stored in a short form: a sequence, or one wrapped in hints."""
        about, state, attributes = (self.item(depth + 1) for _ in range(3))
        names = [part.text for part in about.values() if isinstance(part, Opaque)] if isinstance(about, dict) else []
        form = names[0] if names else "?"
        if form in SEQUENCES:
            size = _length_of(state)
            self.expanded = self.within(self.expanded, 8 * size, MOST_EXPANDED, "bytes in sequences written in short")
        expanded = _expanded(form, state)
        more: dict[str, Any] = attributes if isinstance(attributes, dict) else {}
        return Vector(expanded.kind, expanded.values, expanded.attributes | more)


def _length_of(state: Any) -> int:
    """Give the length of a sequence in short form: how many numbers, the first, the step."""
    if not isinstance(state, Vector) or state.kind not in {"integer", "double"} or len(state) != 3:
        raise DataError("it holds a sequence in short form that doesn't say its length, start and step")
    size, first, step = (float(value) for value in state.values)
    if not (np.isfinite((size, first, step)).all() and 0 <= size == int(size) and step in {-1.0, 1.0}):
        raise DataError(f"it holds a sequence of {size:g} numbers from {first:g} by {step:g}")
    return int(size)


def _expanded(form: str, state: Any) -> Vector:
    """Give the vector that a short form stands for."""
    if form in SEQUENCES:
        kind, size = SEQUENCES[form], _length_of(state)
        first, step = float(state.values[1]), float(state.values[2])
        if kind == "integer" and not max(abs(first), abs(first + step * size)) < 1 << 31:
            raise DataError(f"it holds a sequence of whole numbers from {first:g}, which leaves their range")
        return Vector(kind, (first + step * np.arange(size)).astype(np.int32 if kind == "integer" else np.float64))
    if form.startswith("wrap_") and isinstance(state, Vector) and state.kind == "list" and len(state) == 2:
        return _data(form, state.values[0])
    if form.startswith("wrap_") and isinstance(state, dict) and state:
        return _data(form, next(iter(state.values())))
    raise DataError(f"it holds a vector in the short form '{form}', which is not known")
