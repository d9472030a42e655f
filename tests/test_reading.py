import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from polycentric.reading import UnfitFileError, content_of, digest_of, exists, opened

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and devices are found so on POSIX alone")


def test_a_file_is_given_whole(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"state,value\r\n")
    assert content_of(path) == b"state,value\r\n"
    assert digest_of(path).startswith("0d97cc1a")
    with opened(path) as file:
        assert file.read(5) == b"state"


def test_a_link_to_a_file_is_followed(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes(b"x")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    assert content_of(tmp_path / "b.csv") == b"x"


def _pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def _socket(path: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))  # the name of a socket has about a hundred bytes
    return path


def _link_to_a_pipe(path: Path) -> Path:
    os.mkfifo(path.with_suffix(".pipe"))
    path.symlink_to(path.with_suffix(".pipe"))
    return path


KINDS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "pipe": (_pipe, "it is a pipe, no file"),
    "socket": (_socket, "it is a socket, no file"),
    "link to a pipe": (_link_to_a_pipe, "it is a pipe, no file"),
    "endless device": (lambda _: Path("/dev/zero"), "it is a character device, no file"),
    "empty device": (lambda _: Path("/dev/null"), "it is a character device, no file"),
    "folder": (lambda path: path.parent, "it is a folder, no file"),
}


@POSIX
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("read", [content_of, digest_of, opened])
def test_what_is_no_file_is_refused_before_it_can_block(tmp_path: Path, kind: str, read: Callable[[Path], object]):
    make, message = KINDS[kind]
    with pytest.raises(UnfitFileError) as refused:
        read(make(tmp_path / "x"))
    assert refused.value.strerror == message


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(1 << 42)  # a hole: it takes no room
    for read in (content_of, digest_of):
        with pytest.raises(UnfitFileError, match="more than 1,073,741,824 bytes"):
            read(path)


def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "growing"
    path.write_bytes(b"x" * 100)
    monkeypatch.setattr("polycentric.reading._check", lambda *_: None)  # as if it had been small when looked at
    for read in (content_of, digest_of):
        with pytest.raises(UnfitFileError, match="more than 50 bytes"):
            read(path, 50)


def test_a_file_that_is_not_there_is_an_error_as_any(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        content_of(tmp_path / "nowhere")
    assert not exists(tmp_path / "nowhere")
    assert not exists(Path("a" * 5000))
