"""The scores that ship with the package come out of the archive again, and so do figures that reviewers found."""

from pathlib import Path

import polars as pl
import pytest

import polycentric as pc
from polycentric.poles.experts import coding
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import LabelSet, Period
from polycentric.poles.validity.polarity import Given, Reading
from polycentric.poles.validity.scores import all_scores, classes_of, sources, world
from polycentric.poles.validity.shipped import FILE, made_from, written

TEXTBOOK = LabelSet(
    label="Parts of the common division", kind="polarity", reference="a reviewer's", tests="What was picked by it.",
    checked="no", name="parts",
    periods=(Period(1820, 1913, "multipolar"), Period(1950, 1985, "bipolar"), Period(1993, 2003, "unipolar")),
)  # fmt: skip


@pytest.fixture(scope="module")
def classes(mirror: Path) -> dict[Reading, Given]:
    return classes_of(world())


def test_the_shipped_scores_come_out_of_the_archive_again(mirror: Path):
    assert written(all_scores()) == FILE.read_text(encoding="utf-8"), "Run make validity, and say what moved."
    assert tuple(sources()) == made_from()


def test_the_periods_of_the_crisis_project_are_those_of_its_file(mirror: Path):
    shown = coding("bipolar").group_by("period").agg(
        pl.col("year").min().alias("first"), pl.col("year").max().alias("last"), pl.col("class").first()
    )  # fmt: skip
    found = [(row["first"], row["last"], row["class"]) for row in shown.sort("period").iter_rows(named=True)]
    assert found == [(each.first, each.last, each.polarity) for each in LABEL_SETS["icb"].periods]


def test_the_reading_that_reviewers_picked_has_its_multipolar_years_right_and_is_known_in_few_of_them(
    classes: dict[Reading, Given],
):
    hits = classes[Reading("thompson", "military_spending", "ten_largest")].against(TEXTBOOK)
    assert [(each.right, each.judged, each.total) for each in hits] == [(15, 15, 94), (33, 36, 36), (11, 11, 11)]


def test_the_default_reading_calls_the_years_after_1991_bipolar(classes: dict[Reading, Given]):
    found = classes[Reading("thompson", "cinc", "majors")].classes
    assert {found[year] for year in range(1992, 2011)} == {"bipolar"}


def test_a_users_own_labels_are_scored_anew(mirror: Path, tmp_path: Path):
    path = tmp_path / "mine.csv"
    path.write_text("first,last,class\n1816,1945,multipolar\n1946,1991,bipolar\n1992,2016,unipolar\n", encoding="utf-8")
    mine = pc.answers.validity("thompson/cinc/majors", files=[path]).table
    ours = pc.answers.validity("thompson/cinc/majors", labels="common_division").table
    assert mine["right"].to_list() == ours["right"].to_list()
    assert mine["labels"].unique().to_list() == ["mine"]
