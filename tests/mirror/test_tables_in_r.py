"""The files that R's users read: CSV, and Stata's form by haven and foreign; the same logit in R and here."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from tools.validation import regressed_in_r

from polycentric.cli.app import polycentric

PAGE = Path(__file__).parents[2] / "docs/how-to/export-to-r-and-stata.md"
BLOCK = re.compile(r"^```r\n(.*?)^```\n\n```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
pytestmark = [
    pytest.mark.usefixtures("archive"),
    pytest.mark.skipif(shutil.which("Rscript") is None, reason="no R on this machine: apt-get install r-base-core"),
]


def test_csv_and_stata_files_are_read_and_regressed_in_r_as_they_are_here():
    assert regressed_in_r.lacking() == ""
    found = dict(regressed_in_r.figures())
    assert found["labels: columns without a label"] == 0
    assert found["nmc: cells that differ"] == 0
    for reader in ("csv", "haven", "foreign"):
        assert found[f"{reader}: largest difference from our logit"] < regressed_in_r.TOLERANCE


def test_the_r_code_of_the_page_on_export_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    for line in re.findall(r"^\$ polycentric (.*-o dyads\.\w+)", text, re.MULTILINE):
        done = CliRunner().invoke(polycentric, shlex.split(line), catch_exceptions=False)
        assert done.exit_code == 0, done.output
    blocks = BLOCK.findall(text)
    assert len(blocks) == 3
    for code, shown in blocks:
        done = subprocess.run(["Rscript", "--vanilla", "-e", code], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == shown.split()
