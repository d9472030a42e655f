"""Every table of every fetched source, read from its real file and held to its record."""

from pathlib import Path
from urllib.parse import quote

import polars as pl
import pytest
from manifests import collected_sets, collections, data_sets, not_yet_read, staged_files, stands_for

from polycentric.sources import SOURCES, factbook
from polycentric.sources.contract import Source, Table
from polycentric.sources.record.collection import members_of
from polycentric.tables import archive as archives
from polycentric.tables.archive import file_of, sha256_of, table
from polycentric.tables.places import mirrored

# What asks for its terms first is in no mirror: the toy tests and whoever accepts the terms read it.
FETCHED = [(source, each) for source in SOURCES.values() for each in source.tables
           if source.files and not source.asks_first and file_of(source, each).is_pinned]  # fmt: skip
EACH = pytest.mark.parametrize(
    ("source", "each"), FETCHED, ids=[f"{source.name}-{each.name}" for source, each in FETCHED]
)
# Tables that hold a part of their file's rows: what is missing there was never counted.
PART_OF_A_FILE = {("vdem", "cow"), ("vdem", "gw")}
# The count took the letters NA for a missing value: Namibia's, and those of a field that the Factbook calls so.
NA_IS_TEXT = {"ISOAlpha2", "OriginalName", "CanonicalName"}


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
    counted = {column["name"]: column.get("missing") for column in staged_files(mirror)[each.file]["columns"]}
    if (source.name, each.name) in PART_OF_A_FILE:
        return
    frame = table(source.name, each.name)
    stata = each.file.endswith(".dta")  # there an empty text is missing to us, and was not to the count
    compared = {
        column.raw: (frame[column.name].null_count(), counted[column.raw])
        for column in each.columns
        if counted.get(column.raw) is not None
        and not column.missing_codes
        and column.raw not in NA_IS_TEXT
        and not (stata and column.polars_type == "String")
    }
    assert {name: pair for name, pair in compared.items() if pair[0] != pair[1]} == {}


def test_every_pinned_file_is_the_mirrors_and_at_the_mirrors_address(mirror: Path):
    manifest = staged_files(mirror)
    for source in (each for each in SOURCES.values() if not each.asks_first):
        for file in filter(lambda file: file.is_pinned, source.files):
            entry = manifest[file.path]
            assert (file.sha256, file.size) == (entry["sha256"], entry["bytes"])
            assert file.address == entry["upstream"]["raw_url"]
            assert sha256_of(mirrored(file, mirror)) == file.sha256


def test_every_member_of_a_collection_is_the_mirrors_and_at_the_mirrors_address(mirror: Path):
    listed = {member["file"]: (each, member) for each in collected_sets(mirror) for member in each["rows"]}
    collected = [member for source in SOURCES.values() if source.collection for member in members_of(source.collection)]
    assert len(collected) > 12_000
    for member in collected:
        entry, row = listed[member.file.path]
        assert (member.file.sha256, member.file.size) == (row["sha256"], int(row["bytes"]))
        at = entry["upstream"]["raw_url"].partition("PATH")[0]
        assert member.file.address == at + quote(row["upstream_path"])


def test_a_source_that_asks_first_is_at_the_address_and_hash_of_the_manifest(mirror: Path):
    links = {entry["sha256"]: entry for entry in data_sets(mirror) if not entry.get("staged", True)}
    asking = [source for source in SOURCES.values() if source.asks_first]
    assert {file.sha256 for source in asking for file in source.files} == set(links)
    for file in (file for source in asking for file in source.files):
        assert (file.size, file.address) == (links[file.sha256]["bytes"], links[file.sha256]["upstream"]["raw_url"])


def _all_staged(mirror: Path) -> set[str]:
    """Give the path of every file in the mirror, each member of a collection for itself."""
    members = (member for each in collections(mirror).values() for member in each)
    return {*staged_files(mirror), *(member["file"] for member in members if member["staged"] == "1")}


def _read() -> set[str]:
    collected = [members_of(source.collection) for source in SOURCES.values() if source.collection]
    files = {file.path for source in SOURCES.values() for file in source.files}
    files |= {file.path for file in factbook.archive_files()}  # of which the embedded tables are made
    return files | {member.file.path for members in collected for member in members}


def test_every_file_of_the_mirror_belongs_to_a_source_or_is_listed_as_not_yet_read(mirror: Path):
    listed = not_yet_read()
    left = _all_staged(mirror) - _read()
    assert {path for path in left if not any(stands_for(line, path) for line in listed)} == set()


def test_no_file_listed_as_not_yet_read_is_read_by_a_source():
    assert {line: path for line in not_yet_read() for path in _read() if stands_for(line, path)} == {}


def test_every_line_listed_as_not_yet_read_is_in_the_manifests_once(mirror: Path):
    staged, listed = _all_staged(mirror), not_yet_read()
    assert [line for line in listed if not any(stands_for(line, path) for path in staged)] == []
    assert len(set(listed)) == len(listed)


def test_what_is_address_and_hash_only_is_neither_in_the_mirror_nor_listed_as_a_file(mirror: Path):
    away = [member for each in collections(mirror).values() for member in each if member["staged"] == "0"]
    assert [member["file"] for member in away if (mirror / "files" / member["file"]).exists()] == []
    assert {member["file"] for member in away} & set(not_yet_read()) == set()
    links = [entry for entry in data_sets(mirror) if not entry.get("staged", True)]
    assert [entry["id"] for entry in links if entry["file"] or not entry["sha256"]] == []


def test_the_mirror_holds_each_staged_file_in_its_full_length(mirror: Path):
    sizes = {path: int(entry["bytes"]) for path, entry in staged_files(mirror).items()}
    members = (member for each in collections(mirror).values() for member in each if member["staged"] == "1")
    sizes |= {member["file"]: int(member["bytes"]) for member in members}
    assert {path for path, size in sizes.items() if (mirror / "files" / path).stat().st_size != size} == set()
