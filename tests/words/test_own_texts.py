from collections.abc import Mapping
from pathlib import Path

import pytest

from polycentric.errors import ManyFaultsError, UnknownNameError, UserFileError
from polycentric.words.corpus.own import read_own
from polycentric.words.corpus.texts import texts
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
        "line 14: file '../good.txt' is none in the folder",
    ):  # fmt: skip
        assert words in message, words


def test_stubs_texts_in_another_language_and_copies_are_named(tmp_path: Path):
    index = "file,state,year\nstub.txt,USA,1980\nfrench.txt,FRA,1980\na.txt,USA,1981\nb.txt,USA,1982\n"
    files = {"stub.txt": "A title", "french.txt": "le monde est multipolaire et les peuples vivent " * 9}
    place = folder(tmp_path, index, {**files, "a.txt": SPEECH, "b.txt": SPEECH})
    with pytest.raises(ManyFaultsError, match=r"line 5: 'b.txt' holds the same text as line 4"):
        _ = read_own(place)
    _ = (place / "b.txt").write_text(SPEECH * 2)
    with pytest.raises(ManyFaultsError, match=r"(?s)'stub.txt' is a stub.*'french.txt' isn't in English"):
        _ = read_own(place)


@pytest.mark.parametrize(
    ("index", "words"),
    [
        ("name,year\n", "no column 'file'.*unknown column 'name'.*neither a column"),
        ("file,year,state\n", "lists no text"),
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
