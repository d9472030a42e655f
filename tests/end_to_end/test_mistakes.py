import subprocess
import sys
from pathlib import Path

import pytest

MISTAKES = [
    (["power", "output_pp"], "No power index is called 'output_pp': did you mean 'output_ppp'"),
    (["power", "--world", "now", "--year", "1899"], "World 'now' covers 1988-2025, but 1899 was asked for"),
    (["power", "--year", "now"], "'now' is not a valid integer"),
    (["power", "--world", "then"], "No world is called 'then': the known ones are 'history' or 'now'"),
    (["power", "--as-one", "EUU"], "No organisation is called 'EUU': did you mean"),
    (["power", "--set", "ten"], "'ten' is not one of 'all', 'five_largest'"),
    (["power", "--top", "0"], "0 is not in the range"),
    (["power", "--carry"], "give a year, or leave --carry out"),
    (["power", "--json", "--out", "nowhere/x.json"], "there is no folder 'nowhere'"),
    (["power", "--out", "."], "is a folder: give the name of a file in it"),
    (["power", "--out", "x.doc"], "doesn't say its form"),
    (["power", "--add", "none.csv"], "'none.csv' can't be read: No such file"),
    (["power", "--add", "broken.csv"], "'broken.csv', line 3: the value 'many' isn't a number"),
    (["power", "--add", "congo.csv"], "'congo.csv', line 2: 'Congo' fits 2 states"),
    (["power", "--add", "output_ppp.csv"], "'output_ppp.csv' is named like the built-in power index 'output_ppp'"),
    (["polarity", "--add", "output_ppp.csv"], "rename the file, e.g. 'my_output_ppp.csv'"),
    (["report", "--add", "same.csv", "--add", "./same.csv"], "both give a power index 'same'"),
    (["ties", "--add", "pacts.csv"], "'pacts.csv' is named like the built-in tie layer 'pacts'"),
    (["power", "--json", "--csv", "--svg"], "--json and --csv are two forms of one result: give one"),
    (["sources", "list", "--csv", "--json"], "--csv and --json are two forms"),
    (["report", "--svg", "--json"], "--svg and --json are two forms"),
    (["report", "--picture", "world_map", "--json"], "--picture gives a picture, and --json something else"),
    (["report", "--out", "x.txt"], "A report is no '.txt' file: end the name with .html, .json, .csv or .svg"),
    (["polarity", "half_of_leader", "--table", "three"], "leave --table or 'half_of_leader' out"),
    (["power", "--svg", "--as-one", "EU"], "leave --as-one out"),
    (["ties", "trad"], "No tie layer is called 'trad': did you mean 'trade'"),
    (["ties", "pacts", "--state", "Kazahkstan"], "No state is called 'Kazahkstan': did you mean"),
    (["ties", "pacts", "--state", "Congo"], "'Congo' fits 2 states"),
    (["ties", "pacts", "--state", "East Germany"], "'East Germany' names"),
    (["ties", "pacts", "--svg"], "There is no picture of this: choose --json or --csv"),
    (["polarity", "half_of_leade"], "No pole definition is called 'half_of_leade': did you mean 'half_of_leader'"),
    (["polarity", "--table", "verdict"], "'verdict' is not one of 'verdicts'"),
    (["report", "--picture", "map"], "No picture is called 'map'"),
    (["report", "--out", "nowhere/x.html"], "there is no folder 'nowhere'"),
    (["report", "--add", "broken.csv"], "line 3: the value 'many' isn't a number"),
    (["states", "match", "Hong Kong"], "is not a state here"),
    (["states", "match", "Ruritania"], "No state is called 'Ruritania'"),
    (["states", "list", "--year", "1700"], "begin in 1816"),
    (["states", "shw"], "did you mean 'show'"),
    (["sources", "show", "factbok"], "did you mean 'factbook'"),
    (["sources", "check", "factbok"], "did you mean 'factbook'"),
    (["repot"], "No command is called 'repot': did you mean 'report'?"),
]  # fmt: skip


def words(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else ""  # pyright: ignore[reportUnknownArgumentType]


@pytest.mark.parametrize(("arguments", "message"), MISTAKES, ids=words)
def test_a_mistake_is_one_line_that_says_what_is_right(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    from polycentric.cli import main

    monkeypatch.chdir(tmp_path)
    Path("broken.csv").write_text("state,value\nUSA,1\nChina,many\n")
    Path("congo.csv").write_text("state,value\nCongo,1\n")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(SystemExit) as left:
        main(arguments)
    printed = capsys.readouterr()
    assert left.value.code == 2
    assert message in printed.err
    assert printed.err.startswith("Error: ")
    assert printed.err.count("\n") == 1
    assert printed.out == ""
    assert sorted(tmp_path.iterdir()) == before


def test_a_mistake_shows_no_traceback_in_a_process_of_its_own():
    command = [sys.executable, "-m", "polycentric", "power", "--world", "now", "--year", "1899"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
