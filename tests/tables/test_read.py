import hashlib
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from polycentric.errors import ChecksumError, DataError, UnknownNameError
from polycentric.tables import check, read
from polycentric.tables.read import EMBEDDED, read_meta


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the embedded tables that a test may damage."""
    return Path(shutil.copytree(EMBEDDED, tmp_path / "embedded"))


def _write(folder: Path, name: str, frame: pl.DataFrame) -> None:
    """Write a table and name its new hash, as a careless editor would."""
    path = folder / f"{name}.parquet"
    frame.write_parquet(path)
    meta = read_meta(folder)
    meta["tables"][name]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")


def test_the_output_of_the_united_states_is_read_with_its_year_and_raw_text():
    cells = read("factbook")["cells"]
    row = cells.filter(pl.col("state") == "USA", pl.col("variable") == "gdp_ppp", pl.col("year") == 2024)
    row = row.filter(pl.col("edition") == 2025).row(0, named=True)
    assert row["value"] == pytest.approx(25.676e12)
    assert (row["estimate"], row["raw"]) == (True, "$25.676 trillion (2024 est.)")


def test_an_unknown_source_is_answered_with_the_nearest_name():
    with pytest.raises(UnknownNameError, match="did you mean 'factbook'"):
        read("factbok")


def test_a_changed_file_is_refused(copied: Path):
    with (copied / "cells.parquet").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ChecksumError, match=r"cells\.parquet' has sha256 .* is pinned: install the package again"):
        read("factbook", copied)


def test_a_half_file_is_refused(copied: Path):
    content = (copied / "partners.parquet").read_bytes()
    (copied / "partners.parquet").write_bytes(content[: len(content) // 2])
    with pytest.raises(ChecksumError, match=r"partners\.parquet"):
        read("factbook", copied)


@pytest.mark.parametrize("name", ["cells.parquet", "meta.json"])
def test_an_absent_file_is_named(name: str, copied: Path):
    (copied / name).unlink()
    with pytest.raises(DataError, match=f"{name}'.* cannot be read"):
        read("factbook", copied)


def test_tables_of_another_reader_are_refused(copied: Path):
    meta = read_meta(copied) | {"reader_version": 99}
    (copied / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(DataError, match="made by reader version 99 of 'factbook'"):
        read("factbook", copied)


def test_a_file_that_is_no_table_is_named(copied: Path):
    _write(copied, "states", read("factbook")["states"])
    (copied / "states.parquet").write_bytes(b"no table")
    meta = read_meta(copied)
    meta["tables"]["states"]["sha256"] = hashlib.sha256(b"no table").hexdigest()
    (copied / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(DataError, match=r"states\.parquet' is no Parquet file"):
        read("factbook", copied)


Change = Callable[[pl.DataFrame], pl.DataFrame]


def _with(**columns: pl.Expr) -> Change:
    """Make a change that sets columns."""
    return lambda cells: cells.with_columns(**columns)


BREAKS: list[tuple[Change, str]] = [
    (lambda cells: pl.concat([cells, cells.head(1)]), r"the key .* comes more than once"),
    (lambda cells: cells.drop("raw"), "column 'raw': is None, should be String"),
    (_with(more=pl.lit(1)), "column 'more': is Int32, should be None"),
    (_with(year=pl.col("year").cast(pl.Int64)), "column 'year': is Int64, should be Int16"),
    (_with(year=pl.col("year") - 100), "column 'year': 1880 is below 1980"),
    (_with(value=-pl.col("value")), "is below"),
    (_with(value=pl.col("value") * 1e9), "is above"),
    (_with(value=pl.lit(None, pl.Float64)), "values are missing, where none may be"),
    (_with(value=pl.lit(float("nan"))), "a value is not finite"),
    (_with(low=pl.col("value") * 1.001), "a low is above its value"),
    (_with(unit=pl.lit("furlongs")), r"the unit is \['furlongs'\], should be"),
    (_with(state=pl.col("state").str.replace("USA", "XXX")), "'XXX' is not one of the 199 known states"),
    (_with(variable=pl.col("variable").str.replace("growth", "gdp")), "the variable 'gdp' is not described"),
]


@pytest.mark.parametrize(("change", "fault"), BREAKS, ids=[fault for _, fault in BREAKS])
def test_a_table_that_breaks_a_rule_of_its_description_is_refused(change: Change, fault: str, copied: Path):
    _write(copied, "cells", change(read("factbook")["cells"]))
    with pytest.raises(DataError, match=fault):
        read("factbook", copied)


def test_a_fault_is_reported_by_the_check_and_not_raised(copied: Path):
    _write(copied, "partners", read("factbook")["partners"].with_columns(pl.col("share") + 1))
    checked = check("factbook", copied)
    assert not checked.is_sound
    assert "column 'share'" in checked.faults[0]
    assert checked.coverage.height == 0


def test_no_stale_table_is_served_when_a_file_changes(copied: Path):
    before = read("factbook", copied)["states"]
    _write(copied, "states", before.with_columns(pl.col("name") + "!"))
    assert read("factbook", copied)["states"]["name"].str.ends_with("!").all()
    assert read("factbook")["states"].equals(before)


def test_a_callers_dict_is_its_own():
    read("factbook").clear()
    assert "cells" in read("factbook")


def test_reading_is_fast(copied: Path):
    read("factbook")
    _write(copied, "states", read("factbook")["states"].with_columns(pl.col("name") + "?"))
    start = time.perf_counter()
    read("factbook", copied)
    assert time.perf_counter() - start < 1  # measured: .03 s; the limit only guards against a reader of another order


@pytest.mark.parametrize(
    ("broken", "lacking"),
    [
        ("[]", "edition, package, reader_version, editions, the sha256 of inputs, the sha256 of tables"),
        ("null", "edition"),
        ('{"edition": "x", "package": "y", "reader_version": 1, "inputs": {"sha256": "z"}, "tables": []}', "of tables"),
        ('{"edition": "x", "package": "y", "reader_version": 1, "inputs": 3, "tables": {"cells": {}}}', "inputs, the"),
    ],
)
def test_a_record_that_lacks_a_part_is_named_with_it(copied: Path, broken: str, lacking: str):
    (copied / "meta.json").write_text(broken, encoding="utf-8")

    with pytest.raises(DataError, match=f"lacks .*{lacking}.*install the package again"):
        read_meta(copied)
