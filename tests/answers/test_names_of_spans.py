"""What a state is called over years in which its name changed."""

import pytest

from polycentric.answers.parts.names_of_spans import called_in, in_a_sentence


@pytest.mark.parametrize(
    ("state", "first", "last", "name"),
    [
        ("RUS", 1947, 1988, "Soviet Union"),
        ("RUS", 1997, 1999, "Russia"),
        ("RUS", 1946, 2024, "Russia (Soviet Union until 1991)"),
        ("EGY", 1946, 2024, "Egypt (United Arab Republic until 1971)"),
        ("USA", 1946, 2024, "United States"),
    ],
)
def test_a_state_has_the_name_of_its_years_and_the_older_ones_in_brackets(state: str, first: int, last: int, name: str):
    assert called_in(state, first, last) == name


def test_a_name_in_a_sentence_has_its_article():
    assert in_a_sentence("Soviet Union") == "the Soviet Union"
    assert in_a_sentence("United Kingdom (X until 1900)") == "the United Kingdom (X until 1900)"
