"""Tables for statistics on the real sources: codebook units to the digit, and which pairs are relevant."""

import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
import rdata
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.sources import SOURCES
from polycentric.tidy import additions, dyad_years, state_years

pytestmark = pytest.mark.usefixtures("archive")
CAPABILITIES = ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")


@pytest.fixture(scope="module")
def raw(mirror: Path):
    """Give the rows of a raw file as another reader sees them."""

    @cache
    def read(name: str) -> pl.DataFrame:
        path = mirror / "files" / name
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            content = rdata.read_rds(path) if path.suffix == ".rds" else rdata.read_rda(path)
        frame = next(iter(content.values())) if isinstance(content, dict) else content
        return pl.DataFrame(pd.DataFrame(frame).rename(columns=str).to_dict("list"))

    return read


def test_the_united_states_of_1945_stand_in_the_table_as_in_the_source_to_the_digit(raw: Any, tmp_path: Path):
    out = tmp_path / "usa.csv"
    command = ["table", "state-years", "--from", "1945", "--to", "1945", "--add", "nmc", "--where", "ccode = 2",
               "--units", "cow", "-o", str(out)]  # fmt: skip
    done = CliRunner().invoke(polycentric, command, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    published = (90_000_000, 12_123, 72_304, 1_219_068, 139_928, 39_100, 0.38386354)
    assert pl.read_csv(out).select(CAPABILITIES).row(0) == published
    assert raw("cow/cow_nmc.rda").filter(ccode=2, year=1945).select(CAPABILITIES).row(0) == published
    units = dict(pl.read_csv(tmp_path / "usa.columns.csv").select("column", "unit").iter_rows())
    assert units["milper"] == "thousands of people"
    assert units["irst"] == "thousands of tonnes per year"


def test_all_capabilities_in_codebook_units_are_the_sources_own_figures(raw: Any):
    ours = state_years().in_units("cow").add("nmc").frame
    theirs = raw("cow/cow_nmc.rda").with_columns(pl.col("ccode", "year").cast(pl.Int16))
    theirs = theirs.with_columns(pl.col(CAPABILITIES).cast(pl.Float64).fill_nan(None).replace(-9, None))
    both = ours.join(theirs, on=["ccode", "year"], suffix="_raw")
    assert both.height == 15_951
    for name in CAPABILITIES:
        assert both[name].equals(both[f"{name}_raw"], check_names=False), name


@pytest.mark.parametrize(
    ("addition", "column", "file", "theirs", "years"),
    [
        ("trade", "flow1", "trade/cow_trade_ddy.rds", "flow1", (1990, 1995)),
        ("minimum_distance", "mindist", "cow/cow_mindist.rda", "mindist", (2000, 2002)),
    ],
)
def test_amounts_of_pairs_in_codebook_units_are_the_sources_own_figures(
    raw: Any, addition: str, column: str, file: str, theirs: str, years: tuple[int, int]
):
    ours = dyad_years(first=years[0], last=years[1]).in_units("cow").add(addition).frame
    keys = ["ccode1", "ccode2", "year"]
    rows = (
        raw(file).with_columns(pl.col(keys).cast(pl.Int16)).select(*keys, pl.col(theirs).cast(pl.Float64).alias("raw"))
    )
    both = ours.join(rows.filter(pl.col("year").is_between(*years)), on=keys).drop_nulls([column, "raw"])
    assert both.height > 20_000
    assert both.filter(pl.col(column) != pl.col("raw")).height == 0


def test_every_factor_that_a_reader_multiplies_with_is_known_to_the_column_that_is_added():
    """A column of a table that stands for one of a source with a factor carries the same factor, and no other does."""
    table = state_years(first=2000, last=2000)
    for name in ("nmc", "trade", "gdp", "penn", "maddison", "minimum_distance", "capital_distance"):
        assert "state-year" in additions()[name].units
        table = table.add(name)
    factors = {column.name: column.scale for source in table.sources() for each in SOURCES[source].tables
               for column in each.columns if column.scale != 1}  # fmt: skip
    scaled = {note.column: note.scale for note in table.notes if note.scale != 1}
    assert {name: factors[name] for name in scaled if name in factors} == {
        name: scale for name, scale in scaled.items() if name in factors
    }
    assert set(scaled) - set(factors) == {"maddison_pop", "pwt_pop", "minmindist", "mincapdist"}
    assert {*CAPABILITIES} - {"cinc"} <= set(scaled)


def test_relevant_pairs_of_the_cold_war_are_those_that_contiguity_and_the_list_of_majors_give():
    table = dyad_years(False, first=1946, last=2016).add("contiguity", "majors")
    flagged = table.frame
    by_hand = flagged.filter(pl.col("conttype").is_between(1, 4) | pl.col("cowmaj1") | pl.col("cowmaj2"))
    judged = table.relevant("150")
    assert judged.base.height == by_hand.height
    assert len(judged.remarks) == 1


def test_pairs_after_the_record_of_contiguity_are_left_out_unless_a_major_power_is_among_them():
    judged = dyad_years(False, first=2017, last=2017).relevant()
    powers = dyad_years(False, first=2017, last=2017).add("majors").where("cowmaj1 or cowmaj2")
    assert judged.frame["ccode1"].to_list() == powers.frame["ccode1"].to_list()
    assert "in years that the record of contiguity (1816-2016) doesn't cover" in judged.remarks[-1]
