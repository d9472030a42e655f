"""What every addition promises, run over all of them; what needs the real sources is in tests/mirror."""

import inspect

import pytest

from polycentric.panel.additions.contract import parsed
from polycentric.panel.additions.of_series import Group
from polycentric.panel.tidy.base_rows import UNITS
from polycentric.sources import SOURCES
from polycentric.tidy import additions

ALL = sorted(additions())


@pytest.mark.parametrize("name", ALL)
def test_an_addition_says_what_it_adds_to_what_and_from_which_sources(name: str):
    addition = additions()[name]
    assert addition.name == name
    assert len(addition.label) > 10
    assert set(addition.units) <= set(UNITS)
    assert addition.units
    assert addition.columns
    assert all(source in SOURCES for source in addition.sources)
    assert addition.sources or name == "codes"


@pytest.mark.parametrize("name", ALL)
def test_an_option_has_a_default_that_is_allowed(name: str):
    taken = inspect.signature(additions()[name].compute).parameters
    for option, words in additions()[name].options.items():
        default = words[0] if isinstance(additions()[name].compute, Group) else taken[option].default
        assert default in words if words else default == ""


def test_no_option_is_left_out_of_the_record():
    for addition in additions().values():
        if isinstance(addition.compute, Group):  # its options are made of the series' editions and ways
            continue
        assert list(inspect.signature(addition.compute).parameters)[1:] == list(addition.options), addition.name


def test_options_stand_after_colons():
    assert parsed("spells:of=cow_wars:gaps=rows") == ("spells", {"of": "cow_wars", "gaps": "rows"})
    assert parsed("atop") == ("atop", {})
    assert parsed("words:hegemony:body=us_strategies") == ("words", {"": "hegemony", "body": "us_strategies"})
