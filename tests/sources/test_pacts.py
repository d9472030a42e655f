import datetime

import polars as pl
import pytest

from polycentric.sources import pacts

END_2025 = datetime.date(2025, 12, 31)
PACT_SIZES = [
    ("north_atlantic", 1990, 16), ("north_atlantic", 1999, 19), ("north_atlantic", 2004, 26),
    ("north_atlantic", 2009, 28), ("warsaw", 1990, 6), ("warsaw", 1991, 0), ("brussels", 1990, 9),
    ("brussels", 1995, 10), ("brussels", 2011, 0), ("collective_security", 1993, 0), ("collective_security", 1994, 9),
    ("collective_security", 1999, 6), ("collective_security", 2006, 7), ("collective_security", 2012, 6),
    ("rio", 1990, 22), ("rio", 2004, 21), ("rio", 2016, 17), ("dprk_soviet_union", 1995, 2),
    ("dprk_soviet_union", 1996, 0), ("finland_soviet_union", 1991, 2), ("finland_soviet_union", 1992, 0),
    ("mongolia_soviet_union", 1992, 2), ("mongolia_soviet_union", 1993, 0), ("gdr_soviet_union", 1990, 0),
    ("poland_soviet_union", 1990, 2), ("czechoslovakia_soviet_union", 1993, 0), ("china_dprk", 1990, 2),
    ("korea_usa", 1990, 2), ("japan_usa", 1995, 2), ("philippines_usa", 1990, 2), ("anzus_aus_usa", 1990, 2),
    ("anzus_nzl_usa", 1990, 0), ("gcc_joint_defence", 1999, 0), ("gcc_joint_defence", 2000, 6),
    ("eu_mutual_assistance", 2008, 0), ("eu_mutual_assistance", 2009, 27), ("ecowas_defence", 1990, 13),
    ("ecowas_defence", 2001, 12), ("maghreb", 1990, 5), ("russia_turkmenistan", 2001, 2),
    ("russia_turkmenistan", 2002, 0), ("compact_plw", 1993, 0), ("compact_plw", 1994, 2), ("france_gabon", 1990, 2),
    ("djibouti_france", 1990, 2), ("djibouti_france", 2014, 0), ("djibouti_france_2011", 2014, 2),
    ("central_american_security", 1998, 4), ("luanda_1999", 2000, 4),
]  # fmt: skip


def parties(pact: str, year: int) -> set[str]:
    """Those bound by a pact, or to whom one is bound, at a year's end."""
    rows = pacts.obligations(datetime.date(year, 12, 31)).filter(pl.col("pact") == pact)
    return set(rows["state"]) | set(rows["partner"])


def test_an_alliance_binds_its_members_to_each_other():
    pairs = pacts.obligations(END_2025).filter(pl.col("pact") == "north_atlantic")
    assert pairs.height == 32 * 31


def test_a_compact_binds_the_guarantor_alone():
    pairs = pacts.obligations(END_2025).filter(pl.col("pact") == "compact_plw")
    assert pairs.select("state", "partner").rows() == [("USA", "PLW")]


def test_a_suspended_clause_binds_nobody():
    assert "anzus_nzl_usa" not in pacts.obligations(END_2025)["pact"]
    assert "anzus_nzl_usa" in pacts.table("pacts")["pact"]


def test_a_pact_binds_from_the_day_it_is_in_force():
    assert "dprk_russia" not in pacts.obligations(datetime.date(2024, 12, 3))["pact"]
    assert "dprk_russia" in pacts.obligations(datetime.date(2024, 12, 4))["pact"]


def test_states_that_denounced_the_rio_treaty_are_no_parties_to_it():
    """Mexico until 2004, Nicaragua and Bolivia until 2014, Venezuela until 2015, Ecuador until 2016; Cuba never."""
    left = {"MEX": 2004, "NIC": 2014, "BOL": 2014, "VEN": 2015, "ECU": 2016}
    assert len(parties("rio", 2025)) == 17
    assert not {*left, "CUB"} & parties("rio", 2025)
    for state, year in left.items():
        assert state in parties("rio", year - 1)
        assert state not in parties("rio", year)


def test_every_pact_has_parties_a_citation_and_says_whether_its_text_was_read():
    table, parties = pacts.table("pacts"), pacts.table("pact_parties")
    assert set(table["pact"]) == set(parties["pact"])
    assert set(parties["role"]) <= set(pacts.ROLES)
    assert min(parties.group_by("pact").len()["len"].to_list()) >= 2
    assert (table["citation"].str.len_chars() > 20).all()
    assert (table["checked"].str.len_chars() > 0).all()


@pytest.mark.parametrize(("pact", "year", "count"), PACT_SIZES)
def test_a_pact_bound_as_many_states_at_that_years_end(pact: str, year: int, count: int):
    assert len(parties(pact, year)) == count


def test_the_treaty_of_finland_and_the_soviet_union_binds_both_by_its_text():
    pairs = pacts.obligations(datetime.date(1990, 12, 31)).filter(pl.col("pact") == "finland_soviet_union")
    assert pairs.select("state", "partner").rows() == [("FIN", "RUS"), ("RUS", "FIN")]


def test_no_pact_of_consultation_is_listed():
    """India's and Vietnam's treaties with the Soviet Union bind nobody to defend."""
    bound = pacts.obligations(datetime.date(1990, 12, 31)).filter(pl.col("state") == "RUS")["partner"]
    assert not {"IND", "VNM", "SYR", "AFG", "CUB"} & set(bound)


def test_no_party_is_bound_before_its_pact_is_in_force():
    begun = dict(pacts.table("pacts").select("pact", "in_force").iter_rows())
    assert all(row["start"] >= begun[row["pact"]] for row in pacts.table("pact_parties").iter_rows(named=True))
