"""The files of a source: each pinned by its hash, or a user's own."""

from dataclasses import dataclass


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
