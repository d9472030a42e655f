"""The verdict map over two centuries: no row that can't come out otherwise, no two rows that say the same."""

from itertools import combinations

import polars as pl
import pytest

from polycentric.answers.parts.polarity_world import needed
from polycentric.panel.load import load
from polycentric.poles import DEFINITIONS, World, independent, on_map, verdict_map
from polycentric.poles.definitions.ratio_to_majors import OFF_MAP_ON
from polycentric.poles.readings import readings as readings_of
from polycentric.power import INDICES

pytestmark = pytest.mark.usefixtures("archive")
# Of fewer years in common nothing is said: rules on ties have a class in a handful.
LEAST_YEARS = 20
ALIKE = 0.98


@pytest.fixture(scope="module")
def readings() -> dict[str, dict[int, str]]:
    world = World(load("history", years=(1816, 2016), series=needed(DEFINITIONS.values())))
    given = verdict_map(world).filter(~pl.col("class").is_in(["missing", "not applicable"]))
    parts = given.group_by("definition", "index", "set", maintain_order=True)
    held = {"/".join(map(str, key)): dict(rows.select("year", "class").iter_rows()) for key, rows in parts}
    return {name: by_year for name, by_year in held.items() if len(by_year) >= LEAST_YEARS}


def test_no_row_of_the_map_is_constant(readings: dict[str, dict[int, str]]):
    assert len(readings) > 25
    assert [name for name, by_year in readings.items() if len(set(by_year.values())) == 1] == []


def test_no_two_rows_of_the_map_agree_in_more_than_98_percent_of_their_years(readings: dict[str, dict[int, str]]):
    twins: list[tuple[str, str]] = []
    for one, other in combinations(readings, 2):
        common = readings[one].keys() & readings[other].keys()
        same = sum(readings[one][year] == readings[other][year] for year in common)
        if len(common) >= LEAST_YEARS and same > ALIKE * len(common):
            twins.append((one, other))
    assert twins == []


def test_the_reading_that_left_as_a_twin_is_one():
    world = World(load("history", years=(1816, 2016), series=["tpop"]))
    frame = verdict_map(
        world, definitions=["half_of_leader", "thompson"], indices=["total_population"], sets=["all", "five_largest"]
    ).filter((pl.col("class") != "not applicable") & (pl.col("actors") == "states"))
    wide = frame.pivot(on="definition", index="year", values="class")
    assert (wide["half_of_leader"] == wide["thompson"]).sum() == 199
    assert wide.height == 201


def test_the_readings_by_known_great_powers_that_left_say_multipolar_in_all_but_three_years(
    of_known_powers: dict[str, dict[int, str]],
):
    left = {INDICES[index].measure for index in of_known_powers}
    assert left == set(OFF_MAP_ON)
    for by_year in of_known_powers.values():
        assert len(by_year) >= 200
        assert sum(word != "multipolar" for word in by_year.values()) <= 3


@pytest.fixture(scope="module")
def of_known_powers() -> dict[str, dict[int, str]]:
    world = World(load("history", years=(1816, 2016), series=needed([])))
    chosen = [name for name in on_map.indices(world) if INDICES[name].measure in OFF_MAP_ON]
    asked = [(DEFINITIONS["ratio_to_majors"], index, "all") for index in chosen]
    given = readings_of(world, asked).filter(~pl.col("class").is_in(["missing", "not applicable"]))
    parts = given.group_by("index", maintain_order=True)
    return {str(index): dict(rows.select("year", "class").iter_rows()) for (index,), rows in parts}


def test_the_cold_war_is_bipolar_by_military_spending_on_the_eight_largest():
    world = World(load("history", years=(1955, 2016), series=["milex", "tpop"]))
    frame = verdict_map(world, definitions="thompson", indices=["military_spending"], sets=["eight_largest"])
    classes = dict(frame.filter(pl.col("actors") == "states").select("year", "class").iter_rows())
    assert {classes[year] for year in range(1955, 1989)} == {"bipolar"}
    assert {classes[year] for year in range(1997, 2017)} == {"unipolar"}


def test_the_table_of_how_alike_readings_are_comes_out_again():
    panel = load("history", years=independent.YEARS, series=needed(DEFINITIONS.values()))
    names, matrix = independent.correlations(verdict_map(World(panel)))
    assert independent.TABLE.read_text(encoding="utf-8") == independent.written(names, matrix)
