"""What every term of a propensity promises; how they are added up is in tests/poles/groups/test_landscape.py."""

import numpy as np
import pytest
import xarray as xr
from toy_history import STATES, UNKNOWN, YEARS, make_toy_history

from polycentric.panel.series import variables
from polycentric.poles.groups.landscape_terms import TERMS
from polycentric.poles.groups.propensities import LOOKS_BACK, listed

ALL = sorted(TERMS)


@pytest.fixture(scope="module")
def panel() -> xr.Dataset:
    toy = make_toy_history()
    return toy.assign(v2x_polyarchy=toy["v2x_polyarchy"] / 4.0)  # a degree of democracy is at most 1


@pytest.mark.parametrize("name", ALL)
def test_a_term_says_what_it_is_and_reads_variables_that_there_are_but_never_an_alliance(name: str):
    term = TERMS[name]
    assert term.name == name
    assert len(term.label) > 20
    assert set(term.needs) <= set(variables())
    assert not [each for each in term.needs if each.startswith("atop")]


@pytest.mark.parametrize("name", ALL)
def test_a_term_is_symmetric_and_on_minus_one_to_one(panel: xr.Dataset, name: str):
    term = TERMS[name].compute(panel, YEARS[-1])
    assert term.shape == (len(STATES), len(STATES))
    assert np.array_equal(term, term.T, equal_nan=True)
    assert np.nanmin(term) >= -1.0
    assert np.nanmax(term) <= 1.0


@pytest.mark.parametrize("name", ALL)
def test_a_pair_of_which_nothing_is_known_is_missing_and_is_no_zero(panel: xr.Dataset, name: str):
    assert np.isnan(TERMS[name].compute(panel, YEARS[-1])[STATES.index(UNKNOWN)]).all()


@pytest.mark.parametrize("name", ALL)
def test_a_term_looks_back_no_further_than_it_says(panel: xr.Dataset, name: str):
    term, year = TERMS[name], YEARS[-1]
    within = panel.sel(year=slice(year - term.years + 1, year))
    assert np.array_equal(term.compute(within, year), term.compute(panel, year), equal_nan=True)
    assert term.years <= LOOKS_BACK


@pytest.mark.parametrize("name", ALL)
def test_another_order_of_the_states_turns_a_term_with_it(panel: xr.Dataset, name: str):
    turned = list(STATES)[::-1]
    term = TERMS[name].compute(panel.sel(state=turned, partner=turned), YEARS[-1])
    assert np.array_equal(term[::-1, ::-1], TERMS[name].compute(panel, YEARS[-1]), equal_nan=True)


def test_terms_are_added_up_in_one_stated_order():
    assert sorted(listed()) == ALL
    assert [TERMS[name].order for name in listed()] == sorted(term.order for term in TERMS.values())
