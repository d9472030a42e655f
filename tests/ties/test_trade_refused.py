import numpy as np
import pytest
import xarray as xr

from polycentric import ties
from polycentric.ties.trade import reports


def test_a_report_of_more_than_the_other_side_trades_at_all_is_refused(now: xr.Dataset):
    """Kazakhstan lists the Gambia at 4% of $74.246 billion; the Gambia's exports are $838.409 million, 92% to it."""
    report = reports(now).sel(year=2025, state="GMB", partner="KAZ")

    assert bool(report["refused"])
    assert np.isnan(report["importer_report"].item())
    assert ties.trade(now).sel(year=2025, state="GMB", partner="KAZ").item() == pytest.approx(0.92 * 838.409e6)


def test_few_reports_are_refused(now: xr.Dataset):
    assert int(reports(now)["refused"].sum()) == 2
