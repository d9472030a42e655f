"""The table of what each edition of the World Factbook prints: whole, and refusing what it doesn't describe."""

import pytest

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.sources.reading.factbook_editions.facts import Fact, editions, fact, facts, quantities


def test_manpower_and_strengths_are_two_quantities_and_2018_prints_neither():
    assert fact("manpower", 2015).printed
    assert fact("milper", 2020).printed
    for quantity in ("manpower", "milper"):
        assert not fact(quantity, 2018).printed
        assert fact(quantity, 2018).reason


def test_every_quantity_is_described_in_every_edition():
    assert editions() == (1990, 1995, 2000, 2005, 2010, *range(2014, 2026))
    assert set(facts()) == {(quantity, edition) for quantity in quantities() for edition in editions()}


@pytest.mark.parametrize("one", facts().values(), ids=lambda one: f"{one.quantity}-{one.edition}")
def test_a_fact_has_a_field_with_unit_and_form_or_a_reason(one: Fact):
    if one.printed:
        assert one.unit
        assert one.form
        assert one.states > 100
    else:
        assert one.reason
        assert (one.unit, one.form, one.base_year, one.label, one.states) == ("", "", "", "", 0)


def test_constant_dollars_name_their_year_or_say_that_the_edition_mixes_or_hides_it():
    bases = {one.edition: one.base_year for one in facts().values() if one.quantity == "gdp_ppp" and one.printed}
    assert bases == {
        1995: "unstated", 2000: "unstated", 2005: "unstated", 2010: "2010", 2014: "2013", 2015: "2014", 2016: "2015",
        2017: "2016", 2018: "2017", 2019: "2017", 2020: "mixed", 2021: "mixed", 2022: "2017", 2023: "2017",
        2024: "2021", 2025: "2021",
    }  # fmt: skip


def test_output_at_exchange_rates_is_absent_in_2005_and_there_in_2010():
    assert not fact("gdp_mer", 2005).printed
    assert fact("gdp_mer", 2010).fields == ("GDP (official exchange rate)",)


def test_partners_of_1990_and_1995_stand_within_the_text_of_the_total():
    for flow in ("exports", "imports"):
        for edition in (1990, 1995):
            assert fact(f"{flow}_partners", edition).fields == fact(flow, edition).fields


def test_1990_prints_output_without_naming_a_series():
    assert fact("output_unnamed", 1990).fields == ("GDP", "GNP")
    assert not fact("gdp_ppp", 1990).printed


def test_an_edition_that_is_not_described_is_refused_with_those_that_are():
    with pytest.raises(CoverageError, match=r"edition 1993 .* not described: take one of 1990, 1995"):
        fact("population", 1993)


def test_an_unknown_quantity_is_refused_with_the_nearest():
    with pytest.raises(UnknownNameError, match="population"):
        fact("populaton", 1995)
