from pathlib import Path

import pytest

from polycentric.errors import DataError
from polycentric.sources import SOURCES
from polycentric.sources.geopko_tcc import entries

HEADER = "mission,year,location,latitude,longitude,No.TCC,year.overview\n"


def _read(folder: Path, line: str):
    path = folder / "map.csv"
    path.write_text(f'{HEADER}UNIFIL,2001,Tibnin,33.2,35.4,2,"{line}"\n', encoding="utf-8")
    return SOURCES["geopko_tcc"].read(path)["contributors"].select("country", "size").rows()


def test_an_unknown_size_is_missing_and_not_zero_and_so_is_an_unknown_name(tmp_path: Path):
    rows = _read(tmp_path, "India (size unknown), TCC name unknown (650), Ghana (75)")
    assert rows == [("India", None), (None, 650), ("Ghana", 75)]


def test_a_name_may_have_brackets_and_an_apostrophe_of_its_own():
    line = "Cote d'Ivoire (300), Korea (ROK) (150), Korea (ROK) (size unknown)"
    assert entries(line) == [("Cote d'Ivoire", "300"), ("Korea (ROK)", "150"), ("Korea (ROK)", "size unknown")]


@pytest.mark.parametrize("line", ["India", "India (many)", "India (75), ", "India (75); Ghana (35)", ""])
def test_a_line_that_is_no_list_of_contributors_is_refused(tmp_path: Path, line: str):
    with pytest.raises(DataError, match="no list of contributors"):
        entries(line)
