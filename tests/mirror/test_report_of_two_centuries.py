"""The report's part on two centuries from the real files: published numbers, and how the page stands in a browser."""

import re
from pathlib import Path
from typing import Any

import pytest
import xarray as xr

from polycentric.answers.world import kept_records
from polycentric.answers.world.past import KINDS, needed_sources
from polycentric.pictures.records.past import Past
from polycentric.poles.world import World
from polycentric.report import Findings, collect, render_findings

pytestmark = pytest.mark.usefixtures("archive")
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def findings(now: xr.Dataset, archive: object) -> Findings:
    return collect(now, history=True)


@pytest.fixture(scope="module")
def past(findings: Findings) -> Past:
    assert findings.past is not None
    return findings.past


@pytest.fixture(scope="module")
def page(findings: Findings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("history") / "report.html"
    path.write_text(render_findings(findings), encoding="utf-8")
    return path


def test_concentration_is_what_it_was_found_to_be_by_hand(past: Past):
    """CON on majors and the effective number on all states, on shares of version 7.0 renormalised."""
    by = {(curve.measure, curve.index): curve.values for curve in past.curves}
    years = (1816, 1913, 1946, 1989, 2022)
    assert [round(by["ray_singer", "cinc"][year], 3) for year in years] == [0.330, 0.238, 0.452, 0.312, 0.485]
    assert [round(by["effective_number", "cinc"][year], 1) for year in years] == [6.3, 9.0, 5.5, 15.3, 11.7]


def test_two_centuries_are_kept_so_that_a_second_report_does_not_gather_them_anew(
    past: Past, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path))

    def again() -> Past:
        raise AssertionError("a kind of record in them isn't listed, so that nothing was kept")

    assert kept_records.record("past", ("a probe",), lambda: past, KINDS) == past
    assert kept_records.record("past", ("a probe",), again, KINDS) == past


def test_the_states_drawn_are_those_of_the_stated_rule(past: Past):
    assert [line.state for line in past.indices[0].lines] == ["CHN", "USA", "IND", "RUS", "DEU", "GBR", "FRA"]
    for line in past.indices[0].lines:
        assert max(line.shares.values()) >= 0.1 or line.shares[2022] >= 0.05
    assert "Japan leads by iron and steel production in 1991–1995" in past.undrawn


def test_no_share_stands_outside_what_its_source_covers(past: Past):
    for index in past.indices:
        years = {year for line in index.lines for year in line.shares}
        assert years.isdisjoint(index.reasons)
        assert index.window[0] <= min(years) <= max(years) <= index.window[1], index.name


def test_what_is_beyond_the_break_is_todays_world_and_of_another_measure(past: Past, now: xr.Dataset):
    today = World(now).shares("output_ppp").isel(year=-1)
    fariss = next(index for index in past.indices if index.name == "output_fariss")
    assert (past.today, fariss.other) == (2025, "Output at purchasing power")
    for line in fariss.lines:
        assert line.today == pytest.approx(float(today.sel(state=line.state)))
        assert max(line.shares) == 2019


def test_camps_likeness_and_contests_are_there(past: Past):
    assert past.river is not None
    assert past.contests is not None
    america = next(each for each in past.alike if each.state == "USA")
    assert {line.state for line in america.lines} == {"CHN", "IND", "RUS", "DEU", "GBR", "FRA"}
    assert america.reasons["GBR"] == {1964: "no roll call in the data"}
    assert min(next(line for line in america.lines if line.state == "CHN").shares) == 1972


def test_every_source_is_named_with_its_hash_and_nothing_is_missing(past: Past):
    assert past.lacking == ()
    assert tuple(source.name for source in past.sources) == needed_sources()
    assert all(re.fullmatch("[0-9a-f]{64}", source.sha256) and source.rows > 0 for source in past.sources)


def test_the_page_is_a_file_of_under_five_megabytes(page: Path):
    assert page.stat().st_size < 5e6


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no /usr/bin/chromium: install Debian's package chromium")
@pytest.mark.parametrize("width", [390, 1280])
def test_in_a_browser_the_page_loads_nothing_complains_of_nothing_and_fits(page: Path, width: int):
    from playwright.sync_api import sync_playwright

    requests: list[str] = []
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_page(viewport={"width": width, "height": 900})
        opened.on("request", lambda request: requests.append(request.url))
        opened.on("console", lambda message: complaints.append(message.text))
        opened.goto(page.as_uri())
        across = opened.evaluate("document.documentElement.scrollWidth")
        shown = opened.evaluate(
            "[...document.querySelectorAll('svg.picture')].filter(svg => svg.getBoundingClientRect().height > 80)"
            ".map(svg => svg.classList[2])"
        )
        browser.close()
    assert [url for url in requests if not url.startswith("data:")] == [page.as_uri()]
    assert complaints == []
    assert across <= width
    assert {"power_through_time", "measures_through_time", "concentration_through_time"} <= set(shown)
