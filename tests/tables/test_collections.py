import errno
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from loopback_many import ManyServed, serving_many
from toy_collection import SPEECHES, toy

from polycentric.errors import ChecksumError, DataError, FetchError, NotFetchedError, UnknownNameError
from polycentric.registry import Registry
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile, Source
from polycentric.sources.record.collection import members_of, packed, unpacked
from polycentric.tables import archive, places
from polycentric.tables import fetch as fetching
from polycentric.tables import members as choosing
from polycentric.tables.fetch import AT_ONCE, REFUSED, Outcome, fetch, take
from polycentric.tables.members import are_many, choose_members, files_of, texts
from polycentric.tables.presence import state_of


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, no mirror, and no proxy between us and the loopback server."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(places.CACHE_VARIABLE, str(folder))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    archive._listed.cache_clear()  # pyright: ignore[reportPrivateUsage]  # each test has a list of its own
    return folder


def _made(tmp_path: Path, patch: pytest.MonkeyPatch, address: str = "http://127.0.0.1:9") -> Source:
    """Make the toy collection, and have it found by its name."""
    source = toy(tmp_path / "lists", patch, address)
    for module in (archive, choosing, fetching):
        patch.setattr(module, "SOURCES", Registry("source", {"toy": source}))
    return source


def _bring(source: Source, *only: str, **more: object) -> list[Outcome]:
    return fetch([source], members={"toy": files_of(choose_members(source, only))}, **more)  # pyright: ignore[reportArgumentType]  # as given


def _asked(served: ManyServed) -> set[str]:
    return {path for path, _ in served.requests}


def _kept(cache: Path) -> list[str]:
    """Name what lies in the collection's folder, without the hashes."""
    folder = cache / "files" / "toy"
    return sorted(path.name[17:] for path in folder.iterdir()) if folder.exists() else []


def test_only_the_members_that_were_asked_for_are_fetched(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch):
    with serving_many(SPEECHES) as served:
        source = _made(tmp_path, monkeypatch, served.address)
        outcomes = _bring(source, "year=1985", "iso3=FRA,USA")
        assert _asked(served) == {"FRA_1985.txt", "USA_1985.txt"}
    assert [outcome.state for outcome in outcomes] == ["fetched", "fetched"]
    assert _kept(cache) == ["FRA_1985.txt", "USA_1985.txt"]
    assert state_of(source) == "2 of 40"
    assert texts("toy", year=1985, only_here=True)["text"].to_list() == [
        SPEECHES["FRA_1985.txt"].decode(), SPEECHES["USA_1985.txt"].decode(),
    ]  # fmt: skip


def test_members_come_several_at_once_but_never_more_than_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with serving_many(SPEECHES) as served:
        served.wait = 0.02
        outcomes = _bring(_made(tmp_path, monkeypatch, served.address))
    assert {outcome.state for outcome in outcomes} == {"fetched"}
    assert len(outcomes) == 40
    assert 1 < served.most_at_once <= AT_ONCE


def test_what_is_there_is_not_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with serving_many(SPEECHES) as served:
        source = _made(tmp_path, monkeypatch, served.address)
        _bring(source, "year=1985")
        outcomes = _bring(source, "year=1984-1985")
        assert len(served.requests) == 8
    assert [outcome.state for outcome in outcomes].count("there") == 4
    assert [outcome.state for outcome in outcomes].count("fetched") == 4


def test_a_member_with_another_hash_never_enters_the_cache_and_keeps_no_other_from_coming(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    changed = {**SPEECHES, "USA_1985.txt": SPEECHES["USA_1985.txt"].replace(b"Peace", b"Pease")}
    with serving_many(changed) as served:
        outcomes = _bring(_made(tmp_path, monkeypatch, served.address), "year=1985")
    failed = [outcome for outcome in outcomes if outcome.failure is not None]
    assert [type(outcome.failure) for outcome in failed] == [ChecksumError]
    assert failed[0].file.endswith("USA_1985.txt")
    assert "its sha256 is not the pinned" in str(failed[0].failure)
    assert _kept(cache) == ["DDR_1985.txt", "FRA_1985.txt", "RUS_1985.txt"]


def test_half_a_collection_is_named_by_what_is_missing_and_the_rest_comes_later(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    half = {name: content for name, content in SPEECHES.items() if name[0] in "DF"}
    with serving_many(half) as served:
        source = _made(tmp_path, monkeypatch, served.address)
        outcomes = _bring(source, "year=1985")
        gone = [outcome for outcome in outcomes if outcome.failure is not None]
        assert ["is no longer at its pinned address" in str(each.failure) for each in gone] == [True, True]
        with pytest.raises(NotFetchedError) as refused:
            texts("toy", year=1985)
        assert str(refused.value).startswith("2 of 4 speeches of 'toy' are not here ('RUS_1985.txt', 'USA_1985.txt'): ")
        assert "polycentric fetch toy --only year=1985" in str(refused.value)
        served.contents = SPEECHES
        assert [each.state for each in _bring(source, "year=1985")] == ["there", "there", "fetched", "fetched"]
    assert texts("toy", year=1985).height == 4
    assert len(_kept(cache)) == 4


def test_a_member_that_broke_off_goes_on_where_it_ended(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch):
    with serving_many(SPEECHES) as served:
        source = _made(tmp_path, monkeypatch, served.address)
        served.breaks_off["USA_1989.txt"] = 50
        outcomes = _bring(source, "year=1989")
        assert [outcome.failure is None for outcome in outcomes] == [True, True, True, False]
        assert _kept(cache) == ["DDR_1989.txt", "FRA_1989.txt", "RUS_1989.txt", "USA_1989.txt.part"]
        assert state_of(source) == "3 of 40"
        served.breaks_off.clear()
        assert _bring(source, "year=1989")[3].state == "fetched"
        assert served.requests[-1] == ("USA_1989.txt", "bytes=50-")
    assert _kept(cache) == ["DDR_1989.txt", "FRA_1989.txt", "RUS_1989.txt", "USA_1989.txt"]


def test_a_server_that_refuses_one_after_the_other_is_not_asked_for_all(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    with serving_many(SPEECHES) as served:
        served.all_refused = 403
        source = _made(tmp_path, monkeypatch, served.address)
        outcomes = _bring(source)
        assert len(served.requests) < REFUSED + AT_ONCE + 1
        assert {type(outcome.failure) for outcome in outcomes} == {FetchError}
        assert "was not asked for, since 12 members before it were refused" in str(outcomes[-1].failure)
        served.all_refused = 0
        assert {outcome.state for outcome in _bring(source)} == {"fetched"}
    assert len(_kept(cache)) == 40


def test_a_few_members_that_a_server_refuses_keep_no_other_from_coming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with serving_many(SPEECHES) as served:
        served.status |= dict.fromkeys([name for name in SPEECHES if name.startswith("FRA")], 404)
        outcomes = _bring(_made(tmp_path, monkeypatch, served.address))
    assert sum(outcome.state == "fetched" for outcome in outcomes) == 30
    assert sum(outcome.state == "failed" for outcome in outcomes) == 10


def test_no_network_is_said_once_for_all_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    failures = {outcome.failure for outcome in _bring(_made(tmp_path, monkeypatch))}
    assert len(failures) == 1
    assert "There is no network: 40 files were not fetched" in str(failures.pop())


def test_a_full_disk_is_said_before_anything_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    full = shutil.disk_usage("/")._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with serving_many(SPEECHES) as served, pytest.raises(FetchError, match="There is no room in"):
        _bring(_made(tmp_path, monkeypatch, served.address))
    assert served.requests == []


def test_a_disk_that_fills_up_on_the_way_leaves_no_half_member(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    from polycentric.tables import download

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(download.Resuming, "_not_too_much", full)
    with serving_many(SPEECHES) as served:
        outcomes = _bring(_made(tmp_path, monkeypatch, served.address), "year=1985")
    assert ["there is no room for its" in str(outcome.failure) for outcome in outcomes] == [True] * 4
    assert [name for name in _kept(cache) if not name.endswith(".part")] == []


CHILD = """
import sys
from pathlib import Path
import pytest
sys.path.insert(0, sys.argv[1])
from toy_collection import toy
from polycentric.tables.fetch import fetch
from polycentric.tables.members import are_many, choose_members, files_of
source = toy(Path(sys.argv[3]), pytest.MonkeyPatch(), sys.argv[2])
fetch([source], members={"toy": files_of(choose_members(source))})
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal on Windows")
def test_a_fetch_that_is_killed_leaves_whole_members_and_the_next_brings_the_rest(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    with serving_many(SPEECHES) as served:
        served.wait = 0.2
        process = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(Path(__file__).parent), served.address, str(tmp_path / "lists")]
        )
        until = time.monotonic() + 60
        while len([name for name in _kept(cache) if name.endswith(".txt")]) < 8:
            assert time.monotonic() < until, "the fetch did not begin"
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        source, served.wait = _made(tmp_path, monkeypatch, served.address), 0.0
        there = [each for each in (cache / "files" / "toy").iterdir() if each.suffix == ".txt"]
        assert [hashlib.sha256(each.read_bytes()).hexdigest()[:16] == each.name[:16] for each in there] == [True] * len(
            there
        )
        assert 8 <= len(there) < 40
        before = len(served.requests)
        states = [outcome.state for outcome in _bring(source)]
        assert states.count("there") == len(there)
        assert states.count("fetched") == 40 - len(there)
        assert len(served.requests) - before == 40 - len(there)
    assert len(_kept(cache)) == 40


# A mirror, and a user's own copies.


def test_members_that_a_mirror_lacks_are_named_as_such(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch):
    source = _made(tmp_path, monkeypatch)
    folder = tmp_path / "mirror" / "files" / "toy" / "1985"
    folder.mkdir(parents=True)
    (folder / "FRA_1985.txt").write_bytes(SPEECHES["FRA_1985.txt"])
    (folder / "USA_1985.txt").write_bytes(b"another speech")
    outcomes = _bring(source, "year=1985", mirror=tmp_path / "mirror")
    assert [outcome.state for outcome in outcomes] == ["not in the mirror", "copied", "not in the mirror", "failed"]
    assert isinstance(outcomes[3].failure, ChecksumError)
    assert _kept(cache) == ["FRA_1985.txt"]


def test_a_mirror_that_is_only_named_is_read_from(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch):
    _made(tmp_path, monkeypatch)
    (tmp_path / "toy" / "1985").mkdir(parents=True)
    (tmp_path / "toy" / "1985" / "RUS_1985.txt").write_bytes(SPEECHES["RUS_1985.txt"])
    monkeypatch.setenv(places.MIRROR_VARIABLE, str(tmp_path))
    assert texts("toy", year=1985, iso3="rus")["words"].to_list() == [19]
    assert not cache.exists()


def test_a_users_own_copy_of_a_member_is_known_by_its_hash(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    source = _made(tmp_path, monkeypatch)
    own = tmp_path / "download"
    own.write_bytes(SPEECHES["USA_1985.txt"])
    assert [each.state for each in take(source, [own])] == ["copied"]
    assert _kept(cache) == ["USA_1985.txt"]
    own.write_bytes(b"other")
    with pytest.raises(ChecksumError, match="knows 40 members by their sha256, and this one is none"):
        take(source, [own])


# Choosing and reading.


def test_reading_opens_only_what_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    opened: list[str] = []
    with serving_many(SPEECHES) as served:
        _bring(_made(tmp_path, monkeypatch, served.address))

    def content_of(path: Path) -> bytes:
        opened.append(path.name[17:])
        return path.read_bytes()

    monkeypatch.setattr(choosing, "content_of", content_of)
    frame = texts("toy", year=(1981, 1982), iso3="DDR")
    assert opened == ["DDR_1981.txt", "DDR_1982.txt"]
    assert frame.columns == ["iso3", "year", "bytes", "text", "words", "common_words", "is_english", "broken_letters"]
    assert frame["is_english"].all()


def test_a_damaged_member_in_the_cache_is_refused_when_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with serving_many(SPEECHES) as served:
        source = _made(tmp_path, monkeypatch, served.address)
        _bring(source, "year=1985")
    places.kept(choose_members(source, ["iso3=USA", "year=1985"])[0].file).write_bytes(b"damaged")
    with pytest.raises(ChecksumError, match="it is damaged or another version"):
        texts("toy", year=1985)


@pytest.mark.parametrize(
    ("only", "error", "message"),
    [
        (["yeer=1985"], UnknownNameError, "No part of collection 'toy' is called 'yeer': did you mean 'year'?"),
        (["iso3=GER"], UnknownNameError, "No iso3 of collection 'toy' is called 'GER'"),
        (["year=1700-1800"], UnknownNameError, "No year of collection 'toy' is called '1700-1800'"),
        (["year=²"], UnknownNameError, "No year of collection 'toy' is called '²'"),
        (["year=1985-"], UnknownNameError, "No year of collection 'toy' is called '1985-'"),
        (["1985"], DataError, "'1985' chooses nothing of 'toy': write one of iso3=..., year=..."),
    ],
)
def test_a_choice_that_means_nothing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, only: list[str], error: type[Exception], message: str
):
    source = _made(tmp_path, monkeypatch)
    with pytest.raises(error) as refused:
        choose_members(source, only)
    assert message in str(refused.value)


def test_one_word_chooses_like_a_list_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = _made(tmp_path, monkeypatch)
    assert choose_members(source, "year=1985") == choose_members(source, ["year=1985"])
    assert [each.name for each in choose_members(source, "year=1989,1980-1981")][:3] == [
        "DDR_1980.txt", "DDR_1981.txt", "DDR_1989.txt",
    ]  # fmt: skip


def test_a_source_that_is_no_collection_has_no_members_to_choose():
    with pytest.raises(DataError, match="'cow_nmc' is no collection: its tables are read as a whole"):
        texts("cow_nmc", year=1990)


def test_many_members_or_heavy_ones_are_many():
    light, heavy = RemoteFile("x", "a" * 64, "", 1_000), RemoteFile("y", "b" * 64, "", 30_000_000)
    assert not are_many([light] * 1_000)
    assert are_many([light] * 1_001)
    assert not are_many([heavy])
    assert are_many([heavy] * 2)


# The list.


def test_a_list_gives_back_what_was_packed_in_the_order_of_names():
    rows = [(f"{number}.txt", number * 10, hashlib.sha256(bytes([number])).hexdigest()) for number in (3, 1, 2)]
    assert unpacked(packed(rows)) == sorted(rows)


def test_a_list_that_was_damaged_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = toy(tmp_path / "lists", monkeypatch, "http://127.0.0.1:9", {"USA_1985.txt": b"one other list"})
    path = tmp_path / "lists" / "toy.bin"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(ChecksumError, match="is not the one that source 'toy' has"):
        choose_members(source)


def test_a_text_of_glyph_numbers_or_of_another_alphabet_is_told_from_english():
    from polycentric.sources.reading.collected import of_text

    assert not of_text(b"/0 /1 /i255 /3 /4 /5")["is_english"]
    assert not of_text("Уважаемый господин Председатель".encode())["is_english"]
    read = of_text("\ufeffThe state of the world, and peace\ufffd".encode())
    assert read["text"].startswith("The")
    assert (read["words"], read["is_english"], read["broken_letters"]) == (7, True, 1)
    assert of_text(b"")["common_words"] is None
    assert of_text(b"caf\xe9 of the town")["broken_letters"] == 1


def test_a_members_place_in_the_cache_is_in_its_collections_folder(cache: Path):
    file = RemoteFile("toy/x.txt", "a" * 64, "", 1, among="toy")
    assert places.kept(file) == cache / "files" / "toy" / f"{'a' * 16}-x.txt"


COLLECTIONS = [(name, part) for name, source in SOURCES.items() if source.collection is not None
               for part in source.collection.parts]  # fmt: skip


@pytest.mark.parametrize(("name", "part"), COLLECTIONS)
@pytest.mark.parametrize("wrong", ["9999", "0", "XYZ"])
def test_a_value_that_no_member_has_is_answered_with_those_that_there_are(name: str, part: str, wrong: str):
    collection = SOURCES[name].collection
    assert collection is not None
    values = sorted({member.parts[part] for member in members_of(collection)},
                    key=lambda each: (int(each) if each.isdecimal() else 0, each))  # fmt: skip
    with pytest.raises(UnknownNameError) as refused:
        choose_members(SOURCES[name], f"{part}={wrong}")
    told = str(refused.value)
    assert f"is called '{wrong}': it has " in told
    assert values[0] in told
    assert values[-1] in told


def test_the_years_of_the_speeches_and_of_the_strategies_are_named():
    with pytest.raises(UnknownNameError, match=r"it has year 1946-2025; the nearest are 1946, 1947, 1948\."):
        choose_members(SOURCES["ungdc"], "year=1900")
    with pytest.raises(UnknownNameError, match=r"it has year 1987-2015 \(16 of these\); the nearest are 2006, 2010, 2"):
        choose_members(SOURCES["us_nss"], "year=2017")


def test_words_that_no_member_fits_together_are_answered_with_what_the_others_leave():
    with pytest.raises(DataError, match=r"by the other words there are 44 values of iso3, from ARG to ZAF\."):
        choose_members(SOURCES["ungdc"], ["year=1950", "iso3=DEU"])
