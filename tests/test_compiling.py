import os
import subprocess
import sys
import warnings
from pathlib import Path
from types import ModuleType

import pytest

from polycentric import compiling
from polycentric.compiling import announce
from polycentric.errors import CompilingNote
from polycentric.ties import kernel_centrality

FIRST_RUN = """
from numpy import array
from polycentric.compiling import announce
from polycentric.ties import kernel_centrality

announce(kernel_centrality)
kernel_centrality.rank(array([0, 1, 2]), array([1, 0]), array([1.0, 1.0]), 0.85, 1e-9)
"""


@pytest.fixture
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "_said", set())


def places(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have compiled functions kept in another folder."""
    monkeypatch.setattr(compiling, "_folders", lambda kernel: iter([str(folder)]))  # pyright: ignore[reportUnknownLambdaType]


def compiled(folder: Path, moment: float | None = None) -> Path:
    tag = f"py{sys.version_info.major}{sys.version_info.minor}"
    path = folder / f"kernel_centrality.rank-1.{tag}.nbi"
    path.touch()
    if moment is not None:
        os.utime(path, (moment, moment))
    return path


def said(*kernels: ModuleType) -> list[str]:
    with warnings.catch_warnings(record=True) as notes:
        warnings.simplefilter("always")
        announce(*kernels)
    return [str(note.message) for note in notes if issubclass(note.category, CompilingNote)]


@pytest.mark.usefixtures("nothing_said")
def test_the_first_time_on_a_computer_it_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    places(monkeypatch, tmp_path)
    (note,) = said(kernel_centrality)
    assert note.startswith("What this is computed with is compiled for this computer first")
    assert said(kernel_centrality) == []


@pytest.mark.usefixtures("nothing_said")
def test_what_was_compiled_before_needs_no_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    places(monkeypatch, tmp_path)
    compiled(tmp_path)
    assert said(kernel_centrality) == []


@pytest.mark.parametrize("name", ["kernel_centrality.rank-1.py27.nbi", "kernel_other.rank-1.py311.nbi"])
@pytest.mark.usefixtures("nothing_said")
def test_what_was_compiled_for_another_python_or_file_does_not_count(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    places(monkeypatch, tmp_path)
    (tmp_path / name).touch()
    assert len(said(kernel_centrality)) == 1


@pytest.mark.usefixtures("nothing_said")
def test_what_was_compiled_before_its_file_was_changed_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    places(monkeypatch, tmp_path)
    compiled(tmp_path, moment=1.0)
    assert len(said(kernel_centrality)) == 1


@pytest.mark.usefixtures("nothing_said")
def test_a_folder_that_is_not_there_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    places(monkeypatch, tmp_path / "nowhere")
    assert len(said(kernel_centrality)) == 1


def test_a_new_computer_is_told_and_the_next_run_is_not(tmp_path: Path):
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "compiled")}
    runs = [
        subprocess.run([sys.executable, "-c", FIRST_RUN], capture_output=True, text=True, env=environment, check=True)
        for _ in range(2)
    ]
    assert ["CompilingNote" in run.stderr for run in runs] == [True, False]
