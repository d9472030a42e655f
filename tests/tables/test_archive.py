import dataclasses
import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from polycentric.errors import ChecksumError, DataError, NotFetchedError, PolycentricWarning, UnknownNameError
from polycentric.registry import Registry
from polycentric.sources import SOURCES
from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record.columns import GAP, amount, ccode, year
from polycentric.tables import archive, cache, drafts, places

CONTENT = b"ccode,year,cinc\n200,1816,0.3\n2,1816,0.1\n2,1817,NA\n"


def _source(content: bytes = CONTENT, **changes: object) -> Source:
    """A source of one small file, with the record of a real one."""
    sha256 = hashlib.sha256(content).hexdigest()
    table = Table(
        "state_years",
        ("ccode", "year"),
        (ccode(), year(1816, 1820), amount("cinc", "share", "capability", 0, 1, GAP)),
        file="toy/toy.csv",
        raw=csv_table(("", "NA")),
        rows=3,
    )
    record = {
        "name": "toy",
        "tables": (table,),
        "read": files_reader(table),
        "files": (RemoteFile("toy/toy.csv", sha256, "https://example.org/toy.csv", len(content)),),
    }
    return dataclasses.replace(SOURCES["cow_nmc"], **(record | changes))


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    """The source as the only one, a mirror that holds its file, and an empty cache."""
    mirror = tmp_path / "mirror"
    (mirror / "files" / "toy").mkdir(parents=True)
    (mirror / "files" / "toy" / "toy.csv").write_bytes(CONTENT)
    monkeypatch.setenv(places.MIRROR_VARIABLE, str(mirror))
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    return _use(monkeypatch, _source())


def _use(monkeypatch: pytest.MonkeyPatch, source: Source) -> Source:
    monkeypatch.setattr(archive, "SOURCES", Registry("source", {source.name: source}))
    return source


def _kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "tables").glob("*"))


def test_a_table_is_read_once_and_then_comes_from_the_cache(toy: Source, tmp_path: Path):
    first = archive.table("toy", "state_years")
    assert first.rows() == [(2, 1816, 0.1), (2, 1817, None), (200, 1816, 0.3)]
    (tmp_path / "mirror" / "files" / "toy" / "toy.csv").unlink()
    assert archive.table("toy").equals(first)


def test_another_description_or_reader_or_file_asks_for_another_kept_table(toy: Source):
    key = archive.key_of(toy, toy.tables[0])
    wider = dataclasses.replace(toy.tables[0], dropped=("x",))
    newer = dataclasses.replace(toy, reader_version=2)
    other = _source(CONTENT + b"\n")
    assert len({key, archive.key_of(toy, wider), archive.key_of(newer, toy.tables[0]),
                archive.key_of(other, other.tables[0])}) == 4  # fmt: skip


def test_the_key_is_the_same_in_another_process():
    """A key that held an address in memory would never be found again."""
    code = "from polycentric.sources import SOURCES; from polycentric.tables.archive import key_of; " \
        "print(key_of(SOURCES['cow_nmc'], SOURCES['cow_nmc'].tables[0]))"  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == archive.key_of(SOURCES["cow_nmc"], SOURCES["cow_nmc"].tables[0])


@pytest.mark.parametrize("whole_up_to", [0, 50, -9])
def test_a_kept_table_that_was_damaged_is_made_again(toy: Source, tmp_path: Path, whole_up_to: int):
    first = archive.table("toy")
    (path,) = _kept(tmp_path)
    path.write_bytes(path.read_bytes()[:whole_up_to] + b"\0")
    assert archive.table("toy").equals(first)
    assert _kept(tmp_path) == [path]


def test_a_cache_that_cannot_be_written_is_done_without(toy: Source, tmp_path: Path):
    (tmp_path / "cache").write_text("in the way")
    assert archive.table("toy").height == 3


def test_a_write_that_fails_leaves_nothing_behind(toy: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
    assert archive.table("toy").height == 3
    assert _kept(tmp_path) == []


def test_a_file_with_another_hash_is_refused_before_it_is_read(toy: Source, tmp_path: Path):
    (tmp_path / "mirror" / "files" / "toy" / "toy.csv").write_bytes(CONTENT.replace(b"0.3", b"0.4"))
    with pytest.raises(ChecksumError, match=r"sha256 \w{64}, where \w{64} is pinned.*polycentric fetch toy"):
        archive.table("toy")
    assert _kept(tmp_path) == []


def test_a_sound_mirror_stands_in_for_a_damaged_fetched_file(toy: Source):
    path = places.kept(toy.files[0])
    path.parent.mkdir(parents=True)
    path.write_bytes(b"half a fi")
    assert archive.table("toy").height == 3


def test_a_source_that_is_nowhere_says_how_to_fetch_it(toy: Source, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(places.MIRROR_VARIABLE)
    with pytest.raises(NotFetchedError, match=r"'toy' has not been fetched \('toy.csv' is missing\)"):
        archive.table("toy")


def test_a_mirror_that_is_no_folder_is_refused(toy: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(places.MIRROR_VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(DataError, match=r"mirror '.*nowhere' is no folder"):
        archive.table("toy")


def test_a_mirror_may_do_without_the_subfolder_files(toy: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(places.MIRROR_VARIABLE, str(tmp_path / "mirror" / "files"))
    assert archive.table("toy").height == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (CONTENT.replace(b"1817", b"3000"), "column 'year': 3000 is above 1820"),
        (CONTENT.replace(b"1817", b"1816"), r"the key \(2, 1816\) comes more than once"),
        (CONTENT.replace(b"200,", b"999,"), "column 'ccode': 999 is the ccode of no state"),
        (
            CONTENT.replace(b"0.3", b"-9"),
            r"column 'cinc': -9.0 is below 0 \(if -9 stands for missing, name it in missing_codes\). The file is the "
            r"pinned one, so mend its description, sources/toy.py\.$",
        ),
        (CONTENT.replace(b"0.3", b"999"), r"999.0 is above 1 \(if 999 stands for missing, name it in missing_codes\)"),
        (CONTENT + b"220,1816,0.2\n", "4 rows were read, where the pinned file has 3"),
        (CONTENT.replace(b"cinc", b"milex"), r"lacks \['cinc'\] and has \['milex'\]"),
    ],
)
def test_a_file_that_breaks_a_rule_is_a_named_error(
    toy: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, message: str
):
    """The hash is that of the broken file, as if the source itself were wrong."""
    (tmp_path / "mirror" / "files" / "toy" / "toy.csv").write_bytes(content)
    _use(monkeypatch, _source(content))
    with pytest.raises(DataError, match=f"Source 'toy'.*{message}"):
        archive.table("toy")
    assert _kept(tmp_path) == []


def test_a_source_with_several_tables_asks_which():
    with pytest.raises(DataError, match="'cow_mid' has several tables: say which of 'disputes'"):
        archive.table("cow_mid")


def test_an_unknown_table_is_answered_with_the_nearest(toy: Source):
    with pytest.raises(UnknownNameError, match="did you mean 'state_years'"):
        archive.table("toy", "state_year")


def test_an_unknown_file_of_a_table_is_a_named_error(toy: Source):
    stray = dataclasses.replace(toy.tables[0], file="toy/other.csv")
    with pytest.raises(DataError, match=r"pins no file 'toy/other.csv'"):
        archive.file_of(toy, stray)


def test_tables_are_kept_by_many_processes_at_once(toy: Source, tmp_path: Path):
    code = "import polars as pl, sys; from pathlib import Path; from polycentric.tables.cache import load, save\n" \
        "frame = pl.DataFrame({'a': range(20000)}); folder = Path(sys.argv[1])\n" \
        "for _ in range(20):\n    save(folder, 'toy', 'k' * 20, frame)\n    assert load(folder, 'toy', 'k' * 20).equals(frame)"  # fmt: skip  # noqa: E501
    folder = tmp_path / "shared"
    running = [subprocess.Popen([sys.executable, "-c", code, str(folder)]) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    kept = cache.load(folder, "toy", "k" * 20)
    assert kept is not None
    assert kept.height == 20_000
    assert len(list(folder.iterdir())) == 1


def test_the_cache_is_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path))
    assert places.cache_folder() == tmp_path
    monkeypatch.delenv(places.CACHE_VARIABLE)
    assert places.cache_folder().name == "polycentric"


# Files that can't be read, and caches that can't be written.


def _unreadable(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Refuse to open one file, as its rights would refuse to anyone but root."""
    opening = os.open

    def refuse(name: str | os.PathLike[str], *how: int) -> int:
        if Path(name) == path:
            raise PermissionError(13, "Permission denied")
        return opening(name, *how)

    monkeypatch.setattr(os, "open", refuse)


def test_a_sound_mirror_stands_in_for_a_file_that_cannot_be_read_and_it_is_said_once(
    toy: Source, monkeypatch: pytest.MonkeyPatch
):
    path = places.kept(toy.files[0])
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    _unreadable(monkeypatch, path)
    with pytest.warns(
        PolycentricWarning, match=r"cannot be read \(Permission denied\).*is read in its place"
    ) as warned:
        verified = [archive.verified(toy, toy.files[0]) for _ in range(3)]
    assert {path.parts[-4] for path in verified} == {"mirror"}
    assert len(warned) == 1


def test_of_many_files_that_cannot_be_read_one_is_said(toy: Source, monkeypatch: pytest.MonkeyPatch):
    place = places.kept(toy.files[0])
    place.parent.mkdir(parents=True)
    place.write_bytes(CONTENT)
    _unreadable(monkeypatch, place)
    other = _source(CONTENT + b"20,1816,0.2\n")
    places.kept(other.files[0]).mkdir()  # neither can this be read
    mirror = places.mirror_folder()
    assert mirror is not None
    with pytest.warns(PolycentricWarning, match="and so it is done with other files there"):
        archive.verified(toy, toy.files[0])
    places.mirrored(other.files[0], mirror).write_bytes(CONTENT + b"20,1816,0.2\n")
    assert archive.verified(other, other.files[0]).parts[-4] == "mirror"  # a second warning would be an error


@pytest.mark.parametrize("own", [True, False])
def test_without_a_mirror_a_file_that_cannot_be_read_is_said_with_what_to_do(
    toy: Source, monkeypatch: pytest.MonkeyPatch, own: bool
):
    monkeypatch.delenv(places.MIRROR_VARIABLE)
    source = _use(monkeypatch, _source(files=(RemoteFile("toy/toy.csv"),))) if own else toy
    path = places.kept(source.files[0])
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    _unreadable(monkeypatch, path)
    with pytest.raises(DataError, match=r"\(Permission denied\): check who may read it.*polycentric fetch toy"):
        archive.table("toy")


@pytest.mark.skipif(os.name != "posix", reason="pipes are so on POSIX alone")
def test_a_pipe_in_place_of_a_kept_file_or_table_is_never_waited_for(toy: Source, tmp_path: Path):
    first = archive.table("toy")
    (kept,) = _kept(tmp_path)
    kept.unlink()
    os.mkfifo(kept)
    places.kept(toy.files[0]).parent.mkdir(parents=True)
    os.mkfifo(places.kept(toy.files[0]))
    with pytest.warns(PolycentricWarning, match="it is a pipe, no file"):
        assert archive.table("toy").equals(first)
    assert kept.is_file()


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC, errno.EDQUOT])
def test_a_stale_table_in_a_cache_that_cannot_be_written_is_read_anew_in_memory(
    toy: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
):
    first = archive.table("toy")
    (kept,) = _kept(tmp_path)
    kept.write_bytes(b"stale")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    for name in ("unlink", "replace", "mkdir"):
        monkeypatch.setattr(os, name, refuse)
    monkeypatch.setattr(drafts, "draft", refuse)
    assert archive.table("toy").equals(first)
    assert kept.read_bytes() == b"stale"


def test_a_disk_that_fills_up_while_a_table_is_kept_leaves_nothing(
    toy: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(drafts, "settle", full)
    assert archive.table("toy").height == 3
    assert _kept(tmp_path) == []


@pytest.mark.parametrize("folder", ["a" * 300, "/dev/null", "/proc/nowhere"])
def test_a_cache_that_can_be_no_folder_is_done_without(toy: Source, monkeypatch: pytest.MonkeyPatch, folder: str):
    monkeypatch.setenv(places.CACHE_VARIABLE, folder)
    assert archive.table("toy").height == 3
