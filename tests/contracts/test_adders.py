"""What every adder promises, run over all of them; what needs the real sources is in tests/mirror."""

import inspect

import pytest

from polycentric.panel.adders.contract import parsed
from polycentric.panel.adders.of_series import Group
from polycentric.panel.tidy.spine import UNITS
from polycentric.sources import SOURCES
from polycentric.tidy import adders

ALL = sorted(adders())


@pytest.mark.parametrize("name", ALL)
def test_an_adder_says_what_it_adds_to_what_and_from_which_sources(name: str):
    adder = adders()[name]
    assert adder.name == name
    assert len(adder.label) > 10
    assert set(adder.units) <= set(UNITS)
    assert adder.units
    assert adder.columns
    assert all(source in SOURCES for source in adder.sources)
    assert adder.sources or name == "codes"


@pytest.mark.parametrize("name", ALL)
def test_an_option_has_a_default_that_is_allowed(name: str):
    taken = inspect.signature(adders()[name].bring).parameters
    for option, words in adders()[name].options.items():
        default = words[0] if isinstance(adders()[name].bring, Group) else taken[option].default
        assert default in words if words else default == ""


def test_no_option_is_left_out_of_the_record():
    for adder in adders().values():
        if isinstance(adder.bring, Group):  # its options are made of the series' editions and ways
            continue
        assert list(inspect.signature(adder.bring).parameters)[1:] == list(adder.options), adder.name


def test_options_stand_after_colons():
    assert parsed("spells:of=cow_wars:gaps=rows") == ("spells", {"of": "cow_wars", "gaps": "rows"})
    assert parsed("atop") == ("atop", {})
