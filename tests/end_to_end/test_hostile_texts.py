"""What a file holds of codes that steer a terminal or break a page reaches neither."""

import io
import json
import os
import pty
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from click.testing import CliRunner

from polycentric.answers import forms as form
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli.app import polycentric
from polycentric.states import today

EVIL = "e\x1b[31m\x1b]0;t\x07\x9b2J\u202eliv\u2066\u2028\x01<b>&amp;"
NAME = "e\x1b[31m\u202eliv"
VOTES = "unit,session,item,vote\n" + "".join(
    f"{unit},{session},{EVIL}{session}{item},{('yes', 'no', 'abstain')[(place * item + session) % 3]}\n"
    for session in (1, 2, 3) for item in range(6) for place, unit in enumerate((NAME, "Bob", "Eve", "Zoe"))
)  # fmt: skip
COMMANDS = {
    "power": ["power", NAME, "--add", f"{NAME}.csv"],
    "ties": ["ties", "visits", "--add", "visits.csv"],
    "ties listed": ["ties", "--add", "visits.csv"],
    "poles": ["polarity", "half_of_leader", "--as-one", "none", "--add", f"{NAME}.csv"],
    "votes": ["ideal-points", "--votes", "votes.csv", "--anchor", "Bob"],
    "items": ["ideal-points", "--votes", "votes.csv", "--anchor", "Bob", "--items"],
}
PICTURES = {
    "power": ["power", NAME, "--add", f"{NAME}.csv", "--svg"],
    "poles": ["polarity", "--add", f"{NAME}.csv", "--svg"],
    "votes": ["ideal-points", "--votes", "votes.csv", "--anchor", "Bob", "--svg"],
    "items": ["ideal-points", "--votes", "votes.csv", "--anchor", "Bob", "--svg", "--picture", "items"],
}
MISTAKES = {
    "a name": ["power", EVIL],
    "a command": [EVIL],
    "an option": [f"--{EVIL}"],
    "a number": ["power", "--top", EVIL],
    "a state": ["states", "match", EVIL],
    "a file": ["power", "--add", f"{EVIL}.csv"],
    "a place": ["power", "--out", f"{EVIL}/x.csv"],
    "a value": ["power", "--add", "value.csv"],
}


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.chdir(tmp_path)
    rows = "".join(f"{state.id},{place + 1},{EVIL},{EVIL}\n" for place, state in enumerate(today()))
    Path(f"{NAME}.csv").write_text(f"state,value,unit,source\n{rows}", "utf-8")
    Path("visits.csv").write_text(f"state1,state2,value,unit,source\nUSA,Japan,3,{EVIL},{EVIL}\n", "utf-8")
    Path("votes.csv").write_text(VOTES, "utf-8")
    Path("value.csv").write_text(f"state,value\nUSA,{EVIL}\n", "utf-8")


def harmless(text: str) -> bool:
    return all(each == "\n" or form.visible(each) == each for each in text)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_table_and_json_steer_no_terminal(name: str):
    done = CliRunner().invoke(polycentric, COMMANDS[name], catch_exceptions=False)
    assert harmless(done.output)
    assert "\\x1b[31m" in done.stdout or name == "ties listed"  # which shows no unit on the screen
    output = CliRunner().invoke(polycentric, [*COMMANDS[name], "--json"], catch_exceptions=False).stdout
    assert harmless(output)
    assert EVIL[:5] in json.dumps(json.loads(output), ensure_ascii=False).replace("\\u001b", "\x1b")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_well_formed(name: str):
    done = CliRunner().invoke(polycentric, PICTURES[name], catch_exceptions=False)
    assert ElementTree.fromstring(done.stdout).tag.endswith("svg")
    assert harmless(done.stdout)


def test_the_page_holds_no_control_character():
    done = CliRunner().invoke(
        polycentric, ["report", "--no-history", "--add", f"{NAME}.csv", "--out", "a.html"], catch_exceptions=False
    )
    assert harmless(done.output)
    assert harmless(Path("a.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MISTAKES)
def test_a_message_steers_no_terminal(name: str, capsys: pytest.CaptureFixture[str]):
    from polycentric.cli import main

    with pytest.raises(SystemExit) as left:
        main(MISTAKES[name])
    message = capsys.readouterr().err
    assert left.value.code == 2
    assert message.count("\n") == 1
    assert harmless(message)


def test_csv_keeps_the_data_as_they_are():
    done = CliRunner().invoke(polycentric, [*COMMANDS["power"], "--csv"], catch_exceptions=False)
    assert EVIL[1:6] in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="a terminal is made this way on POSIX")
def test_csv_at_a_terminal_is_shown_without_what_steers_it():
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "polycentric", *COMMANDS["power"], "--top", "1", "--csv"]
    running = subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    os.close(theirs)
    printed = b""
    with open(ours, "rb", buffering=0) as terminal:  # noqa: PTH123  # a descriptor, no path
        try:
            while part := terminal.read(4096):
                printed += part
        except OSError:  # the other end is closed
            pass
    assert running.wait() == 0
    assert b"\x1b" not in printed
    assert b"\\x1b[31m" in printed


def test_a_table_with_colour_has_the_codes_of_the_table_alone():
    grid = Grid([Column(EVIL, EVIL)], [{EVIL: EVIL}])
    text = Answer(EVIL, grid, [Section(EVIL, grid)], notes=[EVIL]).text(colour=True)
    plain = Answer("a", Grid([Column("a", "a")], [{"a": "a"}]), [Section("a", grid)]).text(colour=True)
    assert "\x1b]0" not in text
    assert "\u202e" not in text + plain


def test_a_file_name_that_is_no_text_is_a_name(tmp_path: Path):
    odd = os.fsdecode(b"o\xffdd.csv")
    try:
        Path(odd).write_text("state,value\nUSA,1\n")
    except OSError:
        pytest.skip("this file system takes no such names")
    command = ["power", Path(odd).stem, "--add", odd, "--json", "--out", "a.json"]
    done = subprocess.run([sys.executable, "-m", "polycentric", *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.load(io.StringIO(Path("a.json").read_text(encoding="utf-8")))["rows"]
