"""What the machine refuses is told in one line, and is no bug of ours."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = """
import sys
class Full:
    encoding = "utf-8"
    def write(self, text): raise OSError(28, "No space left on device")
    def flush(self): pass
    def isatty(self): return False
    def fileno(self): return 1
sys.stdout = Full()
from polycentric.cli import main
main(["sources", "list"])
"""
INTERRUPTED = """
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from polycentric.cli import main
main(["power", "output_ppp"])
"""


def _python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


def test_a_full_disk_behind_standard_output_is_one_line():
    done = _python(FULL)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("Error: No space left on device")


@pytest.mark.skipif(os.name != "posix", reason="a shell closes standard output this way")
def test_closed_standard_output_is_one_line():
    command = f"'{sys.executable}' -m polycentric sources list >&-"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "standard output is closed: name a file with --out" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="a shell closes its streams this way")
def test_a_file_is_written_with_every_stream_closed(tmp_path: Path):
    command = f"'{sys.executable}' -m polycentric power output_ppp --out '{tmp_path / 'a.csv'}' >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], check=False).returncode == 0
    assert (tmp_path / "a.csv").read_text().startswith("index,state")


@pytest.mark.parametrize("module", ["click", "polycentric.cli.app", "xarray", "polycentric.power"])
def test_an_interrupted_import_leaves_with_130_and_no_traceback(module: str):
    done = _python(INTERRUPTED, module)
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (130, "", False)


def test_a_name_that_is_too_long_and_one_with_a_line_break_are_one_line(tmp_path: Path):
    for name in ("a" * 300 + ".csv", "b\n/c.csv"):
        command = [sys.executable, "-m", "polycentric", "power", "--out", str(tmp_path / name)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert done.stderr.startswith("Error: ")
