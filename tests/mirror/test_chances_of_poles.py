"""With what chance there were two poles in 2016, by output with the standard deviations of Fariss and others."""

import pytest

from polycentric.panel.load import load
from polycentric.poles import chance_of_poles, chances

NEEDED = ["pwtrgdp", "sd_pwtrgdp", "tpop", "cowmaj"]


@pytest.mark.parametrize(("correlation", "least", "most"), [(0.0, 0.5, 0.65), (0.9, 0.9, 1.0)])
def test_there_were_two_poles_in_2016_in_more_than_half_of_the_draws(correlation: float, least: float, most: float):
    panel = load("history", years=(2016, 2016), series=NEEDED)
    chance = chance_of_poles(panel, "output_fariss", 2016, 2, correlation=correlation)
    assert least < chance < most


def test_china_and_the_united_states_are_the_likeliest_poles_of_2016():
    panel = load("history", years=(2016, 2016), series=NEEDED)
    table = chances(panel, "output_fariss", 2016, "half_of_leader")
    assert set(table.filter(of="pole")["value"].head(2)) == {"CHN", "USA"}
    assert table["missing"].max() == 0.0
