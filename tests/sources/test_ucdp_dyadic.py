"""Sides that are several states: one field of the file, several rows of the table."""

from pathlib import Path

import polars as pl
import pytest

from polycentric.errors import DataError
from polycentric.panel.series.conflict_support import helpers_and_parties
from polycentric.sources.ucdp_dyadic import parties

HEAD = (
    "dyad_id,conflict_id,intensity_level,type_of_conflict,year,side_a,gwno_a,side_a_2nd,gwno_a_2nd,side_b,gwno_b,"
    "side_b_2nd,gwno_b_2nd\n"
)


def file(folder: Path, *rows: str) -> Path:
    path = folder / "Dyadic_v24_1.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_each_state_of_a_side_has_a_row_and_rebels_none(tmp_path: Path):
    one = ('1,9,2,2,2003,"Government of Australia, Government of United Kingdom","900,  200",,,'
           'Government of Iraq,645,,')  # fmt: skip
    two = '2,8,1,4,2010,Government of Mali,432,"Government of Chad, Government of France","483, 220",AQIM,,,'
    rows = parties(file(tmp_path, one, two)).select("dyad_id", "side", "part", "gwcode", "name").rows()
    assert rows == [
        ("1", "A", "main", "900", "Australia"), ("1", "A", "main", "200", "United Kingdom"),
        ("1", "B", "main", "645", "Iraq"), ("2", "A", "main", "432", "Mali"), ("2", "A", "helps", "483", "Chad"),
        ("2", "A", "helps", "220", "France"),
    ]  # fmt: skip


def test_a_side_with_more_names_than_numbers_is_refused(tmp_path: Path):
    row = '7,9,2,2,2003,"Government of Australia, Government of Iraq",900,,,Government of Iraq,645,,'
    with pytest.raises(DataError, match=r"pair 7 of 2003, 'side_a' has 2 names and 'gwno_a' 1 numbers"):
        parties(file(tmp_path, row))


def test_a_helper_fights_beside_its_own_side_and_against_the_other():
    rows = [(1, 2000, "A", "main", 432), (1, 2000, "B", "main", 645), (1, 2000, "A", "helps", 220),
            (2, 2000, "A", "main", 432), (2, 2000, "B", "helps", 220)]  # fmt: skip
    frame = pl.DataFrame(rows, schema=["dyad_id", "year", "side", "part", "gwcode"], orient="row")
    pairs = helpers_and_parties(frame).sort("gwcode2").select(
        "gwcode1", "gwcode2", "troops_beside", "troops_against"
    )  # fmt: skip
    assert pairs.rows() == [(220, 432, 1, 1), (220, 645, 0, 1)]
