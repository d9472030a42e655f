"""Who is in the middle of a network: a star and a line by hand, networkx as the oracle, and what isn't observed."""

import networkx as nx
import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.ties.centrality import NO_TIE, NOT_ONE, OF_STATES, TOO_FEW, UNSEEN, centrality, table

NAN = float("nan")


def tie(*years: NDArray[np.float64] | list[list[float]]) -> xr.DataArray:
    """Lay out ties of states A, B, C, ...; the diagonal is missing."""
    cells = np.array(years, dtype=float)
    labels = [chr(65 + place) for place in range(cells.shape[1])]
    cells[:, range(len(labels)), range(len(labels))] = NAN
    return xr.DataArray(
        cells,
        dims=("year", "state", "partner"),
        coords={"year": list(range(2001, 2001 + len(cells))), "state": labels, "partner": labels},
    )


def mutual(size: int, *pairs: tuple[int, int]) -> NDArray[np.float64]:
    cells = np.zeros((size, size))
    for one, other in pairs:
        cells[one, other] = cells[other, one] = 1.0
    return cells


def test_all_paths_between_the_points_of_a_star_run_through_its_middle():
    measures = centrality(tie(mutual(4, (0, 1), (0, 2), (0, 3)))).isel(year=0)
    assert measures["betweenness"].values.tolist() == [1.0, 0.0, 0.0, 0.0]
    assert_allclose(measures["closeness"], [1.0, 3 / 5, 3 / 5, 3 / 5])
    assert_allclose(measures["harmonic"], [1.0, 2 / 3, 2 / 3, 2 / 3])
    assert_allclose(measures["eigenvector"], [1.0, 3**-0.5, 3**-0.5, 3**-0.5])
    assert measures["pagerank"].sum().item() == pytest.approx(1.0)
    assert (measures["density"].item(), measures["reciprocity"].item()) == (0.5, 1.0)


def test_a_state_that_nobody_reaches_is_at_zero_and_one_outside_the_system_is_missing():
    cells = mutual(5, (0, 1), (1, 2))
    cells[4, :] = cells[:, 4] = NAN
    measures = centrality(tie(cells)).isel(year=0)
    for name in ("betweenness", "closeness", "harmonic", "eigenvector"):
        assert measures[name].sel(state="D").item() == 0.0
    assert all(np.isnan(measures[name].sel(state="E").item()) for name in OF_STATES)
    assert (measures["states"].item(), measures["left_out"].item(), measures["observed"].item()) == (4, 0, 1.0)


def test_a_tie_that_nobody_observed_is_no_absent_tie_its_state_is_left_out():
    cells = mutual(6, (0, 1), (1, 2), (2, 3), (3, 4))
    cells[5, :] = cells[:, 5] = NAN
    cells[5, 0] = 1.0  # all that is known of F
    measures = centrality(tie(cells)).isel(year=0)
    assert np.isnan(measures["betweenness"].sel(state="F").item())
    assert (measures["states"].item(), measures["left_out"].item()) == (6, 1)
    assert measures["observed"].item() == pytest.approx(21 / 30)
    alone = centrality(tie(cells[:5, :5])).isel(year=0)
    assert_allclose(measures["pagerank"].values[:5], alone["pagerank"].values)


def test_where_most_states_would_have_to_be_left_out_nothing_is_measured():
    cells = np.full((6, 6), NAN)
    cells[0, 1] = cells[1, 0] = cells[2, 3] = cells[4, 5] = 1.0
    measures = centrality(tie(cells)).isel(year=0)
    assert measures["reason"].item() == UNSEEN
    assert all(measures[name].isnull().all() for name in OF_STATES)
    assert np.isnan(measures["density"].item())


def test_too_few_states_or_no_tie_at_all_is_said():
    assert centrality(tie(np.ones((2, 2))))["reason"].values.tolist() == [TOO_FEW]
    assert centrality(tie(np.zeros((4, 4))))["reason"].values.tolist() == [NO_TIE]
    assert centrality(tie(np.full((4, 4), NAN)))["reason"].values.tolist() == [TOO_FEW]
    assert centrality(tie(mutual(4, (0, 1))), above=1.0)["reason"].values.tolist() == [NO_TIE]


def test_two_equal_parts_or_a_chain_that_never_comes_back_have_no_single_centre():
    apart = centrality(tie(mutual(6, (0, 1), (1, 2), (3, 4), (4, 5)))).isel(year=0)
    chain = np.zeros((4, 4))
    chain[0, 1] = chain[1, 2] = chain[2, 3] = 1.0
    oneway = centrality(tie(chain)).isel(year=0)
    for measures in (apart, oneway):
        assert measures["eigenvector"].isnull().all()
        assert measures["reason_eigenvector"].item() == NOT_ONE
        assert measures["pagerank"].notnull().all()


def test_only_eigenvector_and_pagerank_weigh_the_ties():
    light = centrality(tie(mutual(4, (0, 1), (1, 2), (2, 3)))).isel(year=0)
    cells = mutual(4, (0, 1), (1, 2), (2, 3))
    cells[0, 1] = cells[1, 0] = 9.0
    heavy = centrality(tie(cells)).isel(year=0)
    for name in ("betweenness", "closeness", "harmonic"):
        assert_allclose(heavy[name], light[name])
    assert heavy["pagerank"].sel(state="A").item() > light["pagerank"].sel(state="A").item()


def test_rows_hold_a_state_of_a_year_each_and_one_for_a_year_without_measures():
    rows = table(centrality(tie(mutual(3, (0, 1)), np.full((3, 3), NAN))))
    assert rows.select("year", "state").rows() == [(2001, "A"), (2001, "B"), (2001, "C"), (2002, None)]
    assert rows["reason"].to_list() == ["", "", "", TOO_FEW]
    assert rows["pagerank"].null_count() == 1


def test_a_threshold_below_zero_is_refused():
    with pytest.raises(DataError, match="above=-1"):
        centrality(tie(mutual(3, (0, 1))), above=-1.0)


NETWORKS = st.integers(3, 9).flatmap(
    lambda size: arrays(np.float64, (size, size), elements=st.sampled_from([0.0, 0.0, 0.0, 1.0, 2.0, 5.0]))
).filter(lambda cells: bool((cells - np.diag(np.diag(cells))).any()))  # fmt: skip


@settings(deadline=None)
@given(NETWORKS)
def test_all_measures_are_those_of_networkx(cells: NDArray[np.float64]):
    measures = centrality(tie(cells)).isel(year=0)
    plain = cells.copy()
    np.fill_diagonal(plain, 0.0)
    graph = nx.from_numpy_array(plain, create_using=nx.DiGraph)
    oracle = {
        "betweenness": nx.betweenness_centrality(graph),
        "closeness": nx.closeness_centrality(graph),
        "pagerank": nx.pagerank(graph, tol=1e-13, max_iter=2000),
        "harmonic": {state: value / (len(cells) - 1) for state, value in nx.harmonic_centrality(graph).items()},
    }
    for name, values in oracle.items():
        assert_allclose(measures[name].values, [values[place] for place in range(len(cells))], atol=1e-9)
    if nx.is_strongly_connected(graph):
        leading = nx.eigenvector_centrality_numpy(graph, weight="weight")
        right = np.abs([leading[place] for place in range(len(cells))])
        assert_allclose(measures["eigenvector"].values, right / right.max(), atol=1e-6)
    assert measures["density"].item() == pytest.approx(nx.density(graph))
    assert measures["reciprocity"].item() == pytest.approx(nx.overall_reciprocity(graph))


@settings(deadline=None)
@given(NETWORKS, st.data())
def test_the_order_of_the_states_does_not_matter(cells: NDArray[np.float64], data: st.DataObject):
    size = len(cells)
    cells = cells.copy()
    for one, other in data.draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=6)):
        cells[one, other] = NAN
    straight = tie(cells)
    order = data.draw(st.permutations(range(size)))
    turned = straight.isel(state=list(order), partner=list(order))
    one, other = centrality(straight), centrality(turned).sel(state=straight["state"])
    assert one["reason"].values.tolist() == other["reason"].values.tolist()
    for name in OF_STATES:
        assert_allclose(one[name].values, other[name].values, atol=1e-9)
