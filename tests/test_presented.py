"""What a terminal and a notebook show of every kind of thing: never an address in memory, never a page of ids."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from typing import Any

import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric import toy
from polycentric.panel.additions import ADDITIONS
from polycentric.panel.quantities import QUANTITIES
from polycentric.panel.series import SERIES
from polycentric.panel.tidy.base_rows import BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import Note
from polycentric.panel.tidy.table import TidyTable
from polycentric.poles.groups.landscape_terms import TERMS
from polycentric.presented import WIDTH, columns, record
from polycentric.registry import Registry
from polycentric.ties.similarity import SIMILARITIES

REGISTRIES: Mapping[str, Registry[Any]] = {
    "INDICES": pc.power.INDICES, "LAYERS": pc.ties.LAYERS, "DEFINITIONS": pc.poles.DEFINITIONS,
    "MEASURES": pc.poles.MEASURES, "CLASSES": pc.poles.CLASSES, "SIMILARITIES": SIMILARITIES,
    "SOURCES": pc.sources.SOURCES, "QUANTITIES": QUANTITIES, "SERIES": SERIES, "ADDITIONS": ADDITIONS, "TERMS": TERMS,
}  # fmt: skip


def plain(shown: str) -> str:
    """Give the words of a page's part, which must be whole."""
    return " ".join(" ".join(ElementTree.fromstring(shown).itertext()).split())


def html_of(thing: object) -> str:
    return thing._repr_html_()  # pyright: ignore[reportAttributeAccessIssue]  # of anything that shows itself


@pytest.mark.parametrize("name", REGISTRIES)
def test_a_registry_shows_a_row_for_each_entry_with_its_label(name: str):
    registry = REGISTRIES[name]
    page = ElementTree.fromstring(html_of(registry))
    assert len(list(page.iter("tr"))) == len(registry) + 1
    assert len(list(page.iter("th"))) >= 3
    printed = repr(registry).splitlines()
    assert len(printed) == len(registry) + 1
    assert max(map(len, printed)) <= 140
    for each, entry in registry.items():
        assert each in plain(html_of(registry))
        assert " ".join(str(getattr(entry, "label", "")).split()) in plain(html_of(registry))


@pytest.mark.parametrize("name", REGISTRIES)
def test_an_entry_shows_what_a_reader_must_know_and_no_function(name: str):
    for each, entry in REGISTRIES[name].items():
        for shown in (repr(entry), plain(html_of(entry))):
            assert each in shown
            assert not re.search(r"<function| at 0x|\bNone\b|Ellipsis|\bdict\(", shown), shown
        assert max(map(len, repr(entry).splitlines()[1:])) <= WIDTH


@pytest.mark.parametrize("name", ["INDICES", "LAYERS", "DEFINITIONS", "SIMILARITIES"])
def test_a_measure_shows_unit_needs_reference_and_caveat(name: str):
    for entry in REGISTRIES[name].values():
        shown = entry.presented()
        assert shown["needs"]
        assert shown["reference"]
        assert "caveat" in shown
        assert "unit" in shown or name == "DEFINITIONS"


def test_a_measure_of_the_user_shows_itself_in_the_same_way():
    world = toy.world({"A": 3, "B": 1})
    assert repr(world.indices["power"]).startswith("power index")
    assert "nothing of the panel" in plain(html_of(world.indices["power"]))


def test_the_other_names_of_an_index_are_named_below_the_list():
    assert "output:fariss" in plain(html_of(pc.power.INDICES))


def table() -> TidyTable:
    frame = pl.DataFrame({"ccode": [2, 2, 20], "year": [1990, 1991, 1990]})
    made = TidyTable(BaseRows("state-year", "cow", False, frame, lambda source, name: pl.DataFrame()))
    note = Note("milex", "Military spending", "US dollars", "cow_nmc", "7.0", 1816, 2022)
    return made.with_columns(Added(pl.DataFrame({"milex": [1.5, None, 3.0]}), (note,)))


def test_a_tidy_table_shows_its_size_first_rows_and_what_each_column_lacks():
    for shown in (repr(table()), plain(html_of(table()))):
        for words in ("3 state-years (cow) x 3 columns", "milex", "1 (33%)", "1816-2022", "cow_nmc"):
            assert words in shown
    assert "US dollars" in plain(html_of(table()))


def test_a_part_that_is_missing_is_never_rounded_to_nothing():
    frame = pl.DataFrame({"ccode": [2] * 1000, "year": [1990] * 1000})
    made = TidyTable(BaseRows("state-year", "cow", False, frame, lambda source, name: pl.DataFrame()))
    note = Note("x", "x", "x", "cow_nmc", "7.0", 1816, 2022)
    made = made.with_columns(Added(pl.DataFrame({"x": [None, *[1.0] * 999]}), (note,)))
    assert "1 (<1%)" in repr(made)


def test_a_table_of_many_columns_is_cut_and_says_so():
    frame = pl.DataFrame({"year": [1990]} | {f"column{n}": [n] for n in range(40)})
    made = TidyTable(BaseRows("system-year", "cow", False, frame, lambda source, name: pl.DataFrame()))
    assert "29 columns more" in plain(html_of(made))


def test_a_profile_shows_a_row_a_family_and_no_ids_of_readings():
    made = pc.poles.profile([toy.world({"A": 4.0, "B": 2.0, "C": 2.0, "D": 1.0})])
    shown = plain(html_of(made))
    assert "ratio to the leader" in shown
    assert "2000" in shown
    assert not re.search(r"half_of_leader|/ power /", shown + repr(made))
    assert len(repr(made).splitlines()) < 15
    assert "unipolar" in shown or "multipolar" in shown


def test_a_profile_of_several_years_shows_its_last():
    world = toy.world({"A": 4.0, "B": 2.0, "C": 2.0})
    panel = xr.concat([world.panel.assign_coords(year=[year]) for year in (2000, 2001)], "year")
    power = pc.power.PowerIndex("Power", (), "points", "toy", lambda given: given["population"])
    panel["population"] = (("year", "state"), [[4.0, 2.0, 2.0], [4.0, 2.0, 1.0]])
    panel["population"].attrs = {"units": "people", "source": "toy", "long_name": "Population"}
    made = pc.poles.profile([pc.poles.World(panel, None, {"power": power}, {})])
    assert "2001, the last of 2 years" in repr(made)
    assert "for 2000" not in repr(made)


def test_a_finding_shows_class_poles_and_cut_offs():
    found = toy.world({"A": 4.0, "B": 3.0, "C": 1.0}).find(pc.poles.DEFINITIONS["half_of_leader"], "power", "all")
    for shown in (repr(found), plain(html_of(found))):
        assert re.search(r"class\s+bipolar", shown)
        assert re.search(r"poles\s+A, B", shown)
        assert "ratio=0.5" in shown


def test_a_panel_shows_its_world_and_what_it_knows_of_each_variable():
    panel = pc.load("now")
    shown = plain(html_of(panel.pc))
    for words in ("world 'now'", "196 states", "population", "people", "edition 2025"):
        assert words in shown


def test_a_state_shows_its_capital_and_codes():
    assert "Berlin" in plain(html_of(pc.states.find("Germany")))


def test_what_steers_a_terminal_is_made_harmless():
    shown = record("a\x1b[31m", {"b": "c\x07"}) + "\n".join(columns([("d\x1b[0m",)]))
    assert "\x1b" not in shown
    assert "\x07" not in shown
