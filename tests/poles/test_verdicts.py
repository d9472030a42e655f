from dataclasses import replace

import polars as pl
import pytest

from polycentric import toy
from polycentric.errors import UnknownNameError
from polycentric.poles import DEFINITIONS, World, on_map, sentences, summary, sweeps, verdict_map
from polycentric.poles.classes.contract import CLASSES
from polycentric.poles.verdicts import FAMILY_LABELS

POWER = {"USA": 6.0, "CHN": 3.0, "RUS": 1.0, "BRA": float("nan")}


def make() -> World:
    return toy.world(
        POWER,
        trade={("CHN", "USA"): 3.0, ("RUS", "USA"): 1.0, ("USA", "CHN"): 1.0},
        people={"USA": 30.0, "CHN": 40.0, "RUS": 25.0, "BRA": 5.0},
        trade_dependence={("RUS", "USA"): 0.3, ("CHN", "USA"): 0.2},
    )


def row(frame: pl.DataFrame, definition: str, state_set: str = "") -> dict[str, object]:
    return frame.filter((pl.col("definition") == definition) & (pl.col("set") == state_set)).row(0, named=True)


def test_a_definition_by_shares_enters_once_per_index_and_set_and_a_relational_one_once():
    frame = verdict_map(make())
    rules = [rule for rule in DEFINITIONS.values() if not rule.off_map]
    expected = sum(len(on_map.sets(make())) if rule.uses_index else 1 for rule in rules)
    assert frame.height == expected
    assert frame.filter(pl.col("definition") == "dominant_flow").height == 1
    assert set(frame["class"]) <= set(CLASSES)


def test_a_row_names_class_poles_cut_offs_reference_and_who_was_dropped():
    verdict = row(verdict_map(make()), "thompson", "eight_largest")
    assert verdict["class"] == "unipolar"
    assert verdict["poles"] == ["USA"]
    assert verdict["number"] == 1
    assert verdict["states"] == 3
    assert verdict["dropped"] == 1
    assert "near_unipolar 0.45" in str(verdict["parameters"])
    assert "1986" in str(verdict["reference"])


def test_over_all_states_thompson_is_not_applicable_and_no_vote_for_multipolarity():
    frame = verdict_map(make())
    verdict = row(frame, "thompson", "all")
    assert verdict["class"] == "not applicable"
    assert verdict["poles"] == []
    assert verdict["number"] is None
    assert "over all states they would nearly always say multipolar" in str(verdict["reason"])
    counted = summary(frame).filter(pl.col("family") == "shares")
    assert counted["count"].sum() == 2
    assert counted["not_applicable"][0] == 1


def test_a_layer_that_the_world_lacks_gives_missing_with_the_reason():
    verdict = row(verdict_map(make(), definitions="leiden_organisations"), "leiden_organisations")
    assert verdict["class"] == "missing"
    assert "No tie layer is called 'organisations'" in str(verdict["reason"])


def test_poles_are_listed_by_size():
    world = toy.world({"RUS": 1.0, "CHN": 5.0, "USA": 4.0})
    assert row(verdict_map(world), "half_of_leader", "all")["poles"] == ["CHN", "USA"]


def test_percentages_are_of_the_readings_that_give_a_class():
    frame = pl.DataFrame(
        {
            "year": [2000] * 5,
            "family": ["shares"] * 5,
            "class": ["multipolar", "multipolar", "multipolar", "bipolar", "not applicable"],
        }
    )
    table = summary(frame)
    assert table.select("class", "count", "percent").rows() == [("multipolar", 3, 75.0), ("bipolar", 1, 25.0)]
    assert table["rows"].to_list() == [4, 4]


# Of each family one rule or more, whatever else the folder holds.
SOME = (
    "thompson", "effective_number_rounded", "half_of_leader", "dominant_flow", "dependence_threshold", "leiden_trade",
    "permanent_five",
)  # fmt: skip


def test_sentences_count_per_family_and_name_those_that_say_otherwise():
    lines = sentences(verdict_map(make(), definitions={name: DEFINITIONS[name] for name in SOME}))
    by_family = dict(zip(FAMILY_LABELS.values(), lines, strict=True))
    assert by_family["ratio to the leader"] == (
        "By ratio to the leader: 1 of 1 readings (100%) says bipolar for 2000; none says otherwise."
    )
    assert by_family["shares among great powers"].startswith("By shares among great powers: ")
    assert "none says otherwise" in by_family["shares among great powers"]
    clustered = FAMILY_LABELS["communities"]
    assert by_family[clustered].startswith(f"By {clustered}: 1 of 1")
    assert "not how many poles" in clustered


def test_a_family_without_any_class_is_said_to_have_none():
    lines = sentences(verdict_map(toy.world(POWER)))
    assert "By who depends on whom: no reading gives a class for 2000." in lines


def test_the_map_is_the_same_each_time():
    assert verdict_map(make()).equals(verdict_map(make()))


def test_a_sweep_shows_the_class_along_the_cut_off_and_marks_the_chosen_value():
    frame = sweeps(make()).filter(pl.col("definition") == "half_of_leader")
    classes = dict(zip(frame["at"], frame["class"], strict=True))
    assert (classes[0.1], classes[0.5], classes[0.6]) == ("multipolar", "bipolar", "unipolar")
    assert frame.filter("chosen")["at"].to_list() == [0.5]


def test_the_chosen_value_of_a_sweep_is_the_verdict_of_the_map():
    world = make()
    chosen = sweeps(world).filter(pl.col("chosen") & (pl.col("definition") == "dependence_threshold"))
    assert set(chosen["class"]) == {row(verdict_map(world), "dependence_threshold")["class"]}


@pytest.mark.parametrize("family", sorted(FAMILY_LABELS))
def test_every_family_has_a_definition(family: str):
    assert any(rule.family == family for rule in DEFINITIONS.values())


@pytest.mark.parametrize("given", ["half_of_leader", ["half_of_leader"], ("half_of_leader",)])
def test_definitions_are_named_one_by_one_or_several_or_given_as_a_mapping(given: str | list[str] | tuple[str]):
    mapped = {"half_of_leader": DEFINITIONS["half_of_leader"]}
    assert verdict_map(make(), definitions=given).equals(verdict_map(make(), definitions=mapped))
    assert set(verdict_map(make(), definitions=SOME)["definition"]) == set(SOME)


def test_the_sweep_of_a_rule_that_is_not_for_all_states_is_on_the_first_of_its_sets():
    rule = replace(
        DEFINITIONS["thompson"],
        compute=lambda situation, least: (situation.shares >= least).where(situation.shares.notnull()),
        parameters={"least": 0.2},
        sweep={"least": (0.05, 0.2, 0.5)},
    )
    table = sweeps(make(), definitions={"thompson": rule})  # 0.6, 0.3 and 0.1 of the five largest
    assert table["class"].to_list() == ["multipolar", "bipolar", "unipolar"]
    assert table["chosen"].to_list() == [False, True, False]


def test_a_definition_that_there_is_not_is_refused_with_the_nearest_name():
    with pytest.raises(UnknownNameError, match="did you mean 'half_of_leader'"):
        verdict_map(make(), definitions=["half_of_leder"])
