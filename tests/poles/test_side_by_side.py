"""Before and after: states apart, and groups as one."""

import polars as pl
import pytest
import xarray as xr

from polycentric.errors import GroupError
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.side_by_side import polarity_side_by_side, power_side_by_side, worlds_of
from polycentric.power import INDICES

ONE = {"output_ppp": INDICES["output_ppp"]}


def test_a_group_has_the_sum_of_its_members_and_a_rank_as_one_alone(toy: xr.Dataset):
    found = power_side_by_side(toy.sel(year=[2001]), "AC=AAA,CCC", ONE)
    rows = {row["actor"]: row for row in found.iter_rows(named=True)}
    assert [(each, rows[each]["role"]) for each in rows] == [
        ("AC", "group"), ("AAA", "largest member"), ("BBB", "among the largest"), ("CCC", "among the largest")
    ]  # fmt: skip
    numbers = ("share_apart", "rank_apart", "share_as_one", "rank_as_one")
    assert [rows["AC"][name] for name in numbers] == [pytest.approx(0.6), None, pytest.approx(0.6), 1]
    assert [rows["AAA"][name] for name in numbers] == [pytest.approx(0.4), 1, None, None]
    assert [rows["BBB"][name] for name in numbers] == [pytest.approx(0.4), 1, pytest.approx(0.4), 2]
    assert rows["CCC"]["reason"] == "in AC when that is one"


def test_a_group_whose_members_lack_data_has_no_share_and_says_why(toy: xr.Dataset):
    found = power_side_by_side(toy.sel(year=[2001]), "CD=CCC,DDD", ONE)
    row = found.row(by_predicate=pl.col("actor") == "CD", named=True)
    assert (row["share_apart"], row["share_as_one"]) == (None, None)
    assert row["reason"] != ""


def test_output_times_output_per_head_of_a_group_is_not_the_sum_of_its_members(now: xr.Dataset):
    found = power_side_by_side(now, "NAFTA=USA,CAN,MEX", {"net_resources": INDICES["net_resources"]})
    row = found.row(by_predicate=pl.col("actor") == "NAFTA", named=True)
    assert row["share_as_one"] < row["share_apart"], "Mexico is poorer"


def test_the_class_is_given_both_ways_and_whether_it_changes(now: xr.Dataset):
    found = polarity_side_by_side(now, "EU", "half_of_leader", {"output_mer": INDICES["output_mer"]})
    row = found.row(by_predicate=pl.col("set") == "all", named=True)
    assert (row["class_apart"], row["class_as_one"], row["changed"]) == ("bipolar", "multipolar", True)
    assert set(row["poles_as_one"]) - set(row["poles_apart"]) == {"EU"}
    other = found.row(by_predicate=pl.col("set") == "five_largest", named=True)
    assert (other["class_apart"], other["changed"]) == ("not applicable", None)


def test_each_year_has_its_rows_and_years_without_the_group_none(now: xr.Dataset):
    from polycentric.panel.load import load

    found = power_side_by_side(load("now", years=(1990, 2025), carry=True), "EU", ONE)
    assert found["year"].min() == 1995, "the Union began in 1993"
    union = found.filter((pl.col("actor") == "EU") & (pl.col("year") == 2025))
    assert union["share_as_one"].item() == pytest.approx(union["share_apart"].item())


def test_groups_that_are_never_there_are_refused(now: xr.Dataset):
    with pytest.raises(GroupError, match=r"it has no members|in no year of this panel"):
        worlds_of(now, "Warsaw Pact")


def test_every_definition_of_the_map_runs_both_ways_with_two_groups(now: xr.Dataset):
    found = polarity_side_by_side(now, "EU; NAFTA=USA,CAN,MEX", indices=ONE)
    assert set(found["definition"]) == {name for name, rule in DEFINITIONS.items() if not rule.off_map}
    assert found["class_as_one"].null_count() == 0
