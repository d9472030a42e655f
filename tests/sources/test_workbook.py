import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from polycentric.errors import DataError
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.workbook import xlsx_table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _cell(value: object, formula: str = "") -> str:
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c>{f'<f>{formula}</f>' if formula else ''}<v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>' if value is not None else "<c/>"


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    """Write a workbook by hand: a part for the names of its sheets, and one for each sheet."""
    names = "".join(f'<sheet name="s{at}" sheetId="{at}" r:id="r{at}"/>' for at in range(1, len(sheets) + 1))
    links = "".join(f'<Relationship Id="r{at}" Type="{LINKS}/worksheet" Target="worksheets/s{at}.xml"/>'
                    for at in range(1, len(sheets) + 1))  # fmt: skip
    with zipfile.ZipFile(path, "w") as book:
        root = f'<Relationship Id="r0" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/>'
        book.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>')
        book.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        book.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{names}</sheets></workbook>'
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
        )
        for at, rows in enumerate(sheets, 1):
            lines = "".join(f'<row r="{number}">{"".join(map(_cell, row))}</row>' for number, row in enumerate(rows, 1))
            book.writestr(
                f"xl/worksheets/s{at}.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'
            )
    return path


def test_cells_come_as_text_and_an_empty_one_is_missing(tmp_path: Path):
    path = workbook(
        tmp_path / "w.xlsx",
        [["ccode", "share", "known", "name"], [2, 0.5, True, " USA & co "], [200, 3.0, False, None]],
    )
    assert xlsx_table()(path).rows() == [("2", "0.5", "1", "USA & co"), ("200", "3", "0", None)]


def test_words_that_stand_for_no_value_are_missing_and_wanted_columns_alone_are_kept(tmp_path: Path):
    path = workbook(tmp_path / "w.xlsx", [["year", "result", ""], [1946, "--", "x"]])
    assert xlsx_table(missing=("--",))(path).to_dicts() == [{"year": "1946", "result": None, "Unnamed: 2": "x"}]
    assert xlsx_table(only=("year",))(path).rows() == [("1946",)]


def test_a_sheet_is_read_by_its_name_and_an_unknown_one_is_named(tmp_path: Path):
    path = workbook(tmp_path / "w.xlsx", [["a"], [1]], [["b"], [2]])
    assert xlsx_table("s2")(path).to_dicts() == [{"b": "2"}]
    with pytest.raises(DataError, match="has the sheets 's1', 's2', not 's3'"):
        xlsx_table("s3")(path)


@pytest.mark.parametrize("above", [[None, None], ["A title", None], ["year", "year"]])
def test_a_header_that_has_moved_is_named(tmp_path: Path, above: list[object]):
    path = workbook(tmp_path / "w.xlsx", [above, ["year", "result"], [1946, "x"]])
    with pytest.raises(DataError, match="its header has moved"):
        xlsx_table(only=("year", "result"))(path)


@pytest.mark.parametrize("content", [b"", b"year,result\n", b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0 old form"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes):
    path = tmp_path / "w.xlsx"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"'w\.xlsx'"):
        xlsx_table()(path)


def test_a_workbook_that_is_cut_short_or_empty_is_refused(tmp_path: Path):
    path = workbook(tmp_path / "w.xlsx", [["year"], [1946]])
    for size in range(0, path.stat().st_size, 97):
        (tmp_path / "cut.xlsx").write_bytes(path.read_bytes()[:size])
        with pytest.raises(DataError, match=r"cut\.xlsx"):
            xlsx_table()(tmp_path / "cut.xlsx")
    with pytest.raises(DataError, match="is empty"):
        xlsx_table()(workbook(tmp_path / "none.xlsx", []))


def test_an_archive_that_swells_is_refused(tmp_path: Path):
    path = workbook(tmp_path / "w.xlsx", [["year"], [1946]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/more.xml", b" " * (1 << 28))
    with pytest.raises(DataError, match="unpacks to"):
        xlsx_table()(path)


def test_text_from_windows_is_read_as_such_and_lines_of_comment_are_no_rows(tmp_path: Path):
    path = tmp_path / "t.csv"
    path.write_bytes("name\n# a remark\nCôte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire\n".encode("cp1252"))
    assert csv_table(encoding="cp1252", comment="#")(path).rows() == [("Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire",)]
    with pytest.raises(DataError, match="cannot be read"):
        csv_table(comment="#")(path)
