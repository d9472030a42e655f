import contextlib
import datetime
import struct
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from r_writer import (
    LATIN1,
    NULL,
    doubles,
    frame,
    integers,
    logicals,
    pairs,
    serialised,
    strings,
    symbol,
    text,
    vector,
    workspace,
    write,
)

from polycentric.errors import DataError
from polycentric.sources.reading.r_parse.frames import table_of
from polycentric.sources.reading.r_parse.read import CODE, read_objects
from polycentric.sources.reading.r_parse.strings import read_strings

MISSING = -(1 << 31)
DATE = {"class": strings(["Date"])}


def _columns() -> dict[str, bytes]:
    return {
        "ccode": doubles([2, 200, 255]),
        "year": integers([1816, MISSING, 1818]),
        "known": logicals([1, 0, MISSING]),
        "name": strings(["Türkei", None, ""]),
        "start": doubles([0, -56248, float("nan")], DATE),
        "vote": integers([2, MISSING, 1], {"levels": strings(["yes", "no"]), "class": strings(["factor"])}),
    }


def _table(path: Path, name: str = "x") -> pl.DataFrame:
    return table_of(read_objects(path)[name], name)


@pytest.mark.parametrize("packing", ["", "gzip", "bzip2", "xz"])
@pytest.mark.parametrize("version", [2, 3])
def test_a_data_frame_is_read_as_it_was_written(tmp_path: Path, packing: str, version: int):
    path = write(tmp_path / "x.rda", workspace({"x": frame(_columns(), 3)}, version), packing)
    assert _table(path).to_dict(as_series=False) == {
        "ccode": [2.0, 200.0, 255.0],
        "year": [1816, None, 1818],
        "known": [True, False, None],
        "name": ["Türkei", None, ""],
        "start": [datetime.date(1970, 1, 1), datetime.date(1816, 1, 1), None],
        "vote": ["no", None, "yes"],
    }


def test_only_the_wanted_columns_are_made(tmp_path: Path):
    path = write(tmp_path / "x.rda", workspace({"x": frame(_columns(), 3)}))
    assert table_of(read_objects(path)["x"], "x", ("year", "vote")).columns == ["year", "vote"]


def test_the_one_object_of_an_rds_file_has_no_name(tmp_path: Path):
    path = write(tmp_path / "x.rds", serialised(frame({"a": doubles([1.5])}, 1)))
    assert _table(path, "")["a"].to_list() == [1.5]


def test_several_objects_are_read_by_name(tmp_path: Path):
    path = write(tmp_path / "x.rda", workspace({"a": doubles([1.0]), "b": strings(["x"])}))
    assert list(read_objects(path)) == ["a", "b"]


def test_a_sequence_in_short_form_is_written_out(tmp_path: Path):
    about = struct.pack(">i", 2) + symbol("compact_intseq") + struct.pack(">i", 2) + symbol("base") + NULL
    sequence = struct.pack(">i", 238) + about + doubles([4, 1816, 1]) + NULL
    path = write(tmp_path / "x.rda", workspace({"x": frame({"year": sequence}, 4)}))
    assert _table(path)["year"].to_list() == [1816, 1817, 1818, 1819]


def test_a_symbol_met_before_is_known_again(tmp_path: Path):
    again = struct.pack(">i", 255 | 2 << 8)  # the second symbol of the file: x is the first, names the second
    attributes = struct.pack(">i", 2 | 1 << 10) + again + strings(["b"]) + NULL
    first = vector(14, 1, struct.pack(">d", 1.0), {"names": strings(["a"])})
    second = struct.pack(">iid", 14 | 1 << 9, 1, 2.0) + attributes
    path = write(tmp_path / "x.rda", workspace({"x": first, "y": second}))
    assert [value.names for value in read_objects(path).values()] == [["a"], ["b"]]


def test_latin_letters_are_told_from_utf_8(tmp_path: Path):
    latin = struct.pack(">ii", 9 | LATIN1, 1) + b"\xe9"
    column = vector(16, 2, latin + text("é"))
    assert _table(write(tmp_path / "x.rda", workspace({"x": frame({"a": column}, 2)})))["a"].to_list() == ["é", "é"]


def test_a_pointer_into_a_past_process_is_passed_over(tmp_path: Path):
    pointer = struct.pack(">i", 22) + NULL + NULL
    path = write(tmp_path / "x.rda", workspace({"x": frame({"a": doubles([1])}, 1, {"problems": pointer})}))
    assert _table(path).shape == (1, 1)


# Strings: the fast sweep against the letters one by one.

LETTERS = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=20)


@given(st.lists(st.none() | LETTERS | st.sampled_from(["USA", "", "\t" * 9, "a" * 300]), max_size=60))
@settings(deadline=None, max_examples=200)
def test_any_strings_come_back_as_they_were(values: list[str | None]):
    content = b"".join(map(text, values))
    read_back, end = read_strings(content, 0, len(values))
    assert read_back.to_list() == values
    assert end == len(content)


def test_strings_whose_length_looks_like_a_header_are_read():
    values = ["nine char", "nine char", None, "\t" * 9, "x" * 0x0409, "y"] * 50
    content = b"".join(map(text, values))
    assert read_strings(content, 0, len(values))[0].to_list() == values


def test_more_strings_than_one_stretch_holds_are_read(monkeypatch: pytest.MonkeyPatch):
    from polycentric.sources.reading.r_parse import strings as sweep

    monkeypatch.setattr(sweep, "STRETCH", 64)
    values = ["x" * 100, "short", None, "", "y" * 70] * 20
    content = b"".join(map(text, values))
    assert read_strings(content, 0, len(values))[0].to_list() == values


def test_strings_that_share_a_key_are_still_told_apart(monkeypatch: pytest.MonkeyPatch):
    import numpy as np

    from polycentric.sources.reading.r_parse import strings as sweep

    def same(*_: object) -> object:
        return np.zeros(4, np.uint64)

    monkeypatch.setattr(sweep, "_keys", same)
    content = b"".join(map(text, ["one", "two", "one", "six"]))
    assert read_strings(content, 0, 4)[0].to_list() == ["one", "two", "one", "six"]


# What is no data is refused.


@pytest.mark.parametrize(("kind", "name"), CODE.items(), ids=CODE.values())
def test_what_could_carry_code_is_refused_by_name(tmp_path: Path, kind: int, name: str):
    path = write(tmp_path / "x.rda", workspace({"x": struct.pack(">i", kind) + NULL * 6}))
    with pytest.raises(DataError, match=f"holds a {name}, which is not data"):
        read_objects(path)


def test_code_hidden_in_an_attribute_is_refused_too(tmp_path: Path):
    call = struct.pack(">i", 6) + symbol("system") + pairs({"command": strings(["id"])})
    path = write(tmp_path / "x.rda", workspace({"x": frame({"a": doubles([1])}, 1, {"comment": call})}))
    with pytest.raises(DataError, match="holds a language object, which is not data"):
        read_objects(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "starts with b''"),
        (b"RDA2\nA\n", "starts with b'RDA2"),
        (b"RDX3\nA\n", "not in R's binary form"),
        (workspace({"x": doubles([1])}, 3).replace(struct.pack(">i", 3), struct.pack(">i", 4), 1), "version 4"),
        (workspace({}), "holds no named object"),
        (workspace({"x": struct.pack(">ii", 14, 1 << 30)}), "promises 1073741824 elements"),
        (workspace({"x": struct.pack(">ii", 16, -1)}), "promises -1 elements"),
        (workspace({"x": vector(19, 50, b"")})[:-4], "promises 50 elements"),
        (workspace({"x": b"".join([struct.pack(">ii", 19, 1)] * 100) + NULL}), "nested more than 40 deep"),
        (workspace({"x": struct.pack(">i", 255 | 9 << 8)}), "refers to thing 9, of 1 read"),
        (workspace({"x": NULL})[:-2], "cut short or damaged"),
    ],
)
def test_a_damaged_file_is_a_named_error(tmp_path: Path, content: bytes, message: str):
    with pytest.raises(DataError, match=message):
        read_objects(write(tmp_path / "x.rda", content, ""))


@pytest.mark.parametrize("packing", ["gzip", "bzip2", "xz"])
def test_a_file_cut_short_anywhere_is_a_named_error(tmp_path: Path, packing: str):
    whole = write(tmp_path / "whole.rda", workspace({"x": frame(_columns(), 3)}), packing).read_bytes()
    for cut in range(0, len(whole), 7):
        path = tmp_path / "cut.rda"
        path.write_bytes(whole[:cut])
        with pytest.raises(DataError):
            read_objects(path)


@pytest.mark.parametrize("packing", ["gzip", "bzip2", "xz"])
def test_a_file_that_unpacks_without_end_is_refused(tmp_path: Path, packing: str):
    path = write(tmp_path / "x.rda", bytes(5_000_000), packing)
    assert path.stat().st_size < 50_000
    with pytest.raises(DataError, match=r"unpacks to more than 1,000,000 bytes"):
        read_objects(path, largest=1_000_000)


def test_a_list_is_no_table(tmp_path: Path):
    path = write(tmp_path / "x.rda", workspace({"x": vector(19, 1, doubles([1]), {"names": strings(["a"])})}))
    with pytest.raises(DataError, match="'x' is a list of class \\[\\], not a data frame"):
        _table(path)


def test_columns_of_different_lengths_are_no_table(tmp_path: Path):
    path = write(tmp_path / "x.rda", workspace({"x": frame({"a": doubles([1]), "b": doubles([1, 2])}, 1)}))
    with pytest.raises(DataError, match="different lengths"):
        _table(path)


def test_a_factor_without_a_level_for_its_code_is_refused(tmp_path: Path):
    factor = integers([3], {"levels": strings(["yes"]), "class": strings(["factor"])})
    path = write(tmp_path / "x.rda", workspace({"x": frame({"a": factor}, 1)}))
    with pytest.raises(DataError, match="codes that none of its 1 levels has"):
        _table(path)


def test_a_string_that_is_no_utf_8_is_refused(tmp_path: Path):
    path = write(
        tmp_path / "x.rda", workspace({"x": frame({"a": vector(16, 1, struct.pack(">ii", 9, 1) + b"\xff")}, 1)})
    )
    with pytest.raises(DataError, match="no UTF-8"):
        _table(path)


def test_a_date_that_no_calendar_has_is_refused(tmp_path: Path):
    path = write(tmp_path / "x.rda", workspace({"x": frame({"start": doubles([1e300], DATE)}, 1)}))
    with pytest.raises(DataError, match="the column 'start' holds a value that its type has not"):
        _table(path)


SOUND = workspace({"x": frame(_columns(), 3)})


@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=6))
@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_with_broken_bytes_is_read_or_refused_and_nothing_else(tmp_path: Path, breaks: list[tuple[int, int]]):
    content = bytearray(SOUND)
    for place, octet in breaks:
        content[place] = octet
    path = write(tmp_path / "x.rda", bytes(content), "")
    with contextlib.suppress(DataError):  # anything else that is raised fails the test
        assert all(table_of(value, name).height >= 0 for name, value in read_objects(path).items())
