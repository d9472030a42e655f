"""Futures in the report: a fan with a visible break, the observed year apart, levers with their grades."""

import dataclasses
import re
from collections.abc import Callable

import pytest
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.pictures import PICTURES
from polycentric.pictures.charts.futures_fan import draw
from polycentric.pictures.contract import ahead_of
from polycentric.pictures.drawing.svg import LAYOUTS
from polycentric.pictures.records.ahead import Ahead
from polycentric.report import Findings, collect, render_findings

Make = Callable[..., Ahead]


def test_the_past_of_two_sources_is_drawn_as_lines_that_nothing_joins(toy_ahead: Make):
    svg = draw(toy_ahead())
    thin = re.findall(r'd="(M[^"]+)"[^>]*style="[^"]*stroke-width:1.1', svg)
    assert len(thin) == 2
    assert all(path.count("L") == 1 for path in thin), "two years of the archive, and no line from there to today"
    assert "which nothing joins to the rest" in svg


def test_without_an_archive_nothing_is_said_of_one(toy_ahead: Make):
    svg = draw(toy_ahead(archive=False))
    assert "archive" not in svg
    assert "stroke-width:1.1" not in svg


def test_the_observed_year_stands_apart_from_the_chances(toy_ahead: Make):
    svg = draw(toy_ahead(), narrow=True)
    assert "2025: seen" in svg
    assert "2025, as observed: multipolar" in svg
    assert "2027: bipolar in 50% of the runs" in svg
    assert "2025: bipolar" not in svg


def test_the_report_on_today_shows_the_fan_the_levers_and_what_the_model_can_not_know(today: Findings):
    page = render_findings(today)
    assert 'id="futures_fan"' in page
    assert 'id="levers_swept"' in page
    assert "What the model can’t know" in page
    assert "model-implied means of 200 paired runs" in page
    assert page.index('id="futures_fan"') < page.index('id="everything"') < page.index('id="levers_swept"')


def test_each_lever_stands_beside_its_grade(today: Findings):
    for layout in LAYOUTS:
        svg = str(PICTURES["levers_swept"].draw(today, layout))
        assert "Integration · assumed" in svg
        assert "A defence pact · assumed" in svg


def test_the_largest_lever_is_named_alone_only_where_its_interval_clears_the_next_ones(
    today: Findings, toy_ahead: Make
):
    one, *_ = toy_ahead().pulled
    sure = dict.fromkeys(one.changes, (0.5, 0.4, 0.6, 0.4, 0.6))
    less = dict.fromkeys(one.changes, (-0.1, -0.2, -0.05, -0.2, 0.0))
    near = dict.fromkeys(one.changes, (-0.4, -0.5, -0.3, -0.5, 0.0))
    for changes, overlap in ((less, False), (near, True)):
        pulled = (dataclasses.replace(one, changes=sure), dataclasses.replace(one, lever="other", changes=changes))
        found = dataclasses.replace(today, ahead=dataclasses.replace(toy_ahead(), pulled=pulled))
        said = PICTURES["levers_swept"].takeaway(found)
        assert ("move the chance of multipolarity most, and their intervals overlap" in said) == overlap


def test_another_year_and_a_world_of_ones_own_have_no_futures(now: xr.Dataset, small: Findings):
    bare = dataclasses.replace(small, ahead=None)
    assert not PICTURES["futures_fan"].applies(bare)
    assert not PICTURES["levers_swept"].applies(bare)
    with pytest.raises(CoverageError, match="polycentric futures --svg"):
        _ = ahead_of(bare)
    changed = now.assign_attrs(inputs_sha256="0")
    assert collect(changed).ahead is None


def test_a_report_without_levers_pulled_shows_the_fan_alone(today: Findings, toy_ahead: Make):
    bare = dataclasses.replace(today, ahead=toy_ahead(levers=False))
    assert not PICTURES["levers_swept"].applies(bare)
    assert PICTURES["futures_fan"].applies(bare)


def test_the_file_of_the_fan_holds_past_runs_and_chances(today: Findings, toy_ahead: Make):
    data = PICTURES["futures_fan"].data
    assert data is not None
    rows = data(dataclasses.replace(today, ahead=toy_ahead())).rows
    assert {row[2] for row in rows} == {"archive", "editions", "runs"}
    assert any(row[0].startswith("chance by the rule") for row in rows)
