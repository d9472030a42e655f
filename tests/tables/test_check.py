import json

import polars as pl

from polycentric.tables import check


def test_every_problem_names_a_state_a_field_a_text_and_a_reason():
    problems = check("factbook").problems
    assert problems.filter(pl.col("edition") == 2025).height == 13
    assert problems.height == 835
    assert problems.select(pl.col("edition", "state", "field", "problem").is_not_null().all()).row(0) == (True,) * 4
    without_text = problems.filter(pl.col("raw") == "")
    assert set(without_text["state"]) == {"CYP"}, "parts of a state are printed there, and no text of the whole"


def test_every_edition_is_counted():
    editions = {row["edition"]: row for row in check("factbook").editions.to_dicts()}
    assert len(editions) == 17
    assert [editions[year]["states"] for year in (1990, 1995, 2005, 2025)] == [173, 192, 193, 196]
    assert sum(row["problems"] for row in editions.values()) == check("factbook").problems.height
    assert {year for year, row in editions.items() if row["undated"] > 100} == {2018, 2019, 2020}


def test_coverage_counts_observed_stated_missing_and_absent_states():
    coverage = {row["variable"]: row for row in check("factbook").coverage.to_dicts()}
    assert coverage["population"]["observed"] == 196
    counts = ("states", "observed", "stated_missing", "absent", "oldest", "newest")
    assert [coverage["milper"][count] for count in counts] == [196, 188, 3, 5, 2023, 2025]
    assert coverage["exports partners"]["stated_missing"] == 1
    for row in coverage.values():
        assert row["observed"] + row["stated_missing"] + row["absent"] == row["states"]


def test_ages_count_each_observed_state_once():
    checked = check("factbook")
    ages = checked.ages.group_by("variable").agg(pl.col("states").sum())
    observed = checked.coverage.select("variable", "observed").filter(pl.col("observed") > 0)
    assert dict(ages.rows()) == dict(observed.rows())


def test_flags_are_counted_by_variable():
    flags = {(row["variable"], row["flag"]): row["cells"] for row in check("factbook").flags.to_dicts()}
    assert flags["milper", "no_forces"] == 17
    assert flags["milex_share", "before_invasion"] == 5


def test_the_result_goes_into_json():
    assert json.loads(json.dumps(check("factbook").as_dict()))["sound"] is True


def test_a_source_without_cells_is_checked_too():
    checked = check("bodies")
    assert checked.is_sound
    assert checked.coverage.height == 0
