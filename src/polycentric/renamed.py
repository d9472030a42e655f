"""The names that things had once, with those of today: one table, so that an old name is answered with the new one."""

import sys
import tomllib
from collections.abc import Callable, Container, Mapping, Sequence
from functools import cache
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

_SAID = {"withdrawn", "tables"}  # which hold what to do, and no name
TABLE = Path(__file__).with_name("renamed.toml")


@cache
def renamed() -> Mapping[str, Mapping[str, str]]:
    """Give the new name of each old one, by kind of thing."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def name_of_today(name: str, known: Container[str]) -> str | None:
    """Give what an old name is called now, if that is among the known names."""
    todays = (names[name] for kind, names in renamed().items() if kind not in _SAID and name in names)
    return next((new for new in todays if new in known), None)


def first_name(variable: str) -> str:
    """Give the name that a variable had first: what is keyed by it, such as a stream of draws, outlives a new name."""
    return next((old for old, new in renamed()["variables"].items() if new == variable), variable)


def withdrawn(name: str) -> str | None:
    """Say of a column that no addition brings any more what to do; nothing of any other."""
    return renamed()["withdrawn"].get(name)


def table_gone(table: str) -> str | None:
    """Say of a table that a question has no more where it stands now; nothing of any other."""
    return renamed()["tables"].get(table)


def moved(dotted: str) -> str | None:
    """Say where a module or name of the package stands now, if it stood elsewhere once."""
    return renamed()["python"].get(dotted)


def old_names(module: str) -> Callable[[str], Any]:
    """Give a module's ``__getattr__``, which says of a name that stood in it once where that stands now.

    It raises an ImportError, since Python replaces the message of an AttributeError where a name is imported.
    """

    def attribute(name: str) -> Any:
        new = moved(f"{module}.{name}")
        if new is not None:
            raise ImportError(f"'{module}.{name}' is now '{new}': use that.")
        raise AttributeError(f"module '{module}' has no attribute '{name}'")

    return attribute


class _OldModules(MetaPathFinder):
    """Is asked for a module when no file has it, and says where a module of the package went."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: object = None) -> None:
        """Raise with the new name of an old module; leave all others to fail as they do."""
        new = moved(fullname) if fullname.startswith("polycentric.") else None
        if new is not None:  # without `name`, or "from polycentric.poles import sets" would not show the message
            raise ModuleNotFoundError(f"'{fullname}' is now '{new}': import that.")


def answer_for_old_modules() -> None:
    """Have an import of a module that was moved say where it is now."""
    if not any(isinstance(finder, _OldModules) for finder in sys.meta_path):
        sys.meta_path.append(_OldModules())
