from pathlib import Path

import pytest

from polycentric.errors import DataError
from polycentric.packaged import read_rows


def test_a_packaged_table_is_read_as_text_by_column(tmp_path: Path):
    (tmp_path / "t.csv").write_text('id,remark\nUSA,"a, b"\nFRA,\n', encoding="utf-8")

    assert read_rows(tmp_path / "t.csv") == [{"id": "USA", "remark": "a, b"}, {"id": "FRA", "remark": ""}]


def test_a_row_with_another_number_of_fields_is_named(tmp_path: Path):
    (tmp_path / "t.csv").write_text("id,name,remark\nUSA,x,y\nx,y\n", encoding="utf-8")

    with pytest.raises(DataError, match=r"'t\.csv' has 2 fields in row 3, where its header has 3: install the package"):
        read_rows(tmp_path / "t.csv")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_table_that_is_absent_or_no_text_is_named(tmp_path: Path, content: bytes | None):
    if content is not None:
        (tmp_path / "t.csv").write_bytes(content)

    with pytest.raises(DataError, match=r"The packaged table 't\.csv' cannot be read"):
        read_rows(tmp_path / "t.csv")
