from collections.abc import Callable

import numpy as np
import pytest
import xarray as xr

from polycentric.panel import fingerprint as prints
from polycentric.panel.fingerprint import fingerprint


def test_the_same_content_has_the_same_hash_wherever_it_is_from(toy: xr.Dataset, now: xr.Dataset):
    for panel in (toy, now):
        assert fingerprint(panel) == fingerprint(panel.copy(deep=True)) is not None


def _value(panel: xr.Dataset) -> xr.Dataset:
    panel["population"].values[0, 0] += 1
    return panel


def _missing(panel: xr.Dataset) -> xr.Dataset:
    panel["population"].values[0, 0] = np.nan
    return panel


def _name(panel: xr.Dataset) -> xr.Dataset:
    return panel.rename(population="people")


def _label(panel: xr.Dataset) -> xr.Dataset:
    return panel.assign_coords(state=["AAA", "BBB", "CCC", "EEE"])


def _kind(panel: xr.Dataset) -> xr.Dataset:
    return panel.assign(population=panel["population"].astype(np.float32))


def _attribute_of_a_variable(panel: xr.Dataset) -> xr.Dataset:
    panel["population"].attrs["units"] = "thousands"
    return panel


def _attribute(panel: xr.Dataset) -> xr.Dataset:
    return panel.assign_attrs(world="another")


def _turned(panel: xr.Dataset) -> xr.Dataset:
    return panel.transpose("state", ...)


def _fewer(panel: xr.Dataset) -> xr.Dataset:
    return panel.isel(year=slice(1, None))


def _no_coordinate(panel: xr.Dataset) -> xr.Dataset:
    return panel.reset_coords("exists") if "exists" in panel.coords else panel.reset_coords("name")


@pytest.mark.parametrize(
    "change",
    [_value, _missing, _name, _label, _kind, _attribute_of_a_variable, _attribute, _turned, _fewer, _no_coordinate],
)
def test_whatever_changes_changes_the_hash(change: Callable[[xr.Dataset], xr.Dataset], toy: xr.Dataset):
    before = fingerprint(toy)
    assert fingerprint(change(toy.copy(deep=True))) not in (None, before)


def test_values_that_read_alike_are_told_apart():
    several = ([1, "a"], ["1", "a"], [1.0, "a"], ["1a"], [True, "a"], [("1", "a")], ["1, 'a'"], [])
    assert len({fingerprint(xr.Dataset(attrs={"about": each})) for each in several}) == len(several)


def test_what_has_no_plain_content_has_no_hash():
    assert fingerprint(xr.Dataset(attrs={"about": object()})) is None
    assert fingerprint(xr.Dataset({"x": ("y", np.array([object()]))})) is None


def test_a_very_large_panel_has_no_hash(toy: xr.Dataset, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(prints, "LARGEST", 10)
    assert fingerprint(toy) is None
