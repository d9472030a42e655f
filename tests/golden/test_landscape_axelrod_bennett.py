"""The cases of landscape theory whose inputs are printed whole.

Axelrod and Bennett (1993), A Landscape Theory of Aggregation, British Journal of Political Science 23(2), 211-233: the
Unix case of Table 2 (p. 230), and the control by size alone on the sizes of Table 1 (p. 223) with its results on
p. 224. Their propensities of 1936-39 aren't printed, so that case can't be repeated.
"""

from collections.abc import Mapping

import numpy as np
import pytest
import xarray as xr

from polycentric.poles.groups.landscape import Landscape, landscape

FIRMS = {
    "Sun": ("S", 28.9), "Prime": ("S", 1.0), "DEC": ("G", 20.0), "HP": ("G", 11.5), "Apollo": ("S", 21.2),
    "Intergraph": ("S", 4.4), "SGI": ("S", 4.4), "AT&T": ("G", 28.5), "IBM": ("G", 3.8),
}  # fmt: skip
GREAT = {"GBR": 7.45, "FRA": 5.32, "SUN": 15.01, "DEU": 11.49, "ITA": 4.03}
OTHERS = {
    "CZE": 1.15, "DEN": 0.20, "POL": 1.83, "ROU": 0.78, "HUN": 0.45, "PRT": 0.27,
    "FIN": 0.19, "LVA": 0.13, "LTU": 0.10, "EST": 0.06, "YUG": 0.59, "GRC": 0.35,
}  # fmt: skip


def divided(sizes: Mapping[str, float], kinds: Mapping[str, str] | None = None) -> Landscape:
    """Find the minima where any two of a kind pull apart by 1, and others not at all."""
    names = list(sizes)
    kind = np.array([kinds[name] if kinds else "" for name in names])
    pulls = -(kind[:, np.newaxis] == kind).astype(float)
    propensity = xr.DataArray(pulls, dims=("state", "partner"), coords={"state": names, "partner": names})
    return landscape(propensity, xr.DataArray(list(sizes.values()), dims="state", coords={"state": names}))


def test_the_unix_firms_come_to_rest_in_the_two_ways_that_are_printed_each_from_half_of_all_starts():
    found = divided(
        {name: size for name, (_, size) in FIRMS.items()}, {name: kind for name, (kind, _) in FIRMS.items()}
    )
    assert (found.exact, found.looked_at) == (True, 256)
    sides = {frozenset([frozenset(each.first), frozenset(each.second)]) for each in found.minima}
    assert sides == {
        frozenset(
            [frozenset({"Sun", "Prime", "AT&T", "IBM"}), frozenset({"DEC", "HP", "Apollo", "Intergraph", "SGI"})]
        ),
        frozenset(
            [frozenset({"Sun", "Prime", "DEC", "HP"}), frozenset({"Apollo", "Intergraph", "SGI", "AT&T", "IBM"})]
        ),
    }
    assert [each.basin * found.looked_at for each in found.minima] == [128.0, 128.0]
    assert [each.energy for each in found.minima] == pytest.approx([-3828.9, -3828.9], rel=1e-12)


def test_five_great_powers_that_only_balance_have_the_four_stable_configurations_of_the_article():
    found = divided(GREAT)
    assert len(found.minima) == 4
    assert all(set(each.first) != {"GBR", "FRA", "SUN"} != set(each.second) for each in found.minima)


def test_seventeen_that_only_balance_have_209_configurations_within_what_rounded_sizes_leave_open():
    """The article has 209; its sizes are printed to two decimals, and ties of rounded sums are strict or not."""
    found = divided(GREAT | OTHERS)
    strict = sum(all(cost > 0.0 for cost in each.cost.values()) for each in found.minima)
    assert (strict, len(found.minima)) == (195, 226)
    assert strict <= 209 <= len(found.minima)


def test_the_sizes_as_printed_give_the_96_per_cent_that_the_article_counts_as_right():
    """All but Poland and Portugal (p. 223): this holds the sizes above to the page they were copied from."""
    sizes = GREAT | OTHERS
    assert 1.0 - (sizes["POL"] + sizes["PRT"]) / sum(sizes.values()) == pytest.approx(0.957, abs=5e-4)
