"""What stands in the verdict map, and what left it with a reason."""

from dataclasses import replace

from polycentric import toy
from polycentric.poles import DEFINITIONS, World, on_map, verdict_map
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex
from polycentric.sets import named

POWER = {"USA": 6.0, "CHN": 3.0, "RUS": 1.0}


def test_the_map_has_no_list_no_community_and_no_rounded_number():
    families = {rule.family for rule in on_map.definitions()}
    assert families == {"shares", "ratio", "relational"}
    left = {name: rule.off_map for name, rule in DEFINITIONS.items() if rule.off_map}
    assert "never how many poles" in left["leiden_trade"]
    assert "who is called a power" in left["nuclear"]
    assert "a number of powers" in left["effective_number_rounded"]


def test_the_sets_of_the_map_are_of_fixed_size_or_a_users_own():
    world = toy.world(POWER)
    assert on_map.sets(world) == ["all", "five_largest", "eight_largest"]
    assert on_map.sets(World(world.panel, None, world.indices, own_sets={"two": ("USA", "CHN")}))[-1] == "two"
    assert set(verdict_map(world)["set"]) == {"", "all", "five_largest", "eight_largest"}


def test_what_left_can_be_asked_for():
    world = toy.world(POWER)
    assert set(verdict_map(world, definitions="thompson", sets=["majors"])["set"]) == {"majors"}
    assert verdict_map(world, definitions="nuclear").height == 1


def test_an_index_that_averages_others_leaves_where_they_are_and_stays_where_they_are_not():
    world = toy.world(POWER)
    part = next(iter(world.indices.values()))
    parts = {name: replace(part, name=name, measure=name) for name in ("energy", "population")}
    whole = {"mean": replace(part, name="mean", measure="mean", composed_of=("energy", "population"))}
    assert on_map.indices(World(world.panel, None, {**whole, **parts})) == ["energy", "population"]
    assert on_map.indices(World(world.panel, None, whole)) == ["mean"]
    left = on_map.left(World(world.panel, None, {**whole, **parts}))
    assert dict(left.filter(left["kind"] == "index").select("name", "reason").rows()) == {
        "mean": "it averages energy and population, which stand in the map themselves"
    }


def test_of_rival_series_the_one_that_covers_most_years_stands_in_the_map():
    world = toy.world(POWER)
    whole = next(iter(world.indices.values()))
    partial = replace(whole, compute=lambda panel: whole.compute(panel) * float("nan"))
    made = {
        name: replace(each, name=name, measure="output", place=place)
        for place, (name, each) in enumerate({"thin": partial, "full": whole, "also_full": whole}.items())
    }
    assert on_map.indices(World(world.panel, None, made)) == ["full"]


def test_composites_of_the_package_say_what_they_are_made_of():
    def parts(index: PowerIndex) -> int:
        return len(index.composed_of)

    assert {name: parts(each) for name, each in INDICES.items() if each.composed_of} == {
        "cinc": 6,
        "cinc_recomputed": 6,
        "composite_four": 4,
    }


def test_on_warships_the_cut_offs_are_thompsons_and_on_anything_else_after_him():
    rule = DEFINITIONS["thompson"]
    assert rule.label_on("warships") == "Thompson's cut-offs on warships"
    assert rule.label_on("military_spending") == rule.label == "Cut-offs after Thompson"
    assert "isn't in the archive" in rule.caveat


def test_every_reason_speaks_of_a_set_or_measure_that_there_is():
    measures = {each.measure for each in INDICES.values()}
    for rule in DEFINITIONS.values():
        assert all(measure in measures and about in named.SETS for measure, about in rule.off_map_on)
