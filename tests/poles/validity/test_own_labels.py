"""A user's own labels: what is read, and what is refused with file and row."""

from pathlib import Path

import pytest

from polycentric.errors import UserFileError
from polycentric.poles.validity.own_labels import read_labels


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_periods_are_read_in_any_order_and_in_any_columns(tmp_path: Path):
    cases = read_labels(_file(tmp_path, "Class;First;Last;why\nBipolar;1945;1990;x\nmultipolar;1900;1944;y\n\n"))
    assert [str(period) for period in cases.periods] == ["multipolar 1900-1944", "bipolar 1945-1990"]
    assert cases.name == "mine"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("first,last,class\n1900,1950,bipolar\n1950,1960,multipolar\n", r"'mine\.csv': Two periods .* overlap"),
        ("first,last,class\n1900,1950,tripolar\n", r"'mine\.csv', row 2: No polarity class .* 'tripolar'"),
        ("first,last,class\n1950,1900,bipolar\n", r"row 2: A period .* ends in 1900"),
        ("first,last,class\n1900,now,bipolar\n", r"row 2: '1900' and 'now' are to be the first and last year"),
        ("first,last,class\n1900\n", r"row 2: '1900' and '' are to be"),
        ("year,class\n1900,bipolar\n", r"no row that names the columns first, last, class"),
        ("first,last,class\n", r"no periods"),
        ("first,last,class\n2012,2016,bipolar\n", r"after 2010"),
    ],
)
def test_what_cannot_be_a_set_of_labels_is_refused_with_file_and_row(tmp_path: Path, text: str, message: str):
    with pytest.raises(UserFileError, match=message):
        _ = read_labels(_file(tmp_path, text))
