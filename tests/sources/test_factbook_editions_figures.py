"""Texts of all editions to figures: one, a list, with ranks, notes and brackets; or a named problem."""

import pytest

from polycentric.sources.reading.factbook_editions.facts import editions, facts
from polycentric.sources.reading.factbook_editions.figure import Figure, dated, figure_at
from polycentric.sources.reading.factbook_editions.readers import KINDS, read
from polycentric.sources.reading.factbook_editions.series import figures
from polycentric.sources.reading.factbook_parse.reading import Problem

KWH = 3.6e6


def values(quantity: str, edition: int, raw: str, field: str = "") -> list[tuple[float, int | None]]:
    found = read(quantity, edition, field, raw)
    assert not isinstance(found, Problem), found
    return [(one.value, one.year) for one in found if isinstance(one, Figure)]


def only(quantity: str, edition: int, raw: str, field: str = "") -> Figure:
    found = read(quantity, edition, field, raw)
    assert not isinstance(found, Problem), found
    (one,) = found
    assert isinstance(one, Figure)
    return one


def reason(quantity: str, edition: int, raw: str, field: str = "") -> str:
    found = read(quantity, edition, field, raw)
    if not isinstance(found, Problem):
        (found,) = (one for one in found if isinstance(one, Problem))
    return found.reason


def test_a_list_gives_each_figure_with_its_year_and_the_base_year_of_its_note():
    raw = ("$9.872 trillion (2010 est.) country comparison to the world: 3 $8.95 trillion (2009 est.) "
           "note: data are in 2010 US dollars")  # fmt: skip
    found = figures(raw, "money", 2010)
    assert isinstance(found, list)
    assert [(one.value, one.year, one.base) for one in found if isinstance(one, Figure)] == [
        (9.872e12, 2010, 2010), (8.95e12, 2009, 2010),
    ]  # fmt: skip


def test_a_world_rank_at_the_end_of_a_cell_is_no_figure():
    assert values("gdp_ppp", 2018, "$23.21 trillion  | $21.72 trillion  | note:data are in 2017 dollars | 1") == [
        (23.21e12, None), (21.72e12, None),
    ]  # fmt: skip
    assert values("population", 2018, "1,384,688,986  | 1") == [(1384688986, 2018)]
    assert values("growth", 2019, "6.9%  | 6.7%  | 21") == [(pytest.approx(0.069), None), (pytest.approx(0.067), None)]
    assert values("electricity_production", 2020, "5.883 trillion kWh  | 1") == [(5.883e12 * KWH, None)]


def test_a_note_on_dollars_between_two_figures_hides_none_of_them():
    for note in ("note: data are in current year dollars", "; note - data are in current year dollars",
                 "; note: data are in current year dollars"):  # fmt: skip
        raw = f"$3.18 billion (2021 est.) {note} $2.784 billion (2020 est.) {note} $2.525 billion (2019 est.)"
        expected = [(3.18e9, 2021), (2.784e9, 2020), (2.525e9, 2019)]
        assert values("exports", 2023, raw) == values("exports", 2023, f"{raw} {note}") == expected
    raw = "$170 million note: data are in current year dollars (2018 est.) $103.8 million (2016 est.)"
    assert values("imports", 2021, raw) == [(170e6, 2018), (103.8e6, 2016)]


def test_an_empty_place_in_a_list_keeps_the_places_of_the_others():
    found = figures("$139.9 million  |  | $100 million  | 195", "money", 2020)
    assert isinstance(found, list)
    assert [one.place for one in found if isinstance(one, Figure)] == [0, 2]


def test_dollars_that_each_figure_names_are_kept_where_the_closing_note_names_others():
    raw = ("$23,009,780,000,000 note: data are in 2017 dollars (2020 est.) $22,492,450,000,000 note: data are in 2017 "
           "dollars (2019 est.) note: data are in 2010 dollars")  # fmt: skip
    found = figures(raw, "money", 2021)
    assert isinstance(found, list)
    assert [(one.year, one.base, one.flags) for one in found if isinstance(one, Figure)] == [
        (2020, 2017, ("base_contradicted",)), (2019, 2017, ("base_contradicted",)),
    ]  # fmt: skip


def test_not_available_is_named_and_never_a_zero():
    for quantity, edition, raw in (
        ("milex", 2000, "$NA"), ("milex_share", 2000, "NA%"), ("milex", 2005, "NA"), ("gdp_ppp", 1995, "GDP $NA"),
        ("gdp_ppp", 2000, "purchasing power parity - $NA"), ("electricity_production", 2005, "NA kWh (2002)"),
        ("output_unnamed", 1990, "$NA, per capita $NA; real growth rate 4% (1989 est.)"), ("milex", 1990, "NA"),
        ("milex", 1995, "$NA, NA% of GDP note: spending fell about 15%"), ("manpower", 1990, "NA"),
    ):  # fmt: skip
        assert reason(quantity, edition, raw) == "the source says: not available"


def test_a_zero_beside_not_available_is_none():
    assert reason("electricity_production", 2018, "0 kWh NA | 219") == "the source says: not available"
    assert reason("electricity_production", 2021, "0 kWh NA (2016 est.)") == "the source says: not available"
    assert values("electricity_production", 2016, "0 kWh (2015 est.)") == [(0, 2015)]
    found = read("growth", 2015, "", "0% (2013 est.) | NA% (2012 est.) | 0.8% (2011 est.)")
    assert isinstance(found, list)
    assert [one.value for one in found if isinstance(one, Figure)] == [0, pytest.approx(0.008)]


@pytest.mark.parametrize(
    ("edition", "raw", "low", "high"),
    [
        (1990, "about 6% of GNP, or $1.2-$1.4 billion (1989 est.)", 1.2e9, 1.4e9),
        (2000, "$800 million-$1 billion (FY97 est.); note - based on official data", 8e8, 1e9),
        (2000, "$3.7 billion to $4.9 billion (FY98 est.)", 3.7e9, 4.9e9),
    ],
)
def test_a_range_of_money_gives_its_ends_and_the_middle(edition: int, raw: str, low: float, high: float):
    one = only("milex", edition, raw)
    assert (one.low, one.value, one.high) == (low, (low + high) / 2, high)
    assert "range" in one.flags


def test_a_range_of_money_that_does_not_rise_is_refused():
    assert "does not rise" in reason("milex", 2000, "$5 billion-$1 billion (FY97 est.)")


def test_an_unavailable_year_inside_a_list_leaves_the_others():
    assert values("milex_share", 2015, "NA% (2012) | 4.8% of GDP (2011) | NA% (2010)") == [(0.048, 2011)]


@pytest.mark.parametrize(
    ("bracket", "year", "estimate", "flags"),
    [
        ("July 2000 est.", 2000, True, ()), ("FY98/99", 1999, False, ("fiscal_year",)),
        ("FY99/00 est.", 2000, True, ("fiscal_year",)), ("f.o.b., 1989", 1989, False, ()),
        ("registered c.i.f., 1989 est.", 1989, True, ()), ("2015 projected", 2015, True, ("projection",)),
        ("est. 1989", 1989, True, ()),
        ("1994 estimate as extrapolated from World Bank estimate for 1992", 1994, True, ()),
        ("FY04 est.", 2004, True, ("fiscal_year",)),
    ],
)  # fmt: skip
def test_a_bracket_names_a_year(bracket: str, year: int, estimate: bool, flags: tuple[str, ...]):
    read_year = dated(bracket)
    assert read_year is not None
    assert (read_year.year, read_year.estimate, read_year.flags) == (year, estimate, flags)


@pytest.mark.parametrize("bracket", ["official data", "in 2008 the president pledged", "excluding Serbia", "3", ""])
def test_a_bracket_of_words_names_no_year(bracket: str):
    assert dated(bracket) is None


def test_a_bracket_without_a_year_before_the_one_with_it_is_passed_over():
    assert values("growth", 2005, "9.1% (official data) (2004 est.)") == [(pytest.approx(0.091), 2004)]


def test_the_year_at_the_end_of_a_note_dates_the_only_figure():
    one = only("population", 2000, "5,000,000 note: estimates take AIDS into account (July 2000 est.)")
    assert (one.value, one.year, one.flags) == (5e6, 2000, ("year_after_note",))


@pytest.mark.parametrize(
    ("edition", "raw", "people", "year"),
    [
        (1990, "8,933,544 (July 1990), growth rate - 0.3% (1990)", 8933544, 1990),
        (1995, "total population: 11,101,833 (July 1995 est.)", 11101833, 1995),
        (2021, "67.081 million United Kingdom (June 2020 est.) constituent countries: England 84.3%", 67081000, 2020),
        (2024, "total: 341,963,408 male: 168,598,780 female: 173,364,628 (2024 est.)", 341963408, 2024),
        (2025, "total: 338,016,259 (2025 est.) male: 167,543,554 female: 170,472,705", 338016259, 2025),
    ],
)
def test_people_are_the_total_and_not_its_parts(edition: int, raw: str, people: int, year: int):
    assert values("population", edition, raw) == [(people, year)]


def test_1990_output_is_of_no_named_series_and_keeps_what_it_is_called():
    raw = "$2,659.5 billion, per capita $9,211; real growth rate 1.4% (1989 est. based on Soviet statistics)"
    one = only("output_unnamed", 1990, raw, "GNP")
    assert (one.value, one.year, one.estimate, one.flags) == (2659.5e9, 1989, True, ("called_GNP",))
    assert values("growth", 1990, raw) == [(pytest.approx(0.014), 1989)]


def test_1990_output_has_the_year_of_its_own_bracket_and_growth_that_of_its_own():
    raw = "$152 million, per capita $160 (1988); real growth rate - 5.6% (1987)"
    assert values("output_unnamed", 1990, raw, "GDP") == [(152e6, 1988)]
    assert values("growth", 1990, raw) == [(pytest.approx(-0.056), 1987)]


def test_military_spending_of_1990_and_1995_is_share_and_amount_of_one_text():
    assert values("milex_share", 1990, "5.8% of GNP, or $302.8 billion (1989)") == [(pytest.approx(0.058), 1989)]
    assert values("milex", 1990, "5.8% of GNP, or $302.8 billion (1989)") == [(302.8e9, 1989)]
    raw = "exchange rate conversion - $40 billion, 1.8% of GNP (1995) GHANA"
    assert only("milex_share", 1995, raw).flags == ("of_GNP",)
    assert values("milex", 1995, raw) == [(40e9, 1995)]


def test_money_that_is_no_dollars_and_shares_that_are_of_no_output_are_refused():
    assert reason("milex", 1990, "28.4 billion koruny, 7% of total budget (1989)") == (
        "the amount is in another currency than dollars"
    )
    assert "another whole" in reason("milex_share", 1990, "$9 million, 7% of central government budget (FY89)")


def test_amounts_behind_shares_are_read_in_2022():
    raw = "4% of GDP (2021 est.) 3.8% of GDP (2019 est.) (approximately $104 billion)"
    assert values("milex", 2022, raw) == [(104e9, 2019)]
    assert values("milex_share", 2022, raw) == [(0.04, 2021), (pytest.approx(0.038), 2019)]


def test_manpower_is_men_of_an_age_and_the_age_is_a_flag():
    raw = "males age 16-49: 73,145,586 females age 16-49: 71,880,788 (2010 est.)"
    one = only("manpower", 2010, raw)
    assert (one.value, one.year, one.flags) == (73145586, 2010, ("ages_16_49",))
    raw = "eligible 15-49, 16,000; of the 8,000 males 15-49, 6,000 are fit for military service"
    assert only("manpower", 1990, raw).flags == ("ages_15_49", "year_of_edition")
    assert reason("manpower", 1990, "2,247,000 total; 781,000 Army (1988)") == "no number of men of an age is given"


def test_strengths_are_dated_by_a_month_or_else_by_the_edition():
    raw = "approximately 1.372 million active duty personnel (475,000 Army); 335,000 Army National Guard(June 2020)"
    one = only("milper", 2020, raw)
    assert (one.value, one.year) == (1.372e6, 2020)
    assert "year_of_edition" not in one.flags
    assert "year_of_edition" in only("milper", 2021, "approximately 9,000 active personnel").flags


def test_electricity_is_production_before_and_consumption_under_its_label():
    raw = "355,000,000 kW capacity; 1,790,000 million kWh produced, 6,150 kWh per capita (1989)"
    assert values("electricity_production", 1990, raw) == [(1.79e12 * KWH, 1989)]
    raw = ("installed generating capacity: 2,217,925,000 kW (2020 est.) consumption: 6,875,088,640,000 kWh (2019 est.) "
           "exports: 21.655 billion kWh (2019 est.)")  # fmt: skip
    assert values("electricity_consumption", 2023, raw) == [(6875088640000 * KWH, 2019)]


@pytest.mark.parametrize(
    ("quantity", "edition", "raw", "expected"),
    [
        ("electricity_consumption", 2022, "consumption: -62.6 million kWh (2019 est.)", "does not begin with a figure"),
        ("gdp_mer", 2021, "$0 (2018 est.)", "outside the bounds"),
        ("milex_share", 2021, "130% of GDP (2020 est.)", "outside the bounds"),
        ("exports", 2014, "$57,055 million (2013 est.)", "does not begin with a figure"),
        ("exports", 2014, "$5 quadrillion (2013 est.)", "goes on with what is no figure"),
        ("exports", 2014, "EUR 5 billion (2013 est.)", "does not begin with a figure"),
        ("exports", 2015, "$2 billion (2014 est.) | Exports: $68.1 million, f.o.b. (2007 est.)", "a label of its own"),
        ("exports", 2017, "$4 million (2015 est.) | $5 million (2015 est.)", "the year 2015 is printed twice"),
        ("gdp_ppp", 2005, "Republic of Cyprus: purchasing power parity - $15 billion", "does not begin with a figure"),
        ("growth", 2010, "5-3% (2009 est.)", "does not rise"),
        ("population", 2010, "no indigenous inhabitants", "does not begin with a figure"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_named_problem(quantity: str, edition: int, raw: str, expected: str):
    assert expected in reason(quantity, edition, raw)


def test_a_year_that_is_printed_twice_flags_the_figure_that_counts():
    found = read("growth", 2021, "", "6.8% (2017 est.) 7.16% (2017 est.) 6.2% (2016 est.)")
    assert isinstance(found, list)
    assert [one.flags for one in found if isinstance(one, Figure)] == [("year_printed_twice",), ()]


def test_a_range_gives_its_ends_and_the_middle():
    found = figure_at("4-5% of GDP", 0, "percent")
    assert found is not None
    assert (found[0].low, found[0].high, found[0].value) == pytest.approx((0.04, 0.05, 0.045))


def test_trade_of_1995_that_leaves_out_the_former_union_says_so():
    one = only(
        "exports", 1995, "$43 million to countries outside the FSU (f.o.b., 1994) commodities: gold partners: Iran"
    )
    assert (one.value, one.year) == (43e6, 1994)
    assert "outside_fsu" in one.flags


AWKWARD = (
    "", "|", "||| 3", "(", ")", "(((", "$", "%", "-", "1", "1 | 2", "$1 billion (", "note", "note:", "total:", "\x00",
    "$\u0661 billion (2010)", "$1e9 (2010)", "males 15-49", "(" * 2_000, "(b)" * 700 + "(", "$1 billion " * 200,
    "1% " * 800, "$1 billion (2010) " * 150, "[[2010]]" * 300, "note: data are in 2010 dollars " * 60,
    "(2010) " * 300, "males 15-49 " * 200,
)  # fmt: skip


@pytest.mark.parametrize("edition", editions())
def test_no_text_breaks_a_reader_and_none_of_these_gives_a_zero(edition: int):
    for one in facts().values():
        if one.edition == edition and one.quantity in KINDS and one.printed:
            for raw in AWKWARD:
                found = read(one.quantity, edition, "GDP", raw)
                figures_read = (
                    [] if isinstance(found, Problem) else [each for each in found if isinstance(each, Figure)]
                )
                assert all(each.value for each in figures_read), raw
