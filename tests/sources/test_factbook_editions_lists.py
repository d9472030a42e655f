"""Lists of partners and organisations, as each edition prints them."""

import pytest

from polycentric.sources.reading.factbook_editions.entities import partner_of
from polycentric.sources.reading.factbook_editions.lists import Partners, organisations, partners, within_trade
from polycentric.sources.reading.factbook_parse.reading import Problem


def read(raw: str) -> Partners:
    found = partners(raw)
    assert isinstance(found, Partners), found
    return found


def shares(raw: str) -> list[tuple[str, float | None]]:
    return [(entry.name, entry.share) for entry in read(raw).entries]


def names(raw: str, edition: int) -> list[str]:
    return [one.organisation for one in organisations(raw, edition)[0]]


def test_macedonia_keeps_its_share_behind_the_name_it_had():
    assert shares("Albania 24.2%, Macedonia, The Former Yugo Rep of 17.3%, Italy 5% (2016)") == [
        ("Albania", 0.242), ("Macedonia, The Former Yugo Rep of", pytest.approx(0.173)), ("Italy", 0.05),
    ]  # fmt: skip
    assert partner_of("Macedonia, The Former Yugo Rep of", 2017) == ("MKD", None)
    assert partner_of("Untied States", 2021) == ("USA", None)
    assert partner_of("Gernamy", 2014) == ("DEU", None)
    assert partner_of("Ruritania", 2014)[0] is None


def test_a_list_gives_names_shares_and_the_year():
    found = read("US 19%, Hong Kong 12.4%, Japan 6%(2017)")
    assert [(one.name, one.share) for one in found.entries] == [("US", 0.19), ("Hong Kong", 0.124), ("Japan", 0.06)]
    assert found.year == 2017


def test_a_name_without_a_share_keeps_its_place_and_has_none():
    assert shares("US 22%, Germany, South Korea (1999)") == [("US", 0.22), ("Germany", None), ("South Korea", None)]


def test_partners_within_a_group_are_parts_of_it_and_not_summed_with_it():
    found = read("EU 63% (Germany 16%, UK 10%), US 7% (1998)")
    assert [(one.name, one.within) for one in found.entries] == [
        ("EU", None), ("Germany", "EU"), ("UK", "EU"), ("US", None),
    ]  # fmt: skip


def test_a_name_with_a_comma_is_one_name_and_a_note_is_no_name():
    assert shares("Bahamas, The 5%, China 4% (2023) note: top five export partners") == [
        ("Bahamas, The", 0.05),
        ("China", 0.04),
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("US 60%, China 50% (2010)", "more than all trade"),
        ("US 6%, US 5% (2010)", "names a partner twice"),
        ("US 6.7, China 5% (2010)", "not of the form"),
        ("NA", "not available"),
        ("US -4% (2010)", "not of the form"),
        ("US 140% (2010)", "more than all trade"),
        ("US 9-7% (2010)", "does not rise"),
        ("EC 41% (other 8%, other 9%), US 6%", "names a partner twice"),
    ],
)
def test_a_list_that_cannot_be_read_is_a_named_problem(raw: str, expected: str):
    found = partners(raw)
    assert isinstance(found, Problem)
    assert expected in found.reason


def test_a_comma_before_a_share_or_a_bracket_parts_nothing():
    assert shares("Canada, 19%, Japan 18% (1993)") == [("Canada", 0.19), ("Japan", 0.18)]
    assert shares("EC 52%, (UK 11%), US 10%") == [("EC", 0.52), ("UK", 0.11), ("US", 0.1)]


def test_a_range_is_its_middle_and_about_is_no_name():
    found = read("France 25%, US 6-7%, EC (particularly the Netherlands) about 50%")
    assert [(one.name, one.share) for one in found.entries] == [
        ("France", 0.25), ("US", pytest.approx(0.065)), ("EC", 0.5),
    ]  # fmt: skip
    assert found.entries[1].rounding == pytest.approx(0.01)


def test_a_share_before_its_name_is_read_and_nearly_all_is_no_share():
    found = read("nearly all trade with Communist countries (about 80% with USSR)")
    assert [(one.name, one.share, one.within) for one in found.entries] == [
        ("Communist countries", None, None), ("USSR", 0.8, "Communist countries"),
    ]  # fmt: skip


def test_two_groups_can_each_have_others():
    found = read("Europe 55% (EC 41%, other 14%), Africa 22% (South Africa 12%, other 10%)")
    assert [one.within for one in found.entries if one.name == "other"] == ["Europe", "Africa"]


def test_partners_of_1990_and_1995_are_read_behind_the_commodities():
    raw = "$322.3 billion (f.o.b., 1988); commodities--cars 40%; partners--Canada 23%, EC 20% (UK 5%) (1988)"
    found = within_trade(raw, 1990)
    assert isinstance(found, Partners)
    assert [(one.name, one.share, one.within) for one in found.entries] == [
        ("Canada", 0.23, None), ("EC", 0.2, None), ("UK", 0.05, "EC"),
    ]  # fmt: skip
    assert found.year == 1988
    found = within_trade("$19 million (f.o.b., 1993) commodities: cashews partners: Portugal, Spain", 1995)
    assert isinstance(found, Partners)
    assert [(one.name, one.share) for one in found.entries] == [("Portugal", None), ("Spain", None)]
    assert found.year is None
    assert isinstance(within_trade("$5 million (1988)", 1990), Problem)


def test_wto_is_the_tourism_organisation_before_2000_and_the_trade_organisation_after():
    assert names("WIPO, WMO, WTO", 1990) == ["WIPO", "WMO", "UNWTO"]
    assert names("UN, WTO", 1995) == ["UN", "UNWTO"]
    assert names("WToO, WTrO", 2000) == ["UNWTO", "WTO"]
    assert names("UNWTO, WTO", 2014) == ["UNWTO", "WTO"]


def test_tokens_are_whole():
    assert names("UNESCO, UNAMSIL", 2010) == ["UNESCO", "UNAMSIL"]
    assert names("BRICS, G- 7, G-20", 2014) == ["BRICS", "G-7", "G-20"]


def test_a_remark_behind_a_semicolon_is_listed_and_no_organisation():
    found, lost = organisations("UN, WHO; suspended from OIC in January 1980", 1990)
    assert [one.organisation for one in found] == ["UN", "WHO"]
    assert lost == ["suspended from OIC in January 1980"]


def test_a_status_in_brackets_is_kept():
    found, _ = organisations("NAM (observer), ASEAN (dialogue partner), UN", 2005)
    assert [one.status for one in found] == ["observer", "partner", "member"]


def test_a_bracket_that_is_not_closed_takes_no_other_organisation_with_it():
    raw = "NAM, OECD (Enhanced Engagement, OIC, OPCW, PIF (partner), UN, WTO"
    found, lost = organisations(raw, 2014)
    assert [(one.organisation, one.status) for one in found] == [
        ("NAM", "member"), ("OECD", "partner"), ("OIC", "member"), ("OPCW", "member"), ("PIF", "partner"),
        ("UN", "member"), ("WTO", "member"),
    ]  # fmt: skip
    assert lost == []
    assert names("OECD (Enhanced Engagement, OPCW, UN", 2014) == ["OECD", "OPCW", "UN"]
    closed, _ = organisations("CIS (associate member, has not ratified the charter), UN", 2014)
    assert [(one.organisation, one.status) for one in closed] == [("CIS", "associate"), ("UN", "member")]


def test_a_body_has_one_name_in_all_editions_and_two_bodies_of_one_name_have_two():
    assert names("Arab League, Commonwealth, CCC, Council of Europe", 1990) == ["LAS", "C", "WCO", "CE"]
    assert names("AL, AsDB, CARICOM, G- 8, WTO", 1995) == ["LAS", "ADB", "Caricom", "G-8 of 1975", "UNWTO"]
    assert names("G- 7, G- 8, WToO, WTrO", 2000) == ["G-7", "G-8", "UNWTO", "WTO"]
    assert names("G-8, LAS, WTO", 2010) == ["G-8", "LAS", "WTO"]
