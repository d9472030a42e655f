from pathlib import Path

import numpy as np
import pytest

from polycentric.poles.groups import kept_partitions
from polycentric.poles.groups.communities import Partition, partition
from polycentric.tables import kept, places


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path))
    monkeypatch.delenv(kept.VARIABLE, raising=False)
    return tmp_path / kept_partitions.FOLDER


def networks(years: int = 12, nodes: int = 9) -> np.ndarray:
    made = np.random.default_rng(1).random((years, nodes, nodes))
    both = made + np.swapaxes(made, 1, 2)
    both[0] = 0.0
    return both


def same(one: Partition, other: Partition) -> bool:
    numbers = [np.array([part.modularity, part.agreement, part.information, part.seeds]) for part in (one, other)]
    pairs = [(one.labels, other.labels), (one.together, other.together), tuple(numbers)]
    return all(np.array_equal(a, b, equal_nan=True) for a, b in pairs)


def test_partitions_kept_are_to_the_bit_those_found(folder: Path, monkeypatch: pytest.MonkeyPatch):
    rows = networks()
    kept = kept_partitions.partitions(rows, 1.0, 3)
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(kept_partitions, "partition", None)  # a second search would fail
    again = kept_partitions.partitions(rows, 1.0, 3)
    assert all(same(one, other) for one, other in zip(kept, again, strict=True))
    assert all(same(one, partition(row, 1.0, 3)) for one, row in zip(kept, rows, strict=True))


def test_other_networks_resolutions_and_seeds_are_found_anew(folder: Path):
    rows = networks()
    for arguments in ((rows, 1.0, 3), (rows * 2, 1.0, 3), (rows, 1.5, 3), (rows, 1.0, 4), (rows[:11], 1.0, 3)):
        kept_partitions.partitions(*arguments)
    assert len(list(folder.iterdir())) == 5


def test_a_damaged_file_is_found_anew(folder: Path):
    rows = networks()
    anew = kept_partitions.partitions(rows, 1.0, 3)
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])
    again = kept_partitions.partitions(rows, 1.0, 3)
    assert all(same(one, other) for one, other in zip(anew, again, strict=True))


def test_a_few_years_of_many_states_are_kept(folder: Path):
    rows = networks(2, kept_partitions.MANY_NODES)
    once, again = (kept_partitions.partitions(rows, 1.0, 2) for _ in range(2))
    assert len(list(folder.iterdir())) == 1
    assert all(same(one, other) for one, other in zip(once, again, strict=True))


def test_nothing_is_kept_by_who_wants_nothing_kept(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(kept.VARIABLE, "no")
    assert len(kept_partitions.partitions(networks(), 1.0, 3)) == 12
    assert not folder.exists()


def test_a_few_years_are_not_kept(folder: Path):
    assert len(kept_partitions.partitions(networks(3), 1.0, 3)) == 3
    assert not folder.exists()


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "file"))
    assert len(kept_partitions.partitions(networks(), 1.0, 3)) == 12
