"""The collections of texts: who speaks under which letters, what is missing, and what can't be read as text."""

import csv
import hashlib
import random
from pathlib import Path

import polars as pl
import pytest

from polycentric.errors import NotFetchedError
from polycentric.sources import SOURCES
from polycentric.sources.record.collection import LISTS, members_of, unpacked
from polycentric.tables import table
from polycentric.tables.archive import is_here
from polycentric.tables.members import members, texts

NAMES = ("ungdc", "us_nss", "unsc_resolution_texts")


@pytest.fixture(scope="module")
def speeches() -> pl.DataFrame:
    """Every speech that is listed."""
    return table("ungdc", "speeches")


def _of(speeches: pl.DataFrame, letters: str) -> dict[int, str | None]:
    """Give who spoke under some letters, by year."""
    rows = speeches.filter(pl.col("iso3") == letters)
    return dict(zip(rows["year"].to_list(), rows["state"].to_list(), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_the_list_that_ships_is_the_mirrors(mirror: Path, name: str):
    with (mirror / "collections" / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        want = sorted((Path(row["file"]).name, int(row["bytes"]), row["sha256"]) for row in rows)
    assert unpacked((LISTS / f"{name}.bin").read_bytes()) == want


def test_the_same_letters_are_another_state_in_other_years(speeches: pl.DataFrame):
    china, russia = _of(speeches, "CHN"), _of(speeches, "RUS")
    assert {china[year] for year in range(1950, 1970)} == {"TWN"}
    assert {state for year, state in china.items() if not 1950 <= year < 1970} == {"CHN"}
    assert 1970 not in china
    assert 1970 not in russia
    assert set(russia.values()) == {"RUS"}
    both = [_of(speeches, letters) for letters in ("DEU", "DDR")]
    assert min(both[0]) == 1973
    assert [min(both[1]), max(both[1])] == [1973, 1990]
    assert {state for each in both for state in each.values()} == {"DEU", "DDR"}
    assert set(_of(speeches, "YUG").values()) == {"SRB"}
    assert [year for year in _of(speeches, "YUG") if year > 1990] == [1991, 2001, 2002, 2003, 2004, 2005]
    assert set(_of(speeches, "UKR").values()) == {None, "UKR"}
    assert set(_of(speeches, "EU").values()) == {None}
    assert set(_of(speeches, "YMD").values()) == {"YMD"}


def test_who_is_no_state_is_one_of_few(speeches: pl.DataFrame):
    none = speeches.filter(pl.col("state").is_null())
    assert set(none["iso3"]) == {"EU", "PSE", "BLR", "UKR", "IND"}
    assert none.filter(pl.col("iso3").is_in(["BLR", "UKR"]))["year"].max() == 1990


def test_nineteen_seventy_has_seventy_speeches_and_the_last_session_lacks_two_powers(speeches: pl.DataFrame):
    assert speeches.filter(pl.col("year") == 1970).height == 70
    last = speeches.filter(pl.col("session") == 80)
    assert last.height == 156
    assert {"USA", "DEU"} & set(last["iso3"]) == set()
    assert sorted(last.filter("is_stub")["iso3"]) == ["AUS", "LVA"]
    assert speeches.filter("is_stub").height == 2
    assert set(last["origin"]) == {"carrier"}
    assert set(speeches.filter(pl.col("session") < 80)["origin"]) == {"corpus"}


def test_what_can_not_be_read_as_english_is_said(mirror: Path):
    last = texts("ungdc", session=80)
    odd = last.filter(~pl.col("is_english"))
    assert odd.height == 32
    glyphs = odd.filter(pl.col("text").str.count_matches(r"/i?\d+") > 20)["iso3"].to_list()
    assert len(glyphs) == 23
    assert {"CHN", "GBR", "IND", "JPN", "AUS", "LVA"} <= set(glyphs)
    assert set(odd["iso3"]) - set(glyphs) == {"BLR", "DZA", "EGY", "IRQ", "MRT", "RUS", "SAU", "SDN", "TUN"}
    assert texts("ungdc", year=(1946, 2024), only_here=True, iso3=["USA", "RUS", "CHN", "FRA"])["is_english"].all()


def test_a_sample_of_texts_is_what_another_reader_reads(mirror: Path):
    """Compare 600 members, drawn by a fixed seed, byte for byte and letter for letter."""
    here = [(name, member) for name in NAMES for member in members_of(SOURCES[name].collection)  # pyright: ignore[reportArgumentType]  # each has one
            if (mirror / "files" / member.file.path).exists()]  # fmt: skip
    assert len(here) == 4_104 + 16 + 902
    for name, member in random.Random(13).sample(here, 600):
        path = mirror / "files" / member.file.path
        assert hashlib.sha256(path.read_bytes()).hexdigest() == member.file.sha256
        row = texts(name, **member.parts).row(0, named=True)  # pyright: ignore[reportArgumentType]  # parts alone
        with path.open(encoding="utf-8-sig", newline="") as lines:
            assert row["text"] == lines.read()
        assert row["bytes"] == path.stat().st_size
        assert all(str(row[part]) == value.lstrip("0") for part, value in member.parts.items())


def test_a_year_that_the_mirror_has_in_part_is_refused_and_its_missing_members_are_named(mirror: Path):
    few = members("ungdc", year=1950)
    assert few["here"].sum() == 22
    with pytest.raises(NotFetchedError, match="22 of 44 speeches of 'ungdc' are not here"):
        texts("ungdc", year=1950)
    assert texts("ungdc", year=1950, only_here=True).height == 22


def test_strategies_and_resolutions_are_read_by_need(mirror: Path):
    strategies = texts("us_nss", year=(1987, 2015))
    assert strategies["year"].to_list()[:3] == [1987, 1988, 1990]
    assert strategies["state"].unique().to_list() == ["USA"]
    assert strategies["is_english"].all()
    first = texts("unsc_resolution_texts", number=1).row(0, named=True)
    assert (first["symbol"], first["year"]) == ("S/RES/1 (1946)", 1946)
    assert "Military Staff Committee" in first["text"]
    numbers = table("unsc_resolution_texts")["number"].to_list()
    assert numbers == [*range(1, 900), 902, 1445, 1454]
    assert all(map(is_here, (member.file for member in members_of(SOURCES["us_nss"].collection))))  # pyright: ignore[reportArgumentType]  # it has one
