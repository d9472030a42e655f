"""Names of another kind than the one asked for: the answer says where they belong."""

import pytest

import polycentric as pc
from polycentric.answers import asked
from polycentric.errors import UnknownNameError


def test_a_word_that_names_a_state_or_a_file_is_led_to_where_it_belongs():
    with pytest.raises(UnknownNameError, match=r"'India' is a state: pc.answers.state\('India'\) shows it"):
        pc.answers.power("India")
    with pytest.raises(UnknownNameError) as unknown:
        pc.answers.polarity("picture.svg")
    assert "is a state" not in str(unknown.value)
    with asked.typed("polycentric polarity picture.svg"), pytest.raises(UnknownNameError, match=r"--out picture\.svg"):
        pc.answers.polarity("picture.svg")
