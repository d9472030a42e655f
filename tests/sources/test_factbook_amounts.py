import pytest

from polycentric.sources.reading.factbook_parse.amounts import JOULES_PER_BTU, energy_per_capita, money, people, percent
from polycentric.sources.reading.factbook_parse.prices import output_ppp, to_base_year
from polycentric.sources.reading.factbook_parse.reading import Problem, Reading


@pytest.mark.parametrize(
    ("text", "value", "year", "estimate"),
    [
        ("$25.676 trillion (2024 est.)", 25.676e12, 2024, True),
        ("$5.26 trillion (2023 est.)", 5.26e12, 2023, True),
        ("$822.046 billion (2024 est.)", 822.046e9, 2024, True),
        ("$374.898 million (2011 est.)", 374.898e6, 2011, True),
        ("$475,000 (2020)", 475_000, 2020, False),
        ("<b>$1.2&nbsp;million</b> (2020 est.)", 1.2e6, 2020, True),
    ],
)
def test_money_is_read_in_dollars_with_its_year(text: str, value: float, year: int, estimate: bool):
    read = money(text)
    assert isinstance(read, Reading)
    assert read.value == pytest.approx(value)
    assert (read.year, read.estimate, read.flags) == (year, estimate, ())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("$5 quadrillion (2024 est.)", "unit 'quadrillion' is not one of thousand, million, billion, trillion"),
        ("€5 billion (2024 est.)", "not of the form $NUMBER"),
        ("$-5 billion (2024 est.)", "not of the form $NUMBER"),
        ("-$5 billion (2024 est.)", "not of the form $NUMBER"),
        ("$5 billion or more (2024 est.)", "not of the form $NUMBER"),
        ("$5 billion", "no year in brackets"),
        ("$57,055 million (2023 est.)", "not of the form $NUMBER"),
        ("$5,00 billion (2024)", "not of the form $NUMBER"),
        ("not available", "the source says: not available"),
        ("NA", "the source says: not available"),
        ("", "not of the form $NUMBER"),
    ],
)
def test_money_in_another_spelling_is_a_problem_that_says_why(text: str, why: str):
    read = money(text)
    assert isinstance(read, Problem)
    assert why in read.reason


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.2% of GDP (2025 est.)", 0.032),
        ("-28.8% (2022 est.)", -0.288),
        ("\u22122.5% (2022 est.)", -0.025),
        ("0% (2022)", 0.0),
        ("12% (2022 est.)", 0.12),
    ],
)
def test_percentages_become_fractions_and_keep_their_sign(text: str, value: float):
    read = percent(text)
    assert isinstance(read, Reading)
    assert read.value == pytest.approx(value)


def test_people_are_counted_one_by_one():
    assert people("338,016,259 (2025 est.)") == Reading(338_016_259, 2025, True)
    assert people("1,000 (2024)") == Reading(1000, 2024, False)


def test_energy_is_brought_from_btu_to_joules():
    read = energy_per_capita("57.856 million Btu/person (2023 est.)")
    assert isinstance(read, Reading)
    assert read.value == pytest.approx(61.0413e9, rel=1e-5)  # 57.856e6 x 1055.05585262, by hand
    small = energy_per_capita("649,000 Btu/person (2023 est.)")
    assert isinstance(small, Reading)
    assert small.value == pytest.approx(649_000 * JOULES_PER_BTU)


def test_the_btu_is_the_international_table_one():
    assert pytest.approx(2.326 * 453.59237) == JOULES_PER_BTU  # J/g per Btu/lb (exact by definition) x grams in a pound


def test_energy_in_another_unit_is_a_problem():
    assert isinstance(energy_per_capita("57.856 gigajoules/person (2023 est.)"), Problem)
    assert isinstance(energy_per_capita("57.856 billiard Btu/person (2023 est.)"), Problem)


def test_output_in_2021_dollars_is_left_as_it_is():
    read = output_ppp("$25.676 trillion (2024 est.)", "<b>note:</b> data in 2021 dollars")
    assert isinstance(read, Reading)
    assert read.value == pytest.approx(25.676e12)
    assert read.flags == ()


def test_output_in_2015_dollars_is_brought_to_2021_dollars_and_flagged():
    read = output_ppp("$15.416 billion (2023 est.)", "<strong>note:</strong> data in 2015 dollars")
    assert isinstance(read, Reading)
    assert read.value == pytest.approx(17.4549e9, rel=1e-5)  # 15.416 x 440.741 / 389.258, by hand
    assert read.flags == ("base_2015",)


def test_the_deflator_rises_by_13_percent_from_2015_and_10_from_2017():
    assert to_base_year(2015) == pytest.approx(1.1323, abs=1e-4)
    assert to_base_year(2017) == pytest.approx(1.1019, abs=1e-4)
    assert to_base_year(2021) == 1


def test_output_without_a_stated_base_year_is_flagged():
    read = output_ppp("$1.743 trillion (2023 est.)", "")
    assert isinstance(read, Reading)
    assert read.flags == ("base_unstated",)


def test_output_of_an_unknown_base_year_is_a_problem():
    assert output_ppp("$1 billion (2023 est.)", "data in 1990 dollars") == Problem(
        "the base year 1990 is not one of 2015, 2017, 2021"
    )
