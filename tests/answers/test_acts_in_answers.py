"""Relations, troops, arms, support and agreements of a state and of a pair, on a world of four states."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
import xarray as xr

from polycentric.answers.parts import archived_ties, compare_acts, state_acts
from polycentric.answers.parts.archived_ties import Seen
from polycentric.answers.parts.places import Places
from polycentric.answers.where import Where
from polycentric.errors import CoverageError
from polycentric.ties import LAYERS
from polycentric.ties.cases import Case

STATES = ("DEU", "FRA", "POL", "USA")
NAN = float("nan")
# From the first to the second; what isn't here is missing.
WORLD: Mapping[str, Mapping[tuple[str, str], float]] = {
    "troops": {("USA", "DEU"): 36541.0, ("USA", "POL"): 0.0},
    "arms": {("USA", "POL"): 16e6, ("FRA", "POL"): 0.0, ("USA", "DEU"): 0.0},
    "support": {("USA", "DEU"): 1.5, ("USA", "POL"): -0.5, ("FRA", "POL"): 0.2},
    "interventions": {("USA", "DEU"): 0.0, ("USA", "FRA"): 1.0},
    "relations": {("DEU", "FRA"): 1.0, ("FRA", "DEU"): 1.0, ("DEU", "USA"): 0.25, ("USA", "DEU"): 0.25},
    "treaties": {("DEU", "FRA"): 2.0, ("FRA", "DEU"): 2.0, ("DEU", "POL"): 0.0, ("POL", "DEU"): 0.0},
    "trade_agreements": {("DEU", "FRA"): 1.0, ("FRA", "DEU"): 1.0, ("DEU", "POL"): 0.0, ("POL", "DEU"): 0.0},
    "peacekeeping": {("DEU", "FRA"): 1.0, ("FRA", "DEU"): 1.0},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _toy(monkeypatch: pytest.MonkeyPatch):  # pyright: ignore[reportUnusedFunction]
    def seen(places: Places, name: str) -> Seen | None:
        if name not in WORLD:
            raise CoverageError("It begins later.")
        grid = np.full((len(STATES), len(STATES)), NAN)
        for (state, partner), value in WORLD[name].items():
            grid[STATES.index(state), STATES.index(partner)] = value
        labels = np.array(STATES, dtype=object)
        values = xr.DataArray(grid, dims=("state", "partner"), coords={"state": labels, "partner": labels})
        rows: list[Any] = [values.sel(state=places.state), values.sel(partner=places.state)]
        out, back = ({str(key): float(each) for key, each in zip(STATES, row.values, strict=True) if each == each}
                     for row in rows)  # fmt: skip
        return Seen(LAYERS[name], places.state, out, back, 2012, "Toy", values)

    def under_way(_: tuple[int, int], states: list[str]) -> list[Case]:
        both = (Case("FRA", "First", "2011-03", "", 2011, 2012, 4, goes_on=True),
                Case("FRA", "", "2012-05-01", "2012-05-03", 2012, 2012, None, goes_on=False))  # fmt: skip
        return [case for case in both if case.state in states]

    monkeypatch.setattr(state_acts, "under_way", under_way)
    monkeypatch.setattr(compare_acts, "under_way", under_way)
    monkeypatch.setattr(state_acts, "seen", seen)
    monkeypatch.setattr(compare_acts, "seen", seen)


def places(state: str) -> Places:
    return Places(Where("now", 2012), state)


def test_none_is_told_apart_from_what_is_not_known():
    hosted = {state: state_acts.troops(places(state)) for state in ("DEU", "POL", "FRA")}
    assert {state: line.words for state, line in hosted.items() if line} == {
        "DEU": "36,541 of the United States; of others not known",
        "POL": "none of the United States; of others not known",
        "FRA": "not known of the United States; of others not known",
    }
    sent = state_acts.troops(places("USA"))
    assert sent is not None
    assert (sent.label, sent.words) == ("troops abroad", "36,541 in 1 state: Germany 36,541")


def test_arms_name_the_supplier_or_say_how_many_delivered_none():
    (bought,) = state_acts.arms(places("POL"))
    assert bought.words == "United States 16.0 (million of SIPRI's trend-indicator value)"
    (none,) = state_acts.arms(places("DEU"))
    assert none.words == "none, of 1 supplier that is known"
    assert state_acts.arms(places("USA"))[0].label == "arms to"


def test_support_is_told_by_the_place_among_those_that_the_power_supports():
    (line,) = state_acts.support(places("POL"))
    assert line.words.startswith("France (1 of 1), the United States (2 of 2)")


def test_rivals_are_named_and_the_others_counted():
    line = state_acts.relations(places("DEU"))
    assert line is not None
    assert line.words == "lesser rivalry with United States; security community with 1"
    assert state_acts.relations(places("POL")) is None


def test_interventions_of_states_that_nobody_counts_are_not_none():
    line = state_acts.interventions(places("FRA"))
    assert line is not None
    assert line.words.startswith("the United States: ")
    assert line.words.endswith("; of others not known")
    assert state_acts.interventions(places("DEU")) is None


def test_agreements_that_begin_later_are_left_out():
    line = state_acts.agreements(places("DEU"))
    assert line is not None
    assert line.words.split("; ") == [
        "on trade, signed and counted by DESTA (replaced ones go on counting), with 1 (2012)",
        "in UN missions beside 1 (2012)",
    ]


def test_a_pair_is_told_both_ways_where_it_is_known():
    between = {make.__name__: make(places("DEU"), "USA") for make in (
        compare_acts.relations, compare_acts.troops, compare_acts.arms, compare_acts.support, compare_acts.interventions
    )}  # fmt: skip
    assert {name: line.words for name, line in between.items() if line} == {
        "relations": "lesser rivalry (Peace Data)",
        "troops": "the United States had 36,541 in Germany",
        "arms": "the United States delivered none to Germany",
        "support": "Germany stands 1 of 2 that the United States supports (+1.50)",
        "interventions": "the United States had none under way in Germany",
    }


def test_a_pair_of_which_nothing_can_be_known_has_no_line_and_one_that_is_missing_says_so():
    assert compare_acts.troops(places("DEU"), "FRA") is None
    assert compare_acts.relations(places("POL"), "DEU") is None
    coded = compare_acts.relations(places("DEU"), "POL")
    assert coded is not None
    assert coded.words == "not coded: missing, not peace"
    withheld = compare_acts.troops(places("USA"), "FRA")
    assert withheld is not None
    assert withheld.words == "not known"
    assert [row["value"] for row in withheld.facts] == [None, None]


def test_what_two_have_together_is_counted_in_the_singular_too():
    line = compare_acts.together(places("DEU"), "FRA")
    assert line is not None
    assert line.words.split("; ") == [
        "1 trade agreement signed and counted by DESTA (replaced ones go on counting) (2012)",
        "1 UN mission side by side (2012)",
    ]
    apart = compare_acts.together(places("DEU"), "POL")
    assert apart is not None
    assert apart.words == "no trade agreement counted by DESTA (2012); UN missions side by side not listed (2012)"
    pair = compare_acts.treaties(places("DEU"), "POL")
    assert pair is not None
    assert pair.words == "none"


def test_a_layer_is_read_of_the_last_year_that_its_source_has(monkeypatch: pytest.MonkeyPatch):
    grid = np.full((1, 4, 4), NAN)
    grid[0, 3, :2] = [5.0, 7.0]
    labels = np.array(STATES, dtype=object)
    panel = xr.Dataset(
        {"troops_abroad": (("year", "state", "partner"), grid, {"source": "Toy", "units": "people", "series": "toy"})},
        coords={"year": [2010], "state": labels, "partner": labels},
    )
    monkeypatch.setattr(Places, "in_archive", lambda _self, _names: panel)
    found = archived_ties.seen(places("USA"), "troops")
    assert found is not None
    assert (dict(found.out), found.year) == ({"FRA": 7.0, "DEU": 5.0}, 2010)
    assert list(found.out) == ["FRA", "DEU"]
    assert archived_ties.seen(places("CHN"), "troops") is None


def test_interventions_that_overlap_stay_apart_each_with_its_name_its_days_and_its_force():
    both = "First (2011-03 to under way in 2019; use of force), a case without a name (2012-05-01 to 2012-05-03; level "
    pair = compare_acts.interventions(places("FRA"), "USA")
    assert pair is not None
    assert pair.words == f"the United States had 2 under way in France: {both}of force not known)"
    sent, suffered = (state_acts.interventions(places(state)) for state in ("USA", "FRA"))
    assert sent is not None
    assert sent.words == f"France: {both}of force not known)"
    assert suffered is not None
    assert suffered.words.startswith("the United States: First (2011-03")
