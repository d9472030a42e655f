from pathlib import Path

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.sources import SOURCES
from polycentric.tables import places, table


def test_the_whole_mirror_is_fetched_and_then_read_without_it(
    mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path))
    done = CliRunner().invoke(polycentric, ["fetch", "--all", "--mirror", str(mirror)])
    assert done.exit_code == 0, done.stderr
    coming = [source for source in SOURCES.values() if not source.waits_for_its_name and not source.asks_first]
    files = {file.path for source in coming for file in source.needed() if file.address}
    assert f"{len(files)} of {len(files)} files are in the cache and verified" in done.stdout
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    assert table("maoz_powers").height == 20
    assert "fetched" in CliRunner().invoke(polycentric, ["sources"]).stdout


def test_a_users_own_copy_is_known_by_its_hash(mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    own = tmp_path / "my download"
    own.write_bytes((mirror / "files" / "sanctions" / "ties_custom.csv").read_bytes())
    done = CliRunner().invoke(polycentric, ["fetch", "ties_sanctions", "--from", str(own)])
    assert done.exit_code == 0, done.stderr
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    assert table("ties_sanctions").height == 766
