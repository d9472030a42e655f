"""Named organisations and the sides of disputes, on rows that fit on paper."""

import polars as pl
import pytest
from tidy_worlds import reader

from polycentric.errors import UnknownNameError
from polycentric.panel.tidy import dyad_years, state_years
from polycentric.panel.tidy.table import TidyTable

USA, BRITAIN, CANADA, CUBA = 2, 200, 20, 40
WORLD = reader({
    ("igo_members", "memberships"): [
        {"ccode": USA, "year": 1948, "organisation": "oas", "status": 1},
        *({"ccode": code, "year": 1949, "organisation": "nato", "status": status}
          for code, status in ((USA, 1), (BRITAIN, 2), (CANADA, None), (CUBA, 0))),
        {"ccode": USA, "year": 1949, "organisation": "oas", "status": 1},
    ],
    ("gml_mid", "dispute_dyad_years"): [
        {"dispnum": 1, "ccode1": one, "ccode2": other, "year": 1962, "midongoing": True, "midonset": True,
         "sidea1": on_a, "sidea2": not on_a, "orig1": first, "orig2": second, "fatality": 0, "hostlev": 3,
         "recip": True, "mindur": 1, "maxdur": 1, "stmon": 1}
        for one, other, on_a, first, second in (
            (USA, CUBA, True, True, True), (CUBA, USA, False, True, True),
            (BRITAIN, CUBA, True, False, True), (CUBA, BRITAIN, False, True, False),
        )
    ],
})  # fmt: skip


def row(table: TidyTable, *columns: str, **where: int) -> tuple[object, ...]:
    return table.frame.filter(**where).select(columns).row(0)


@pytest.fixture(scope="module")
def members() -> TidyTable:
    return state_years(first=1948, last=2015, read=WORLD).add("igo:name=nato")


def test_a_full_member_is_one_an_associate_is_none_and_unknown_is_missing(members: TidyTable):
    flags = {code: row(members, "in_nato", "nato_status", ccode=code, year=1949) for code in (2, 200, 20, 40)}
    assert flags == {2: (True, "full"), 200: (False, "associate"), 20: (None, "unknown"), 40: (False, "none")}


def test_the_year_before_an_organisation_existed_says_so_and_one_outside_the_source_says_nothing(members: TidyTable):
    assert row(members, "in_nato", "nato_status", ccode=2, year=1948) == (None, "no such organisation")
    assert row(members, "in_nato", "nato_status", ccode=2, year=2015) == (None, None)
    assert row(members, "in_nato", "nato_status", ccode=220, year=1949) == (None, None), "France has no row"


def test_both_of_a_dyad_are_in_unless_one_is_known_not_to_be():
    dyads = dyad_years(first=1949, last=1949, read=WORLD).add("igo:name=nato+oas")
    both = {other: row(dyads, "both_in_nato", ccode1=USA, ccode2=other)[0] for other in (BRITAIN, CANADA, CUBA)}
    assert both == {BRITAIN: False, CANADA: None, CUBA: False}
    assert row(dyads, "in_oas1", "in_oas2", ccode1=USA, ccode2=CUBA) == (True, None)


def test_an_unknown_organisation_is_refused_with_the_nearest_names():
    with pytest.raises(UnknownNameError, match="No organisation is called 'nata': did you mean 'nato'"):
        state_years(first=1949, last=1949, read=WORLD).add("igo:name=nata")


def test_who_is_on_side_a_from_the_first_day_began_it_and_who_joined_did_not():
    disputes = dyad_years(first=1962, last=2011, read=WORLD).add("gml_mids", details="no")
    roles = ("gmlmidinit1", "gmlmidinit2", "gmlmidtarget1", "gmlmidtarget2")
    assert row(disputes, *roles, ccode1=USA, ccode2=CUBA, year=1962) == (True, False, False, True)
    assert row(disputes, *roles, ccode1=CUBA, ccode2=USA, year=1962) == (False, True, True, False)
    assert row(disputes, *roles, ccode1=BRITAIN, ccode2=CUBA, year=1962) == (False, False, False, True)


def test_a_dyad_without_a_dispute_has_no_initiator_and_after_the_sources_end_none_is_known():
    disputes = dyad_years(first=1962, last=2011, read=WORLD).add("gml_mids", details="no")
    assert row(disputes, "gmlmidinit1", "gmlmidtarget1", ccode1=USA, ccode2=CANADA, year=1962) == (False, False)
    assert row(disputes, "gmlmidinit1", "gmlmidtarget1", ccode1=USA, ccode2=CANADA, year=2011) == (None, None)


def test_the_columns_of_an_organisation_are_noted():
    table = state_years(first=1949, last=1949, read=WORLD).add("igo:name=nato")
    assert table.coverage()["column"].to_list() == ["in_nato", "nato_status"]
    assert table.added.schema == {"in_nato": pl.Boolean, "nato_status": pl.String}
