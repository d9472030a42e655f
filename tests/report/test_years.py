"""The report on single years, of which many are sparse."""

import pytest

from polycentric.panel.load import load
from polycentric.report import render


@pytest.mark.parametrize(("year", "carry", "words"), [
    (1996, False, "Too little is observed to say"),
    (2003, False, "Too little is observed to say"),
    (1990, True, "China leads by population, the one measure that covers enough of the world"),
])  # fmt: skip
def test_the_report_on_a_sparse_year_renders_and_says_at_the_top_what_it_can(year: int, carry: bool, words: str):
    page = render(load("now", years=year, carry=carry))
    assert words in page
    assert "San Marino leads" not in page
    assert "one measures" not in page
