from typing import Any

import pytest

from polycentric.sources.reading.factbook_parse.record import Rows, read_record


def _read(**economy: Any) -> Rows:
    rows = Rows()
    read_record("USA", {"Economy": economy}, rows)
    return rows


def _years(field: str, **texts: str) -> dict[str, Any]:
    return {f"{field} {key.strip('_')}": {"text": text} for key, text in texts.items()}


def test_every_year_that_a_field_gives_is_kept():
    rows = _read(Exports=_years("Exports", _2024="$3 billion (2024 est.)", _2023="$2 billion (2023)"))
    assert [(cell["year"], cell["value"], cell["estimate"]) for cell in rows.cells] == [
        (2024, 3e9, True),
        (2023, 2e9, False),
    ]
    assert rows.problems == []


def test_a_year_that_comes_twice_is_read_once_and_said():
    rows = _read(Exports={"a": {"text": "$3 billion (2024 est.)"}, "b": {"text": "$2 billion (2024 est.)"}})
    assert [cell["value"] for cell in rows.cells] == [3e9]
    assert [row["problem"] for row in rows.problems] == ["the year 2024 is given twice; the first counts"]


def test_a_label_of_another_year_than_its_text_is_a_problem():
    rows = _read(Exports=_years("Exports", _2024="$3 billion (2023 est.)"))
    assert rows.cells == []
    assert [row["problem"] for row in rows.problems] == ["the text is of 2023, its label of 2024"]


def test_a_figure_out_of_bounds_is_a_problem_that_names_the_bounds():
    rows = _read(**{"Real GDP growth rate": _years("x", _2024="4000% (2024 est.)")})
    assert rows.cells == []
    assert [row["problem"] for row in rows.problems] == ["the value 40 is outside the bounds -0.95 to 10"]


@pytest.mark.parametrize("text", ["$3 billion (1789 est.)", "$3 billion (2124 est.)"])
def test_an_impossible_year_is_a_problem(text: str):
    rows = _read(Exports={"text": text})
    assert rows.cells == []
    assert "is outside 1990-2026" in rows.problems[0]["problem"]


def test_a_list_that_names_the_state_itself_or_one_partner_twice_is_refused():
    rows = _read(
        **{"Exports - partners": {"text": "USA 5% (2023)"}, "Imports - partners": {"text": "UK 5%, Britain 4% (2023)"}}
    )
    assert rows.partners == []
    assert {row["problem"] for row in rows.problems} == {
        "the list names the state itself, or one partner under two names"
    }


def test_an_unknown_partner_is_kept_without_an_id_and_named_as_a_problem():
    rows = _read(**{"Exports - partners": {"text": "Atlantis 5%, China 4% (2023)"}})
    assert [(row["partner"], row["partner_name"]) for row in rows.partners] == [(None, "Atlantis"), ("CHN", "China")]
    assert [row["raw"] for row in rows.problems] == ["Atlantis"]


def test_a_note_of_another_trade_definition_is_flagged():
    rows = _read(Exports={"text": "$3 billion (2024)", "note": "<b>note:</b> GDP expenditure basis - exports"})
    assert [cell["flag"] for cell in rows.cells] == ["gdp_basis"]


def test_an_absent_field_is_no_problem_and_gives_nothing():
    assert vars(_read()) == {"cells": [], "partners": [], "memberships": [], "problems": []}


def test_an_entry_without_text_is_a_problem():
    rows = _read(Exports={"Exports 2024": {"text": None}, "Exports 2023": 7})
    assert [row["problem"] for row in rows.problems] == ["'Exports 2024' holds no text", "'Exports 2023' holds no text"]


def test_an_organisation_listed_twice_is_kept_once():
    rows = Rows()
    read_record(
        "USA", {"Government": {"International organization participation": {"text": "UN, NATO, UN (observer)"}}}, rows
    )
    assert [(row["organisation"], row["status"]) for row in rows.memberships] == [("UN", "member"), ("NATO", "member")]
    assert len(rows.problems) == 1


def test_police_are_no_forces_where_the_forces_text_says_so():
    rows = Rows()
    forces = {
        "Military and security forces": {"text": "no regular military forces; police (2025)"},
        "Military and security service personnel strengths": {"text": "approximately 30,000 police (2024)"},
    }
    read_record("PAN", {"Military and Security": forces}, rows)
    assert [(cell["value"], cell["year"], cell["flag"]) for cell in rows.cells] == [(0.0, 2025, "no_forces")]
