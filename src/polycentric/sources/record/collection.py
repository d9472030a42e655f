"""Collections: sources of many files of one kind, of which each user needs a few; every member is pinned by its sha256.

The list of members ships with the package, since no public host has it as a file that could be pinned. A list holds, in
one line, how many members there are and how many bytes of names follow; then the names and sizes, sorted and packed;
then the members' sha256, 32 bytes each. Paths and addresses follow from a name by rules that the collection states.
"""

import hashlib
import lzma
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from polycentric.errors import ChecksumError, DataError
from polycentric.reading import content_of
from polycentric.sources.contract import Collection, RemoteFile

Fits = Callable[[str], "re.Match[str] | None"]
LISTS = Path(__file__).parents[1] / "members"
AGAIN = "Install the package again."
DIGEST = 32  # bytes of a sha256


@dataclass(frozen=True)
class Member:
    """One file of a collection: its name, its parts, what is fetched, and its path in the archive of all."""

    name: str
    parts: Mapping[str, str]
    file: RemoteFile
    inside: str = ""


@cache
def members_of(collection: Collection) -> tuple[Member, ...]:
    """Give all members of a collection, by name.

    Raises
    ------
    ChecksumError
        If the list that came with the package is not the one that is pinned.
    """
    path = LISTS / f"{collection.name}.bin"
    try:
        content = content_of(path)
    except OSError as error:
        raise DataError(f"The list of members '{path}' cannot be read ({error.strerror}). {AGAIN}") from error
    if hashlib.sha256(content).hexdigest() != collection.sha256:
        raise ChecksumError(f"The list of members '{path}' is not the one that source '{collection.name}' has. {AGAIN}")
    fits = re.compile(collection.pattern).fullmatch
    return tuple(_member(collection, fits, *each) for each in unpacked(content))


def _member(collection: Collection, fits: Fits, name: str, size: int, sha256: str) -> Member:
    """Make a member of a line of the list."""
    match = fits(name)
    if match is None:
        raise DataError(f"'{name}' is no name of a member of '{collection.name}'. {AGAIN}")
    parts = match.groupdict()
    forms = (collection.path, collection.address, collection.inside)
    path, address, inside = (each.format(name=name, **parts) for each in forms)
    return Member(name, parts, RemoteFile(path, sha256, address, size, among=collection.name), inside)


def packed(rows: Iterable[tuple[str, int, str]]) -> bytes:
    """Pack the names, sizes and sha256 of members into a list.

    Examples
    --------
    >>> unpacked(packed([("b.txt", 2, "b" * 64), ("a.txt", 10, "a" * 64)]))[0][:2]
    ('a.txt', 10)
    """
    ordered = sorted(rows)
    names, sizes = ("\n".join(str(row[place]) for row in ordered) for place in (0, 1))
    texts = lzma.compress(f"{names}\n{sizes}".encode(), lzma.FORMAT_ALONE, preset=9 | lzma.PRESET_EXTREME)
    digests = b"".join(bytes.fromhex(row[2]) for row in ordered)
    return f"{len(ordered)} {len(texts)}\n".encode() + texts + digests


def unpacked(content: bytes) -> list[tuple[str, int, str]]:
    """Give the names, sizes and sha256 of a list."""
    head, _, rest = content.partition(b"\n")
    count, length = map(int, head.split())
    lines = lzma.decompress(rest[:length]).decode().split("\n")
    digests = rest[length:]
    return [
        (lines[place], int(lines[count + place]), digests[place * DIGEST : (place + 1) * DIGEST].hex())
        for place in range(count)
    ]
