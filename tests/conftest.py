"""The toy world (four states, five years, all on paper), and what may be skipped: nothing where CI is set."""

import os
import shutil
from collections.abc import Generator
from typing import TypeVar

import numpy as np
import pytest
import xarray as xr
from hypothesis import settings

from polycentric.panel.assemble import assemble
from polycentric.tables.kept import VARIABLE

# Whatever a test looks at is worked out by the code of today, and nothing is left behind.
_ = os.environ.setdefault(VARIABLE, "no")
# pytest-xdist tells its workers a width, at which the command line would fold what tests read in lines.
_ = os.environ.pop("COLUMNS", None)

YEARS = (2001, 2002, 2003, 2004, 2005)
STATES = ("AAA", "BBB", "CCC", "DDD")
ORGANISATIONS = ("Everyone", "East", "West")


def make_toy() -> xr.Dataset:
    """A and B are large; C lives of A; D keeps to itself and reports nothing but its population.

    Shares of output at purchasing power are .4 .4 .2 and missing in every year.
    """
    row = {
        "gdp_ppp": [400.0, 400.0, 200.0, np.nan],
        "gdp_mer": [400.0, 200.0, 100.0, np.nan],
        "growth": [0.01, 0.02, 0.03, np.nan],
        "population": [100.0, 400.0, 50.0, 50.0],
        "milex_share": [0.02, 0.01, 0.03, np.nan],
        "milex": [8.0, 2.0, 3.0, np.nan],
        "milper": [10.0, 20.0, 5.0, np.nan],
        "milper_low": [9.0, 20.0, 4.0, np.nan],
        "milper_high": [11.0, 20.0, 6.0, np.nan],
        "energy": [50.0, 40.0, 10.0, np.nan],
        "exports": [100.0, 50.0, 40.0, np.nan],
        "imports": [100.0, 50.0, 40.0, np.nan],
        "export_share_bound": [0.105, 0.205, 0.055, np.nan],
        "import_share_bound": [0.105, 0.205, 0.055, np.nan],
        "export_share_listed": [0.50, 0.80, 0.95, np.nan],
        "import_share_listed": [0.50, 0.80, 0.95, np.nan],
    }
    listed = np.full((4, 4), np.nan)
    listed[0, 1], listed[0, 2] = 0.40, 0.10
    listed[1, 0], listed[1, 2] = 0.60, 0.20
    listed[2, 0], listed[2, 1] = 0.90, 0.05
    membership = np.array([[1, 0, 1], [1, 1, 0], [1, 2, 1], [1, 0, 0]])
    values = {name: np.tile(cells, (len(YEARS), 1)) for name, cells in row.items()}
    values |= {name: np.tile(listed, (len(YEARS), 1, 1)) for name in ("export_share", "import_share")}
    values["membership"] = np.tile(membership, (len(YEARS), 1, 1))
    return assemble(YEARS, STATES, values, organisations=ORGANISATIONS, source="toy world")


@pytest.fixture
def toy() -> xr.Dataset:
    return make_toy()


@pytest.fixture(scope="session")
def now() -> xr.Dataset:
    """The embedded world, loaded once; tests must not change it."""
    from polycentric.panel.load import load

    return load("now")


settings.register_profile("long", max_examples=4000, deadline=None)

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
_SKIP_IS_A_FAILURE = "With CI set nothing may be skipped, but this was: "


def browser() -> str | None:
    """Give the path of a Chromium, or nothing."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if browser() is not None:
        return
    for item in items:
        if item.get_closest_marker("browser") is not None:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine: apt-get install chromium"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    return _strict(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    return _strict(report)


def _strict(report: Report) -> Report:
    """Turn a skip into a failure in continuous integration; an expected failure is none."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{_SKIP_IS_A_FAILURE}{reason}"
    return report
