import numpy as np
import pytest
import xarray as xr

from polycentric import power
from polycentric.errors import CoverageError
from polycentric.panel.assemble import assemble
from polycentric.power.composite_four import components


def test_net_resources_are_output_times_output_per_head_by_hand(toy: xr.Dataset):
    # A: 400 x 400 / 100 = 1600; B: 400 x 400 / 400 = 400; C: 200 x 200 / 50 = 800; D reports no output.
    assert power.net_resources(toy).values[0].tolist()[:3] == [1600.0, 400.0, 800.0]
    assert np.isnan(power.net_resources(toy).values[0][3])


def test_the_composite_is_the_mean_of_four_shares_by_hand(toy: xr.Dataset):
    # A's shares: spending 8/13, personnel 10/35, energy 50/100, population 100/600 (D's people count in the system).
    expected = (8 / 13 + 10 / 35 + 50 / 100 + 100 / 600) / 4
    assert float(power.composite_four(toy).sel(state="AAA", year=2001)) == pytest.approx(expected)


def test_a_state_without_one_component_is_missing_from_the_composite_and_its_components_are_counted(toy: xr.Dataset):
    assert bool(power.composite_four(toy).sel(state="DDD").isnull().all())
    assert components(toy)["observed"].sel(year=2001).values.tolist() == [4, 4, 4, 1]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("output_ppp", [400, 400, 200]),
        ("output_mer", [400, 200, 100]),
        ("military_spending", [8, 2, 3]),
        ("military_personnel", [10, 20, 5]),
        ("energy", [50, 40, 10]),
    ],
)
def test_a_plain_index_is_the_variable_it_is_named_for(toy: xr.Dataset, name: str, values: list[float]):
    assert power.INDICES[name](toy).values[0][:3].tolist() == values


def test_net_resources_of_a_state_without_people_are_missing_and_not_infinite():
    panel = assemble((2001,), ("AAA", "BBB"), {"gdp_ppp": [[4.0, 2.0]], "population": [[0.0, 1.0]]})
    assert power.net_resources(panel).isnull().values.tolist() == [[True, False]]


def test_an_index_that_lacks_its_variable_says_which(toy: xr.Dataset):
    with pytest.raises(CoverageError, match="'energy' needs energy, which this panel does not hold"):
        power.energy(toy.drop_vars("energy"))


def test_an_unknown_index_suggests_the_nearest_name():
    with pytest.raises(AttributeError, match="did you mean 'military_spending'"):
        _ = power.military_spendings


def test_the_two_largest_outputs_of_the_world_now_are_those_of_china_and_the_united_states(now: xr.Dataset):
    ppp, mer = power.output_ppp(now).isel(year=-1), power.output_mer(now).isel(year=-1)
    assert [str(ppp["state"].values[place]) for place in np.argsort(-ppp.fillna(0).values)[:2]] == ["CHN", "USA"]
    assert [str(mer["state"].values[place]) for place in np.argsort(-mer.fillna(0).values)[:2]] == ["USA", "CHN"]


def test_a_bloc_pooled_into_one_state_has_the_sum_of_its_members_output(now: xr.Dataset):
    from polycentric.panel.blocs import as_one
    from polycentric.panel.group_members import who_is_in

    whole = float(power.output_mer(as_one(now, "EU")).sel(state="EU", year=2025))
    assert whole == pytest.approx(
        float(power.output_mer(now).sel(state=who_is_in(now, "EU")["state"].to_list(), year=2025).sum())
    )
