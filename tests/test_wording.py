import pytest

from polycentric.pictures.drawing.words import short_span
from polycentric.wording import owner, version_once, year_or_years


@pytest.mark.parametrize(("name", "written"), [("India", "India's"), ("the United States", "the United States'"),
                                               ("the Philippines", "the Philippines'"), ("Laos", "Laos'")])  # fmt: skip
def test_names_that_end_in_s_own_by_an_apostrophe_alone(name: str, written: str):
    assert owner(name) == written


@pytest.mark.parametrize(("first", "last", "written"), [(1980, 1988, "1980-88"), (1899, 1902, "1899-1902"),
                                                        (1999, 2000, "1999-2000"), (1914, 1914, "1914")])  # fmt: skip
def test_a_last_year_of_another_century_is_written_whole(first: int, last: int, written: str):
    assert short_span(first, last) == written


def test_one_year_is_no_span():
    assert (year_or_years(2025, 2025), year_or_years(1816, 2025)) == ("2025", "1816-2025")


@pytest.mark.parametrize(("source", "written"), [
    ("Alliances (ATOP 5.1) (5.1)", "Alliances (ATOP 5.1)"), ("Trade (COW 4.0) (4.0)", "Trade (COW 4.0)"),
    ("Sanctions imposed (TIES 4.1) (4.1, as prepared)", "Sanctions imposed (TIES 4.1, as prepared)"),
    ("Wars (COW) (4.0)", "Wars (COW) (4.0)"),
])  # fmt: skip
def test_a_source_that_names_its_version_names_it_once(source: str, written: str):
    assert version_once(source) == written
