"""The words and tables of landscapes, on states that fit on paper; on the real data in tests/mirror."""

import click
import numpy as np
import pytest
import xarray as xr
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.answers.forms import as_text
from polycentric.answers.parts.landscape_rows import sections
from polycentric.answers.parts.landscape_words import sentences
from polycentric.cli.app import polycentric
from polycentric.poles.groups.landscape import landscape

STATES = ["A", "B", "C", "D"]
NAMES = {"A": "Alba", "B": "Brit", "C": "Cale", "D": "Dacia"}


def world(apart: dict[tuple[str, str], float]) -> tuple[xr.DataArray, xr.DataArray]:
    values = xr.DataArray(np.zeros((4, 4)), dims=("state", "partner"), coords={"state": STATES, "partner": STATES})
    for (one, other), value in apart.items():
        values.loc[one, other] = values.loc[other, one] = value
    sizes = xr.DataArray([0.4, 0.3, 0.2, 0.1], dims="state", coords={"state": STATES})
    return values, sizes


def said(apart: dict[tuple[str, str], float]) -> list[str]:
    values, sizes = world(apart)
    minima = landscape(values, sizes)
    pulls = _Pulls(values)
    return sentences(minima, pulls, sizes, NAMES, 1950)  # pyright: ignore[reportArgumentType]  # values are all it asks


class _Pulls:
    def __init__(self, values: xr.DataArray) -> None:
        self.values = values


def test_two_sides_are_named():
    assert said({("A", "B"): 1.0, ("C", "D"): 1.0, ("A", "C"): -1.0, ("B", "D"): -1.0}) == [
        "In 1950 these 4 states would fall into the same two sides from wherever they start: Alba and Brit; and "
        "against them Cale and Dacia."
    ]


def test_foes_that_share_a_side_are_named_with_the_reason():
    words = said({("A", "B"): -1.0, ("A", "C"): -1.0, ("B", "C"): -0.1, ("A", "D"): 1.0})
    assert (
        words[-1]
        == "Some that stand together pull apart: Brit and Cale. With two sides only, a common foe weighs more."
    )


def test_each_side_is_a_column_and_who_has_most_to_lose_stands_first():
    values, sizes = world({("A", "B"): 1.0, ("C", "D"): 1.0, ("A", "C"): -1.0, ("B", "D"): -1.0})
    rows = [{**row, "name": NAMES[row["state"]]} for row in landscape(values, sizes).table().to_dicts()]
    shown = sections(rows)
    assert [line["one"] for line in shown[0].grid.rows] == ["Alba", "Brit"]
    assert [line["other"] for line in shown[0].grid.rows] == ["Cale", "Dacia"]
    assert max(map(len, as_text("", (), shown, ()).splitlines())) <= 78


def test_arguments_that_mean_nothing_are_refused_as_whoever_asks_spells_them():
    with pytest.raises(QuestionError, match="'regime=x': a weight is a number"):
        pc.answers.landscape(year=1938, terms="regime=x")
    with pytest.raises(click.UsageError, match="'regime=nan': a weight is a number"):
        CliRunner().invoke(
            polycentric,
            ["landscape", "--year", "1938", "--terms", "regime=nan"],
            catch_exceptions=False,
            standalone_mode=False,
        )


def test_the_command_that_asks_again_is_typed_as_the_command_takes_it():
    from polycentric.answers.asked import Call

    call = Call("landscape", (), {"year": 1938, "states": ["USA", "DEU"], "terms": {"wars": 1, "regime": 2}})
    assert call.command == "polycentric landscape --year 1938 --states USA,DEU --terms wars=1,regime=2"
    call = Call("ideal_points", (), {"side": ("FRA", "USA", "RUS"), "sessions": (1, 9), "state": ["USA", "RUS"]})
    assert call.command == ("polycentric ideal-points --side FRA USA RUS --sessions 1 9 --state USA --state RUS")
