import numpy as np
import pytest
from numpy.typing import NDArray

from polycentric import toy
from polycentric.poles import DEFINITIONS
from polycentric.poles.groups.communities import adjusted_rand, mutual_information, partition


def two_cliques(bridge: float = 0.1) -> NDArray[np.float64]:
    weights = np.zeros((6, 6))
    weights[:3, :3] = weights[3:, 3:] = 1.0
    weights[2, 3] = weights[3, 2] = bridge
    np.fill_diagonal(weights, 0.0)
    return weights


def test_two_cliques_with_a_thin_bridge_are_two_communities_on_every_seed():
    division = partition(two_cliques())
    assert division.labels.tolist() == [0, 0, 0, 1, 1, 1]
    assert division.agreement == 1.0
    assert division.information == 1.0
    assert division.together.tolist() == [1.0] * 6
    # Inside: 12 of 12.2 ends; each half holds half of all ends.
    assert division.modularity == pytest.approx(12 / 12.2 - 0.5)


def test_the_same_network_gives_the_same_partition_again():
    rng = np.random.default_rng(7)
    weights = np.triu(rng.random((40, 40)), 1)
    once, again = partition(weights + weights.T, 1.1, 6), partition((weights + weights.T).copy(), 1.1, 6)
    assert once.labels.tolist() == again.labels.tolist()
    assert once.modularity == again.modularity


def test_where_seeds_disagree_the_stability_says_so():
    ring = np.roll(np.eye(9), 1, axis=1)
    division = partition(ring + ring.T, 1.0, 20)
    assert division.agreement < 0.9
    assert np.nanmin(division.together) < 1.0


def test_a_node_without_ties_is_in_no_community():
    weights = np.zeros((7, 7))
    weights[:6, :6] = two_cliques()
    assert partition(weights).labels.tolist() == [0, 0, 0, 1, 1, 1, -1]


def test_a_network_without_ties_has_no_partition():
    division = partition(np.zeros((3, 3)))
    assert division.labels.tolist() == [-1, -1, -1]
    assert np.isnan(division.agreement)


def test_a_higher_resolution_cuts_smaller():
    chain = np.kron(np.eye(4), np.ones((3, 3))) + 0.3 * np.ones((12, 12))
    np.fill_diagonal(chain, 0.0)
    assert partition(chain, 0.5).labels.max() < partition(chain, 1.5).labels.max()


def test_agreement_of_two_partitions_by_hand():
    # Hubert and Arabie's index on six nodes: 2 pairs together in both, 6 and 4 in each, 15 in all:
    # (2 - 6 x 4 / 15) / ((6 + 4) / 2 - 6 x 4 / 15)
    one, two = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 0, 1, 1, 1, 2])
    assert adjusted_rand(one, two) == pytest.approx((2 - 1.6) / (5 - 1.6))
    assert adjusted_rand(one, one) == 1.0
    assert adjusted_rand(one, np.zeros(6, dtype=int)) == 0.0


def test_information_of_two_partitions_by_hand():
    one, crossed = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    assert mutual_information(one, crossed) == pytest.approx(0.0)
    assert mutual_information(one, one) == pytest.approx(1.0)
    assert mutual_information(np.zeros(4, dtype=int), np.zeros(4, dtype=int)) == 1.0


TIES = {("A", "B"): 5.0, ("A", "C"): 4.0, ("D", "E"): 3.0, ("D", "F"): 2.0, ("C", "D"): 0.1}


def test_communities_of_a_toy_world_are_named_by_their_best_tied_member_where_output_is_unknown():
    finding = toy.world(dict.fromkeys("ABCDEF", 1.0), organisations=TIES).find(DEFINITIONS["leiden_organisations"])
    assert finding.names(2000) == ["A", "D"]
    assert finding.camps is not None
    assert finding.camps.values[0].tolist() == ["A", "A", "A", "D", "D", "D"]
    assert finding.details["agreement"].item() == 1.0


def test_a_community_with_too_small_a_part_of_the_ties_is_no_pole():
    world = toy.world(dict.fromkeys("ABCDEFGH", 1.0), organisations=TIES | {("G", "H"): 0.1})
    assert world.find(DEFINITIONS["leiden_organisations"]).names(2000) == ["A", "D"]
    assert world.find(DEFINITIONS["leiden_organisations"], smallest=0.0).names(2000) == ["A", "D", "G"]


def test_combined_layers_count_equally_whatever_their_units():
    def heads(unit: float) -> list[str]:
        trade = {pair: unit * level for pair, level in TIES.items()}
        return (
            toy.world(dict.fromkeys("ABCDEF", 1.0), trade=trade, organisations=TIES)
            .find(DEFINITIONS["leiden_combined"])
            .names(2000)
        )

    assert heads(1.0) == heads(1e12) == ["A", "D"]
