"""Files of JSON lines, vectors of strings and lists of data frames in R files, and CSV with other separators."""

from pathlib import Path

import pytest
from r_writer import frame, integers, strings, vector, workspace, write

from polycentric.errors import DataError
from polycentric.sources import SOURCES
from polycentric.sources.reading.raw import csv_table, jsonl_table, r_table, r_texts

LIST = 19


def test_each_line_of_json_is_a_row_of_texts_and_null_is_missing(tmp_path: Path):
    path = tmp_path / "t.jsonl"
    path.write_text('{"year": 2025.0, "title": "報告"}\n\n{"year": NaN, "title": null}\n', encoding="utf-8")
    assert jsonl_table()(path).rows() == [("2025", "報告"), (None, None)]


@pytest.mark.parametrize("content", ["", '{"year": 1', "[1, 2]\n", '{"year": 1}\n{"years": 1}\n', "{} trailing\n"])
def test_lines_that_are_cut_short_or_of_several_forms_are_refused(tmp_path: Path, content: str):
    path = tmp_path / "t.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=r"JSON file 't\.jsonl'"):
        jsonl_table()(path)


def test_strings_of_an_r_file_are_numbered_by_their_place(tmp_path: Path):
    path = write(tmp_path / "t.rda", workspace({"said": strings(["one", "two"]), "other": integers([1, 2])}))
    assert r_texts("said", "text")(path).rows() == [(1, "one"), (2, "two")]
    for name in ("other", "third"):
        with pytest.raises(DataError, match=f"holds no strings called '{name}'"):
            r_texts(name, "text")(path)


def test_a_data_frame_in_a_list_is_named_as_r_does(tmp_path: Path):
    inside = frame({"year": integers([1999])}, 1)
    listed = vector(LIST, 1, inside, {"names": strings(["MIGO"])})
    path = write(tmp_path / "t.rda", workspace({"memberships": listed}))
    assert r_table("memberships$MIGO")(path).rows() == [(1999,)]
    with pytest.raises(DataError, match=r"holds 'memberships\$MIGO', not 'memberships\$IIGO'"):
        r_table("memberships$IIGO")(path)
    with pytest.raises(DataError, match=r"holds 'memberships', not 'others\$MIGO'"):
        r_table("others$MIGO")(path)


def test_fields_may_be_parted_by_semicolons(tmp_path: Path):
    path = tmp_path / "t.csv"
    path.write_text('number;name\n1;"a; b"\n2;NA\n', encoding="utf-8")
    assert csv_table(("", "NA"), separator=";")(path).rows() == [("1", "a; b"), ("2", None)]
    path.write_text("number;name\n1;a\n2\n", encoding="utf-8")
    with pytest.raises(DataError, match="ends within a line"):
        csv_table(separator=";")(path)


def test_a_report_and_a_resolution_about_one_are_told_apart_by_the_year(tmp_path: Path):
    path = tmp_path / "china_government_work_reports.jsonl"
    lines = [
        '{"title": "a", "url": "u", "content": "c", "year": 2025.0}',
        '{"title": "b", "url": "u", "content": "c", "year": null}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    tables = SOURCES["china_work_reports"].read(path)
    assert tables["reports"].select("year", "title").rows() == [(2025, "a")]
    assert tables["resolutions"]["title"].to_list() == ["b"]


def test_long_strings_of_an_r_file_are_read_whole_and_a_missing_one_is_missing(tmp_path: Path):
    said = ["x" * 5_000, "y", None, "x" * 5_000 + "z"]
    path = write(tmp_path / "t.rda", workspace({"said": strings(said)}))
    assert r_texts("said", "text")(path)["text"].to_list() == said
