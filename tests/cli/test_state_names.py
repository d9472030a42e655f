"""What ``polycentric states match`` says of names, and with which exit status it ends."""

import json
from pathlib import Path

import pytest

from polycentric.answers.parts.state_names import answer, names_in
from polycentric.cli.app import main
from polycentric.errors import UserFileError


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["states", "match", *words])
    printed = capsys.readouterr()
    return int(left.value.code or 0), printed.out, printed.err


def test_all_names_are_answered_and_the_unknown_one_is_named(capsys: pytest.CaptureFixture[str]):
    code, out, err = run(capsys, "France", "Foo", "Burma")
    assert code == 2
    assert "FRA" in out
    assert "'Burma' stands for Myanmar (MMR)" in out
    assert "No state is called 'Foo'" in out
    assert "1 of 3 names means no state: 'Foo'" in err


def test_one_unknown_name_alone_gets_its_message_alone(capsys: pytest.CaptureFixture[str]):
    code, out, err = run(capsys, "Africa")
    assert (code, out) == (2, "")
    assert "'Africa' is not a state here: it is a group of states (region)" in err


def test_all_forms_hold_the_refused_names_with_their_reasons(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    code, out, _ = run(capsys, "Congo", "Peru", "--year", "1970", "--json")
    rows = json.loads(out)["rows"]
    assert code == 2
    assert [(row["asked"], row["answer"], row["id"]) for row in rows] == [
        ("Congo", "ambiguous", None), ("Peru", "state", "PER"),
    ]  # fmt: skip
    assert "--names cow" in rows[0]["reason"]
    code, _, _ = run(capsys, "Greenland", "--out", str(tmp_path / "names.csv"))
    assert code == 2
    assert "Greenland,,territory" in (tmp_path / "names.csv").read_text()


def test_a_lists_own_sense_is_taken_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]):
    code, out, _ = run(capsys, "Congo", "Yugoslavia", "--year", "1912", "--names", "gw")
    assert code == 2, "the Congo was no state in 1912"
    assert "SRB" in out
    code, out, _ = run(capsys, "Congo", "Germany", "--year", "1970", "--names", "COW", "--csv")
    assert code == 0
    assert [line.split(",")[3] for line in out.splitlines()[1:]] == ["COG", "DEU"]


def test_an_id_typed_keeps_its_meaning_and_says_that_a_file_must_name_the_system(capsys: pytest.CaptureFixture[str]):
    code, out, _ = run(capsys, "AUS")
    assert code == 0
    assert "Australia" in out
    assert "in a file 'AUS' means different places" in out


def test_a_name_before_the_lists_is_read_as_when_they_begin_and_an_id_of_the_past_is_known_without_a_year():
    early = answer("China", 1500, None, typed=False)
    assert (early.state, early.note) == ("CHN", "the lists of states begin in 1816, and China (CHN) is in them then")
    assert answer("Kenya", 1500, None, typed=False).state is None
    assert answer("CSK", None, None, typed=True).state == "CSK"
    assert answer("Czechoslovakia", None, None, typed=True).state is None


def test_a_file_of_names_is_answered_line_by_line(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tmp_path / "names.txt"
    path.write_text("France\nKorea, North\nSWZ\n\nFrance\n", encoding="utf-8")
    code, out, _ = run(capsys, "--file", str(path), "--csv")
    assert code == 2
    assert [line.split(",state,")[0] for line in out.splitlines()[1:3]] == ["France,", '"Korea, North",']
    assert "cowc:SWZ" in out
    assert len(out.splitlines()) == 4, "France once"


def test_a_table_of_names_may_have_years_semicolons_and_an_old_encoding(tmp_path: Path):
    path = tmp_path / "names.csv"
    path.write_bytes("Country Name;Year;Value\nCôte d'Ivoire;1970.0;1\nUSSR;1970;2\nUSSR;1970;3\n".encode("cp1252"))
    assert names_in(path) == [("Côte d'Ivoire", 1970), ("USSR", 1970)]


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "holds no names"), (b"name,year\nPeru,long ago\n", "the year 'long ago' isn't one")],
)
def test_a_file_without_names_or_with_odd_years_is_refused(tmp_path: Path, content: bytes, message: str):
    path = tmp_path / "names.csv"
    path.write_bytes(content)
    with pytest.raises(UserFileError, match=message):
        names_in(path)


def test_a_folder_is_no_file_of_names(tmp_path: Path):
    with pytest.raises(UserFileError, match="is no file"):
        names_in(tmp_path)
    with pytest.raises(UserFileError, match="isn't there"):
        names_in(tmp_path / "none")


def test_names_or_a_file_are_needed_and_not_both(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    assert run(capsys)[0] == 2
    assert (
        run(capsys, "Peru", "--file", str(tmp_path / "x"))[2] == "Error: Give names, or --file with a file of names.\n"
    )
    assert "the known ones are" in run(capsys, "Peru", "--names", "icb")[2]
