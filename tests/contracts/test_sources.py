"""What every source promises: who made it, on which terms, and for every column a unit, bounds and a missing code."""

import polars as pl
import pytest

from polycentric.errors import UnknownNameError
from polycentric.sources import SOURCES, Column, Source
from polycentric.sources.contract import NEVER_MISSING
from polycentric.sources.record.collection import members_of
from polycentric.tables import archive, check, read

ENTRIES = pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
RECORD = ("label", "title", "version", "publisher", "address", "licence", "terms", "citation", "bibtex", "caveat")
WORDS = ("text", "state", "code", "truth", "date")


def _columns(source: Source) -> list[Column]:
    return [column for table in source.tables for column in (*table.columns, *table.variables)]


@ENTRIES
def test_a_source_says_who_made_it_and_on_which_terms(source: Source):
    assert [part for part in RECORD if not getattr(source, part).strip()] == []
    assert source.bibtex.strip().startswith("@")
    assert source.years[0] <= source.years[1]
    assert source.reader_version >= 1


@ENTRIES
def test_a_source_has_a_checksum(source: Source):
    assert len(source.checksum()) == 64
    checksum = source.record()["sha256"]
    assert checksum == (source.checksum() if source.is_pinned else "not pinned: each copy has its own")


@ENTRIES
def test_every_column_has_a_unit_a_meaning_and_a_missing_code(source: Source):
    assert [column.name for column in _columns(source) if not (column.unit and column.meaning and column.missing)] == []


@ENTRIES
def test_every_number_with_a_unit_of_its_own_has_bounds(source: Source):
    numbers = [column for column in _columns(source) if column.unit not in (*WORDS, "as in unit")]
    assert [column.name for column in numbers if column.lower is None or column.upper is None] == []


@ENTRIES
def test_the_tables_of_an_embedded_source_keep_their_description(source: Source):
    if not source.embedded:
        assert source.files or source.collection, "A source that does not ship with the package says what is fetched."
        return
    frames = read(source.name)
    assert check(source.name).faults == ()
    assert {table.name for table in source.tables} <= frames.keys()
    assert all(isinstance(frame, pl.DataFrame) and frame.height for frame in frames.values())


@ENTRIES
def test_a_missing_value_stands_only_where_the_description_allows_one(source: Source):
    frames = read(source.name) if source.embedded else {}
    for table in source.tables if frames else ():
        for column in table.columns:
            assert not frames[table.name][column.name].null_count() or column.missing != NEVER_MISSING


COLLECTED = [source for source in SOURCES.values() if source.collection]


@pytest.mark.parametrize("source", COLLECTED, ids=[source.name for source in COLLECTED])
def test_a_collection_lists_as_many_members_and_bytes_as_it_says_each_pinned_and_told_apart(source: Source):
    collection = source.collection
    assert collection is not None
    members = members_of(collection)
    assert (len(members), sum(member.file.size for member in members)) == (collection.count, collection.size)
    assert source.size == collection.size
    assert all(len(member.file.sha256) == 64 and member.file.among == collection.name for member in members)
    assert (
        len({member.file.path for member in members})
        == len({member.file.address for member in members})
        == len(members)
    )
    assert all(member.file.address.startswith("https://") and "{" not in member.file.address for member in members)
    assert collection.parts
    assert source.waits_for_its_name


@pytest.mark.parametrize("source", COLLECTED, ids=[source.name for source in COLLECTED])
def test_the_table_of_a_collection_is_its_list_and_reading_a_member_adds_other_columns(source: Source):
    (listed,) = source.tables
    rows = archive.table(source.name, listed.name)
    assert rows.height == listed.rows == (source.collection and source.collection.count)
    reads = source.collection.reads if source.collection else ()
    assert {column.name for column in reads} & set(rows.columns) == set()
    assert [column.name for column in reads if not (column.unit and column.meaning and column.missing)] == []


@ENTRIES
def test_a_source_that_asks_first_says_its_terms_and_is_pinned(source: Source):
    if source.asks_first:
        assert source.is_pinned
        assert source.waits_for_its_name
        assert all(file.address for file in source.files)


def test_an_unknown_source_is_answered_with_the_nearest_known_one():
    with pytest.raises(UnknownNameError, match="did you mean 'factbook'"):
        SOURCES["factbok"]


def test_an_unknown_table_of_a_source_is_answered_with_the_nearest_known_one():
    with pytest.raises(UnknownNameError, match="No table of source 'factbook' is called 'cell': did you mean 'cells'"):
        SOURCES["factbook"].table("cell")
