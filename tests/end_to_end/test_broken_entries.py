"""One broken file among the package's entries takes down itself alone, by name."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import polycentric

FOLDERS = ("power", "ties", "poles/definitions", "poles/concentration", "poles/classes", "ties/similarity", "sources",
           "panel/series", "panel/additions", "ties/additions", "poles/additions", "pictures",
           "cli/commands")  # fmt: skip
CONSTANTS = ("INDEX", "LAYER", "DEFINITION", "MEASURE", "SIMILARITY", "SOURCE", "ADDITION", "PICTURE", "COMMAND")
COMMANDS: dict[tuple[str, ...], str] = {
    ("power", "broken_power"): "The power index 'broken_power' can't be used",
    ("ties", "broken_ties"): "The tie layer 'broken_ties' can't be used",
    ("polarity", "broken_definitions"): "The pole definition 'broken_definitions' can't be used",
    ("sources", "show", "broken_sources"): "The source 'broken_sources' can't be used",
    ("report", "--picture", "broken_pictures"): "The picture 'broken_pictures' can't be used",
    ("broken-commands",): "The command 'broken-commands' can't be used",
    ("table", "state-years", "--add", "broken_additions"): "The addition 'broken_additions' can't be used",
    ("similarity", "USA", "RUS", "--measure", "broken_similarity"): "'broken_similarity' can't be used",
}


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with a broken file in every folder of entries."""
    root = tmp_path_factory.mktemp("copied")
    package = Path(polycentric.__file__).parent
    shutil.copytree(package, root / "polycentric", ignore=shutil.ignore_patterns("__pycache__"))
    for place, folder in enumerate(FOLDERS):
        broken = ("def (:\n", "import no_such_module\n", "raise RuntimeError('worn\\nout')\n",
                  "".join(f"{constant} = 3\n" for constant in CONSTANTS))[place % 4]  # fmt: skip
        (root / "polycentric" / folder / f"broken_{Path(folder).name}.py").write_text(broken)
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the copy."""
    command = [sys.executable, "-c", "from polycentric.cli import main; main()", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(root), "POLYCENTRIC_CACHE": str(root / "cache")}
    environment.pop("POLYCENTRIC_MIRROR", None)
    return subprocess.run(command, capture_output=True, text=True, cwd=root, env=environment, check=False)


def test_all_else_works_and_each_broken_file_is_named_in_a_line(copied: Path):
    done = run(copied, "power", "output_ppp", "--top", "1", "--csv")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1].startswith("output_ppp,CHN,China")
    lines = done.stderr.splitlines()
    assert [line for line in lines if "broken_power" in line] == [
        "Warning: The power index 'broken_power' can't be used, since its file polycentric.power.broken_power fails: "
        "SyntaxError: invalid syntax (broken_power.py, line 1). It is left out."
    ]
    assert all(line.startswith("Warning: The ") for line in lines)
    assert len(lines) == len({*lines})


def test_every_command_is_listed_but_the_broken_one(copied: Path):
    done = run(copied, "--help")
    assert done.returncode == 0
    assert "\n  report " in done.stdout
    assert "broken" not in done.stdout
    assert "Warning: The command 'broken-commands' can't be used" in done.stderr


@pytest.mark.parametrize("arguments", list(COMMANDS), ids=" ".join)
def test_who_asks_for_a_broken_entry_is_told_why(copied: Path, arguments: tuple[str, ...]):
    done = run(copied, *arguments)
    errors = [line for line in done.stderr.splitlines() if not line.startswith("Warning: ")]
    assert done.returncode == 2, done.stderr
    assert len(errors) == 1
    assert errors[0].startswith("Error: ")
    assert COMMANDS[arguments] in errors[0]
