from pathlib import Path

import polars as pl
import pytest

from polycentric.errors import DataError, UserFileError
from polycentric.positions.vote_codes import codes_of
from polycentric.positions.votes import Bridging, read_rollcall, read_vote_file, read_votes, to_ballots

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
    with pytest.raises(DataError, match=r"2 votes are '8', 'paired', where yes, abstain and no are known.*--codes"):
        to_ballots(_votes(vote=["yes", "8", "no", "paired", "yes", "no"]))


def test_voetens_own_codes_are_known_and_said():
    ballots, notes = to_ballots(_votes(vote=[1, 3, 2, 1, 8, 3]))
    assert ballots.vote.tolist() == [2, 0, 1, 2, 0]
    assert notes[0].startswith("Votes are read as Voeten codes them: 1 yes, 2 abstain, 3 no")
    assert notes[1] == "1 rows of absences and of no members are left out: '8' 1."


def test_codes_that_may_be_anyones_are_refused_until_the_user_says_them():
    with pytest.raises(DataError, match=r"6 votes are '1', '2'.*say what each code means with --codes"):
        to_ballots(_votes(vote=["1", "2", "1", "2", "1", "2"]))
    ballots, _ = to_ballots(_votes(vote=["1", "2", "1", "2", "1", "2"]), codes=codes_of("yes=2, no=1"))
    assert ballots.vote.tolist() == [0, 2, 0, 2, 0, 2]


def test_the_users_own_codes_are_taken_and_others_refused():
    codes = codes_of("yes=J,abstain=E,no=N,absent=X")
    ballots, notes = to_ballots(_votes(vote=["J", "N", "E", "X", "j", "N"]), codes=codes)
    assert ballots.vote.tolist() == [2, 0, 1, 2, 0]
    assert notes[0] == "1 rows of absences and of no members are left out: 'X' 1."
    with pytest.raises(DataError, match="1 votes are 'Q'"):
        to_ballots(_votes(vote=["J", "N", "E", "Q", "j", "N"]), codes=codes)


@pytest.mark.parametrize("word", ["absent", "Not a member", "non-member", "NA"])
def test_whoever_was_absent_or_no_member_is_left_out_and_counted(word: str):
    ballots, notes = to_ballots(_votes(vote=["yes", "no", word, "yes", "yes", "no"]))
    assert len(ballots.vote) == 5
    assert notes[0] == f"1 rows of absences and of no members are left out: '{word}' 1."


@pytest.mark.parametrize(
    ("text", "message"),
    [("yes=1", "has no code for no"), ("1=yes,3=no", "'1=yes' doesn't say what a code means"),
     ("yes=1,no=1", "The code 1 is yes and no"), ("ja=1,no=3", "'ja=1' doesn't say")],
)  # fmt: skip
def test_codes_that_say_nothing_or_two_things_are_refused(text: str, message: str):
    with pytest.raises(UserFileError, match=message):
        codes_of(text)


@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8"), ("\t", "utf-16"), ("|", "utf-8-sig")])
def test_a_file_of_votes_may_have_other_separators_encodings_and_names_of_columns(
    tmp_path: Path, separator: str, encoding: str
):
    rows = [["Vote", "country", "session", "rcid", "more"], *(
        [str(code), unit, "1.0", item, "x"] for unit, item, code in
        [("NA", "x", 1), ("b", "x", 3), ("NA", "y", 3), ("b", "y", 1)])]  # fmt: skip
    (tmp_path / "votes.csv").write_text("\n".join(separator.join(row) for row in rows), encoding=encoding)
    read = read_vote_file(tmp_path / "votes.csv", {"unit": "country", "item": "rcid"})
    ballots, _ = to_ballots(read.frame)
    assert ballots.states == ("NA", "b")
    assert ballots.vote.tolist() == [2, 0, 0, 2]
    assert "separated by" in read.notes[0]


def test_lines_of_votes_with_another_number_of_fields_are_all_named(tmp_path: Path):
    (tmp_path / "votes.csv").write_text('unit,session,item,vote\na,1,x,yes\nb,1,x\nc,1,x,no,"z"\n')
    with pytest.raises(UserFileError, match=r"(?s)line 3: 3 fields.*line 4: 5 fields"):
        read_vote_file(tmp_path / "votes.csv")


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
