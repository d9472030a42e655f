import numpy as np
import pytest

from polycentric.futures.processes import output


def world(years: int, keeps: float, seed: int = 5) -> np.ndarray:
    """Give output of forty states of which growth above the world's is kept in a known part."""
    random = np.random.default_rng(seed)
    logs, held, kept = random.normal(0, 1, 40), np.zeros(40), []
    for _ in range(years):
        kept.append(np.exp(logs))
        own = keeps * held + 0.02 * random.standard_t(4, 40)
        held = held + (own - held) / output.MEMORY
        logs = logs + 0.03 + own
    return np.stack(kept)


def test_momentum_is_a_mean_of_past_growth_that_begins_anew_after_a_gap():
    said = output.momentum(np.array([[0.05], [0.05], [np.nan], [0.1], [0.0]]))
    assert said[:, 0].tolist() == pytest.approx([0.0, 0.01, 0.018, 0.0, 0.02])


def test_the_part_of_momentum_that_is_kept_in_a_toy_world_is_found_again():
    years = np.arange(1900, 2060)
    for keeps in (0.0, 0.6):
        estimates = output.fitted(years, world(160, keeps))
        found = dict(zip(estimates.names, estimates.values, strict=True))
        assert found["kept"] == pytest.approx(keeps, abs=0.15)
        low, high = (dict(zip(estimates.names, each, strict=True)) for each in (estimates.low, estimates.high))
        assert low["kept"] < found["kept"] < high["kept"]


def test_world_growth_is_of_the_states_known_in_both_years():
    grown = output.world_growth(np.array([[1.0, 1.0, np.nan], [1.1, 1.1, 50.0]]))
    assert grown.tolist() == pytest.approx([np.log(1.1)])


def test_relative_growth_of_states_that_grow_alike_is_none():
    assert output.relative_growth(np.array([[1.0, 3.0], [1.2, 3.6]])) == pytest.approx(0.0, abs=1e-12)
