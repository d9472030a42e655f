"""Agreements in force by pair and year, on invented agreements."""

from typing import Any

import polars as pl

from polycentric.panel.series.defence_cooperation_agreements import in_force
from polycentric.panel.series.exercises import pairs_of

SCHEMA = {
    "ccode1": pl.Int16, "ccode2": pl.Int16, "sign_year": pl.Int16, "eif_year": pl.Int16, "end_year": pl.Int16,
    "type": pl.String, "named_otherwise": pl.Boolean,
}  # fmt: skip


def counts(*agreements: dict[str, Any]) -> dict[tuple[int, int, int], tuple[int, int]]:
    usual = {
        "ccode1": 2,
        "ccode2": 20,
        "sign_year": 2000,
        "end_year": 2010,
        "type": "general",
        "named_otherwise": False,
    }
    rows = in_force(pl.DataFrame([usual | each for each in agreements], schema=SCHEMA))
    return {(one, other, year): (every, general) for one, other, year, every, general in rows.iter_rows()}


def test_an_agreement_is_in_force_from_its_entry_into_force_or_else_its_signature_to_its_end():
    found = counts({"eif_year": 2003, "end_year": 2004}, {"sign_year": 2004, "end_year": 2005, "type": "sector"})
    assert found == {(2, 20, 2003): (1, 1), (2, 20, 2004): (2, 1), (2, 20, 2005): (1, 0)}


def test_one_that_enters_into_force_after_the_data_end_is_in_force_in_no_year():
    assert counts({"eif_year": 2012}) == {}


def test_the_order_of_the_two_does_not_matter_and_a_doubtful_number_does_not_count():
    turned = {"ccode1": 20, "ccode2": 2, "sign_year": 2010}
    assert counts(turned, {"named_otherwise": True}) == {(2, 20, 2010): (1, 1)}


def test_what_west_germany_signed_is_germanys_since_it_is_one():
    found = counts({"ccode2": 260, "sign_year": 1989, "end_year": 1992})
    assert sorted(found) == [(2, 255, 1991), (2, 255, 1992), (2, 260, 1989), (2, 260, 1990)]


def test_who_stands_twice_in_an_event_counts_once_and_a_name_that_is_no_state_never():
    rows = pl.DataFrame(
        {"event": ["a", "a", "a", "a", "b", "b"], "year": [2000] * 6,
         "who": ["United States", "France", "France", "NATO", "France", "United States"]}
    )  # fmt: skip
    assert pairs_of(rows, "event", "who", "events").rows() == [(2, 220, 2000, 2)]
