import datetime
from pathlib import Path

import polars as pl
import pytest

import polycentric
from polycentric.errors import CoverageError, UnknownNameError
from polycentric.sources import bodies, pacts

END_2025 = datetime.date(2025, 12, 31)
COUNTS = {"NATO": 32, "CSTO": 6, "EU": 27, "BRICS": 10, "SCO": 10, "G-7": 7, "G-20": 19, "ASEAN": 11, "GCC": 6,
          "OPEC": 12, "OPEC+": 22, "EAEU": 5, "P5": 5, "OECD": 38, "CE": 46, "C": 56, "CELAC": 33, "APEC": 20,
          "AES": 3, "FVEY": 5, "Quad": 4, "AUKUS": 3, "OIC": 56, "LAS": 21}  # fmt: skip


@pytest.mark.parametrize(("body", "count"), COUNTS.items())
def test_a_body_has_as_many_members_at_the_end_of_2025_as_it_says_itself(body: str, count: int):
    assert len(bodies.members(body, END_2025)) == count


def test_the_african_union_has_54_states_of_which_seven_were_suspended_at_the_end_of_2025():
    member, suspended = bodies.members("AU", END_2025), bodies.members("AU", END_2025, "suspended")
    assert len(member) + len(suspended) == 54
    assert suspended == ("BFA", "GIN", "GNB", "MDG", "MLI", "NER", "SDN")


def test_membership_follows_the_day():
    assert "SWE" not in bodies.members("NATO", "2024-03-06")
    assert "SWE" in bodies.members("NATO", "2024-03-07")
    assert "GBR" in bodies.members("EU", "2020-01-31")
    assert "GBR" not in bodies.members("EU", "2020-02-01")
    assert "AGO" not in bodies.members("OPEC", "2024-01-01")


def test_saudi_arabia_is_invited_to_brics_and_not_counted_as_a_member():
    assert "SAU" not in bodies.members("BRICS", END_2025)
    assert bodies.members("BRICS", END_2025, "invited") == ("SAU",)


def test_an_unknown_body_suggests_the_nearest_name():
    with pytest.raises(UnknownNameError, match="No body is called 'NATTO': did you mean 'NATO'"):
        bodies.members("NATTO", END_2025)


def test_a_day_outside_the_coverage_is_refused():
    with pytest.raises(CoverageError, match="asked for 1990-01-01, and is known from 2020-01-01 to 2026-02-28"):
        bodies.members("NATO", "1990-01-01")


def test_spells_of_a_state_in_a_body_do_not_overlap():
    rows = bodies.dated().sort("organisation", "state", "start")
    same = rows.with_columns(pl.col("end").shift(1).over("organisation", "state").alias("before"))
    assert rows.group_by("organisation", "state", "start").len()["len"].max() == 1
    assert same.filter(pl.col("before") > pl.col("start")).is_empty()
    assert rows.filter(pl.col("end") <= pl.col("start")).is_empty()


def test_only_the_last_spell_of_a_state_in_a_body_is_open():
    rows = bodies.dated().sort("organisation", "state", "start")
    earlier = rows.filter(pl.col("start").shift(-1).over("organisation", "state").is_not_null())
    assert earlier["end"].null_count() == 0


def test_every_row_belongs_to_a_body_has_a_known_status_and_every_body_has_a_citation():
    table = bodies.table("bodies")
    assert set(bodies.table("body_members")["body"]) == set(table["body"])
    assert set(bodies.table("body_members")["status"]) <= set(bodies.STATUSES)
    assert (table["citation"].str.len_chars() > 20).all()
    assert (table["checked"].str.len_chars() > 0).all()


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
    parties = pacts.table("pact_parties").filter(pl.col("pact") == "rio")["state"].to_list()
    assert len(parties) == 17
    assert not {"MEX", "VEN", "NIC", "BOL", "ECU", "CUB"} & set(parties)


def test_every_pact_has_parties_a_citation_and_says_whether_its_text_was_read():
    table, parties = pacts.table("pacts"), pacts.table("pact_parties")
    assert set(table["pact"]) == set(parties["pact"])
    assert set(parties["role"]) <= set(pacts.ROLES)
    assert min(parties.group_by("pact").len()["len"].to_list()) >= 2
    assert (table["citation"].str.len_chars() > 20).all()
    assert (table["checked"].str.len_chars() > 0).all()


def test_the_listed_states_are_states_of_the_embedded_world():
    folder = Path(polycentric.__file__).parent / "tables" / "embedded"
    known = set(pl.read_parquet(folder / "states.parquet")["state"])
    assert set(bodies.table("body_members")["state"]) <= known
    assert set(pacts.table("pact_parties")["state"]) <= known
