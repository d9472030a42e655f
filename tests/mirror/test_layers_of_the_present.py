"""What the layers and indices of the second delivery answer when nobody names a world, a year, or says what zero is."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError
from polycentric.tables.places import CACHE_VARIABLE

pytestmark = pytest.mark.usefixtures("archive")


def test_on_a_scale_zero_is_shown_and_the_other_end_is_told():
    answer = pc.answers.ties("relations", state="USA", year=1950, top=200)
    assert answer.sentences[1] == "At the other end stood the Soviet Union (0.00), North Korea (0.00) and China (0.00)."
    shown = {row["partner_name"]: row["value"] for row in answer.sections[0].grid.rows}
    assert shown["Soviet Union"] == "0.00"
    assert "Mexico" not in {name for name, value in shown.items() if value == "0.00"}


@pytest.mark.parametrize(
    ("layer", "year", "first"),
    [("troops", 2020, "Japan"), ("arms", 2000, "South Korea"), ("trade_agreements", 1995, ""), ("relations", 1992, "")],
)
def test_a_layer_of_the_archive_alone_is_looked_for_there(layer: str, year: int, first: str):
    answer = pc.answers.ties(layer, year=year)
    assert answer.table.height > 20
    assert first in answer.sentences[0]


def test_a_layer_says_where_its_data_end_and_answers_without_a_year_of_its_last():
    with pytest.raises(CoverageError, match="'troops' covers 1950-2024, but 2025 was asked for"):
        pc.answers.ties("troops", year=2025)
    assert pc.answers.ties("troops").title.endswith("as observed in 2024")


def test_an_index_whose_source_ends_early_is_shown_in_its_last_year_and_drawn_over_all():
    answer = pc.answers.power("warheads")
    assert answer.table["year"].drop_nulls().unique().to_list() == [2017]
    assert "North Korea to 2017, though it has tested weapons since 2006" in " ".join(answer.notes)
    assert ">1950</text>" in answer.picture().svg


def test_a_group_without_a_value_is_said_to_take_its_members_with_it():
    notes = pc.answers.power("warheads", as_one="EU", year=2017).notes
    assert any(note.startswith("European Union as one has no value of warheads") for note in notes)


def test_columns_of_one_source_may_begin_in_different_years():
    answer = pc.answers.table("state-years", first=1966, last=1970, additions=["hr_treaties"])
    assert any("'hr_treaties' covers 1965-2022, some of its columns less" in note for note in answer.notes)
    with pytest.raises(CoverageError, match="'hr_treaties' covers 1965-2022, but 1900-1910"):
        pc.answers.table("state-years", first=1900, last=1910, additions=["hr_treaties"])


def test_terms_come_first_from_a_mirror_too(mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    done = CliRunner().invoke(polycentric, ["fetch", "gsdb", "--mirror", str(mirror)])
    assert done.exit_code != 0
    assert "Terms of 'gsdb'" in str(done.exception)
