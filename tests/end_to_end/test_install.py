import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = {
    "polycentric/tables/embedded/cells.parquet",
    "polycentric/tables/embedded/meta.json",
    "polycentric/sources/data/bodies.csv",
    "polycentric/states/data/states.csv",
    "polycentric/pictures/data/style.css",
    "polycentric/cli/commands/report.py",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout with what is installed, so that no index is asked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_data_the_licence_and_nothing_of_the_tests(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert names >= FILES
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.split("/")[0] not in {"polycentric"} and ".dist-info/" not in name]
    assert wheel.stat().st_size < 5_000_000


def test_what_pip_installs_gives_the_command_and_its_world(wheel: Path, tmp_path: Path):
    """Install into an environment of its own that borrows the libraries of this one, away from the checkout."""
    home = tmp_path / "env"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    python = binaries / "python"
    place = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "-q", str(wheel)]
    installed = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert installed.returncode == 0, installed.stderr
    borrowed = next(path for path in map(Path, sys.path) if (path / "polars").is_dir())
    Path(place, "borrowed.pth").write_text(f"{borrowed}\n")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [binaries / "polycentric", "power", "population", "--top", "1", "--csv"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1].startswith("population,IND,India,")
    where = subprocess.run(
        [python, "-c", "import polycentric; print(polycentric.__file__)"],
        capture_output=True, text=True, cwd=tmp_path, env=environment, check=True,
    ).stdout  # fmt: skip
    assert where.startswith(place)
