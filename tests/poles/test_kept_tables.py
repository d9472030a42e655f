from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
import xarray as xr

from polycentric.poles import DEFINITIONS, World
from polycentric.poles import kept as kept_of_worlds
from polycentric.poles.dispersion_table import dispersion_table
from polycentric.poles.profile import concentration_table, profile
from polycentric.poles.verdicts import sweeps, verdict_map
from polycentric.power import INDICES
from polycentric.tables import kept, places
from polycentric.ties import LAYERS

TABLES = ("verdicts", "sweeps", "concentration")
RULES = ("half_of_leader", "thompson")
Make = Callable[[World], pl.DataFrame]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache in which results are kept."""
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(kept.VARIABLE, raising=False)
    return tmp_path / "cache" / kept.FOLDER


def of_few(world: World) -> pl.DataFrame:
    return verdict_map(world, definitions=RULES)


def files(folder: Path, stem: str = "verdicts") -> list[Path]:
    return sorted(folder.glob(f"{stem}.*")) if folder.exists() else []


def test_everything_of_the_embedded_world_is_the_same_to_the_bit_kept_or_not(
    now: xr.Dataset, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    first, second = profile(now), profile(now)
    assert all(len(files(folder, stem)) == 2 for stem in TABLES)  # states apart, and the Union as one
    monkeypatch.setenv(kept.VARIABLE, "no")
    anew = profile(now)
    for table in TABLES:
        frames = [getattr(each, table) for each in (first, second, anew)]
        assert frames[0].schema == frames[1].schema == frames[2].schema
        assert frames[0].equals(frames[2])
        assert frames[1].equals(frames[2])


@pytest.mark.parametrize("make", [
    of_few, lambda world: concentration_table((world,), ["output_ppp"], ["all"]),
    lambda world: dispersion_table(world, ["output_ppp"], ["permanent_five"]),
])  # fmt: skip
def test_the_second_time_nothing_is_worked_out(make: Make, now: xr.Dataset, monkeypatch: pytest.MonkeyPatch):
    first = make(World(now))
    for name in ("power", "shares", "layer", "find"):
        monkeypatch.setattr(World, name, None)  # a second time would fail
    assert make(World(now)).equals(first)


def test_a_changed_number_is_worked_out_anew(now: xr.Dataset, folder: Path):
    of_few(World(now))
    changed = now.copy(deep=True)
    changed["gdp_ppp"].values[0, 0] *= 2
    made = of_few(World(changed))
    assert len(files(folder)) == 2
    assert made.equals(of_few(World(changed)))


def test_a_bloc_a_set_and_other_rules_are_told_apart(now: xr.Dataset, folder: Path):
    worlds = [World(now), World(now, "EU"), World(now, own_sets={"mine": ("USA", "CHN")}), World(now, "NATO"),
              World(now, own_sets={"mine": ("USA", "RUS")})]  # fmt: skip
    for world in worlds:
        of_few(world)
    verdict_map(worlds[0], definitions=RULES[:1])
    assert len(files(folder)) == 6


def test_nothing_of_a_users_own_index_layer_or_definition_is_kept(now: xr.Dataset, folder: Path):
    index, layer = replace(INDICES["output_ppp"], label="Mine"), replace(LAYERS["pacts"], label="Mine")
    definition = replace(DEFINITIONS["half_of_leader"], label="Mine")
    of_few(World(now, indices={"output_ppp": index}))
    of_few(World(now, indices={**INDICES, "mine": index}))
    of_few(World(now, layers={"pacts": layer}))
    verdict_map(World(now), definitions={"half_of_leader": definition})
    assert files(folder) == []


def test_a_panel_that_is_changed_under_its_world_leaves_nothing_wrong_behind(now: xr.Dataset, folder: Path):
    panel = now.copy(deep=True)
    world = World(panel)
    verdict_map(world, definitions=RULES[:1])
    panel["gdp_ppp"].values[0, 0] *= 2
    verdict_map(world, definitions=RULES[1:])
    assert len(files(folder)) == 1
    touched = World(panel)
    _ = touched.shares("output_ppp", "all")
    panel["gdp_ppp"].values[0, 0] /= 2
    of_few(touched)
    assert len(files(folder)) == 1


def test_a_few_states_are_worked_out_each_time(toy: xr.Dataset, folder: Path):
    _ = verdict_map(World(toy)), sweeps(World(toy)), concentration_table((World(toy),)), dispersion_table(World(toy))
    assert toy.sizes["state"] < kept_of_worlds.FEWEST_STATES
    assert not folder.exists() or files(folder, "*") == []
