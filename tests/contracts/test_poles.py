"""What every concentration measure, polarity class and pole definition must do, a new file included."""

from typing import Any

import numpy as np
import pytest
import xarray as xr

from polycentric import toy
from polycentric.errors import DataError, ShapeError, UnknownNameError
from polycentric.labels import on_states
from polycentric.poles import CLASSES, DEFINITIONS, MEASURES, World
from polycentric.poles.classes.contract import CLASSES as WORDS
from polycentric.poles.classes.contract import MISSING, NOT_APPLICABLE
from polycentric.poles.contract import FAMILIES, Finding
from polycentric.poles.readings import attempt
from polycentric.registry import Registry
from polycentric.sets.named import STATE_SETS

POWER = {"CHN": 5.0, "USA": 6.0, "RUS": 1.0, "GBR": 2.0, "IND": 3.0, "FRA": 2.0, "BRA": 1.0}
FOLLOWERS = {("GBR", "USA"): 0.3, ("FRA", "USA"): 0.25, ("BRA", "CHN"): 0.4, ("RUS", "CHN"): 0.2, ("IND", "RUS"): 0.1}
TRADE = {pair: 10 * level for pair, level in FOLLOWERS.items()} | {("USA", "GBR"): 1.0, ("CHN", "BRA"): 1.0}
PLEDGES = {("USA", "GBR"): 1.0, ("USA", "FRA"): 1.0, ("CHN", "RUS"): 1.0}
TIES = {("USA", "GBR"): 0.9, ("USA", "FRA"): 0.8, ("CHN", "RUS"): 0.7, ("RUS", "BRA"): 0.3, ("IND", "RUS"): 0.5}
LIND = ("output_ppp", "output_mer", "net_resources", "military_spending", "military_personnel")


def make(power: dict[str, float] = POWER) -> World:
    """A world in which every definition finds what it needs; its one index stands for several."""
    world = toy.world(power, trade_dependence=FOLLOWERS, trade=TRADE, organisations=TIES, pacts=PLEDGES)
    world.indices = dict.fromkeys(LIND, world.indices["power"])
    return world


def shares_of(*values: float) -> xr.DataArray:
    labels = [f"S{number}" for number in range(len(values))]
    like = xr.DataArray(np.zeros((1, len(values))), dims=("year", "state"), coords={"year": [2000], "state": labels})
    return on_states([values], like)


@pytest.fixture(params=sorted(DEFINITIONS))
def finding(request: pytest.FixtureRequest) -> Finding:
    definition = DEFINITIONS[request.param]
    return make().find(definition, "output_ppp" if definition.uses_index else "", definition.sets[0])


@pytest.mark.parametrize("entries", [MEASURES, CLASSES, DEFINITIONS], ids=["measures", "classes", "definitions"])
def test_every_entry_has_a_label_and_a_reference_with_author_and_year(entries: Registry[Any]):
    for name, entry in entries.items():
        assert entry.name == name
        assert entry.label
        assert any(character.isdigit() for character in entry.reference), f"{name}: a reference has a year"


SAME_YEAR = sorted(name for name, measure in MEASURES.items() if not measure.lag)


@pytest.mark.parametrize("name", sorted(set(MEASURES) - set(SAME_YEAR)))
def test_a_measure_that_looks_back_says_which_year_it_lacks_and_which_states_changed(name: str):
    lag, states = MEASURES[name].lag, ["A", "B", "C"]
    years = [2000 - lag, 2000, 2001]
    rows = np.array([[0.5, 0.5, np.nan], [0.2, 0.3, 0.5], [0.2, 0.3, 0.5]])
    measured = MEASURES[name](xr.DataArray(rows, dims=("year", "state"), coords={"year": years, "state": states}))
    assert np.isnan(measured.values).all()
    assert measured["reason"].values.tolist() == [
        f"{2000 - 2 * lag} is not among these years",
        f"the states compared changed since {2000 - lag}: +C",
        f"{2001 - lag} is not among these years",
    ]


@pytest.mark.parametrize("name", SAME_YEAR)
def test_a_measure_gives_one_number_per_year_and_a_reason_where_it_gives_none(name: str):
    measured = MEASURES[name](shares_of(0.5, 0.3, 0.2, np.nan))
    assert measured.dims == ("year",)
    assert np.isfinite(measured.values).all()
    assert measured["reason"].values.tolist() == [""]
    empty = MEASURES[name](shares_of(np.nan, np.nan))
    assert np.isnan(empty.values).all()
    assert empty["reason"].values.tolist() == ["no member of the set has power on this index"]


@pytest.mark.parametrize("name", SAME_YEAR)
def test_a_measure_tells_an_even_system_from_a_monopolised_one_in_the_direction_it_states(name: str):
    even, monopoly = (float(MEASURES[name](shares_of(*row))[0]) for row in ((0.25,) * 4, (1.0, 0.0, 0.0, 0.0)))
    assert (monopoly > even) == (MEASURES[name].rises_with == "concentration")
    assert monopoly != even


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_a_class_is_one_of_the_known_words_and_missing_without_data(name: str):
    assert CLASSES[name](shares_of(0.5, 0.3, 0.2)).item() in WORDS
    assert CLASSES[name](shares_of(np.nan, np.nan)).item() == MISSING
    assert CLASSES[name].cut_offs


def ensemble(runs: int = 3, years: int = 12, states: int = 9) -> xr.DataArray:
    """Shares of (run, year, state) with states that come and go, ties, and cells in which nobody has power."""
    rng = np.random.default_rng(20261128)
    held = rng.pareto(1.5, (runs, years, states))
    held[rng.random(held.shape) < 0.15] = np.nan
    held[1, 3] = np.nan
    held[2, 4, 1:] = np.nan
    held[0, 5] = np.nan_to_num(held[0, 5], nan=1.0)
    held[0, 6, :4] = 1.0
    coords = {"run": range(runs), "year": range(1990, 1990 + years), "state": [f"S{states - s}" for s in range(states)]}
    raw = xr.DataArray(held, dims=("run", "year", "state"), coords=coords)
    return raw / raw.sum("state").where(raw.notnull().any("state"))


def same(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two arrays are the same, bit for bit where they hold numbers."""
    return one.dtype == other.dtype and (
        one.tobytes() == other.tobytes() if one.dtype != object else (one == other).all()
    )


@pytest.mark.parametrize("order", [("run", "year", "state"), ("state", "year", "run"), ("year", "state", "run")])
@pytest.mark.parametrize("name", sorted(MEASURES))
def test_a_measure_on_runs_equals_the_stack_of_its_single_runs_bit_for_bit(name: str, order: tuple[str, ...]):
    shares = ensemble()
    whole = MEASURES[name](shares.transpose(*order))
    assert set(whole.dims) == {"run", "year"}
    for run in range(shares.sizes["run"]):
        alone = MEASURES[name](shares.isel(run=run, drop=True))
        assert same(whole.isel(run=run).values, alone.values)
        for beside in ("reason", "states"):
            assert same(whole[beside].isel(run=run).values, alone[beside].values)


@pytest.mark.parametrize("order", [("run", "year", "state"), ("state", "year", "run"), ("year", "state", "run")])
@pytest.mark.parametrize("name", sorted(CLASSES))
def test_a_class_on_runs_equals_the_stack_of_its_single_runs(name: str, order: tuple[str, ...]):
    shares = ensemble()
    whole, marked = (rule(shares.transpose(*order)) for rule in (CLASSES[name], CLASSES[name].marked))
    assert set(marked.dims) == {"run", "year", "state"}
    for run in range(shares.sizes["run"]):
        alone = shares.isel(run=run, drop=True)
        assert same(whole.isel(run=run).values, CLASSES[name](alone).values)
        assert same(marked.isel(run=run).transpose("year", "state").values.copy(), CLASSES[name].marked(alone).values)


@pytest.mark.parametrize("entries", [MEASURES, CLASSES], ids=["measures", "classes"])
def test_shares_without_states_are_refused_with_what_is_there(entries: Registry[Any]):
    for entry in entries.values():
        with pytest.raises(ShapeError, match=r"The dimensions are \('run', 'year'\), and state is missing"):
            entry(ensemble().isel(state=0))


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_a_definition_names_its_family_its_parameters_and_what_it_cannot_see(name: str):
    definition = DEFINITIONS[name]
    assert definition.family in FAMILIES
    assert definition.parameters
    assert definition.caveat.endswith(".")
    assert set(definition.sets) <= set(STATE_SETS)
    assert definition.elsewhere or set(definition.sets) == set(STATE_SETS)


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_a_swept_parameter_is_a_parameter_and_its_stated_value_is_on_the_curve(name: str):
    for parameter, values in DEFINITIONS[name].sweep.items():
        assert DEFINITIONS[name].parameters[parameter] in values


def test_a_pole_is_true_false_or_missing_on_year_and_state(finding: Finding):
    assert finding.poles.dims == ("year", "state")
    assert set(np.unique(finding.poles.values[~np.isnan(finding.poles.values)])) <= {0.0, 1.0}
    assert finding.verdict() in WORDS


def test_a_camp_is_named_after_a_state_and_a_pole_is_in_its_own_camp(finding: Finding):
    if finding.camps is None:
        assert finding.details == {}
        return
    states = set(finding.poles["state"].values)
    assert set(finding.camps.values.ravel()) <= states | {""}
    for state, pole, camp in zip(
        finding.poles["state"].values, finding.poles[0].values, finding.camps[0].values, strict=True
    ):
        assert pole != 1.0 or camp == state


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_a_state_of_no_power_and_no_ties_changes_nothing_for_the_others(name: str):
    definition = DEFINITIONS[name]
    index = "output_ppp" if definition.uses_index else ""
    for state_set in definition.sets:
        before = make().find(definition, index, state_set)
        after = make(POWER | {"NIL": 0.0}).find(definition, index, state_set)
        assert after.names(2000) == before.names(2000)
        assert after.verdict() == before.verdict()


@pytest.mark.parametrize("name", sorted(name for name, rule in DEFINITIONS.items() if rule.uses_index))
def test_a_state_without_data_is_neither_a_pole_nor_none(name: str):
    small = dict.fromkeys(("AUT", "BEL", "CHL", "DNK", "EGY", "FIN", "GRC"), 0.1)
    world = make({**POWER, **small, "IRL": float("nan")})
    for state_set in ("all", "ten_largest"):
        if state_set not in DEFINITIONS[name].sets:
            continue
        finding = world.find(DEFINITIONS[name], "output_ppp", state_set)
        assert finding.verdict() != MISSING, (state_set, finding.why())
        assert finding.poles.sel(state="IRL").isnull().all(), state_set


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_the_order_of_the_states_changes_nothing(name: str):
    definition = DEFINITIONS[name]
    index = "output_ppp" if definition.uses_index else ""
    before = make().find(definition, index, definition.sets[0])
    after = make(dict(reversed(POWER.items()))).find(definition, index, definition.sets[0])
    assert set(after.names(2000)) == set(before.names(2000))
    assert after.verdict() == before.verdict()


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_outside_its_sets_a_definition_is_not_applicable_and_says_why(name: str):
    definition = DEFINITIONS[name]
    for state_set in set(STATE_SETS) - set(definition.sets):
        result = make().find(definition, "output_ppp", state_set)
        assert result.verdict() == NOT_APPLICABLE
        assert result.why() == definition.elsewhere
        assert np.isnan(result.poles.values).all()


@pytest.mark.parametrize("power", [{"USA": 1.0}, {"USA": 0.0}, {"USA": float("nan")}], ids=["alone", "weak", "unknown"])
@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_a_world_of_one_state_has_an_answer_or_a_reason_for_none(name: str, power: dict[str, float]):
    definition = DEFINITIONS[name]
    for state_set in definition.sets:
        result = attempt(toy.world(power), definition, "power" if definition.uses_index else "", state_set)
        assert isinstance(result, str) or result.verdict() in WORDS


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_a_parameter_that_is_given_is_read_or_refused(name: str):
    """A cut-off that is taken and changes nothing would be reported as the one that was used."""
    rule = DEFINITIONS[name]
    assert set(rule.sweep) <= rule.changeable
    for parameter in set(rule.parameters) - rule.changeable:
        with pytest.raises(DataError, match=f"'{parameter}' of '{name}' is stated by its authors"):
            make().find(rule, "output_ppp" if rule.uses_index else "", rule.sets[0], **{parameter: 0.3})


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_an_unknown_parameter_raises_with_the_known_ones(name: str):
    with pytest.raises(UnknownNameError, match=f"parameter of '{name}'"):
        make().find(DEFINITIONS[name], "output_ppp", DEFINITIONS[name].sets[0], nonsense=1.0)


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_a_definition_on_a_world_without_ties_or_indices_finds_something_or_says_why_not(name: str):
    bare = toy.world(POWER)
    definition = DEFINITIONS[name]
    result = attempt(bare, definition, "power" if definition.uses_index else "", definition.sets[0])
    assert isinstance(result, str) == (definition.family in {"relational", "communities"} or "lind" in name)
