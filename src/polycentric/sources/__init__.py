"""The catalog of data: one file per source, holding its record, its columns and its reader.

``polycentric.sources.SOURCES`` is the dict of all. What they say is read and checked by `polycentric.tables`.

Every file of this folder but `contract` is a source. What sources share stands in two folders: ``record`` has the parts
of a record, ``reading`` the readers of files. The sources have no folder of their own, so that each is
`sources/NAME.py` in the docs, in its test and in the catalog alike.
"""

from polycentric.registry import collect
from polycentric.sources.contract import Column, RemoteFile, Shown, Source, Table

SOURCES = collect(__name__, "SOURCE", "source", Source)

__all__ = ["SOURCES", "Column", "RemoteFile", "Shown", "Source", "Table"]


def __dir__() -> list[str]:
    return sorted(__all__)
