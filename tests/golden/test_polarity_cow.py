"""Concentration of power in five years, on the Correlates of War data, against figures worked out without this package.

The figures come from version 7 of the National Material Capabilities, shares renormalised over the states with a value,
with the major powers of the list of 2024; the first test repeats the arithmetic by hand. The data may not be committed:
with POLYCENTRIC_MIRROR set to a folder that holds them the tests run, without it they don't exist (nothing is skipped).
"""

import os
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from polycentric.poles import MEASURES

MIRROR = os.environ.get("POLYCENTRIC_MIRROR")
EFFECTIVE_NUMBER = {1816: 6.3, 1913: 9.0, 1946: 5.5, 1989: 15.3, 2022: 11.7}
CON_OF_MAJORS = {1816: 0.330, 1913: 0.238, 1946: 0.452, 1989: 0.312, 2022: 0.485}


def _locate(name: str) -> Path:
    folder = Path(str(MIRROR))
    return next(path for path in (folder / "cow" / name, folder / "files" / "cow" / name) if path.exists())


@cache
def _capabilities() -> pd.DataFrame:
    import rdata

    return next(iter(rdata.read_rda(_locate("cow_nmc.rda")).values()))[["ccode", "year", "cinc"]]


@cache
def _majors(year: int) -> set[int]:
    spans = pd.read_csv(_locate("majors2024.csv"))
    return set(spans.ccode[(spans.styear <= year) & (spans.endyear >= year)])


def _shares(year: int, majors_only: bool) -> np.ndarray:
    frame = _capabilities()
    cinc = frame[(frame.year == year) & (frame.ccode.isin(_majors(year)) | (not majors_only))].cinc.dropna()
    return (cinc / cinc.sum()).to_numpy()


def _measured(name: str, shares: np.ndarray) -> float:
    labels = [f"S{number}" for number in range(shares.size)]
    return float(
        MEASURES[name](xr.DataArray([shares], dims=("year", "state"), coords={"year": [0], "state": labels}))[0]
    )


def test_the_arithmetic_of_con_on_the_major_powers_of_1989_by_hand():
    """Shares of five major powers as whole thousandths, so that the formula can be checked on paper."""
    shares = np.array([0.313, 0.331, 0.213, 0.060, 0.083])
    squares = 0.097969 + 0.109561 + 0.045369 + 0.003600 + 0.006889
    assert _measured("ray_singer", shares) == pytest.approx(((squares - 0.2) / 0.8) ** 0.5)


if MIRROR:

    @pytest.mark.filterwarnings("ignore")
    @pytest.mark.parametrize(("year", "published"), EFFECTIVE_NUMBER.items())
    def test_the_effective_number_over_all_states_is_as_worked_out_before(year: int, published: float):
        assert round(_measured("effective_number", _shares(year, majors_only=False)), 1) == published

    @pytest.mark.filterwarnings("ignore")
    @pytest.mark.parametrize(("year", "published"), CON_OF_MAJORS.items())
    def test_con_on_the_major_powers_is_as_worked_out_before(year: int, published: float):
        assert round(_measured("ray_singer", _shares(year, majors_only=True)), 3) == pytest.approx(published, abs=5e-4)
