"""Concentration, movement and the verdict map on `history`, against figures worked out without this package."""

import numpy as np
import polars as pl
import pytest

import polycentric as pc
from polycentric.panel.group_dates import dated_spans
from polycentric.panel.group_record import members_of
from polycentric.poles import MEASURES, World, verdict_map
from polycentric.poles.profile import concentration_table
from polycentric.states import Cow, state_of
from polycentric.tables import table

pytestmark = pytest.mark.usefixtures("archive")
YEARS = (1816, 1913, 1946, 1989, 2022)
EFFECTIVE_NUMBER = (6.3, 9.0, 5.5, 15.3, 11.7)
CON_OF_MAJORS = (0.330, 0.238, 0.452, 0.312, 0.485)


@pytest.fixture(scope="module")
def world(archive: object) -> World:
    return World(pc.load("history", series=["nmc", "majors", "maoz_powers"]))


@pytest.fixture(scope="module")
def concentration(world: World) -> pl.DataFrame:
    return concentration_table([world]).filter(pl.col("index") == "cinc")


def test_the_effective_number_over_all_states_is_as_worked_out_before(world: World):
    measured = MEASURES["effective_number"](world.shares("cinc")).sel(year=list(YEARS))
    assert [round(value, 1) for value in measured.values.tolist()] == list(EFFECTIVE_NUMBER)
    assert measured["states"].values.tolist() == [23, 44, 66, 161, 195]


def test_con_on_the_major_powers_is_as_worked_out_before(world: World):
    measured = MEASURES["ray_singer"](world.shares("cinc", "majors")).sel(year=list(YEARS))
    assert measured.values == pytest.approx(CON_OF_MAJORS, abs=5e-4)


def test_both_editions_of_the_list_name_the_same_major_powers_in_every_year(world: World):
    """The list that the package holds ends in 2016 and is carried forward; the panel's is that of 2024."""
    assert world.panel["cowmaj"].attrs["version"] == "2024"
    assert np.array_equal(world.members("cinc", "majors").values, world.members("cinc", "majors_2024").values)
    assert "majors_2024" not in world.sets, "it would count every reading on the majors twice"


def test_movement_on_the_majors_is_missing_for_five_years_after_every_change_of_the_list(concentration: pl.DataFrame):
    movement = concentration.filter((pl.col("measure") == "movement") & (pl.col("set") == "majors"))
    reasons = dict(movement.select("year", "reason").rows())
    assert reasons[1816] == "1811 is not among these years"
    assert [reasons[year] for year in (1860, 1864)] == [
        "the states compared changed since 1855: +ITA", "the states compared changed since 1859: +ITA",
    ]  # fmt: skip
    assert reasons[1865] == ""
    assert reasons[1954] == "the states compared changed since 1949: +CHN"
    values = movement["value"].drop_nulls()
    assert 0.0 <= values.min() < values.max() <= 1.0  # pyright: ignore[reportOptionalOperand, reportOperatorIssue]


def test_movement_of_the_five_powers_of_1820_to_1825_by_the_raw_numbers(world: World):
    """Shares of the published index of Britain, France, Prussia, Austria and Russia, by hand."""
    both = [
        np.array([world.power("cinc").sel(year=year, state=state).item() for state in FIVE]) for year in (1820, 1825)
    ]
    before, after = (values / values.sum() for values in both)
    expected = np.abs(after - before).sum() / (2 * (1 - before.min()))
    assert MEASURES["movement"](world.shares("cinc", "majors")).sel(year=1825).item() == pytest.approx(expected)


FIVE = ("GBR", "FRA", "DEU", "AUH", "RUS")


def test_maozs_global_powers_are_a_set_until_his_list_ends(world: World):
    marks = world.members("cinc", "global_maoz")
    assert set(marks["state"].values[marks.sel(year=1900).values]) == {"USA", "GBR", "FRA", "DEU"}
    assert set(marks["state"].values[marks.sel(year=1950).values]) == {"USA", "GBR", "RUS"}
    assert world.gaps("cinc", "global_maoz")[-1] == "the set has no member in this world in this year"


def test_a_users_own_set_is_the_same_states_in_every_year_in_which_all_are_there(archive: object):
    panel = pc.load("history", series=["cinc"])
    world = World(panel, own_sets={"axis": ("DEU", "ITA", "JPN")})
    gaps = dict(zip(panel["year"].values.tolist(), world.gaps("cinc", "axis"), strict=True))
    assert gaps[1938] == ""
    shares = world.shares("cinc", "axis").sel(year=1938)
    assert float(shares.sum()) == pytest.approx(1.0)
    assert int(shares.notnull().sum()) == 3


def test_the_verdict_map_over_two_centuries_has_a_row_per_year_and_reading(world: World):
    frame = verdict_map(world, indices=["cinc"])
    keys = frame.select("definition", "index", "set").unique().height
    assert frame.height == 207 * keys
    in_1990s = frame.filter(
        (pl.col("definition") == "half_of_leader") & (pl.col("index") == "cinc") & (pl.col("set") == "all")
    )
    classes = dict(in_1990s.select("year", "class").rows())
    assert (classes[1946], classes[1989]) == ("unipolar", "multipolar")


def test_the_map_of_one_year_is_that_years_part_of_the_map_of_all(world: World):
    whole = verdict_map(world).filter(pl.col("year") == 1913)
    alone = verdict_map(World(pc.load("history", years=1913, series=["nmc", "majors", "maoz_powers"])))
    columns = ["definition", "index", "set", "class", "number"]
    # A set of Maoz's and the five permanent members included; only what looks back differs, and that is no class.
    assert whole.select(columns).equals(alone.select(columns))


def test_there_is_no_european_union_before_it_was_and_one_of_its_years_members_after(world: World):
    assert verdict_map(world.panel.sel(year=[1900]))["actors"].unique().to_list() == ["states"]
    as_one = World(world.panel.sel(year=[1993, 2016, 2021]), "EU")
    apart = [world.power("cinc").sel(year=2016, state=state).item() for state in members_of(as_one.panel, 2016)]
    assert len(apart) == 28
    assert as_one.power("cinc").sel(year=2016, state="EU").item() == pytest.approx(sum(apart))
    assert np.isnan(as_one.power("cinc").sel(year=2016, state="GBR").item())
    assert as_one.power("cinc").sel(year=2021, state="GBR").item() > 0.01


def test_the_members_of_the_union_by_date_are_those_of_the_organisations_source(archive: object):
    """Full members by the Correlates of War's organisations, 1993-2014, at the end of each year."""
    rows = table("igo_members", "memberships").filter(
        (pl.col("organisation") == "eu") & (pl.col("status") == 1) & (pl.col("year") >= 1993)
    )
    listed: dict[int, set[str]] = {}
    for ccode, year in rows.select("ccode", "year").iter_rows():
        listed.setdefault(year, set()).add(state_of(Cow(ccode), year).id)
    ours = {year: {state for state, first, last in dated_spans("EU") if first <= year <= last} for year in listed}
    assert set(listed) == set(range(1993, 2015))
    assert ours == listed


def test_whether_china_led_in_2010_by_output_is_unsure_and_depends_on_what_errors_share(archive: object):
    """The crossing of the estimates is at 2016; in 2010 a third of independent draws have it already."""
    from polycentric.power.uncertainty import chance_of_leading

    panel, index = pc.load("history", years=(2000, 2019), series=["fariss"]), pc.power.INDICES["output_fariss"]
    chances = [chance_of_leading(index, panel, "CHN", 2010, correlation=r) for r in (0.0, 0.5, 0.9)]
    assert chances == pytest.approx([0.37, 0.32, 0.14], abs=0.02)
    assert chance_of_leading(index, panel, "CHN", 2000) < 0.1


@pytest.mark.parametrize("asked", [{"year": 2016}, {"years": (2010, 2016)}])
def test_an_index_of_the_archive_alone_is_shown_where_no_world_is_named(asked: dict[str, object]):
    answer, other = (pc.answers.power("cinc", **asked, **world) for world in ({}, {"world": "history"}))  # pyright: ignore[reportArgumentType]
    assert answer.table.equals(other.table)
    assert answer.notes[0] == "From the world 'history', which alone has cinc."
    assert "which alone has" not in " ".join(other.notes)
    assert "which alone has" not in " ".join(pc.answers.power("output_ppp", year=2016).notes)
