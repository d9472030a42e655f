"""The files of a source: each pinned by its hash, a user's own, or a collection of many of one kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from polycentric.sources.contract import Column


@dataclass(frozen=True)
class Release:
    """A copy that is known of a file of which users bring their own: by its hash, and as the measure of other copies.

    Attributes
    ----------
    name : str
        Which release it is.
    sha256, size : str, int
        Of the pristine file.
    rows : int
        How many rows its first table has; another copy of the same years that has fewer is cut short.
    years : tuple of int
        The first and last year in it.
    """

    name: str
    sha256: str
    size: int
    rows: int
    years: tuple[int, int]


@dataclass(frozen=True)
class RemoteFile:
    """One file of a source: where it is fetched from, where a mirror folder keeps it, its pinned sha256, its bytes.

    A source whose terms forbid fetching has no `address`: the user gives a local path, which is checked the same way.
    A file that no one copy stands for (its makers revise it, or make it on request) has no `sha256` either: the user's
    copy is held to the description, and known by a hash of its own; `known` is a release that others are measured by.
    A file that has both is fetched as that release, and a user's copy of another one may take its place.
    A member of a collection names it in `among`: all of its members lie in one folder of the cache.
    """

    path: str
    sha256: str = ""
    address: str = ""
    size: int = 0
    known: Release | None = None
    among: str = ""

    @property
    def is_pinned(self) -> bool:
        """Whether one copy stands for all, known by its hash."""
        return bool(self.sha256)

    @property
    def takes_copies(self) -> bool:
        """Whether a user's own copy may have another hash."""
        return not self.is_pinned or self.known is not None


@dataclass(frozen=True)
class Collection:
    """Many files of one kind, each pinned by its sha256 in a list that ships with the package.

    Attributes
    ----------
    name, sha256 : str
        Of its list of members; the name is that of the cache's folder for them too.
    count, size : int
        How many members it has, and how many bytes in all.
    unit : str
        What they are, in the plural: ``"speeches"``.
    pattern : str
        What a member's name is like; its named groups are the parts by which members are chosen.
    path, address : str
        Where a mirror keeps a member, and where it is fetched from; ``{name}`` and its parts in braces stand for them.
    reads : tuple of Column
        What reading a member gives, beside what the list says of it: its text, and what is counted in it.
    opened : callable
        From a member's bytes to these columns' values.
    archive, inside : str
        The address of one archive (tar, gzip) that has all members, and a member's path in it; empty where there is
        none. The archive has no hash of its own: each member is held to its own.
    """

    name: str
    sha256: str
    count: int
    size: int
    unit: str
    pattern: str
    path: str
    address: str
    reads: "tuple[Column, ...]"
    opened: Callable[[bytes], dict[str, Any]]
    archive: str = ""
    inside: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """By what members are chosen."""
        return tuple(re.compile(self.pattern).groupindex)
