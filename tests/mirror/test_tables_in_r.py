"""The files that R's users read: CSV, and Stata's form by haven and foreign; the same logit in R and here."""

import shutil

import pytest
from tools.validation import regressed_in_r

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
