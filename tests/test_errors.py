import inspect

import pytest

from polycentric import errors
from polycentric.errors import PolycentricError, UnknownNameError, nearest


def test_an_unknown_name_is_answered_with_what_was_probably_meant():
    error = UnknownNameError("power index", "gdp_pp", ["gdp_ppp", "gdp_mer", "population"])
    assert str(error) == "No power index is called 'gdp_pp': did you mean 'gdp_ppp' or 'gdp_mer'?"


def test_an_unknown_name_like_none_of_a_few_lists_them_all():
    assert (
        str(UnknownNameError("class", "zzz", ["b", "a"])) == "No class is called 'zzz': the known ones are 'a' or 'b'."
    )


def test_of_more_than_a_few_at_most_five_are_named():
    known = [f"measure_{letter}" for letter in "abcdefgh"]
    message = str(UnknownNameError("measure", "zzz", known))
    assert message.startswith("No measure is called 'zzz': of 8 known ones the nearest are 'measure_")
    assert message.count("'measure_") == 5


def test_a_name_that_known_ones_hold_suggests_these():
    known = ["world_map", "verdict_map", "network", "a", "b", "c"]
    assert str(UnknownNameError("picture", "map", known)) == (
        "No picture is called 'map': did you mean 'world_map' or 'verdict_map'?"
    )


def test_what_is_told_to_be_meant_comes_before_what_is_spelled_alike():
    message = str(UnknownNameError("addition", "polity", ["polarity", "democracy"], ["democracy"]))
    assert message == "No addition is called 'polity': did you mean 'democracy'?"


def test_an_unknown_name_like_none_of_many_says_how_many_there_are():
    known = [f"state{number}" for number in range(31)]
    assert str(UnknownNameError("state", "??", known)) == (
        "No state is called '??', and none of the 31 known ones is like it."
    )


def test_an_unknown_name_where_there_is_nothing_says_so():
    assert str(UnknownNameError("layer", "x", [])) == "No layer is called 'x': there is none at all."


def test_an_unknown_name_is_a_key_error_too_so_that_dicts_behave():
    with pytest.raises(KeyError):
        raise UnknownNameError("state", "x", [])


@pytest.mark.parametrize("given", ["GDP_PPP", "gdp_ppp", "gdpppp"])
def test_the_nearest_name_ignores_case(given: str):
    assert nearest(given, ["gdp_ppp", "population"]) == ["gdp_ppp"]


def test_every_error_is_one_that_a_caller_can_catch_and_says_what_it_is_for():
    classes = [
        member for _, member in inspect.getmembers(errors, inspect.isclass) if member.__module__ == errors.__name__
    ]
    assert len(classes) > 5
    for member in classes:
        assert issubclass(member, PolycentricError)
        assert member.__doc__
