import numpy as np
import pytest
import xarray as xr

from polycentric.errors import UnknownNameError
from polycentric.ties import network
from polycentric.ties.centrality import centrality

NAN = float("nan")


@pytest.fixture
def tie() -> xr.DataArray:
    """A to B 3, A to C 1, B to A 2, B to C none, C to A missing, C to B missing."""
    cells = [[[NAN, 3.0, 1.0], [2.0, NAN, 0.0], [NAN, NAN, NAN]]]
    labels = ["AAA", "BBB", "CCC"]
    return xr.DataArray(
        cells, dims=("year", "state", "partner"), coords={"year": [2001], "state": labels, "partner": labels}
    )


def test_density_counts_ties_among_the_observed_pairs_only(tie: xr.DataArray):
    assert float(network.coverage(tie)[0]) == pytest.approx(4 / 6)
    assert float(network.density(tie)[0]) == pytest.approx(3 / 4)
    assert float(network.density(tie, above=1.0)[0]) == pytest.approx(2 / 4)


def test_degree_and_strength_run_out_or_in_and_are_missing_where_nothing_is_observed(tie: xr.DataArray):
    out = network.degree(tie)
    assert out.values[0, :2].tolist() == [2.0, 1.0]
    assert np.isnan(out.values[0, 2])
    assert network.degree(tie, "in").values[0].tolist() == [1.0, 1.0, 1.0]
    assert network.degree(tie, "in").dims == ("year", "state")
    assert network.strength(tie).values[0, :2].tolist() == [4.0, 2.0]
    assert network.strength(tie, "in").values[0].tolist() == [2.0, 3.0, 1.0]


def test_reciprocity_looks_at_pairs_observed_both_ways(tie: xr.DataArray):
    assert float(network.reciprocity(tie)[0]) == 1.0


def test_the_largest_partner_is_named_and_doubted_where_an_unseen_tie_may_be_larger(tie: xr.DataArray):
    bound = tie.fillna(9.0)
    largest = network.largest_partner(tie, bound).isel(year=0)
    assert largest["partner"].values.tolist() == ["BBB", "AAA", ""]
    assert largest["certain"].values.tolist() == [True, True, False]
    tie.loc[{"state": "AAA", "partner": "CCC"}] = NAN
    assert not bool(network.largest_partner(tie, tie.fillna(9.0))["certain"].sel(state="AAA", year=2001))


def test_of_equal_ties_the_first_label_is_the_largest_whatever_the_order(tie: xr.DataArray):
    tie.loc[{"state": "AAA", "partner": "CCC"}] = 3.0
    turned = tie.isel(state=[2, 1, 0], partner=[2, 1, 0])
    assert network.largest_partner(tie)["partner"].sel(state="AAA", year=2001).item() == "BBB"
    assert network.largest_partner(turned)["partner"].sel(state="AAA", year=2001).item() == "BBB"


def test_the_partner_list_is_ranked_and_leaves_out_what_is_missing(tie: xr.DataArray):
    rows = network.partner_list(tie, "AAA")
    assert rows.rows() == [(1, "BBB", 3.0), (2, "CCC", 1.0)]
    assert network.partner_list(tie, "AAA", direction="in").rows() == [(1, "BBB", 2.0)]
    assert network.partner_list(tie, "AAA", top=1).height == 1


def test_an_unknown_state_or_direction_is_refused_by_name(tie: xr.DataArray):
    with pytest.raises(UnknownNameError, match="No state is called 'AAB': did you mean 'AAA'"):
        network.partner_list(tie, "AAB")
    with pytest.raises(UnknownNameError, match="No direction is called 'up'"):
        network.degree(tie, "up")  # pyright: ignore[reportArgumentType]  # the mistake under test


def test_the_fill_of_a_whole_number_is_no_tie_for_any_measure():
    """Of three pairs that are known two are tied; what isn't known is -1, and minus one is no strength."""
    held = np.array([[[0, 1, -1], [1, 0, 0], [-1, 0, 0]]], dtype=np.int8)
    states = ["A", "B", "C"]
    coords = {"year": [2000], "state": states, "partner": states}
    raw = xr.DataArray(held, dims=("year", "state", "partner"), coords=coords, attrs={"fill_value": -1})
    known = xr.DataArray(np.where(held < 0, np.nan, held), dims=raw.dims, coords=coords)
    for measure in (network.coverage, network.density, network.degree, network.strength, network.reciprocity):
        np.testing.assert_array_equal(measure(raw).values, measure(known).values)
    assert network.strength(raw).values.tolist() == [[1.0, 1.0, 0.0]]
    assert network.coverage(raw).item() == pytest.approx(4 / 6)
    assert centrality(raw, least=0.0).equals(centrality(known, least=0.0))
