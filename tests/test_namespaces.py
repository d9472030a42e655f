"""What a stage offers when one asks for its names: its own, and nothing that it happens to import."""

import importlib
import inspect
from types import ModuleType

import pytest

import polycentric
from polycentric import power, ties

STAGES = [
    "states",
    "sources",
    "tables",
    "panel",
    "sets",
    "scoring",
    "power",
    "ties",
    "positions",
    "poles",
    "toy",
    "tidy",
    "pictures",
    "answers",
    "report",
]


def stage(name: str) -> ModuleType:
    return importlib.import_module(f"polycentric.{name}")


def home(value: object) -> str:
    """Give the module that a value is from: of an entry that of its class."""
    if isinstance(value, ModuleType):
        return value.__name__
    return str(getattr(value, "__module__", None) or type(value).__module__)


@pytest.mark.parametrize("name", STAGES)
def test_a_stage_shows_public_names_that_are_there_and_its_own(name: str):
    shown = dir(stage(name))
    assert shown
    assert shown == sorted(set(shown))
    for each in shown:
        assert not each.startswith("_")
        value = getattr(stage(name), each)
        plain = isinstance(value, str | int | float | tuple | frozenset | set | dict)
        assert plain or home(value).startswith("polycentric"), f"{name}.{each} is of {home(value)}"


@pytest.mark.parametrize("name", STAGES)
@pytest.mark.parametrize("foreign", ["np", "xr", "pl", "pd", "Path", "os", "Mapping", "collect", "attribute_of", "re"])
def test_nothing_that_a_stage_imports_is_among_its_names(name: str, foreign: str):
    assert foreign not in dir(stage(name)) or (name, foreign) == ("report", "collect")  # which is its own


@pytest.mark.parametrize("name", STAGES)
def test_what_a_star_brings_is_what_is_shown(name: str):
    assert set(stage(name).__all__) <= set(dir(stage(name)))


def test_indices_and_layers_are_shown_by_name_without_those_that_cannot_be_typed():
    assert set(power.INDICES) <= set(dir(power))
    assert set(ties.LAYERS) <= set(dir(ties))
    assert all(each.isidentifier() for each in [*dir(power), *dir(ties)])


def test_a_name_that_is_not_shown_can_still_be_imported():
    assert importlib.import_module("polycentric.power.contract").PowerIndex is power.PowerIndex
    assert power.contract.PowerIndex is power.PowerIndex  # pyright: ignore[reportAttributeAccessIssue]


def test_the_package_offers_each_question_whose_name_no_stage_and_no_other_function_has():
    others = {*STAGES, "revisions", "sources", "states", "report"}
    listed = {"additions", "source", "source_checks", "state_names", "state_record", "table"}
    assert set(polycentric.answers.QUESTIONS) - others - listed <= set(dir(polycentric))
    assert polycentric.polarity is polycentric.answers.polarity


def test_every_public_name_of_the_package_is_there():
    for each in dir(polycentric):
        assert getattr(polycentric, each) is not None


@pytest.mark.parametrize("name", [*STAGES, ""])
def test_help_on_a_public_function_says_what_each_parameter_is(name: str):
    module = stage(name) if name else polycentric
    for each in module.__all__:
        value = getattr(module, each)
        if inspect.isfunction(value) and inspect.signature(value).parameters:
            assert "Parameters\n---" in (inspect.getdoc(value) or ""), f"polycentric.{name}.{each}"


@pytest.mark.parametrize("name", [*STAGES, ""])
def test_help_on_a_public_function_gives_an_example(name: str):
    module = stage(name) if name else polycentric
    for each in module.__all__:
        value = getattr(module, each)
        if inspect.isfunction(value):
            assert "Examples\n---" in (inspect.getdoc(value) or ""), f"polycentric.{name}.{each}"
