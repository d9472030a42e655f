from pathlib import Path

import polars as pl
import pytest

from polycentric.errors import DataError, UserFileError
from polycentric.ties.ideal_points.votes import Bridging, read_rollcall, read_votes, to_ballots

ROWS = {
    "unit": ["a", "b", "c", "a", "b", "c"],
    "session": [1, 1, 1, 2, 2, 2],
    "item": ["x", "x", "x", "y", "y", "y"],
    "vote": ["yes", "no", "abstain", "yes", "yes", "no"],
}


def _votes(**changed: list[object]) -> pl.DataFrame:
    return pl.DataFrame({**ROWS, **changed})


def _with(**row: object) -> pl.DataFrame:
    return pl.concat([_votes(), pl.DataFrame({name: [value] for name, value in row.items()})])


def test_votes_are_laid_out_by_item_and_unit():
    ballots, notes = to_ballots(_votes())
    assert ballots.states == ("a", "b", "c")
    assert ballots.items == ("x", "y")
    assert ballots.vote.tolist() == [2, 0, 1, 2, 2, 0]
    assert ballots.session.tolist() == [0, 0, 0, 1, 1, 1]
    assert ballots.parameter.tolist() == [0, 1]
    assert notes == []


def test_the_order_of_rows_does_not_matter():
    shuffled, _ = to_ballots(_votes().sample(fraction=1.0, shuffle=True, seed=2))
    ordered, _ = to_ballots(_votes())
    assert shuffled.vote.tolist() == ordered.vote.tolist()
    assert shuffled.state.tolist() == ordered.state.tolist()


def test_bridged_items_use_one_parameter_set():
    ballots, _ = to_ballots(_votes(), Bridging({"x": "same", "y": "same"}, "a list"))
    assert ballots.parameter.tolist() == [0, 0]
    assert ballots.parameters == 1


def test_a_bridge_named_like_an_item_is_not_that_item():
    ballots, _ = to_ballots(_votes(), Bridging({"x": "y"}, "a list"))
    assert ballots.parameter.tolist() == [0, 1]


def test_a_csv_file_and_a_parquet_file_give_the_same_ballots(tmp_path: Path):
    _votes().write_csv(tmp_path / "votes.csv")
    _votes().write_parquet(tmp_path / "votes.parquet")
    one, other = (to_ballots(read_votes(tmp_path / f"votes.{form}"))[0] for form in ("csv", "parquet"))
    assert one.vote.tolist() == other.vote.tolist()
    assert one.sessions == other.sessions == (1, 2)


@pytest.mark.parametrize("name", ["absent.csv", "absent.parquet"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str):
    with pytest.raises(UserFileError, match=f"{name}' can't be read"):
        read_votes(tmp_path / name)


def test_a_file_without_a_column_is_told_what_a_vote_is(tmp_path: Path):
    _votes().drop("session").write_csv(tmp_path / "votes.csv")
    with pytest.raises(UserFileError, match=r"has no column session .*unit, session, item and vote"):
        read_votes(tmp_path / "votes.csv")


def test_votes_other_than_the_three_are_refused_with_what_they_are():
    with pytest.raises(DataError, match="2 votes are '8', 'absent', where yes, abstain and no are known"):
        to_ballots(_votes(vote=["yes", "8", "no", "absent", "yes", "no"]))


def test_the_three_votes_may_be_written_in_capitals():
    ballots, _ = to_ballots(_votes(vote=["YES", "No", "Abstain", "yes", "yes", "no"]))
    assert ballots.vote.tolist() == [2, 0, 1, 2, 2, 0]


def test_an_empty_vote_is_an_absence_and_is_noted():
    ballots, notes = to_ballots(_votes(vote=["yes", "no", None, "", "yes", "no"]))
    assert len(ballots.vote) == 4
    assert notes[0] == "2 rows without a vote are taken as absences."


def test_a_row_that_says_the_same_twice_is_dropped_and_noted():
    ballots, notes = to_ballots(_with(unit="a", session=1, item="x", vote="yes"))
    assert len(ballots.vote) == 6
    assert notes == ["1 rows say again what another row says, and are dropped."]


def test_a_unit_that_voted_both_ways_on_one_item_is_refused():
    with pytest.raises(DataError, match=r"Some voted both ways on one item \(a on x\)"):
        to_ballots(_with(unit="a", session=1, item="x", vote="no"))


def test_an_item_of_two_sessions_is_refused():
    with pytest.raises(DataError, match=r"'x' stands in several sessions.*list it as a bridge"):
        to_ballots(_with(unit="a", session=2, item="x", vote="no"))


def test_a_session_that_is_no_whole_number_is_refused():
    with pytest.raises(DataError, match="session 'spring' is no whole number"):
        to_ballots(_votes(session=["1", "1", "1", "spring", "2", "2"]))


def test_rows_without_a_unit_are_refused():
    with pytest.raises(DataError, match="1 rows lack their unit, session or item"):
        to_ballots(_votes(unit=["a", None, "c", "a", "b", "c"]))


def test_a_table_without_a_vote_is_refused():
    with pytest.raises(DataError, match="not one vote"):
        to_ballots(_votes().clear())


def test_votes_that_divide_nobody_are_refused():
    with pytest.raises(DataError, match="On no item did two units vote differently"):
        to_ballots(_votes(vote=["yes"] * 6))


def test_what_says_little_is_noted_and_kept():
    ballots, notes = to_ballots(_with(unit="d", session=2, item="y", vote="yes"))
    assert "d" in ballots.states
    assert notes == ["'d' voted once: what is said of it is mostly prior."]


def test_an_r_rollcall_object_written_as_csv_is_read_by_its_codes(tmp_path: Path):
    (tmp_path / "rc.csv").write_text('"","Vote 1","Vote 2"\n"Jones",1,0\n"Smith",0,9\n"Wu",NA,1\n', encoding="utf-8")
    votes = read_rollcall(tmp_path / "rc.csv", session=110)
    assert votes.sort("unit", "item").rows() == [
        ("Jones", 110, "110/Vote 1", "yes"),
        ("Jones", 110, "110/Vote 2", "no"),
        ("Smith", 110, "110/Vote 1", "no"),
        ("Wu", 110, "110/Vote 2", "yes"),
    ]


def test_an_r_rollcall_object_with_other_codes_says_which_it_has(tmp_path: Path):
    (tmp_path / "rc.csv").write_text('"","Vote 1"\n"Jones",Yea\n"Smith",Nay\n', encoding="utf-8")
    with pytest.raises(UserFileError, match="holds none of the codes 1, 0; it has Nay, Yea"):
        read_rollcall(tmp_path / "rc.csv")
    assert read_rollcall(tmp_path / "rc.csv", yes=["Yea"], no=["Nay"])["vote"].to_list() == ["yes", "no"]
