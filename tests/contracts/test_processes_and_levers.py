"""What every process and lever of futures promises."""

import numpy as np
import pytest

from polycentric.futures.contract import as_json
from polycentric.futures.estimates import of_json, shipped
from polycentric.futures.levers import LEVERS
from polycentric.futures.order import Order
from polycentric.futures.parameters import estimates_of, root
from polycentric.futures.processes import PROCESSES


@pytest.mark.parametrize("name", list(PROCESSES))
def test_a_process_says_what_it_is_what_it_rests_on_and_when_it_steps(name: str):
    process = PROCESSES[name]
    for text in (process.label, process.equation, process.reference, process.sample):
        assert len(text) > 5
    assert set(process.needs) | set(process.gives) <= {*Order.__annotations__, "seats"}
    assert 10 <= process.place <= 99
    assert process.grade == "estimated" or (process.fit is None and process.assumed)
    assert process.fit is None or shipped(name) is not None, "make futures-fit writes its estimates"


@pytest.mark.parametrize("name", list(PROCESSES))
def test_estimates_have_intervals_around_their_values_and_a_covariance(name: str):
    held = estimates_of(PROCESSES[name])
    assert (held.low <= held.values).all()
    assert (held.values <= held.high).all()
    assert np.allclose(held.covariance, held.covariance.T)
    lower = root(held.covariance)
    assert np.allclose(lower @ lower.T, held.covariance, atol=1e-8), "a covariance has a root"
    assert of_json(as_json(held)).sha256 == held.sha256


@pytest.mark.parametrize("name", list(LEVERS))
def test_a_lever_names_only_levers_that_are_there_and_arrays_of_the_order(name: str):
    lever = LEVERS[name]
    assert set(lever.against) <= set(LEVERS)
    assert set(lever.needs) <= set(Order.__annotations__)
    assert lever.actors[0] <= lever.actors[1]
    assert lever.targets[0] <= lever.targets[1]
