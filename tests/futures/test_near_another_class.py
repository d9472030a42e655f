"""How near the order stands to another class: a toy rule's marks moved, and the shipped summary against new runs."""

from pathlib import Path

import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.errors import DataError
from polycentric.futures import near, shown
from polycentric.futures.classes import Rule, rules_of


@pytest.fixture(scope="module")
def now() -> xr.Dataset:
    return pc.load("now")


def test_the_class_of_2025_turns_where_the_marks_stand_seven_percent_higher(now: xr.Dataset):
    found = near.nearest_turn(now, rules_of(now)[0])
    assert found is not None
    assert (found.year, found.before, found.after, found.states) == (2025, "multipolar", "bipolar", ("RUS",))
    assert found.points == 7


def test_the_turn_is_the_margin_of_the_metric_that_decides(now: xr.Dataset):
    """Russia holds three of four metrics; the least of these three, beside its mark, is its margin."""
    from polycentric.poles.definitions.ratio_after_lind import MARKS, ratios
    from polycentric.poles.world import World

    _, like, ratio = ratios(World(now.isel(year=[-1]), layers={}).situation("", "all"))
    place = [str(each) for each in like["state"].values].index("RUS")
    beside = np.sort(ratio[:, 0, place] / np.array(list(MARKS.values())))[::-1]
    found = near.nearest_turn(now, rules_of(now)[0])
    assert found is not None
    assert found.times - 0.01 <= beside[2] < found.times


def test_a_rule_whose_marks_can_not_be_moved_together_gives_no_margin(now: xr.Dataset):
    assert near.nearest_turn(now, Rule("thompson", "thompson", "output_ppp", "x", None)) is None


def test_a_few_runs_come_out_as_they_did_when_the_shipped_runs_were_made(now: xr.Dataset):
    """Where this fails, the model has changed: `make futures-shown` makes what the report shows anew."""
    held = shown.shipped()["probe"]
    again = shown.probe(now)
    assert again["disputes"] == held["disputes"]
    assert again["pacts"] == held["pacts"]
    np.testing.assert_allclose(again["hhi"], held["hhi"], atol=2e-5)


def test_what_ships_is_of_todays_world_with_the_shipped_estimates_and_all_levers(now: xr.Dataset):
    from polycentric.futures.levers import LEVERS
    from polycentric.futures.parameters import estimates_of
    from polycentric.futures.processes import PROCESSES

    held = shown.shipped()
    assert held["inputs"] == now.attrs["inputs_sha256"]
    for name, digest in held["estimates"].items():
        assert estimates_of(PROCESSES[name]).sha256 == digest, name
    grades = {lever: grade for lever, grade, *_ in held["sweep"]["rows"]}
    assert grades == {name: each.grade for name, each in LEVERS.items()}


def test_chances_of_each_year_sum_to_one_and_quantiles_are_in_order():
    held = shown.shipped()
    for years in held["classes"].values():
        for chances in years.values():
            assert sum(chances) == pytest.approx(1.0, abs=1e-4)
    for fans in held["fans"].values():
        for fan in fans.values():
            assert all(band == sorted(band) for band in fan.values())


def test_a_damaged_file_of_runs_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shown, "PATH", tmp_path / "shown.json")
    with pytest.raises(DataError, match=r"'shown\.json' cannot be read"):
        _ = shown.shipped()
    (tmp_path / "shown.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match="install the package again"):
        _ = shown.shipped()
