"""The words and tables of similarity, on rows that fit on paper; on the real data in tests/mirror."""

import click
import polars as pl
import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.answers.forms import as_text
from polycentric.answers.parts.similarity_rows import (
    bars,
    course_section,
    ends_section,
    ranked_grid,
    reasons,
    stretches,
    years_sections,
)
from polycentric.answers.parts.similarity_words import of_pair_in_words, of_year_in_words
from polycentric.cli.app import polycentric
from polycentric.pictures.charts.similarity_history import Alike, Measured, draw
from polycentric.ties.similarity import SIMILARITIES


def course(measures: tuple[str, ...], values: dict[int, float | None]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"year": year, "measure": name, "value": value, "reason": "" if value is not None else "nobody met",
             "items": 40, "of_items": 50}
            for year, value in values.items() for name in measures
        ]
    )  # fmt: skip


LONG = {year: (year % 20 - 10) / 10 if year % 17 else None for year in range(1816, 2019)}
NAMES = {"USA": "United States", "RUS": "Russia"}


def test_two_states_are_said_to_be_alike_or_not_with_number_and_year():
    rows = course(("kappa",), {1990: 0.3, 1991: -0.2, 1992: None})
    assert of_pair_in_words(rows, NAMES, {"kappa": "Cohen's kappa"}, "votes", (1990, 1992)) == [
        "In 1991, the last year that has a value for both, the votes in the UN General Assembly of the United States "
        "and Russia were less alike than chance makes two states: kappa is −0.20 (Cohen's kappa; 1 is the same, 0 as "
        "alike as chance makes two states, below 0 less).",
        "They were most alike in 1990 (0.30) and least alike in 1991 (−0.20).",
    ]


def test_a_pair_without_any_value_is_said_to_have_none():
    rows = course(("kappa",), {1990: None})
    said = of_pair_in_words(rows, NAMES, {"kappa": "Cohen's kappa"}, "alliances", (1990, 1990))
    assert said == ["The United States and Russia: no year has a value for how alike their alliances were; the notes "
                    "say why."]  # fmt: skip
    assert reasons(rows, by_year=True) == ["No value in 1990: nobody met."]


def test_a_value_on_few_items_has_their_number_beside_it():
    rows = pl.DataFrame([
        {"state": "IND", "partner": "GIN", "value": 0.9, "items": 26, "of_items": 50},
        {"state": "IND", "partner": "PAK", "value": 0.6, "items": 50, "of_items": 50},
        {"state": "IND", "partner": "USA", "value": None, "items": 2, "of_items": 50},
    ])  # fmt: skip
    names = {"IND": "India", "GIN": "Guinea", "PAK": "Pakistan", "USA": "United States"}
    said = of_year_in_words(rows, names, "IND", "votes", 2019)
    assert said[0] == (
        "In 2019 India's votes in the UN General Assembly were most like those of Guinea (0.90, on 26 of 50 roll "
        "calls) and Pakistan (0.60)."
    )
    assert said[-1] == "Compared are the 2 of 3 states that have a value with it."


@pytest.mark.parametrize("measures", [("kappa",), ("kappa", "pi", "s_squared", "tau_b"), tuple(SIMILARITIES)])
def test_every_table_fits_into_a_line_with_any_number_of_measures(measures: tuple[str, ...]):
    rows = course(measures, LONG)
    sections = [course_section(rows, measures), ends_section(rows, measures), *years_sections(rows, measures)]
    for section in sections:
        lines = as_text("", (), [section], ()).splitlines()
        assert max(map(len, lines)) <= 78, lines
    shown = [column.name for section in sections[2:] for column in section.grid.columns if column.name in measures]
    assert shown == list(measures)


def test_a_course_is_never_shorter_than_it_need_be():
    assert len(bars([0.0] * 203, 60)) == 51  # four years to a bar: three would take 68
    assert bars([-1.0, 0.0, 1.0, None]) == "▁▅█·"
    assert "a bar is a year" in course_section(course(("kappa",), {1990: 0.1, 1991: 0.2}), ["kappa"]).heading


def test_a_state_that_is_named_stands_in_no_column_of_its_own():
    frame = pl.DataFrame([{"state": "IND", "partner": "COD", "value": 0.5, "items": 9, "of_items": 9}])
    names = {"IND": "India", "COD": "Democratic Republic of the Congo"}
    assert next(column.name for column in ranked_grid(frame, names, single=True).columns) == "partner"
    assert next(column.name for column in ranked_grid(frame, names, single=False).columns) == "state"


def test_years_are_written_as_spans():
    assert stretches([1816, 1817, 1820, 1830, 1831]) == "1816–1817, 1820 and 1830–1831"
    assert stretches(list(range(1800, 1840, 2))) == "20 years between 1800 and 1838"


def test_questions_that_mean_nothing_are_refused_as_whoever_asks_spells_them():
    with pytest.raises(QuestionError, match="give year= to see all pairs"):
        pc.answers.similarity()
    with pytest.raises(QuestionError, match="year= is one year and years= are several"):
        pc.answers.similarity("USA", "RUS", year=1990, years=(1990, 1991))
    with pytest.raises(click.UsageError, match="give --year to see all pairs"):
        CliRunner().invoke(polycentric, ["similarity"], catch_exceptions=False, standalone_mode=False)
    with pytest.raises(click.UsageError, match="--years are of two states"):
        CliRunner().invoke(
            polycentric, ["similarity", "USA", "--years", "1990-1991"], catch_exceptions=False, standalone_mode=False
        )


def test_the_picture_for_a_phone_names_the_measures_below():
    alike = Alike("A and B, 1990–2010", [Measured("Cohen's kappa", {1990: 0.2, 2010: -0.2}, {2000: "no"})],
                  (1990, 2010), ["A note that is long enough for more than a single line of a phone."])  # fmt: skip
    assert 'width="360"' in draw(alike, narrow=True)
    assert 'width="960"' in draw(alike)
    assert draw(alike, narrow=True).count("Cohen&#39;s kappa") == draw(alike).count("Cohen&#39;s kappa")
