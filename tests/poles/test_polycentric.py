"""The three numbers on worlds of four states, worked by hand before anything was run."""

from itertools import pairwise

import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric import toy
from polycentric.errors import DataError
from polycentric.poles import World, autonomy, concert, dispersion
from polycentric.poles.polycentric import Measured
from polycentric.poles.three import camps_of

LAW = settings(deadline=None, max_examples=60, derandomize=True)
EQUALS = dict.fromkeys("ABCD", 1.0)
THETA = 0.15


def value(measured: Measured) -> float:
    return float(measured.value[0])


def autonomy_of(world: World, theta: float = THETA) -> Measured:
    return autonomy(world.shares("power"), world.floor("trade_dependence"), world.bound("trade_dependence"), theta)


def concert_of(world: World, camps: str = "pacts", cooperation: str = "organisations") -> Measured:
    return concert(world.shares("power"), camps_of(world, camps), world.layer(cooperation))


def test_two_equals_give_a_half_four_equals_three_quarters_and_a_monopolist_nought():
    assert value(dispersion(toy.world({"A": 1, "B": 1}).shares("power"))) == 0.5
    assert value(dispersion(toy.world(EQUALS).shares("power"))) == 0.75
    assert value(dispersion(toy.world({"A": 1, "B": 0}).shares("power"))) == 0.0


def test_a_hegemon_with_clients_gives_no_autonomy_and_four_free_equals_give_all():
    clients = {(state, "A"): 0.3 for state in "BCD"}
    assert value(autonomy_of(toy.world({"A": 7, "B": 1, "C": 1, "D": 1}, trade_dependence=clients))) == 0.0
    assert value(autonomy_of(toy.world(EQUALS, trade_dependence={}))) == 1.0


def test_autonomy_is_the_part_outside_the_leader_that_is_in_its_own_hands():
    # Shares .5 .2 .2 .1; D depends on A: (.9 - .5) / (1 - .5)
    world = toy.world({"A": 5, "B": 2, "C": 2, "D": 1}, trade_dependence={("D", "A"): 0.2})
    assert value(autonomy_of(world)) == pytest.approx(0.8)


def test_where_everybody_is_dominated_autonomy_is_nought():
    circle = {("A", "B"): 0.3, ("B", "C"): 0.3, ("C", "D"): 0.3, ("D", "A"): 0.3}
    assert value(autonomy_of(toy.world(EQUALS, trade_dependence=circle))) == 0.0


def test_concert_is_the_mean_level_between_camps_weighted_by_power():
    # Camps AB and CD; pairs across: AC .2 (weight 2x1), AD 0 (2x1), BC .4 (1x1), BD 0 (1x1): (.4 + .4) / 6
    world = toy.world(
        {"A": 2, "B": 1, "C": 1, "D": 1},
        pacts={("A", "B"): 1, ("C", "D"): 1},
        organisations={("A", "C"): 0.2, ("B", "C"): 0.4, ("A", "B"): 0.9},
    )
    assert value(concert_of(world)) == pytest.approx(0.8 / 6)


def test_three_armed_camps_are_dispersed_and_autonomous_and_not_in_concert():
    world = toy.world(EQUALS, trade_dependence={}, pacts={("A", "B"): 1}, organisations={("A", "B"): 1})
    assert (value(dispersion(world.shares("power"))), value(autonomy_of(world)), value(concert_of(world))) == (
        0.75,
        1,
        0,
    )


def test_states_tied_to_nobody_are_camps_of_their_own():
    world = toy.world(EQUALS, pacts={("A", "B"): 1})
    assert camps_of(world, "pacts").values[0].tolist() == ["pacts 1", "pacts 1", "C", "D"]


def test_with_one_camp_concert_is_undefined_and_says_so():
    world = toy.world({"A": 1, "B": 1}, pacts={("A", "B"): 1}, organisations={("A", "B"): 1})
    number = concert_of(world)
    assert np.isnan(value(number))
    assert number.reason.item() == "no two centres are known to be in different camps"


def test_concert_does_not_rise_when_camps_merely_fall_apart():
    """The trap of a null model: fewer ties inside camps must not look like more between them."""
    across = {("A", "C"): 0.2, ("B", "D"): 0.2}
    close = toy.world(EQUALS, pacts={("A", "B"): 1, ("C", "D"): 1}, organisations=across | {("A", "B"): 0.9})
    loose = toy.world(EQUALS, pacts={("A", "B"): 1, ("C", "D"): 1}, organisations=across | {("A", "B"): 0.1})
    assert value(concert_of(close)) == value(concert_of(loose)) == pytest.approx(0.1)


def test_an_open_tie_leaves_a_range_and_says_what_is_covered():
    # Shares .4 .4 .2; B may depend on A: low counts B as dominated, high as free.
    number = autonomy_of(toy.world({"A": 2, "B": 2, "C": 1}, trade_dependence={("B", "A"): None}))
    assert np.isnan(value(number))
    # The tie from A to B is an observed zero, so only B can be dominated.
    assert (number.low.item(), number.high.item()) == (pytest.approx(0.2 / 0.6), pytest.approx(1.0))
    assert number.coverage.item() == pytest.approx(0.6)
    assert number.reason.item() == "partner lists leave open who is dominated: a range"


def test_an_unknown_level_of_cooperation_widens_concert_from_nought_to_one():
    world = toy.world({"A": 1, "B": 1, "C": 1}, pacts={}, organisations={("A", "B"): 0.6, ("A", "C"): None})
    number = concert_of(world)
    assert (number.low.item(), number.high.item()) == (pytest.approx(0.2), pytest.approx(1.6 / 3))
    assert number.coverage.item() == pytest.approx(2 / 3)


def test_a_state_whose_camp_is_unknown_is_not_covered():
    world = toy.world({"A": 1, "B": 1, "C": 1}, organisations={("A", "B"): 0.6})
    camps = xr.zeros_like(world.shares("power")).astype(object)
    camps.values[0] = ["left", "right", ""]
    number = concert(world.shares("power"), camps, world.layer("organisations"))
    assert value(number) == pytest.approx(0.6)
    assert number.coverage.item() == pytest.approx(1 / 3)


def test_levels_of_cooperation_outside_nought_and_one_are_refused():
    world = toy.world(EQUALS, pacts={}, organisations={("A", "B"): 3.0})
    with pytest.raises(DataError, match=r"runs from 0 to 3: concert needs levels on \[0, 1\]"):
        concert_of(world)


@pytest.mark.parametrize("powers", [{"A": 1.0}, {"A": 1.0, "B": float("nan")}])
def test_one_state_alone_has_none_of_the_three_numbers(powers: dict[str, float]):
    world = toy.world(powers, trade_dependence={}, pacts={}, organisations={})
    for number in (dispersion(world.shares("power")), autonomy_of(world), concert_of(world)):
        assert np.isnan(value(number))
        assert number.reason.item()


def test_a_leader_with_all_power_leaves_nothing_to_be_autonomous():
    number = autonomy_of(toy.world({"A": 1.0, "B": 0.0}, trade_dependence={}))
    assert number.reason.item() == "the leader holds all power: nothing is left to be autonomous"


levels = st.floats(0.0, 0.6)
four_powers = st.lists(st.floats(0.1, 10.0), min_size=4, max_size=4)
ties = st.dictionaries(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from("ABCD")).filter(lambda p: p[0] != p[1]), levels
)


@LAW
@given(four_powers, ties)
def test_all_three_are_between_nought_and_one(powers: list[float], given_ties: dict[tuple[str, str], float]):
    world = toy.world(
        dict(zip("ABCD", powers, strict=True)),
        trade_dependence=given_ties,
        pacts={("A", "B"): 1},
        organisations=given_ties,
    )
    for number in (dispersion(world.shares("power")), autonomy_of(world), concert_of(world)):
        assert 0.0 <= value(number) <= 1.0 + 1e-12


@LAW
@given(four_powers, ties)
def test_autonomy_never_falls_as_the_threshold_rises(powers: list[float], given_ties: dict[tuple[str, str], float]):
    world = toy.world(dict(zip("ABCD", powers, strict=True)), trade_dependence=given_ties)
    curve = [value(autonomy_of(world, theta)) for theta in (0.05, 0.1, 0.2, 0.3, 0.5)]
    assert all(later >= earlier - 1e-9 for earlier, later in pairwise(curve))


@LAW
@given(four_powers, ties, st.sets(st.tuples(st.sampled_from("ABCD"), st.sampled_from("ABCD"))), st.data())
def test_the_range_holds_whatever_an_open_tie_turns_out_to_be(
    powers: list[float],
    given_ties: dict[tuple[str, str], float],
    opened: set[tuple[str, str]],
    data: st.DataObject,
):
    opened = {pair for pair in opened if pair[0] != pair[1]}
    power = dict(zip("ABCD", powers, strict=True))
    truth = given_ties | {pair: data.draw(levels) for pair in sorted(opened)}
    known = given_ties | dict.fromkeys(sorted(opened))
    number = autonomy_of(toy.world(power, trade_dependence=known))
    true = value(autonomy_of(toy.world(power, trade_dependence=truth)))
    assert number.low.item() - 1e-9 <= true <= number.high.item() + 1e-9


@LAW
@given(four_powers)
def test_dispersion_falls_when_power_moves_from_the_weakest_to_the_strongest(powers: list[float]):
    ordered = sorted(powers)
    moved = [ordered[0] / 2, *ordered[1:-1], ordered[-1] + ordered[0] / 2]
    before, after = (
        value(dispersion(toy.world(dict(zip("ABCD", row, strict=True))).shares("power"))) for row in (ordered, moved)
    )
    assert after <= before + 1e-12


def test_the_three_numbers_on_runs_equal_those_of_each_run_alone_bit_for_bit():
    rng = np.random.default_rng(7)
    labels, dims = ["A", "B", "C", "D", "E", "F"], ("run", "year", "state")
    coords = {"run": [0, 1, 2], "year": [2001, 2002], "state": labels}
    held = xr.DataArray(rng.pareto(1.5, (3, 2, 6)), dims=dims, coords=coords)
    shares = held.where(held > 0.1) / held.where(held > 0.1).sum("state")
    ties = xr.DataArray(rng.random((3, 2, 6, 6)) / 4, dims=(*dims, "partner"), coords=coords | {"partner": labels})
    floor, bound = ties, ties.where(ties < 0.2, ties + 0.05)
    camps = xr.DataArray(rng.choice(["east", "west", ""], (3, 2, 6)).astype(object), dims=dims, coords=coords)
    turned = [each.transpose("state", "year", "run") for each in (shares, camps)]
    turned += [each.transpose("year", "run", ...) for each in (floor, bound)]
    whole = (
        dispersion(turned[0]),
        autonomy(turned[0].transpose("year", "run", "state"), turned[2], turned[3], THETA),
        concert(shares, camps, ties),
    )
    for run in range(3):
        alone = (
            dispersion(shares[run]), autonomy(shares[run], floor[run], bound[run], THETA),
            concert(shares[run], camps[run], ties[run]),
        )  # fmt: skip
        for one, every in zip(alone, whole, strict=True):
            for part in ("value", "low", "high", "coverage"):
                assert getattr(every, part).sel(run=run).values.tobytes() == getattr(one, part).values.tobytes()
            assert every.reason.sel(run=run).values.tolist() == one.reason.values.tolist()
