"""What `coverage` shows beside the series: every layer, index, list, added column and source, to its last year."""

import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.answers.parts import coverage_layers
from polycentric.answers.parts.coverage_layers import Covering, everything, rows, within
from polycentric.errors import UnknownNameError
from polycentric.panel.additions import ADDITIONS
from polycentric.panel.series import SERIES
from polycentric.power import INDICES
from polycentric.sources import SOURCES
from polycentric.ties import LAYERS
from polycentric.ties.called import years_of
from polycentric.ties.events import EVENTS

WHOLE = (1816, 2025)


@pytest.fixture(autouse=True)
def _no_archive(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory):  # pyright: ignore[reportUnusedFunction]
    monkeypatch.delenv("POLYCENTRIC_MIRROR", raising=False)
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path_factory.mktemp("nothing")))


def names(kind: str) -> set[str]:
    return {each.name for each in everything() if each.kind == kind}


def test_every_layer_index_list_and_source_has_its_row():
    assert names("ties") == {*LAYERS, "votes", "votes_75"}
    assert names("power") == set(INDICES)
    assert names("events") == set(EVENTS)
    in_series = {series.edition().source for series in SERIES.values()}
    assert names("sources") | in_series == set(SOURCES)
    assert names("columns") | set(SERIES) >= {name for name, each in ADDITIONS.items() if each.sources}


def test_every_row_ends_where_its_source_does():
    last = {(each.kind, each.name, each.world): each.years for each in everything()}
    assert last["ties", "troops", "history"] == (1950, 2024)
    assert last["ties", "pacts", "history"] == years_of(LAYERS["pacts"])
    assert last["ties", "pacts", "now"] == (1990, 2025)
    assert last["ties", "votes", "history"] == (1946, 2019)
    assert last["power", "warheads", "history"] == (1945, 2017)
    assert last["columns", "council_acts", ""] == (1946, 2019)
    pinned = {name for name, each in SOURCES.items() if all(file.is_pinned for file in each.needed())}
    for each in everything():
        if each.kind == "sources":
            assert each.years == (SOURCES[each.name].years if each.name in pinned else None), each.name
    assert {each.name for each in everything() if each.kind in {"ties", "events"} and each.years is None} == set()


def test_a_source_without_a_series_can_be_asked_for_and_one_with_a_series_stands_for_it():
    answer = pc.answers.coverage("ungdc", "us_troops", first=2023)
    assert [section.heading for section in answer.sections] == [
        SOURCES["us_troops"].label, coverage_layers.HEADS["columns"], coverage_layers.HEADS["sources"]
    ]  # fmt: skip
    table = answer.table
    assert table.filter(table["variable"] == "ungdc")["year"].to_list() == [2023, 2024, 2025]
    assert table.filter(table["variable"] == "ungdc")["covered"].null_count() == 3
    assert answer.sentences[-1] == "Beside the series: 1 set of columns and 1 source without a series."


def test_years_asked_for_cut_rows_and_those_that_are_not_let_a_source_go_to_its_end():
    found = [Covering("sources", "bodies", "Bodies", ("bodies",), (1990, 2026)),
             Covering("sources", "own", "Own", ("vdem_own",), None)]  # fmt: skip
    assert rows(found, WHOLE, WHOLE)["year"].max() == 2026
    assert rows(found, (2000, 2001), WHOLE)["year"].to_list() == [2000, 2001, None]
    assert [each.name for each in within(found, (1900, 1950), WHOLE)] == ["own"]
    assert [each.name for each in within(found, (2025, 2025), WHOLE)] == ["bodies", "own"]


def test_a_layer_alone_has_no_map_and_a_misspelt_one_is_led_to_the_nearest():
    with pytest.raises(QuestionError, match="none of these is a series: name one as"):
        pc.answers.coverage("troops").picture()
    with pytest.raises(UnknownNameError, match="did you mean 'warheads'"):
        pc.answers.coverage("warhead")
