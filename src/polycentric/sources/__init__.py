"""The catalog of data: one file per source, holding its record, its columns and its reader.

``polycentric.sources.SOURCES`` is the dict of all. What they say is read and checked by `polycentric.tables`.
"""

from polycentric.registry import collect
from polycentric.sources.contract import Column, RemoteFile, Shown, Source, Table

SOURCES = collect(__name__, "SOURCE", "source", Source)

__all__ = ["SOURCES", "Column", "RemoteFile", "Shown", "Source", "Table"]
