"""The power of members to decide, as it is asked: known bodies, one's own, and what is refused."""

from fractions import Fraction

import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, DataError, UnknownNameError, UnreachableQuotaError


def test_the_security_council_of_today_and_of_1960_with_the_remark_on_abstentions():
    answer = pc.answers.voting_power()
    assert answer.sentences[0].endswith("each have 19.6% of the power to decide, an elected member 0.19% "
                                        "(Shapley-Shubik).")  # fmt: skip
    table = answer.table
    assert table.height == 15
    assert table["shapley_shubik_exact"].to_list() == ["421/2145"] * 5 + ["4/2145"] * 10
    assert table["banzhaf_exact"].to_list() == ["106/635"] * 5 + ["21/1270"] * 10
    assert any("abstains or stays away vetoes nothing" in note for note in answer.notes)
    then = pc.answers.voting_power("security_council", year=1960)
    assert "the Soviet Union" in then.sentences[0]
    assert then.table["shapley_shubik_exact"].to_list() == ["76/385"] * 5 + ["1/462"] * 6
    assert then.table["banzhaf_exact"].to_list() == ["19/105"] * 5 + ["1/63"] * 6


def test_the_council_of_the_european_union_counts_members_and_people_of_the_year():
    today, then = pc.answers.voting_power("eu_council"), pc.answers.voting_power("eu_council", year=2017)
    assert [today.table.height, then.table.height] == [27, 28]
    for answer in (today, then):
        assert answer.table["member"][0] == "Germany"
        assert answer.table["member"][-1] == "Malta"
        assert sum(map(Fraction, answer.table["shapley_shubik_exact"])) == 1
        # Between heads and people: more equal than people, less than heads.
        assert 1 / 28 < answer.table["banzhaf"][0] < 0.19
    assert "United Kingdom" in then.table["member"].to_list()
    assert today.provenance["hashes"]


def test_a_body_of_ones_own_by_python_and_by_command():
    answer = pc.answers.voting_power(weights={"A": 4, "B": 4, "C": 2, "D": 1}, quota=6, veto=["A"])
    assert dict(zip(answer.table["member"], answer.table["shapley_shubik_exact"], strict=True)) == {
        "A": "2/3", "B": "1/6", "C": "1/6", "D": "0",
    }  # fmt: skip
    assert answer.provenance["command"] == "polycentric voting-power --weights A=4,B=4,C=2,D=1 --quota 6 --veto A"
    typed = ["voting-power", "--weights", "A=4,B=4,C=2,D=1", "--quota", "6", "--veto", "A", "--csv"]
    done = CliRunner().invoke(polycentric, typed)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1].startswith("A,4,yes,0.6666666666666666,2/3,0.6,3/5,0.75,6")
    low = pc.answers.voting_power(weights="A=1,B=1,C=1", quota=1)
    assert low.sentences[0] == "All 3 members have the same power to decide."
    assert any("two sides can each pass" in note for note in low.notes)


def test_a_quota_out_of_reach_and_arguments_that_mean_nothing_together_are_refused():
    with pytest.raises(UnreachableQuotaError, match="Nobody can reach a quota of 12: all votes together are 10"):
        pc.answers.voting_power(weights="A=4,B=4,C=2", quota=12)
    with pytest.raises(QuestionError, match="quota= is of a body of your own"):
        pc.answers.voting_power(quota=3)
    with pytest.raises(QuestionError, match=r"How many votes does a decision need\? Give quota="):
        pc.answers.voting_power(weights="A=4,B=4")
    with pytest.raises(QuestionError, match="leave year= out"):
        pc.answers.voting_power(weights="A=4,B=4", quota=5, year=1960)
    with pytest.raises(QuestionError, match="'B': write a member and its votes"):
        pc.answers.voting_power(weights="A=4,B", quota=5)
    with pytest.raises(QuestionError, match="'A' has votes twice"):
        pc.answers.voting_power(weights="A=4,A=2", quota=5)
    with pytest.raises(DataError, match="pass with nobody for it"):
        pc.answers.voting_power(weights="A=4,B=2", quota=0)
    with pytest.raises(UnknownNameError, match="No voting body is called 'council'"):
        pc.answers.voting_power("council")
    with pytest.raises(UnknownNameError, match="No member is called 'Z'"):
        pc.answers.voting_power(weights="A=4,B=2", quota=5, veto="Z")
    with pytest.raises(CoverageError, match="first met in 1946"):
        pc.answers.voting_power(year=1930)
    with pytest.raises(CoverageError, match="since November 2014"):
        pc.answers.voting_power("eu_council", year=2010)
