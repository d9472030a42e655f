"""Plants at work by state-year, on invented plants."""

from typing import Any

import polars as pl

from polycentric.panel.series.nuclear_cooperation import signed
from polycentric.panel.series.nuclear_latency import at_work

YEARS = ("construction_start", "operation_start", "operation_end", "operation2_start", "operation2_end")


def plants(*rows: dict[str, Any]) -> pl.DataFrame:
    schema = {"ccode": pl.Int16, **dict.fromkeys(YEARS, pl.Int16), "operation_unknown": pl.Boolean}
    return pl.DataFrame([{"operation_unknown": False, **row} for row in rows], schema=schema)


def counts(*rows: dict[str, Any]) -> dict[tuple[int, int], int | None]:
    frame = at_work(plants(*rows))
    return {(code, year): number for code, year, number, _ in frame.iter_rows()}


def test_a_plant_counts_in_each_year_of_its_work_and_again_when_it_is_opened_again():
    rows = {"ccode": 666, "operation_start": 1963, "operation_end": 1964, "operation2_start": 2011}
    assert counts(rows) == {(666, year): 1 for year in (1963, 1964, 2011, 2012)}


def test_a_plant_that_never_worked_is_no_row():
    assert counts({"ccode": 2, "construction_start": 1970}) == {}


def test_a_plant_stands_under_the_number_that_its_state_has_then():
    found = counts({"ccode": 260, "operation_start": 1990, "operation_end": 1991})
    assert found == {(260, 1990): 1, (255, 1991): 1}


def test_years_that_are_not_known_leave_the_number_open_and_keep_the_yes_of_another_plant():
    frame = at_work(
        plants(
            {"ccode": 770, "construction_start": 2010, "operation_unknown": True},
            {"ccode": 770, "operation_start": 2011},
        )
    )
    assert frame.rows() == [(770, 2010, None, None), (770, 2011, None, True), (770, 2012, None, True)]


def test_an_agreement_in_both_directions_is_one_and_two_of_a_type_are_two():
    schema = ["ccode1", "ccode2", "year", "nca_type", "named_otherwise"]
    rows = [(2, 20, 1987, "a", False), (20, 2, 1987, "a", False), (20, 2, 1987, "a", False), (2, 20, 1987, "b", False),
            (2, 200, 1987, "a", True)]  # fmt: skip
    assert signed(pl.DataFrame(rows, schema=schema, orient="row")).rows() == [(2, 20, 1987, 3)]
