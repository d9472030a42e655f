"""Known great powers on the archive: the shipped thresholds come out again, and a published summary of the majors."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import polycentric as pc
from polycentric.poles import DEFINITIONS, World
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.telling import SCHEMA, telling
from polycentric.poles.validity.thresholds import FILE, default_rule
from polycentric.power import INDICES

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture(scope="module")
def found(archive: Path) -> pl.DataFrame:
    cases = LABEL_SETS["major_powers"]
    variables = sorted({name for index in INDICES.values() for name in index.archive()})
    return telling(pc.load("history", series=[*variables, cases.listed], years=(cases.first, cases.last)))


def test_the_shipped_thresholds_come_out_the_same(found: pl.DataFrame):
    shipped = pl.read_csv(FILE, schema_overrides=SCHEMA)
    assert_frame_equal(found, shipped, check_exact=False, abs_tol=1e-4)


def test_nine_states_were_great_powers_in_993_state_years(found: pl.DataFrame):
    spending = found.row(
        by_predicate=(pl.col("index") == "military_spending") & (pl.col("leader") == "own"), named=True
    )
    assert (spending["cases"], spending["powers"], spending["state_years"]) == (993, 9, 9160)


def test_the_default_rule_names_powers_through_two_centuries():
    rule = default_rule()
    finding = World(pc.load("history")).find(DEFINITIONS[rule.definition], rule.index)
    assert set(finding.names(1913)) == {"USA", "RUS", "DEU", "CHN", "GBR", "FRA", "AUH", "ITA", "JPN"}
    assert set(finding.names(1960)) == {"USA", "RUS", "CHN", "IND"}
    assert finding.verdict() == "multipolar"
