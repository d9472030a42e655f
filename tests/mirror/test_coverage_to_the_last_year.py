"""`coverage` on the real archive: what is counted goes to the last year of its source."""

import polars as pl
import pytest

import polycentric as pc

pytestmark = pytest.mark.usefixtures("archive")


def test_a_series_is_counted_to_its_last_year_though_the_world_loads_an_earlier_one():
    rows = {row["variable"]: row for section in pc.answers.coverage("troops_abroad", "interstate_conflict").sections
            for row in section.grid.rows if "variable" in row}  # fmt: skip
    assert rows["troops_abroad"]["last"] == 2024
    assert rows["interstate_conflict"]["last"] == 2024


def test_votes_councils_acts_and_texts_have_rows_to_their_ends():
    table = pc.answers.coverage("votes", "council_acts", "un_votes_75", "ungdc", "us_sotu").table
    ends = dict(table.group_by("variable").agg(pl.col("year").max()).iter_rows())
    assert ends == {"votes": 2019, "council_acts": 2019, "un_votes_75": 2021, "ungdc": 2025, "us_sotu": 2020}
