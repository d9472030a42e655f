"""The figures of the page on the source are those of the tables."""

import re
from pathlib import Path

import polars as pl

from polycentric.tables import check, read

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "factbook.md").read_text(encoding="utf-8")


def test_the_pages_table_lists_every_variable_with_the_states_observed():
    rows = re.findall(r"^\| `([a-z_ ]+)` \| .* \| (\d+) \|$", PAGE, re.MULTILINE)
    coverage = check("factbook").coverage
    assert {name: int(states) for name, states in rows} == dict(coverage.select("variable", "observed").rows())


def test_the_pages_units_are_those_of_the_source():
    rows = dict(re.findall(r"^\| `([a-z_]+)` \| ([^|]+) \|", PAGE, re.MULTILINE))
    cells = read("factbook")["cells"].filter(pl.col("edition") == 2025)
    units = dict(cells.select("variable", "unit").unique().rows())
    assert {name: rows[name] for name in units} == units


def test_the_pages_states_with_output_in_2015_dollars_are_those_flagged():
    tables = read("factbook")
    last = {name: frame.filter(pl.col("edition") == 2025) for name, frame in tables.items()}
    flagged = last["cells"].filter(pl.col("flag") == "base_2015")["state"].unique().to_list()
    names = last["states"].filter(pl.col("state").is_in(flagged))["name"].to_list()
    match = re.search(r"2015 dollars for eight \(([^)]*)\)", PAGE)
    assert match is not None
    assert sorted(match[1].replace("\n", " ").split(", ")) == sorted(names)


def test_the_pages_years_of_military_spending_are_those_of_the_tables():
    ages = check("factbook").ages.filter(pl.col("variable") == "milex_share")
    states = dict(ages.select("year", "states").rows())
    assert (states[2025], states[2024], states[2023]) == (32, 116, 5)
    assert sum(states.values()) - 32 - 116 - 5 == 14
    assert "2025 for 32 states" in PAGE
    assert "2024 for 116" in PAGE
    assert "earlier for 14" in PAGE
