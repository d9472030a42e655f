"""R-hat and effective sample sizes, against the reference implementation's values."""

import numpy as np
import pytest

from polycentric.errors import ShapeError
from polycentric.positions.diagnostics import diagnosed

# rhat(), ess(method="bulk") and ess(method="tail") of arviz 0.23.4 on the draws made below: rounded ones (with ties),
# chains of which one is shifted, slow ones, and ones that overshoot.
PERSISTENCE = (0.0, 0.5, 0.9, -0.4)
EXPECTED = (
    (0.9991614547971143, 1664.6756235461655, 1471.914792789601),
    (1.0326327670839281, 242.5798375543518, 848.9944209781117),
    (1.026951940375317, 111.18407047974164, 179.72795054170058),
    (1.001509132536792, 3555.9424503935375, 1685.1347206931453),
)


def four_chains() -> np.ndarray:
    """Draw autoregressive series as (chain, draw, quantity)."""
    shocks = np.random.default_rng(3).standard_normal((4, 400, 4))
    draws = np.zeros((4, 400, 4))
    for t in range(1, 400):
        draws[:, t] = np.array(PERSISTENCE) * draws[:, t - 1] + shocks[:, t]
    draws[0, :, 1] += 0.4
    draws = draws.astype(np.float32)
    draws[:, :, 0] = np.round(draws[:, :, 0], 1)
    return draws


def test_r_hat_and_effective_draws_are_those_of_the_reference_implementation():
    diagnoses = np.column_stack(diagnosed(four_chains()))
    np.testing.assert_allclose(diagnoses, EXPECTED, rtol=1e-6)


def test_chains_that_stand_apart_have_a_large_r_hat_and_few_effective_draws():
    draws = np.random.default_rng(0).standard_normal((2, 500, 1)).astype(np.float32)
    draws[1] += 3.0
    rhat, bulk, _ = diagnosed(draws)
    assert rhat[0] > 1.5
    assert bulk[0] < 10


def test_r_hat_sees_chains_that_differ_in_spread_alone():
    draws = np.random.default_rng(0).standard_normal((2, 500, 1)).astype(np.float32)
    draws[1] *= 4.0
    assert diagnosed(draws).rhat[0] > 1.1


def test_a_quantity_that_never_moves_has_no_diagnosis():
    assert all(np.isnan(part[0]) for part in diagnosed(np.ones((2, 20, 1), np.float32)))


def test_one_chain_is_refused_with_what_would_be_enough():
    with pytest.raises(ShapeError, match="at least 2 chains of 8 draws are needed"):
        diagnosed(np.zeros((1, 100, 3), np.float32))
