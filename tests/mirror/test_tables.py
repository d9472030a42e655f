"""Every table of every fetched source, read from its real file and held to its record."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from polycentric.sources import SOURCES
from polycentric.sources.contract import Source, Table
from polycentric.tables import archive as archives
from polycentric.tables.archive import sha256_of, table
from polycentric.tables.places import mirrored

FETCHED = [(source, each) for source in SOURCES.values() for each in source.tables
           if source.files and source.files[0].is_pinned]  # fmt: skip
EACH = pytest.mark.parametrize(
    ("source", "each"), FETCHED, ids=[f"{source.name}-{each.name}" for source, each in FETCHED]
)


def _manifest(mirror: Path) -> dict[str, dict[str, Any]]:
    listed = json.loads((mirror / "manifest.json").read_text(encoding="utf-8"))["datasets"]
    return {entry["file"].removeprefix("files/"): entry for entry in listed}


@EACH
def test_a_table_keeps_every_rule_of_its_description(archive: Path, source: Source, each: Table):
    assert table(source.name, each.name).height == each.rows


@EACH
def test_a_table_read_again_comes_from_the_cache_and_is_the_same(
    archive: Path, monkeypatch: pytest.MonkeyPatch, source: Source, each: Table
):
    first = table(source.name, each.name)

    def read_file(*_: object) -> pl.DataFrame:
        raise AssertionError("The file was read a second time.")

    monkeypatch.setattr(archives, "read_file", read_file)
    assert table(source.name, each.name).equals(first)


@EACH
def test_a_table_misses_as_many_values_as_the_mirrors_own_count_says(
    archive: Path, mirror: Path, source: Source, each: Table
):
    """The manifest was counted with another reader (pyreadr); a column whose missing codes we read is counted apart."""
    counted = {column["name"]: column.get("missing") for column in _manifest(mirror)[each.file]["columns"]}
    frame = table(source.name, each.name)
    stata = each.file.endswith(".dta")  # there an empty text is missing to us, and was not to the count
    compared = {
        column.raw: (frame[column.name].null_count(), counted[column.raw])
        for column in each.columns
        if counted.get(column.raw) is not None
        and not column.missing_codes
        and not (stata and column.polars_type == "String")
    }
    assert {name: pair for name, pair in compared.items() if pair[0] != pair[1]} == {}


def test_every_pinned_file_is_the_mirrors_and_at_the_mirrors_address(mirror: Path):
    manifest = _manifest(mirror)
    for source in SOURCES.values():
        for file in filter(lambda file: file.is_pinned, source.files):
            entry = manifest[file.path]
            assert (file.sha256, file.size) == (entry["sha256"], entry["bytes"])
            assert file.address == entry["upstream"]["raw_url"]
            assert sha256_of(mirrored(file, mirror)) == file.sha256


def test_every_file_of_the_mirror_belongs_to_a_source(mirror: Path):
    pinned = {file.path for source in SOURCES.values() for file in source.files}
    assert set(_manifest(mirror)) - pinned == set()
