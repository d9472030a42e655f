"""Every source as tidy, checked tables: read, verified by sha256, held to the description in its record."""

from polycentric.tables.archive import table
from polycentric.tables.check import Check, check
from polycentric.tables.read import read, read_meta

__all__ = ["Check", "check", "read", "read_meta", "table"]


def __dir__() -> list[str]:
    return sorted(__all__)
