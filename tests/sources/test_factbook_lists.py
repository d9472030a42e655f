import pytest

from polycentric.sources.reading.factbook_parse.organisations import Membership, memberships, status_of
from polycentric.sources.reading.factbook_parse.partners import Partner, PartnerList, partners
from polycentric.sources.reading.factbook_parse.reading import Problem


def test_partners_are_read_in_order_with_shares_and_rounding():
    assert partners("Canada 14%, Mexico 13% (2023)") == PartnerList(
        2023, (Partner("Canada", 0.14, 0.005), Partner("Mexico", 0.13, 0.005))
    )


def test_a_comma_inside_a_name_does_not_split_it():
    read = partners("Congo, Democratic Republic of the 12%, Bahamas, The 5.5%, S. Korea 1% (2023)")
    assert isinstance(read, PartnerList)
    assert [partner.name for partner in read.partners] == [
        "Congo, Democratic Republic of the",
        "Bahamas, The",
        "S. Korea",
    ]
    assert [partner.rounding for partner in read.partners] == pytest.approx([0.005, 0.0005, 0.005])


def test_entities_and_tags_in_names_are_resolved():
    read = partners("<p>Bosnia &amp; Herzegovina 5%</p>, C&ocirc;te d'Ivoire 2% (2023)")
    assert isinstance(read, PartnerList)
    assert [partner.name for partner in read.partners] == ["Bosnia & Herzegovina", "Côte d'Ivoire"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Italy, Switzerland, Germany (2021)", "partners without shares"),
        ("China -5%, USA 16% (2023)", "NAME SHARE%"),
        ("China 16%, 20% (2023)", "NAME SHARE%"),
        ("China 16%, China 12% (2023)", "twice"),
        ("China 60%, USA 55% (2023)", "sum to 1.15"),
        ("China 160% (2023)", "sum to 1.60"),
        ("China 16%", "no year"),
        ("China 16% (1823)", "no year"),
        ("China 16% and much more (2023)", "NAME SHARE%"),
        ("(2023)", "empty"),
    ],
)
def test_a_list_that_is_not_wholly_readable_is_not_read_at_all(text: str, why: str):
    read = partners(text)
    assert isinstance(read, Problem)
    assert why in read.reason


def test_rounded_shares_may_sum_to_a_little_more_than_all():
    assert isinstance(partners("China 98%, Togo 1%, Peru 1%, Gabon 1% (2023)"), PartnerList)


def test_organisations_are_split_outside_brackets_only():
    read, lost = memberships("CIS (associate member, has not ratified the charter), NATO,&nbsp; OAS (observer)")
    assert lost == []
    assert read == [
        Membership("CIS", "associate", "CIS (associate member, has not ratified the charter)"),
        Membership("NATO", "member", "NATO"),
        Membership("OAS", "observer", "OAS (observer)"),
    ]


@pytest.mark.parametrize(
    ("bracket", "status"),
    [
        (None, "member"),
        ("dialogue partner", "partner"),
        ("nonregional member", "member"),
        ("associate observer", "observer"),
        ("temporarily suspended", "suspended"),
        ("compliant country) (suspended", "suspended"),
        ("excluded from formal participation since 1962", "suspended"),
        ("candidate country", "candidate"),
        ("national committees", "non-governmental"),
        ("Chinese Taipei", "member"),
        ("regional", "member"),
        ("2024", "member"),
        ("applicant", "candidate"),
        ("accession state", "candidate"),
        ("pending member", "candidate"),
        ("free trade agreement pending resolution of fishing limits issue", "other"),
        ("nonsignatory user", "other"),
        ("signatory", "signatory"),
        ("Taipei, China", "member"),
        ("new member", "member"),
        ("reinstated 2004", "member"),
        ("membership rights in IAEA, ICAO, ITU, WHO, WIPO, and WMO suspended or restricted", "member"),
        ("nobody has seen this before", "other"),
    ],
)
def test_the_bracket_names_the_status(bracket: str | None, status: str):
    assert status_of(bracket) == status


def test_a_sentence_before_the_list_is_no_organisation():
    read, _ = memberships("Afghanistan is a member of the following organizations but does not participate: ADB, CICA")
    assert [membership.organisation for membership in read] == ["ADB", "CICA"]


def test_an_entry_with_a_broken_bracket_is_given_back_as_lost():
    assert memberships("EU, NATO) x (, UN")[1] != []


def test_none_is_an_empty_list():
    assert memberships("none") == ([], [])


def test_spellings_of_one_body_are_brought_together_and_the_entry_stays_as_printed():
    read, _ = memberships("Australian Group, G- 9")
    assert read == [Membership("Australia Group", "member", "Australian Group"), Membership("G-9", "member", "G- 9")]


def test_a_state_in_a_field_mission_is_a_contributor_and_no_member():
    read, _ = memberships("MONUSCO, UN")
    assert [(membership.organisation, membership.status) for membership in read] == [
        ("MONUSCO", "contributor"),
        ("UN", "member"),
    ]
