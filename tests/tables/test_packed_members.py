import random
import shutil
from pathlib import Path

import pytest
from loopback_many import serving_many
from toy_collection import SPEECHES, archive_of, toy

from polycentric.errors import ChecksumError, DataError, FetchError
from polycentric.sources import SOURCES
from polycentric.tables import jobs, places
from polycentric.tables.members import choose_members
from polycentric.tables.packed_members import bring_packed

NOISE = {name: content + random.Random(name).randbytes(4_000) for name, content in SPEECHES.items()}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, no mirror, and no proxy between us and the loopback server."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(places.CACHE_VARIABLE, str(folder))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    return folder


def _kept(cache: Path) -> list[str]:
    folder = cache / "files" / "toy"
    return sorted(path.name[17:] for path in folder.iterdir()) if folder.exists() else []


def test_all_members_come_out_of_one_archive_and_nothing_else_of_it(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    seen: list[int] = []
    with serving_many({"all.tar.gz": archive_of(SPEECHES)}) as served:
        source = toy(tmp_path / "lists", monkeypatch, served.address)
        outcomes = bring_packed(source, choose_members(source), lambda _, count: seen.append(count))
        assert len(served.requests) == 1
    assert {outcome.state for outcome in outcomes} == {"fetched"}
    assert _kept(cache) == sorted(SPEECHES)
    assert sum(seen) == sum(map(len, SPEECHES.values()))
    assert not list(tmp_path.rglob("escaped.txt"))
    assert (
        places.kept(choose_members(source, ["iso3=USA", "year=1985"])[0].file).read_bytes() == SPEECHES["USA_1985.txt"]
    )


def test_only_what_was_asked_for_is_taken_and_what_is_there_is_left(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    with serving_many({"all.tar.gz": archive_of(SPEECHES)}) as served:
        source = toy(tmp_path / "lists", monkeypatch, served.address)
        bring_packed(source, choose_members(source, ["year=1985"]))
        assert len(_kept(cache)) == 4
        states = [each.state for each in bring_packed(source, choose_members(source, ["year=1984-1985"]))]
        assert (states.count("there"), states.count("fetched")) == (4, 4)
        bring_packed(source, choose_members(source, ["year=1985"]))
        assert len(served.requests) == 2  # for what is all there nothing is asked


def test_a_member_that_is_another_one_in_the_archive_is_left_out(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    changed = {
        **SPEECHES,
        "USA_1985.txt": SPEECHES["USA_1985.txt"].replace(b"Peace", b"Pease"),
        "FRA_1985.txt": b"short",
    }
    with serving_many({"all.tar.gz": archive_of(changed)}) as served:
        source = toy(tmp_path / "lists", monkeypatch, served.address)
        failed = [each for each in bring_packed(source, choose_members(source)) if each.failure]
    assert [type(each.failure) for each in failed] == [ChecksumError, ChecksumError]
    assert "'USA_1985.txt' of source 'toy' is another one in the archive" in str(failed[1].failure)
    assert len(_kept(cache)) == 38


def test_an_archive_that_breaks_off_leaves_whole_members_and_the_next_goes_on(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    content = archive_of(NOISE)
    with serving_many({"all.tar.gz": content}) as served:
        source = toy(tmp_path / "lists", monkeypatch, served.address, NOISE)
        served.breaks_off["all.tar.gz"] = len(content) // 2
        outcomes = bring_packed(source, choose_members(source))
        came = [each for each in outcomes if each.state == "fetched"]
        assert 5 < len(came) < 35
        assert len(_kept(cache)) == len(came)
        assert {str(each.failure)[:60] for each in outcomes if each.failure} != set()
        served.breaks_off.clear()
        states = [each.state for each in bring_packed(source, choose_members(source))]
    assert (states.count("there"), states.count("fetched")) == (len(came), 40 - len(came))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"no archive at all" * 50, "is damaged or broke off"),
        (b"<!DOCTYPE html><html>log in</html>", "a web page came in its place"),
        (
            archive_of({"USA_1985.txt": SPEECHES["USA_1985.txt"]}),
            "lacks members of source 'toy': fetch them one by one",
        ),
    ],
)
def test_what_is_no_archive_or_lacks_members_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, message: str
):
    with serving_many({"all.tar.gz": content}) as served:
        source = toy(tmp_path / "lists", monkeypatch, served.address)
        failures = {str(each.failure) for each in bring_packed(source, choose_members(source)) if each.failure}
    assert len(failures) == 1
    assert message in failures.pop()


@pytest.mark.parametrize("status", [404, 503])
def test_a_server_without_the_archive_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int):
    monkeypatch.setattr(jobs.Pulse, "wait", lambda *_: None)
    with serving_many({"all.tar.gz": b""}) as served:
        served.status["all.tar.gz"] = status
        source = toy(tmp_path / "lists", monkeypatch, served.address)
        outcomes = bring_packed(source, choose_members(source))
    assert {type(each.failure) for each in outcomes} == {FetchError}
    assert str(status) in str(outcomes[0].failure)


def test_a_full_disk_is_said_before_anything_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    full = shutil.disk_usage("/")._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with serving_many({"all.tar.gz": archive_of(SPEECHES)}) as served:
        source = toy(tmp_path / "lists", monkeypatch, served.address)
        with pytest.raises(FetchError, match="There is no room in"):
            bring_packed(source, choose_members(source))
        assert served.requests == []


def test_a_source_without_an_archive_says_so():
    with pytest.raises(DataError, match="'cow_nmc' has no archive of its members"):
        bring_packed(SOURCES["cow_nmc"], [])


def test_the_archives_of_the_collections_are_at_the_pinned_commit_under_https():
    for source in SOURCES.values():
        if source.collection is not None and source.collection.archive:
            commit = source.collection.archive.rpartition("/")[2]
            assert source.collection.archive.startswith("https://")
            assert commit in source.collection.address
            assert f"-{commit}/" in source.collection.inside
