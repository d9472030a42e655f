import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "polycentric"
LADDER = (
    "states",
    "sources",
    "tables",
    "panel",
    "sets",
    "scoring",
    "power",
    "ties",
    "positions",
    "poles",
    "tidy",
    "report",
    "cli",
)
FREE = ("errors", "fixed_order", "labels", "legible", "packaged", "reading", "registry", "renamed", "writing")
LONGEST = 400
MODULES = sorted(SOURCE.rglob("*.py"))


def _name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def _imports(tree: ast.Module) -> list[tuple[int, str]]:
    """List what a module imports, at its top or inside a function: line and full name."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            found += [(node.lineno, f"{'.' * node.level}{node.module or ''}.{alias.name}") for alias in node.names]
    return found


def _stage(dotted: str) -> str | None:
    """Name the stage of `polycentric` that a dotted name is in; nothing for other packages."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "polycentric" and len(parts) > 1 else None


def broken_rungs(stage: str, source: str) -> list[str]:
    """List the imports of a module of `stage` that point downstream or past the ladder."""
    allowed = set(FREE) if stage in FREE else {*FREE, "__version__", *LADDER[: LADDER.index(stage) + 1]}
    wanted = [(line, _stage(name), name) for line, name in _imports(ast.parse(source))]
    return [f"line {line}: {name}" for line, target, name in wanted if target is not None and target not in allowed]


def test_a_module_that_imports_from_further_down_the_ladder_is_found():
    assert broken_rungs("panel", "from polycentric.power.contract import PowerIndex") == [
        "line 1: polycentric.power.contract.PowerIndex"
    ]
    assert broken_rungs("panel", "def f():\n    from polycentric import poles") == ["line 2: polycentric.poles"]
    assert broken_rungs("errors", "import polycentric.registry.x") == []
    assert broken_rungs("errors", "import polycentric.states") == ["line 1: polycentric.states"]
    assert broken_rungs("power", "from polycentric.panel.load import load\nimport numpy") == []


def test_every_folder_of_the_package_is_a_rung_of_the_ladder():
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= set(LADDER), f"Say in LADDER where {sorted(folders - set(LADDER))} stand."


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_point_up_the_ladder_only(path: Path):
    stage = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if stage not in {*LADDER, *FREE}:
        assert stage in {"__init__", "__main__"}, f"{_name(path)} stands beside the ladder."
        return
    assert broken_rungs(stage, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_are_absolute(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [name for _, name in _imports(tree) if name.startswith(".")] == []


def test_no_measure_asks_which_world_it_is_on():
    """A measure takes either panel alike: only loading, and what reads the option of a command, may ask."""
    asks = re.compile(
        r"""[!=]=\s*["'](history|now)["']|["'](history|now)["']\s*[!=]=|in\s*\(\s*["'](history|now)["']"""
    )
    allowed = {"panel/load.py"}
    found = {
        f"{_name(path)}, line {number}"
        for path in MODULES
        if _name(path) not in allowed
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if asks.search(line) and "where.world" not in line  # the option of a command
    }
    assert found == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_kernels_know_numba(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    users = [line for line, name in _imports(tree) if name.split(".")[0] == "numba"]
    assert not users or "kernel" in path.stem, f"Numba belongs in a file named kernel; lines {users}."


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_read_in_one_sitting(path: Path):
    assert path.name != "utils.py", "A helper that two folders want is an idea: name it."
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{lines} lines: look for the idea that deserves a file of its own."


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_every_module_says_what_it_is_for(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text)), "A module starts with a docstring."


def test_the_entry_point_and_the_version_agree_with_the_packaging():
    import tomllib

    import polycentric

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == polycentric.__version__
    assert project["scripts"] == {"polycentric": "polycentric.cli:main"}


def test_no_two_test_files_have_one_name_since_pytest_would_take_them_for_one():
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


CHANGING = {"time", "monotonic", "now", "today", "utcnow", "formatdate", "uuid4", "random", "getpid", "urandom"}


def calls_on_import(source: str) -> list[str]:
    """List the calls of clocks and dice that a module makes while it is imported, decorators included."""
    found: list[str] = []

    def walk(node: ast.AST) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for decorator in node.decorator_list:
                walk(decorator)
            return
        if isinstance(node, ast.Lambda):
            return
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found.extend([f"line {node.lineno}: {name}()"] if name in CHANGING else [])
        for child in ast.iter_child_nodes(node):
            walk(child)

    walk(ast.parse(source))
    return found


def test_a_clock_that_is_read_in_a_decorator_is_found():
    assert calls_on_import("@parametrize('x', [formatdate(time.time())])\ndef test(x): ...") == [
        "line 1: formatdate()",
        "line 1: time()",
    ]
    assert calls_on_import("def test():\n    time.time()") == []
    assert calls_on_import("TODAY = date.today()") == ["line 1: today()"]


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=lambda path: path.name)
def test_no_test_is_named_by_a_clock_or_by_chance_since_two_workers_would_name_it_apart(path: Path):
    assert calls_on_import(path.read_text()) == []
