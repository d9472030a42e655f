"""Turn a folder of one-entry files into a read-only dict, so that an addition is one new file."""

import dataclasses
import importlib
import pkgutil
import textwrap
import warnings
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any, Generic, TypeVar

from polycentric.errors import BrokenEntryError, BrokenEntryWarning, UnknownNameError, nearest
from polycentric.presented import Presented, columns, cut
from polycentric.renamed import moved
from polycentric.shown_html import folded, paragraph, table
from polycentric.shown_html import together as together_html

Entry = TypeVar("Entry")
_ALWAYS = ("name", "label")
WIDEST = 90  # of a cell of a list; the entry itself shows all
LISTED = 35  # entries printed a line each; further ones are named below, so that a list isn't a wall
COMPILED = "kernel"  # how files of compiled functions begin: none is an entry, and the compiler is slow to import
_BROKEN: dict[tuple[str, str], BrokenEntryError] = {}  # by kind and name: whoever asks for one is told why
_NO_ENTRY: dict[tuple[str, str], str] = {}  # files beside the entries, by kind and name: a helper, or a slip of the pen


class Registry(Mapping[str, Entry], Generic[Entry]):
    """A read-only dict of entries by file name; an unknown name raises with the nearest known ones.

    `aliases` are further names that answer without being listed.
    """

    def __init__(self, kind: str, entries: dict[str, Entry], aliases: Mapping[str, Entry] | None = None) -> None:
        self.kind = kind
        self._entries = dict(sorted(entries.items()))
        self.aliases: Mapping[str, Entry] = dict(aliases or {})

    def __getitem__(self, name: str) -> Entry:
        if name in self._entries:
            return self._entries[name]
        if name in self.aliases:
            return self.aliases[name]
        broken = _BROKEN.get((self.kind, name))
        if broken is not None:
            raise BrokenEntryError(str(broken)) from broken.__cause__
        if (self.kind, name) in _NO_ENTRY and not nearest(name, {**self._entries, **self.aliases}):
            raise BrokenEntryError(_NO_ENTRY[self.kind, name])
        raise UnknownNameError(self.kind, name, {**self._entries, **self.aliases})

    def __contains__(self, name: object) -> bool:
        return name in self._entries or name in self.aliases

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        heads, rows = self._table(shown=1)
        title = f"{len(self)} entries of kind '{self.kind}':"
        if len(heads) == len(_ALWAYS):
            rest = ", ".join(str(name) for name, _ in rows[LISTED:])
            more = textwrap.wrap(f"and {rest}", initial_indent="  ", subsequent_indent="  ") if rest else []
            return "\n".join([title, *(f"  {name}: {label}" for name, label in rows[:LISTED]), *more])
        return "\n".join([title, *(f"  {line}" for line in columns(rows))])

    def _repr_html_(self) -> str:
        shown = table(*self._table(), f"{len(self)} entries of kind '{self.kind}'")
        if not self.aliases:
            return shown
        return together_html(shown, folded("further names that answer", paragraph(", ".join(self.aliases))))

    def _table(self, shown: int | None = None) -> tuple[list[str], list[list[object]]]:
        """Give heads and rows: name and label of each entry, and what entries of its kind list besides."""
        said = {name: entry.presented() if isinstance(entry, Presented) else {} for name, entry in self.items()}
        kinds = [entry.in_lists[:shown] for entry in self.values() if isinstance(entry, Presented)]
        more = list(dict.fromkeys(head for heads in kinds for head in heads))
        rows: list[list[object]] = [
            [name, getattr(entry, "label", entry), *(cut(str(said[name].get(head, "")), WIDEST) for head in more)]
            for name, entry in self.items()
        ]
        return [*_ALWAYS, *more], rows


def collect(
    package: ModuleType | str,
    constant: str,
    kind: str,
    entry_type: type[Entry],
    *,
    name: Callable[[str], str] = str,
    check: Callable[[Entry], None] | None = None,
) -> Registry[Entry]:
    """Collect the entries of a folder: every module in it that defines `constant`, but the compiled kernels.

    A file that fails takes down its own entry alone: a warning names it, and asking for it raises its error.

    Parameters
    ----------
    package : module or str
        The folder, as a package or its full name.
    constant : str
        The name that an entry file defines, for example ``INDEX``.
    kind : str
        What an entry is called in messages, for example ``power index``.
    entry_type : type
        The class of the folder's contract; an entry of another type is broken.
    name : callable
        Makes an entry's name of its file's; the same without it.
    check : callable, optional
        Raises where an entry is wrong in what only the whole folder knows.

    Returns
    -------
    Registry
        Entries by file name; where the contract is a dataclass, each carries that name in its field `name`.

    Warns
    -----
    BrokenEntryWarning
        For each file that can't be imported or whose entry is of another type.
    """
    module = importlib.import_module(package) if isinstance(package, str) else package
    entries: dict[str, Entry] = {}
    for info in pkgutil.iter_modules(module.__path__):
        if info.name.startswith(COMPILED):
            continue
        called, file = name(info.name), f"{module.__name__}.{info.name}"
        _ = _BROKEN.pop((kind, called), None)
        try:
            entry = _entry(file, constant, entry_type)
            if entry is not None and check is not None:
                check(entry)
        except Exception as failure:  # whatever a file does wrong, the others are not to blame
            leave_out(kind, called, file, failure)
            continue
        if entry is not None:
            entries[called] = _named(entry, called)
        else:
            _NO_ENTRY[kind, called] = f"There is no {kind} '{called}': its file {file} defines no {constant}."
    return Registry(kind, entries)


def _entry(name: str, constant: str, entry_type: type[Entry]) -> Entry | None:
    """Give the entry that a module defines, if it defines one."""
    entry = getattr(importlib.import_module(name), constant, None)
    if entry is not None and not isinstance(entry, entry_type):
        raise TypeError(f"{name}.{constant} is a {type(entry).__name__}, not a {entry_type.__name__}")
    return entry


def leave_out(kind: str, name: str, module: str, failure: Exception) -> None:
    """Remember why an entry can't be used, and warn of it."""
    what = " ".join(f"{type(failure).__name__}: {failure}".split())
    broken = BrokenEntryError(f"The {kind} '{name}' can't be used, since its file {module} fails: {what}")
    broken.__cause__ = failure
    _BROKEN[kind, name] = broken
    warnings.warn(f"{_ended(str(broken))} It is left out.", BrokenEntryWarning, stacklevel=3)


def _ended(text: str) -> str:
    """End a sentence that may have its full stop or question mark already."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def together(*registries: Registry[Entry]) -> Registry[Entry]:
    """Give one registry of the entries of several of one kind; a name that two of them have is a programming error."""
    entries: dict[str, Entry] = {}
    for registry in registries:
        twice = sorted(set(entries) & set(registry))
        if twice:
            raise TypeError(f"The {registry.kind} '{twice[0]}' is defined in two folders: rename one.")
        entries.update(registry)
    return Registry(registries[0].kind, entries)


def attribute_of(registry: Registry[Entry], package: str = "") -> Callable[[str], Entry]:
    """Give a package's ``__getattr__``: an entry by its name, and for a name that is none the nearest known ones.

    Of a name that stands elsewhere now, it says where.
    """

    def attribute(name: str) -> Entry:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return registry[name]
        except UnknownNameError as unknown:
            new = moved(f"{package}.{name}")
            raise AttributeError(f"'{package}.{name}' is now '{new}'." if new else str(unknown)) from None

    return attribute


def _named(entry: Any, name: str) -> Any:  # pyright: ignore[reportAny]  # dataclasses.replace is not generic over entries
    """Give a copy of the entry that carries its file's name."""
    return (
        dataclasses.replace(entry, name=name)
        if dataclasses.is_dataclass(entry) and not isinstance(entry, type)
        else entry
    )
