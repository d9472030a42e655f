"""The names that things had once, with those of today: one table, so that an old name is answered with the new one."""

import tomllib
from collections.abc import Container, Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("renamed.toml")


@cache
def renamed() -> Mapping[str, Mapping[str, str]]:
    """Give the new name of each old one, by kind of thing."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def name_of_today(name: str, known: Container[str]) -> str | None:
    """Give what an old name is called now, if that is among the known names."""
    found = (names[name] for names in renamed().values() if name in names)
    return next((new for new in found if new in known), None)


def first_name(variable: str) -> str:
    """Give the name that a variable had first: what is keyed by it, such as a stream of draws, outlives a new name."""
    return next((old for old, new in renamed()["variables"].items() if new == variable), variable)
