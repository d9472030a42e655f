"""An old name is answered with the one of today, from one table."""

import pytest

import polycentric as pc
from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.series import SERIES, variables
from polycentric.renamed import first_name, renamed


@pytest.mark.parametrize("kind", ["variables", "series"])
def test_every_new_name_is_one_and_no_old_name_is_another_things(kind: str):
    known = variables() if kind == "variables" else SERIES
    for old, new in renamed()[kind].items():
        assert new in known, old
        assert old not in known, old


@pytest.mark.parametrize(("old", "new"), [("atop_defence", "atop_defense"), ("major_powers", "majors"),
                                          ("in_nato", "nato_status"), ("war", "cowinterongoing")])  # fmt: skip
def test_a_world_asked_for_an_old_name_says_the_new_one(old: str, new: str):
    with pytest.raises(UnknownNameError, match=f"'{old}' is now called '{new}'"):
        pc.load("history", series=[old])


def test_a_new_name_that_is_not_among_those_asked_for_is_not_told():
    assert "did you mean" in str(UnknownNameError("dish", "war", ["ware", "wart"]))


def test_the_keyword_layers_still_loads_series_and_both_at_once_are_refused():
    with pytest.raises(UnknownNameError, match="No series or variable is called 'no such'"):
        pc.load("history", layers=["no such"])
    with pytest.raises(CoverageError, match="'layers' is now 'series'"):
        pc.load("history", series=["nmc"], layers=["nmc"])


def test_a_variable_is_traced_to_its_first_name_so_that_draws_keyed_by_it_stay():
    assert [first_name(name) for name in ("pwtrgdp", "pwtpop", "cinc")] == ["fariss_gdp", "fariss_population", "cinc"]
