"""What a data source is and promises: where it comes from, on which terms, and what its tables may hold."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from polycentric.errors import DataError, UnknownNameError
from polycentric.presented import Presented
from polycentric.sources.record.files import Release as Release  # whoever writes a source finds all of it here
from polycentric.sources.record.files import RemoteFile as RemoteFile

if TYPE_CHECKING:
    import polars as pl

NEVER_MISSING = "never missing"
Raw = Callable[[Path], "pl.DataFrame"]


@dataclass(frozen=True)
class Column:
    """One column of a table, or one variable of a long table.

    Attributes
    ----------
    name, unit, meaning : str
        Its name, its unit (``"text"``, ``"year"``, ``"state"`` and ``"code"`` count as units), what it says.
    lower, upper : float, optional
        Bounds that every value keeps; a value outside them is an error of the reader or of the source.
    codes : tuple of str
        Where only some words are allowed: these.
    missing : str
        What stands where the source has no value; ``"never missing"`` where that is promised.
    dtype : str
        Name of its polars type; empty for the usual one of its unit (truth, date, year; else text).
    origin : str
        The field or column of the source that it comes from, where that has another name.
    scale : float
        What the source's figure is multiplied with to give the unit.
    missing_codes : tuple of float or str
        What the source writes where it has no value; read as missing.
    besides : tuple of int
        Of a state's number: numbers that the source uses though its state list has them not.
    levels : str
        Of a code that is a number: what each value means, such as ``"1 chargé, 2 minister, 3 ambassador"``. A code that
        is shown needs it.
    """

    name: str
    unit: str
    meaning: str
    lower: float | None = None
    upper: float | None = None
    codes: tuple[str, ...] = ()
    missing: str = NEVER_MISSING
    dtype: str = ""
    origin: str = ""
    scale: float = 1.0
    missing_codes: tuple[float | str, ...] = ()
    besides: tuple[int, ...] = ()
    levels: str = ""

    @property
    def raw(self) -> str:
        """The name of the source's own column."""
        return self.origin or self.name

    @property
    def polars_type(self) -> str:
        """The name of the column's polars type."""
        return self.dtype or {"truth": "Boolean", "date": "Date", "year": "Int16"}.get(self.unit, "String")


@dataclass(frozen=True)
class Table:
    """One tidy table of a source.

    Attributes
    ----------
    name : str
        Its name, and the stem of its file.
    key : tuple of str
        The columns that together name a row once.
    columns : tuple of Column
        All columns, in order.
    variables : tuple of Column
        Of a long table (columns `variable`, `value`, `unit`): what `variable` may say, each with unit and bounds.
    file : str
        Of a fetched source: the `path` of the file that it is read from.
    raw : callable, optional
        Of a fetched source: from that file to its rows as they stand there; the columns make them tidy.
    rows : int
        Of a fetched source: how many rows it has, since the file is pinned.
    dropped : tuple of str
        Columns of the file that are not read, because others say the same or their author advises against them.
    ends_itself : bool
        Whether `raw` knows by the file's form where it ends, so that a last line without an end says nothing.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    variables: tuple[Column, ...] = ()
    file: str = ""
    raw: Raw | None = None
    rows: int = 0
    dropped: tuple[str, ...] = ()
    ends_itself: bool = False


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
    reads: tuple[Column, ...]
    opened: Callable[[bytes], dict[str, Any]]
    archive: str = ""
    inside: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """By what members are chosen."""
        return tuple(re.compile(self.pattern).groupindex)


@dataclass(frozen=True)
class Shown:
    """Which columns of a table the world of two centuries, tidy tables and coverage show as they stand.

    What has to be turned first (spells, events, a unit of its own) is a series with a file in `panel/series/` instead.

    Attributes
    ----------
    columns : tuple of str
        The columns, which are numbers or truths; each becomes a variable under its own name.
    table : str
        The table that has them; may be left out where the source has only one. Its key is the state, or the state and
        its partner, and the year.
    absence : str
        What it means where the source covers a state or pair and has no row: ``"missing"``, or ``"zero"`` where it
        lists all that there is.
    directed : bool
        Of pairs: whether each direction has a row of its own; if not, a row stands for both.
    merge : str
        Where a state had two codes in a year and both have a row: the row of the code it ended the year with
        (``"end"``), or the larger value (``"any"``).
    system : str
        The list of states that the key's codes are of, where their names (`ccode`, `gwcode`) don't say it: ``"iso3"``
        for letters, ``"name"`` for names.
    """

    columns: tuple[str, ...]
    table: str = ""
    absence: Literal["zero", "missing"] = "missing"
    directed: bool = True
    merge: Literal["end", "any"] = "end"
    system: Literal["", "cow", "gw", "iso3", "name"] = ""


@dataclass(frozen=True, repr=False)
class Source(Presented):
    """A data set: its record, its tables, and the function that reads it.

    Attributes
    ----------
    label, title, version, publisher : str
        What a reader sees (short, full), which edition, and by whom.
    address : str
        Where the source is described.
    licence, terms : str
        The licence's name, and in a sentence what one may do.
    citation, bibtex : str
        How to cite it.
    years : tuple of int
        First and last year it covers.
    tables : tuple of Table
        What `read` gives.
    read : callable
        From a path (a file, or a folder of the source's files) to a dict of tables by name.
    reader_version : int
        Raised whenever `read` gives other values for the same file; part of every cache's key.
    sha256 : str
        Of the source as a whole: what a finished table was made from. See `checksum` for sources read from own files.
    files : tuple of RemoteFile
        What is fetched and verified before `read` is called.
    embedded : bool
        Whether the source ships with the package.
    folder : Path, optional
        Of an embedded source that is read from its own files: where they lie. Without it, the package ships the
        finished tables, and their hashes stand beside them.
    caveat : str
        What a user of the numbers must know, in a sentence or two.
    shown : tuple of Shown
        Columns that become variables of the world of two centuries and of tidy tables without a file of their own.
    by_name : bool
        Whether it is fetched only when it is named, since it is large, or few need it.
    asks_first : bool
        Whether its terms are shown, and have to be accepted, before it is fetched; then it is fetched only by name.
    collection : Collection, optional
        Of a source of many files of one kind: which they are, and by what they are chosen. It has no `files`, and its
        tables list the members; what is in them is read by need (`polycentric.tables.members`).
    name : str
        The file's name; set by the registry.
    """

    label: str
    title: str
    version: str
    publisher: str
    address: str
    licence: str
    terms: str
    citation: str
    bibtex: str
    years: tuple[int, int]
    tables: tuple[Table, ...]
    read: Callable[[Path], dict[str, "pl.DataFrame"]]
    reader_version: int = 1
    sha256: str = ""
    files: tuple[RemoteFile, ...] = field(default=())
    embedded: bool = False
    folder: Path | None = None
    caveat: str = ""
    shown: tuple[Shown, ...] = ()
    by_name: bool = False
    asks_first: bool = False
    collection: Collection | None = None
    name: str = ""
    kind: ClassVar[str] = "source"
    in_lists: ClassVar[tuple[str, ...]] = ("version", "years", "licence", "tables")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {
            "title": self.title,
            "version": self.version,
            "years": f"{self.years[0]}-{self.years[1]}",
            "publisher": self.publisher,
            "tables": ", ".join(each.name for each in self.tables),
            "licence": self.licence,
            "terms": self.terms,
            "citation": self.citation,
            "address": self.address,
            "caveat": self.caveat,
        }

    def __post_init__(self) -> None:
        """Refuse to show what no table has.

        Raises
        ------
        DataError
            If a table or a column isn't there, or the table's rows are not state-years or pair-years.
        """
        for shown in self.shown:
            if not shown.table and len(self.tables) != 1:
                raise DataError(f"The source has {len(self.tables)} tables: name the one to show, Shown(table=...).")
            table = self.table(shown.table) if shown.table else self.tables[0]
            by_name = {column.name: column for column in table.columns}
            for name in shown.columns:
                if name not in by_name:
                    raise UnknownNameError(f"column of table '{table.name}'", name, by_name)
            if "year" not in table.key or len(table.key) not in {2, 3}:
                raise DataError(
                    f"The table '{table.name}' has the key {table.key}: what is shown has rows by state and year, or "
                    "by state, partner and year. Write a series in panel/series/ that turns the rows."
                )

    def table(self, name: str) -> Table:
        """Give the description of a table by its name; an unknown name raises with the nearest known one."""
        by_name: dict[str, Table] = {table.name: table for table in self.tables}
        if name not in by_name:
            raise UnknownNameError(f"table of source '{self.name}'", name, by_name)
        return by_name[name]

    @property
    def is_pinned(self) -> bool:
        """Whether it ships with the package, or each of its files is known by one hash."""
        return all(file.is_pinned for file in self.files)

    @property
    def is_fetched(self) -> bool:
        """Whether there is something of it that a program may fetch, or a mirror may hold."""
        return self.collection is not None or any(file.is_pinned for file in self.files)

    @property
    def waits_for_its_name(self) -> bool:
        """Whether a fetch of all leaves it out: for its size, its terms, or because few need it."""
        return self.by_name or self.asks_first or self.collection is not None

    @property
    def size(self) -> int:
        """How many bytes all of its files have."""
        return sum(file.size for file in self.files) if self.collection is None else self.collection.size

    def checksum(self) -> str:
        """Give the pinned sha256, or one over the names and hashes of the source's files, fetched or shipped."""
        if self.collection is not None:
            return self.collection.sha256
        if self.folder is None and not self.files:
            return self.sha256
        digest = hashlib.sha256()
        if self.folder is None:
            digest.update("".join(f"{file.path} {file.sha256}\n" for file in self.files).encode())
            return digest.hexdigest()
        for path in sorted(self.folder.glob("*.*")):
            digest.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return digest.hexdigest()

    def needed(self) -> tuple[RemoteFile, ...]:
        """Give the files without which it isn't whole: those that are pinned, and a user's own where none is."""
        return tuple(file for file in self.files if file.is_pinned) or self.files

    def record(self) -> dict[str, Any]:
        """Give what a provenance list shows: the record without the reader and the columns."""
        shown = ("name", "label", "title", "version", "publisher", "address", "licence", "terms", "citation",
                 "years", "reader_version", "embedded", "caveat")  # fmt: skip
        return {attribute: getattr(self, attribute) for attribute in shown} | {
            "sha256": self.checksum() if self.is_pinned else "not pinned: each copy has its own"
        }
