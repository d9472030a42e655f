from pathlib import Path

import polycentric.futures
from polycentric.packaged import read_rows

FOLDER = Path(polycentric.futures.__file__).parent / "variants"


def test_every_variant_has_a_score_a_date_and_a_commit():
    for path in sorted(FOLDER.glob("*.csv")):
        for row in read_rows(path):
            if "skill" in row:
                assert -1 < float(row["skill"]) < 1, row  # below none: worse than the baseline
            else:
                assert 0 < float(row["score"]) < 1.2, row  # a known case's is a ratio
            assert row["date"].count("-") == 2, row
            assert len(row["commit"]) >= 7, row


def test_one_variant_was_declared_before_the_test_and_tested_after():
    rows = [row["remark"] for row in read_rows(FOLDER / "capabilities.csv")]
    declared = [at for at, remark in enumerate(rows) if remark.startswith("PRIMARY")]
    opened = [at for at, remark in enumerate(rows) if remark.startswith("opened once")]
    assert len(declared) == len(opened) == 1
    assert declared[0] < opened[0]
