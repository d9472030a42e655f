"""What a file that declares an index or a layer gets wrong is told when the file is read, by its name."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import xarray as xr

from polycentric.errors import DataError, UnknownNameError
from polycentric.panel.assemble import assemble
from polycentric.power import contract as power
from polycentric.power.contract import PowerIndex
from polycentric.ties import contract as ties
from polycentric.ties.contract import TieLayer


def index(needs: Any, compute: Callable[..., Any], **more: Any) -> PowerIndex:
    return PowerIndex("Toy", needs, "units", "Author (1990), Title", compute, name="toy", **more)


def layer(needs: Any, compute: Callable[..., Any], **more: Any) -> TieLayer:
    return TieLayer("Toy", needs, "units", "Author (1990), Title", True, compute, name="toy", **more)


@pytest.mark.parametrize("made", [index, layer])
def test_needs_that_are_one_text_lack_a_comma(made: Callable[..., Any]):
    with pytest.raises(TypeError, match=r"is the text 'energy': a comma is missing, write \('energy',\)"):
        made("energy", lambda energy: energy)


@pytest.mark.parametrize("made", [index, layer])
@pytest.mark.parametrize(
    ("compute", "takes"), [(lambda energy: energy, r"\(energy\)"), (lambda a, b, c: a + b + c, r"\(a, b, c\)")]
)
def test_a_formula_takes_one_array_for_each_quantity(made: Callable[..., Any], compute: Callable[..., Any], takes: str):
    with pytest.raises(TypeError, match=f"needs energy, population gives its `compute` 2, which takes {takes}"):
        made(("energy", "population"), compute)


def test_a_formula_with_defaults_or_any_number_of_arrays_and_one_that_cannot_be_looked_at_are_taken():
    for compute in (lambda a, b=0.0: a + b, lambda *each: each[0], np.abs, max):
        assert index(("energy",), compute).needs == ("energy",)


def test_an_unknown_scale_is_answered_with_the_known_ones():
    with pytest.raises(TypeError, match="is 'ratio': amount, order, rate are right"):
        index(("energy",), lambda energy: energy, scale="ratio")


@pytest.mark.parametrize(("check", "entry"), [
    (power.check, index(("enrgy",), lambda energy: energy)),
    (ties.check, layer(("enrgy",), lambda energy: energy)),
])  # fmt: skip
def test_the_name_of_a_quantity_that_there_is_not_is_answered_with_the_nearest(
    check: Callable[[Any], None], entry: Any
):
    with pytest.raises(UnknownNameError, match="did you mean 'energy'"):
        check(entry)


def panel(**cells: list[float]) -> xr.Dataset:
    return assemble((2000,), ("USA", "CHN"), {name: np.array([values]) for name, values in cells.items()}, source="toy")


def test_a_division_by_zero_is_named_with_its_states_and_what_to_write():
    density = index(("tpop", "milex"), lambda people, spent: people / spent)
    with (
        np.errstate(divide="ignore"),
        pytest.raises(
            DataError, match=r"Power index 'toy' is infinite for 1 state in 2000 \(CHN\): .* np.where\(below > 0"
        ),
    ):
        density(panel(tpop=[1.0, 2.0], milex=[1.0, 0.0]))


def test_a_tie_that_is_infinite_is_named_with_its_states():
    near = layer(("milex",), lambda spent: 1.0 / (spent[..., :, np.newaxis] - spent[..., np.newaxis, :]))
    with (
        np.errstate(divide="ignore"),
        pytest.raises(DataError, match=r"Tie layer 'toy' is infinite for 2 states in 2000 \(USA, CHN\)"),
    ):
        near(panel(milex=[1.0, 1.0]))


def test_what_a_measure_lacks_is_asked_for_in_one_go():
    with pytest.raises(Exception, match=r'series=\["irst", "pec"\]'):
        index(("irst", "pec"), lambda iron, energy: iron + energy)(panel(tpop=[1.0, 2.0]))
