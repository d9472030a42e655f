"""Events between states counted on five events and three scores."""

from datetime import date

import polars as pl
import pytest

from polycentric.panel.series.event_counts import between_states
from polycentric.panel.series.icews_2014 import of_the_year
from toy_archive import use

KINDS = pl.DataFrame({"name": ["Consult", "CONSULT", "Accuse"], "goldstein": [1.0, 1.0, -2.0]})


def test_events_count_by_pair_and_year_and_by_the_sign_of_their_score(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {("icews_sample", "kinds"): KINDS})
    rows = [("CHN", "JPN", "Consult"), ("CHN", "JPN", "Accuse"), ("CHN", "JPN", "Make statement"),
            ("CHN", "CHN", "Accuse"), (None, "JPN", "Accuse"), ("JPN", "CHN", "accuse")]  # fmt: skip
    events = pl.DataFrame(
        [(*row, date(2014, 5, 1)) for row in rows], schema=["state1", "state2", "kind", "day"], orient="row"
    )
    counted = between_states(events, ["CHN", "JPN"], "x").select(
        "ccode1", "ccode2", "year", "x_events", "x_conflict", "x_cooperation"
    )
    assert counted.rows() == [(710, 740, 2014, 3, 1, 1), (740, 710, 2014, 1, 1, 0)]


def test_a_state_whose_government_is_not_among_the_actors_has_no_counts(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {("icews_sample", "kinds"): KINDS})
    rows = [("USA", "CHN", "Consult", date(2014, 5, 1)), ("CHN", "JPN", "Consult", date(2014, 5, 1))]
    events = pl.DataFrame(rows, schema=["state1", "state2", "kind", "day"], orient="row")
    assert between_states(events, {"CHN", "JPN"}, "x").select("ccode1", "ccode2").rows() == [(710, 740)]


def test_the_three_parts_of_2014_are_one_year(monkeypatch: pytest.MonkeyPatch):
    def part(month: int) -> pl.DataFrame:
        return pl.DataFrame({"source_id": [0], "kind_id": [0], "target_id": [1], "day": [date(2014, month, 1)]})

    use(
        monkeypatch,
        {
            ("icews_2014", "valid"): part(11),
            ("icews_2014", "test"): part(12),
            ("icews_2014", "actors"): pl.DataFrame({"id": [0, 1], "state": ["CHN", "JPN"], "government": [True, True]}),
            ("icews_2014", "kinds"): pl.DataFrame({"id": [0], "name": ["Consult"]}),
            ("icews_sample", "kinds"): KINDS,
        },
    )
    assert of_the_year(part(1))["icews14_events"].to_list() == [3]
