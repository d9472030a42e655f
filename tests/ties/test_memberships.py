import numpy as np
import pytest
import xarray as xr

from polycentric import ties
from polycentric.panel.assemble import assemble
from polycentric.panel.blocs import as_one
from polycentric.ties.organisations import rarity, shared_level

YEAR = (2025,)


def world(codes: list[list[int]], organisations: tuple[str, ...], states: tuple[str, ...]) -> xr.Dataset:
    return assemble(YEAR, states, {"membership": np.array([codes])}, organisations=organisations)


def test_an_organisation_of_two_among_four_counts_log_two_and_one_of_all_counts_nothing():
    weights = rarity(np.array([4.0, 2.0, 1.0]), 4)
    assert weights.tolist() == pytest.approx([0.0, np.log(2), 0.0])


def test_shared_organisations_by_hand():
    # Four states; X holds A, B, C and Y holds A, B. A and B share both; A and C share X and A alone is in Y.
    level = shared_level(np.array([[1, 1], [1, 1], [1, 0], [0, 0]], dtype=np.int8))
    x, y = np.log(4 / 3), np.log(2)
    assert level[0, 1] == pytest.approx(1.0)
    assert level[0, 2] == pytest.approx(x / (x + y))
    assert level[0, 3] == 0.0
    assert np.isnan(level[0, 0])


def test_two_states_in_universal_bodies_alone_have_no_defined_tie():
    level = shared_level(np.array([[1, 0, 0], [1, 0, 0], [1, 1, 1], [1, 1, 1]], dtype=np.int8))
    assert np.isnan(level[0, 1])
    assert level[2, 3] == 1.0


def test_a_state_whose_memberships_are_unknown_has_missing_ties():
    level = shared_level(np.array([[1, 1], [1, 1], [1, 0], [1, -1]], dtype=np.int8))
    assert np.isnan(level[3]).all()
    assert level[0, 1] == 1.0


def test_observers_and_suspended_members_share_nothing():
    panel = world([[1], [1], [2], [0]], ("East",), ("AAA", "BBB", "CCC", "DDD"))
    tie = ties.organisations(panel).isel(year=0)
    assert float(tie.sel(state="AAA", partner="BBB")) == 1.0
    assert float(tie.sel(state="AAA", partner="CCC")) == 0.0


def test_forums_count_the_listed_bodies_that_two_states_share():
    panel = world([[1, 1, 1], [1, 0, 1], [1, 1, 0]], ("BRICS", "G-20", "NATO"), ("AAA", "BBB", "CCC"))
    tie = ties.forums(panel).isel(year=0)
    assert float(tie.sel(state="AAA", partner="BBB")) == 1.0
    assert float(tie.sel(state="AAA", partner="CCC")) == 2.0


def test_a_forum_that_was_not_there_yet_joins_nobody_and_hides_nothing():
    """In 1990 there is no BRICS: its members share the permanent seats alone."""
    panel = world([[1, 0, 1], [1, 0, 1], [0, 1, 0]], ("BRICS", "NATO", "P5"), ("CHN", "RUS", "USA"))
    early = panel.assign_coords(year=[1990])
    early["membership"][0, :, 0] = 0
    assert float(ties.forums(early).isel(year=0).sel(state="CHN", partner="RUS")) == 1.0


def test_the_seven_are_counted_once_while_there_are_eight():
    codes = [[1, 1], [1, 1], [0, 1]]
    panel = world(codes, ("G-7", "G-8"), ("JPN", "USA", "RUS")).assign_coords(year=[2010])
    tie = ties.forums(panel).isel(year=0)
    assert float(tie.sel(state="JPN", partner="USA")) == 1.0
    assert float(tie.sel(state="RUS", partner="USA")) == 1.0


def test_a_state_of_unknown_status_in_a_counted_forum_has_missing_forums():
    panel = world([[1, 1], [1, 1], [-1, 1]], ("NAM", "P5"), ("IND", "CHN", "HND")).assign_coords(year=[1993])
    tie = ties.forums(panel).isel(year=0)
    assert np.isnan(float(tie.sel(state="HND", partner="IND")))
    assert float(tie.sel(state="CHN", partner="IND")) == 2.0


def test_a_pact_with_a_state_that_does_not_live_is_missing():
    panel = assemble((1990, 1995), ("DDR", "DEU", "USA"), {})
    alive = np.array([[False, True, True], [False, True, True]])
    tie = ties.pacts(panel.assign_coords(exists=(("year", "state"), alive)))
    assert bool(tie.sel(state="DDR").isnull().all())
    assert tie.sel(state="USA", partner="DEU").values.tolist() == [1.0, 1.0]


def test_forums_are_missing_in_a_panel_without_any(toy: xr.Dataset):
    assert bool(ties.forums(toy).isnull().all())


def test_china_and_the_united_states_share_the_g20_the_permanent_five_and_apec(now: xr.Dataset):
    assert float(ties.forums(now).isel(year=-1).sel(state="CHN", partner="USA")) == 3.0


def test_france_shares_more_organisations_with_germany_than_with_china_or_chad(now: xr.Dataset):
    france = ties.organisations(now).isel(year=-1).sel(state="FRA")
    assert float(france.sel(partner="DEU")) > 0.5 > float(france.sel(partner="CHN"))
    assert float(france.sel(partner="DEU")) > float(france.sel(partner="TCD"))


def test_the_union_as_one_state_shares_forums_by_its_majority(now: xr.Dataset):
    one = ties.forums(now, bloc="EU").isel(year=-1)
    assert float(one.sel(state="EU", partner="USA")) == 1.0  # the OECD; most members are in no other that it is in
    np.testing.assert_array_equal(one.values, ties.forums(as_one(now, "EU")).isel(year=-1).values)


def test_an_attack_on_poland_binds_the_united_states_and_one_on_sweden_since_2024(now: xr.Dataset):
    tie = ties.pacts(now).isel(year=-1)
    assert float(tie.sel(state="USA", partner="POL")) == 1.0
    before = ties.pacts(now.assign_coords(year=[2023]))
    assert float(before.sel(state="USA", partner="SWE").isel(year=0)) == 0.0
    assert float(tie.sel(state="USA", partner="SWE")) == 1.0


def test_a_one_sided_pact_binds_one_side(now: xr.Dataset):
    tie = ties.pacts(now).isel(year=-1)
    assert float(tie.sel(state="USA", partner="PLW")) == 1.0
    assert float(tie.sel(state="PLW", partner="USA")) == 0.0


def test_pairs_without_a_listed_pact_are_a_true_zero(now: xr.Dataset):
    tie = ties.pacts(now).isel(year=-1)
    assert float(tie.sel(state="IND", partner="USA")) == 0.0
    assert float(tie.sel(state="NZL", partner="USA")) == 0.0


def test_pacts_are_missing_in_years_that_the_list_does_not_cover(toy: xr.Dataset):
    before = toy.assign_coords(year=np.arange(1985, 1985 + toy.sizes["year"]))
    assert bool(ties.pacts(before).isnull().all())


def test_the_union_as_one_state_is_bound_to_the_united_states_as_most_of_its_members_are(now: xr.Dataset):
    one = ties.pacts(now, bloc="EU").isel(year=-1)
    assert float(one.sel(state="EU", partner="USA")) == 1.0
    assert float(one.sel(state="EU", partner="MCO")) == 0.0
    np.testing.assert_array_equal(one.values, ties.pacts(as_one(now, "EU")).isel(year=-1).values)
