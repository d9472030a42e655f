import dataclasses
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import xarray as xr

from polycentric.pictures.records.ahead import Ahead
from polycentric.pictures.records.findings import State
from polycentric.pictures.records.moved import Moved
from polycentric.pictures.records.past import Past
from polycentric.pictures.records.said import Said
from polycentric.report import Findings, collect

ROOT = Path(__file__).parents[2]
EVIL = "<script>alert(1)</script>"


def load(path: Path) -> ModuleType:
    """Import a file that is in no package."""
    spec = importlib.util.spec_from_file_location(f"loaded_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def toy_past() -> Past:
    """Two centuries that fit on paper."""
    return load(Path(__file__).parent / "toy_past.py").make_past()


def toy_moved(name: str = "") -> Moved:
    """Five editions that fit on paper, whose states all have a name where one is given."""
    return load(Path(__file__).parent / "toy_moved.py").make_moved(name)


def futures(**asked: Any) -> Ahead:
    """Futures that fit on paper."""
    return load(Path(__file__).parent / "toy_ahead.py").make_ahead(**asked)


def words(name: str = "") -> Said:
    """What three states say, on paper."""
    return load(Path(__file__).parent / "toy_said.py").make_said(name)


@pytest.fixture(scope="session")
def toy_said() -> Any:
    """What makes it."""
    return words


@pytest.fixture(scope="session")
def toy_ahead() -> Any:
    """What makes them."""
    return futures


@pytest.fixture(scope="session")
def small() -> Findings:
    """Findings of the toy world: four states, two centuries of three, and five editions of four."""
    found = collect(load(ROOT / "tests" / "conftest.py").make_toy())
    return dataclasses.replace(found, past=toy_past(), moved=toy_moved(), ahead=futures(), said=words())


@pytest.fixture(scope="session")
def today(now: xr.Dataset) -> Findings:
    """Findings of the embedded world, computed once, with two centuries and words of three states."""
    return dataclasses.replace(collect(now), past=toy_past(), said=words())


@pytest.fixture(scope="session")
def evil(small: Findings) -> Findings:
    """The toy world in which every state, camp and pact has a name that would be a script if it weren't escaped."""
    states = {key: named(state) for key, state in small.states.items()}
    views = tuple(
        dataclasses.replace(view, label=EVIL, camps=tuple(dataclasses.replace(c, label=EVIL) for c in view.camps))
        for view in small.views
    )
    return dataclasses.replace(
        small, states=states, views=views, moved=toy_moved(EVIL), ahead=futures(name=EVIL), said=words(EVIL)
    )


def named(state: State) -> State:
    return dataclasses.replace(state, name=f'{EVIL} & "{state.id}" \'', pacts=(EVIL,), forums=(EVIL,))
