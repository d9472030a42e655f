"""The question `state`: one state on one screen."""

import json

import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.cli.app import polycentric
from polycentric.errors import NotFetchedError, UnknownNameError


@pytest.fixture(autouse=True)
def _no_archive(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory):  # pyright: ignore[reportUnusedFunction]
    monkeypatch.delenv("POLYCENTRIC_MIRROR", raising=False)
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path_factory.mktemp("nothing")))


def test_germany_is_told_in_words_with_rank_share_and_year():
    answer = pc.answers.state("Germany")
    assert answer.sentences[0].startswith(
        "Germany was sixth by output, purchasing power, with 3.06% (2024); third by output, exchange rates"
    )
    shown = str(answer)
    assert "forums            EU, G-7, G-20, OECD, CE" in shown
    tables = shown.split("\n\n")[2:4]
    assert max(len(line) for table in tables for line in table.splitlines()) <= 78


def test_what_is_missing_without_the_archive_is_one_line_that_says_how_to_get_it():
    notes = [note for note in pc.answers.state("Tuvalu").notes if "polycentric fetch --all" in note]
    assert len(notes) == 1


def test_every_number_has_a_unit_a_year_and_a_source_and_agrees_with_power():
    table = pc.answers.state("India").table
    assert table.columns == ["part", "item", "state", "value", "unit", "year", "source"]
    assert table.select("unit", "year", "source").null_count().row(0) == (0, 0, 0)
    own = dict(table.filter(table["part"] == "power").select("item", "value").iter_rows())
    power = pc.answers.power("output_ppp").table.with_row_index("place", offset=1)
    row = power.filter(power["state"] == "IND").row(0, named=True)
    assert own["output_ppp value"] == row["value"]
    assert own["output_ppp rank"] == row["place"]
    assert own["output_ppp share"] == pytest.approx(row["share"])


def test_the_rows_of_the_command_are_the_table_of_the_call():
    done = CliRunner().invoke(polycentric, ["state", "Kosovo", "--json"], catch_exceptions=False)
    assert json.loads(done.stdout)["rows"] == pc.answers.state("Kosovo").table.to_dicts()


def test_a_pact_without_a_pledge_in_return_is_told_with_its_direction():
    assert "It was defended by Australia" in " ".join(pc.answers.state("Tuvalu").sentences).replace("it was", "It was")


def test_a_name_of_the_past_asks_for_a_year():
    with pytest.raises(QuestionError, match="'Soviet Union' is a name of the past: give year=199"):
        pc.answers.state("Soviet Union")
    with pytest.raises(NotFetchedError, match="Soviet Union in 1985 is in the archive of two centuries"):
        pc.answers.state("Soviet Union", year=1985)


def test_an_unknown_state_offers_the_nearest():
    with pytest.raises(UnknownNameError, match="did you mean"):
        pc.answers.state("Kazahkstan")


def test_a_bloc_or_several_years_are_refused():
    with pytest.raises(QuestionError, match="leave years= out"):
        pc.answers.state("India", years=(2000, 2010))


def test_trade_says_beside_its_numbers_how_it_is_made():
    answer = pc.answers.state("Kazakhstan")
    words = {row["label"]: row["words"] for row in answer.sections[1].grid.rows}
    assert str(answer).count("(estimated)") == 2
    assert "estimated, too large)" in str(answer)
    assert {"sold most to", "depended on"} <= set(words)
    assert any("share of trade in goods and totals that include services" in note for note in answer.notes)
