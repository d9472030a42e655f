"""A collection of forty speeches, fetched from a server of the test's own."""

import dataclasses
import hashlib
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from polycentric.sources import SOURCES
from polycentric.sources.contract import Collection, Source, Table
from polycentric.sources.reading.collected import BYTES, TEXT, list_reader, of_text
from polycentric.sources.record import collection as record
from polycentric.sources.record.collection import packed
from polycentric.sources.record.columns import text, year

STATES, YEARS = ("DDR", "FRA", "RUS", "USA"), range(1980, 1990)


def speech(state: str, when: int) -> bytes:
    """Make a speech."""
    return f"The words of {state} in the year {when}, and to the end of that. {'Peace. ' * (when - 1979)}".encode()


SPEECHES = {f"{state}_{when}.txt": speech(state, when) for state in STATES for when in YEARS}


def archive_of(contents: Mapping[str, bytes]) -> bytes:
    """Pack files as a host of repositories does: in a folder of one name, beside others."""
    packed_up = io.BytesIO()
    with tarfile.open(fileobj=packed_up, mode="w:gz") as archive:
        for name, content in {"../../escaped.txt": b"outside", "name-0/README.md": b"read me", **{
            f"name-0/speeches/{name}": content for name, content in contents.items()}}.items():  # fmt: skip
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo("name-0/link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return packed_up.getvalue()


def toy(folder: Path, patch: pytest.MonkeyPatch, server: str, contents: Mapping[str, bytes] = SPEECHES) -> Source:
    """Make a source of the collection, whose list lies in a folder of the test's own."""
    folder.mkdir(parents=True, exist_ok=True)
    patch.setattr(record, "LISTS", folder)
    listed = packed((name, len(each), hashlib.sha256(each).hexdigest()) for name, each in contents.items())
    (folder / "toy.bin").write_bytes(listed)
    collection = Collection(
        name="toy",
        sha256=hashlib.sha256(listed).hexdigest(),
        count=len(contents),
        size=sum(map(len, contents.values())),
        pattern=r"(?P<iso3>[A-Z]{3})_(?P<year>\d{4})\.txt",
        path="toy/{year}/{name}",
        address=server + "/{name}",
        unit="speeches",
        reads=TEXT,
        opened=of_text,
        archive=server + "/all.tar.gz",
        inside="name-0/speeches/{name}",
    )
    table = Table("speeches", ("iso3", "year"), (text("iso3", "who"), year(1980, 1989), BYTES), rows=len(contents))
    return dataclasses.replace(
        SOURCES["us_nss"], name="toy", tables=(table,), collection=collection,
        read=list_reader(collection, table, lambda _: {}),
    )  # fmt: skip
