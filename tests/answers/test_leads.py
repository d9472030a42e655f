"""The question how sure it is who leads, as Python asks it; `tests/cli/test_leads_poles.py` has the command."""

import numpy as np
import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.panel.assemble import assemble


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    cells = {"pwtrgdp": [[10.0, 5.0, 1.0]], "sd_pwtrgdp": [[1.0, 1.0, 0.1]], "pwtpop": np.ones((1, 3))}
    made = assemble((2010,), ("USA", "CHN", "BRA"), cells, source="by hand")
    for values in made.data_vars.values():
        values.attrs["source_name"] = "fariss_gdp"
    monkeypatch.setattr("polycentric.panel.load.load", lambda *_, **__: made)


def test_the_sentence_says_who_led_in_how_many_draws():
    found = pc.answers.leads(draws=200)
    assert found.sentences[0].startswith(("The United States led in 2010 in ", "USA led in 2010 in "))
    assert found.table["first"].max() == found.table.filter(rank=1)["first"].item()
    assert found.provenance["draws"] == 200


def test_an_index_without_standard_deviations_is_refused_with_those_that_have_them():
    with pytest.raises(QuestionError, match=r"'cinc' gives no standard deviations; these do: .*output_fariss"):
        pc.answers.leads("cinc")


def test_poles_are_counted_by_definition_with_their_chance():
    found = pc.answers.leads(draws=200, poles=True)
    half = found.table.filter(definition="half_of_leader", of="number")
    assert half["chance"].sum() == pytest.approx(1.0)
    assert "have 1 pole; the likeliest: " in found.sentences[0] or "have 2 poles; the likeliest: " in found.sentences[0]
