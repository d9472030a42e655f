"""Messages at a terminal, folded at its width, and in a pipe, in one line."""

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty")
WORDS = [sys.executable, "-m", "polycentric", "power", "output_ppp", "--year", "2020", "--years", "2010-2020"]


def told(stderr: int) -> None:
    width = {"COLUMNS": "60", "NO_COLOR": "1"}
    _ = subprocess.run(
        WORDS, stdout=subprocess.DEVNULL, stderr=stderr, env=os.environ | width, check=False, timeout=120
    )


def test_a_mistake_is_folded_at_the_width_of_the_terminal():
    ours, theirs = pty.openpty()
    told(theirs)
    os.close(theirs)
    lines = os.read(ours, 10_000).decode().replace("\r", "").splitlines()
    os.close(ours)
    assert len(lines) > 1
    assert max(map(len, lines)) <= 60
    assert " ".join(line.strip() for line in lines).startswith("Error: --year is one year and --years are several")


def test_in_a_pipe_a_mistake_is_one_line():
    done = subprocess.run(WORDS, capture_output=True, text=True, env=os.environ | {"COLUMNS": "60"}, check=False,
                          timeout=120)  # fmt: skip
    assert done.stderr.count("\n") == 1
    assert len(done.stderr) > 60


@pytest.mark.parametrize("command", ["table", "power", "camps", "tiers", "compare", "state", "ties", "polarity"])
def test_no_line_of_a_help_is_wider_than_the_screen(command: str):
    done = subprocess.run([*WORDS[:3], command, "--help"], capture_output=True, text=True, check=False, timeout=120,
                          env=os.environ | {"COLUMNS": "80"})  # fmt: skip
    assert max(map(len, done.stdout.splitlines())) <= 80
