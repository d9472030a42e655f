"""An old name is answered with the one of today, from one table."""

import importlib
import pkgutil
import re
from functools import partial
from typing import Any

import pytest
import xarray as xr

import polycentric as pc
from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.series import SERIES, variables
from polycentric.poles import profile
from polycentric.positions.estimate import ideal_points
from polycentric.renamed import first_name, renamed


@pytest.mark.parametrize("kind", ["variables", "series"])
def test_every_new_name_is_one_and_no_old_name_is_another_things(kind: str):
    known = variables() if kind == "variables" else SERIES
    for old, new in renamed()[kind].items():
        assert new in known, old
        assert old not in known, old


@pytest.mark.parametrize(("old", "new"), [("atop_defence", "atop_defense"), ("major_powers", "majors"),
                                          ("in_nato", "nato_status"), ("war", "cowinterongoing")])  # fmt: skip
def test_a_world_asked_for_an_old_name_says_the_new_one(old: str, new: str):
    with pytest.raises(UnknownNameError, match=f"'{old}' is now called '{new}'"):
        pc.load("history", series=[old])


def test_a_new_name_that_is_not_among_those_asked_for_is_not_told():
    assert "did you mean" in str(UnknownNameError("dish", "war", ["ware", "wart"]))


def test_the_keyword_layers_still_loads_series_and_both_at_once_are_refused():
    with pytest.raises(UnknownNameError, match="No series or variable is called 'no such'"):
        pc.load("history", layers=["no such"])
    with pytest.raises(CoverageError, match="'layers' is now 'series'"):
        pc.load("history", series=["nmc"], layers=["nmc"])


def test_a_variable_is_traced_to_its_first_name_so_that_draws_keyed_by_it_stay():
    assert [first_name(name) for name in ("pwtrgdp", "pwtpop", "cinc")] == ["fariss_gdp", "fariss_population", "cinc"]


MOVED = {old: new for old, new in renamed()["python"].items() if old.startswith("polycentric.")}


def test_what_moved_is_where_the_table_says_and_no_longer_where_it_was():
    for old, new in MOVED.items():
        assert pkgutil.resolve_name(new) is not None, new
        with pytest.raises((AttributeError, ImportError)):
            pkgutil.resolve_name(old)


@pytest.mark.parametrize(
    "old",
    ["polycentric.poles.sets", "polycentric.power.shares", "polycentric.ties.ideal_points", "polycentric.sources.raw"],
)
def test_an_import_of_a_module_that_was_moved_says_where_it_is(old: str):
    with pytest.raises(ModuleNotFoundError, match=re.escape(f"'{old}' is now '{MOVED[old]}': import that")):
        importlib.import_module(old)


def test_an_import_of_a_moved_module_from_its_old_folder_and_of_one_inside_it_say_so_too():
    with pytest.raises(ModuleNotFoundError, match=r"is now 'polycentric\.toy'"):
        exec("from polycentric.poles import toy")
    with pytest.raises(ModuleNotFoundError, match=r"'polycentric\.ties\.ideal_points' is now 'polycentric\.positions'"):
        importlib.import_module("polycentric.ties.ideal_points.votes")
    with pytest.raises(ModuleNotFoundError, match=r"No module named 'polycentric\.poles\.nothing'"):
        importlib.import_module("polycentric.poles.nothing")


def test_an_attribute_that_was_moved_says_where_it_is():
    with pytest.raises(
        AttributeError, match=r"'polycentric\.ties\.ideal_plane' is now 'polycentric\.positions\.ideal_plane'"
    ):
        _ = pc.ties.ideal_plane
    with pytest.raises(AttributeError, match=r"'polycentric\.power\.shares' is now 'polycentric\.sets\.shares'"):
        _ = pc.power.shares


def test_the_old_name_of_a_parameter_or_an_attribute_is_answered_with_the_new_one(toy: xr.Dataset):
    once: dict[str, Any] = {"leash": None}
    with pytest.raises(UnknownNameError, match="'leash' is now called 'prior_sd'"):
        ideal_points("no.csv", **once)
    one, once = profile(toy, blocs=()), {"treatment": "states"}
    for ask in (one.world, one.spread, partial(one.finding, "thompson"), partial(one.camps, "nuclear")):
        with pytest.raises(UnknownNameError, match="'treatment' is now called 'actors'"):
            ask(**once)
    with pytest.raises(AttributeError, match="'treatment'; it is now called 'actors'"):
        one.worlds[0].treatment  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnusedExpression]
    with pytest.raises(AttributeError, match="no attribute 'strength'"):
        one.worlds[0].strength  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnusedExpression]


@pytest.mark.parametrize("old", sorted(MOVED))
def test_an_old_name_imported_from_where_it_was_says_where_it_is(old: str):
    folder, _, name = old.rpartition(".")
    with pytest.raises(ImportError, match=re.escape(f"is now '{MOVED.get(folder, MOVED[old])}")):
        exec(f"from {folder} import {name}")


def test_a_name_that_a_module_never_had_is_none_of_it():
    for module in ("polycentric.poles.contract", "polycentric.panel.series", "polycentric.tidy"):
        with pytest.raises(AttributeError, match="no attribute 'nothing'"):
            _ = importlib.import_module(module).nothing
