from pathlib import Path

from polycentric.states import disputes

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "states.md"


def test_the_page_on_states_shows_every_disputed_case_in_both_sides_terms():
    text = PAGE.read_text(encoding="utf-8")
    for case in disputes():
        row = f"| {case.case} | {case.listed} | {case.cow} | {case.gw} | {case.one_side} | {case.other_side} |"
        assert row in text
