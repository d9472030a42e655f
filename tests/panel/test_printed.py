"""Which edition each number of a panel is from, and in which dollars."""

import pytest

from polycentric.panel.load import load
from polycentric.panel.printed import edition_of_numbers, editions_used, unit_of_each, why_absent


@pytest.mark.parametrize(("year", "known"), [(2014, None), (2014, 2015), (2023, None), (2004, None), (2012, 2014)])
def test_output_of_one_year_is_in_the_dollars_of_the_edition_that_it_is_from(year: int, known: int | None):
    panel = load("now", years=year, as_known=known)
    base = int(panel["gdp_ppp_base_year"].values[0])
    dollars = str(base) if base > 0 else "a base not stated"
    assert panel["gdp_ppp"].attrs["units"] == f"US dollars (PPP) of {dollars}"
    both = load("now", years=(year - 1, year), as_known=known)
    assert unit_of_each(both, "US$ of several base years")[-1] == f"US$ of {dollars}"


def test_what_a_year_holds_is_not_said_to_be_unprinted_since_another_edition_prints_it():
    panel = load("now", years=2019)
    assert panel["milper"].notnull().any()
    assert "not_printed" not in panel["milper"].attrs
    assert "not_printed" in load("now", as_known=2019)["milper"].attrs


def test_partners_and_memberships_are_of_editions_too():
    panel = load("now", years=(2014, 2016))
    partners = edition_of_numbers(panel, ["export_share"])
    assert (partners.sel(state="FRA") > panel["year"]).all()
    assert edition_of_numbers(panel, ["membership"]).sel(state="FRA").values.tolist() == [2014, 2015, 2016]


def test_vintages_are_of_the_editions_of_their_years():
    assert editions_used(load("now", years=(2012, 2013), vintages=[2014, 2017])) == [2014, 2017]


def test_the_reason_why_a_picture_lacks_a_variable_is_that_of_its_edition():
    panel = load("now", years=(2005, 2010), carry=True)
    assert why_absent(panel, ["gdp_mer"], 2005) == "output is printed at purchasing power alone"
    assert why_absent(panel, ["gdp_mer"], 2010) == ""
    assert why_absent(load("now", years=(2005, 2010)), ["gdp_mer"], 2005) == ""
