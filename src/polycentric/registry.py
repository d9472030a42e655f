"""Turn a folder of one-entry files into a read-only dict, so that an addition is one new file."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any, Generic, TypeVar

from polycentric.errors import UnknownNameError

Entry = TypeVar("Entry")


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
        raise UnknownNameError(self.kind, name, {**self._entries, **self.aliases})

    def __contains__(self, name: object) -> bool:
        return name in self._entries or name in self.aliases

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        rows = "\n".join(f"  {name}: {getattr(entry, 'label', entry)}" for name, entry in self._entries.items())
        return f"{len(self)} entries of kind '{self.kind}':\n{rows}"


def collect(package: ModuleType | str, constant: str, kind: str, entry_type: type[Entry]) -> Registry[Entry]:
    """Collect the entries of a folder: every module in it that defines `constant`.

    Parameters
    ----------
    package : module or str
        The folder, as a package or its full name.
    constant : str
        The name that an entry file defines, for example ``INDEX``.
    kind : str
        What an entry is called in messages, for example ``power index``.
    entry_type : type
        The frozen dataclass of the folder's contract; an entry of another type is a programming error.

    Returns
    -------
    Registry
        Entries by file name, each carrying that name in its field `name`.
    """
    module = importlib.import_module(package) if isinstance(package, str) else package
    entries: dict[str, Entry] = {}
    for info in pkgutil.iter_modules(module.__path__):
        found = getattr(importlib.import_module(f"{module.__name__}.{info.name}"), constant, None)
        if found is None:
            continue
        if not isinstance(found, entry_type):
            raise TypeError(
                f"{module.__name__}.{info.name}.{constant} is a {type(found).__name__}, not a {entry_type.__name__}"
            )
        entries[info.name] = _named(found, info.name)
    return Registry(kind, entries)


def together(*registries: Registry[Entry]) -> Registry[Entry]:
    """Give one registry of the entries of several of one kind; a name that two of them have is a programming error."""
    entries: dict[str, Entry] = {}
    for registry in registries:
        twice = sorted(set(entries) & set(registry))
        if twice:
            raise TypeError(f"The {registry.kind} '{twice[0]}' is defined in two folders: rename one.")
        entries.update(registry)
    return Registry(registries[0].kind, entries)


def attribute_of(registry: Registry[Entry]) -> Callable[[str], Entry]:
    """Give a package's ``__getattr__``: an entry by its name, and for a name that is none the nearest known ones."""

    def attribute(name: str) -> Entry:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return registry[name]
        except UnknownNameError as unknown:
            raise AttributeError(str(unknown)) from None

    return attribute


def _named(entry: Any, name: str) -> Any:  # pyright: ignore[reportAny]  # dataclasses.replace is not generic over entries
    """Give a copy of the entry that carries its file's name."""
    return dataclasses.replace(entry, name=name)
