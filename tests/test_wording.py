import pytest

from polycentric.pictures.drawing.words import short_span
from polycentric.wording import owner


@pytest.mark.parametrize(("name", "written"), [("India", "India's"), ("the United States", "the United States'"),
                                               ("the Philippines", "the Philippines'"), ("Laos", "Laos'")])  # fmt: skip
def test_names_that_end_in_s_own_by_an_apostrophe_alone(name: str, written: str):
    assert owner(name) == written


@pytest.mark.parametrize(("first", "last", "written"), [(1980, 1988, "1980-88"), (1899, 1902, "1899-1902"),
                                                        (1999, 2000, "1999-2000"), (1914, 1914, "1914")])  # fmt: skip
def test_a_last_year_of_another_century_is_written_whole(first: int, last: int, written: str):
    assert short_span(first, last) == written
