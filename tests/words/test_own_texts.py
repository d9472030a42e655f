from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from polycentric.errors import ManyFaultsError, UnknownNameError, UserFileError
from polycentric.words.corpus.own import read_own
from polycentric.words.corpus.texts import texts
from polycentric.words.hits import hits
from polycentric.words.rates import counts

SPEECH = (
    "The world of today is in transition to a multipolar order, and the states of the world have to see that it is. "
)


def folder(place: Path, index: str, files: Mapping[str, bytes | str]) -> Path:
    """Write a folder of texts."""
    for name, content in files.items():
        _ = (place / name).write_bytes(content.encode() if isinstance(content, str) else content)
    _ = (place / "index.csv").write_text(index, encoding="utf-8")
    return place


def test_a_folder_of_texts_is_read_by_its_table(tmp_path: Path):
    index = "file,state,year,body,date\na.txt,Soviet Union,1980,radio,1980-05-01\nb.txt,East Germany,1980,,\n"
    place = folder(tmp_path, index, {"a.txt": SPEECH * 2, "b.txt": "\ufeff" + SPEECH * 3})
    found = texts(folder=place)
    assert found.select("text_id", "body", "state", "language", "translation").rows() == [
        ("own/a.txt", "radio", "RUS", "en", "unknown"),
        ("own/b.txt", "own", "DDR", "en", "unknown"),
    ]
    assert found["words"].to_list() == [46, 69]
    assert counts(found, "multipolar")["hits"].to_list() == [2, 3]
    assert texts("radio", folder=place).height == 1
    with pytest.raises(UnknownNameError, match="radio"):
        _ = texts("radi", folder=place)


def test_texts_in_chinese_are_counted_by_characters(tmp_path: Path):
    place = folder(tmp_path, "file,state,year,language\na.txt,CHN,2000,zh\n", {"a.txt": "世界多极化" * 30})
    assert read_own(place)["words"].to_list() == [150]


def test_all_that_is_wrong_with_a_folder_is_told_at_once_with_its_lines(tmp_path: Path):
    index = """file,state,year,session,date,language,translation,speaker
none.txt,USA,1980,35,,,,
empty.txt,USA,1981,36,,,,
latin.txt,FRA,1980,35,,,,
good.txt,USA,1982,37,,,,
good2.txt,USA,1982,37,,,,
good3.txt,Atlantis,1983,38,,,,
good4.txt,DDR,2000,55,,,,
good5.txt,USA,198x,,,,,
good6.txt,USA,1984,,1985-01-01,,,
good7.txt,USA,1986,x,,,,
good8.txt,,1986,,,,,
good9.txt,USA,1987,,,fr,bad,
../good.txt,USA,1988,,,,,
"""
    good = {f"good{number or ''}.txt": SPEECH * (number + 2) for number in (0, *range(2, 10))}
    place = folder(tmp_path, index, {**good, "empty.txt": " \n", "latin.txt": SPEECH.encode() + b"\xe9"})
    with pytest.raises(ManyFaultsError) as told:
        _ = read_own(place)
    message = str(told.value)
    for words in (
        "line 2: 'none.txt' can't be read", "line 3: 'empty.txt' is empty", "line 4: 'latin.txt' isn't in UTF-8",
        "line 6: USA speaks twice before 'own' in session 37, as in line 5", "line 7: No state is called 'Atlantis'",
        "line 8: ", "was no state in 2000", "line 9: year '198x' is none", "line 10: date 1985-01-01 lies outside",
        "line 11: session 'x'", "line 12: nobody speaks", "line 13: language 'fr'", "line 13: translation 'bad'",
        "line 14: '../good.txt' lies outside the folder",
    ):  # fmt: skip
        assert words in message, words


def test_stubs_texts_in_another_language_and_copies_are_named(tmp_path: Path):
    index = "file,state,year\nstub.txt,USA,1980\nfrench.txt,FRA,1980\na.txt,USA,1981\nb.txt,USA,1982\n"
    files = {"stub.txt": "A title", "french.txt": "le monde est multipolaire et les peuples vivent " * 9}
    place = folder(tmp_path, index, {**files, "a.txt": SPEECH, "b.txt": SPEECH})
    with pytest.raises(ManyFaultsError) as refused:
        _ = read_own(place)
    for told in ("line 2: 'stub.txt' is a stub", "line 3: 'french.txt' isn't in English", "line 5: 'b.txt' holds the"):
        assert told in str(refused.value), "all at once"
    _ = (place / "b.txt").write_text(SPEECH * 2)
    with pytest.raises(ManyFaultsError, match=r"(?s)'stub.txt' is a stub.*'french.txt' isn't in English"):
        _ = read_own(place)


def test_a_language_that_cannot_be_counted_is_told_once_and_what_to_do_about_it(tmp_path: Path):
    french = "le monde est multipolaire et les peuples vivent " * 9
    place = folder(tmp_path, "file,state,year,language\na.txt,FRA,1980,fr\nb.txt,FRA,1981,\n",
                   {"a.txt": french, "b.txt": french + "oui"})  # fmt: skip
    with pytest.raises(ManyFaultsError) as refused:
        _ = read_own(place)
    lines = str(refused.value).splitlines()
    assert lines[0].endswith("has 2 faults:")
    assert "language 'fr' is none that can be counted: leave the text out, or write en or zh if" in lines[1]
    assert "isn't in English" in lines[2]
    assert "leave it out" in lines[2]


@pytest.mark.parametrize(
    ("index", "words"),
    [
        ("name,year\n", "no column 'file'.*unknown column 'name'.*neither a column"),
        ("file,year,state\n", "lists no text"),
        ("file;year;state\na.txt;1980;USA\n", "by commas, not by semicolons"),
        ("a.txt,1980,USA\n", "its first line names its columns"),
        ("file,year,state,state\na.txt,1980,USA,FRA\n", "the column 'state' twice"),
        ("file,year,state\na.txt,1980,USA,x\n", "line 2: 4 cells, and 3 columns"),
        (f'file,year,state\n"{"x" * 140_000}",1980,USA\n', "is no table .*quotation mark"),
    ],
)
def test_a_table_of_another_form_is_refused(tmp_path: Path, index: str, words: str):
    with pytest.raises(UserFileError, match=words):
        _ = read_own(folder(tmp_path, index, {}))


def test_a_folder_without_a_table_or_no_folder_is_refused(tmp_path: Path):
    with pytest.raises(UserFileError, match=r"index.csv' can't be read"):
        _ = read_own(tmp_path)
    with pytest.raises(UserFileError, match="There is no folder"):
        _ = read_own(tmp_path / "none")
    _ = (tmp_path / "index.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(UserFileError, match="isn't in UTF-8"):
        _ = read_own(tmp_path)


def test_characters_that_nobody_sees_change_no_place_of_a_hit(tmp_path: Path):
    strange = SPEECH.replace("a multipolar", "a\x01\x02multipolar\x03") + "\0"
    found = texts(folder=folder(tmp_path, "file,year,state\na.txt,1980,USA\n", {"a.txt": strange}))
    assert hits(found, "multipolar")["matched"].to_list() == ["multipolar"]


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_out(path: Path) -> None:
    path.symlink_to("/etc/hostname")


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("a.txt", link_to_itself, "'a.txt' can't be read: .*[Ll]oop"),
        ("a.txt", link_out, "'a.txt' lies outside the folder, or leads out of it"),
        ("/etc/hostname", None, "lies outside the folder"),
        ("a\0.txt", None, "can't be read: embedded null byte"),
        ("x" * 5_000, None, r"'x{80}\.\.\.' can't be read: File name too long"),
        ("a.txt", Path.mkdir, "'a.txt' can't be read: it is a folder, no file"),
        ("", None, "no file is named"),
    ],
)
def test_what_is_no_text_in_the_folder_is_a_fault_of_its_line(
    tmp_path: Path, name: str, make: Callable[[Path], None] | None, words: str
):
    if make is not None:
        make(tmp_path / name)
    with pytest.raises(ManyFaultsError, match=f"has a fault:\n  line 2: .*{words}"):
        _ = read_own(folder(tmp_path, f"file,year,state\n{name},1980,USA\n", {}))


def test_a_text_in_utf_16_and_one_too_large_are_told_as_what_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("polycentric.words.corpus.own.LARGEST", 2_000)
    index = "file,year,state\na.txt,1980,USA\nb.txt,1981,USA\n"
    place = folder(tmp_path, index, {"a.txt": SPEECH.encode("utf-16"), "b.txt": SPEECH * 40})
    with pytest.raises(ManyFaultsError, match=r"(?s)seems to be in UTF-16.*it has more than 2,000 bytes"):
        _ = read_own(place)
