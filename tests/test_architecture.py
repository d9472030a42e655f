"""The rules of the house, one test each: where a rule is broken, the test lists every place at once."""

import ast
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import networkx as nx

import polycentric

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "polycentric"
LADDER = (
    "states", "sources", "tables", "panel", "sets", "scoring", "power", "ties", "positions", "poles", "words",
    "futures", "toy", "tidy", "pictures", "answers", "report", "cli",
)  # fmt: skip
FREE = (
    "compiling", "errors", "fixed_order", "labels", "legible", "packaged", "presented", "reading", "registry",
    "renamed", "shown_html", "version", "wording", "writing",
)  # fmt: skip
BESIDE = ("__init__", "__main__")  # they open the package and may import all of it
LONGEST = 400
MODULES = {path: path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}
TREES = {path: ast.parse(text) for path, text in MODULES.items()}


def _name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def _stage_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _module(path: Path) -> str:
    """Give the dotted name of a module's file."""
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


def _imports(tree: ast.Module) -> list[tuple[int, str]]:
    """List what a module imports, at its top, inside a function or for types alone: line and full name."""
    imports: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imports += [(node.lineno, alias.name) for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            imports += [(node.lineno, f"{'.' * node.level}{node.module or ''}.{alias.name}") for alias in node.names]
    return imports


def _stage(dotted: str) -> str | None:
    """Name the stage of `polycentric` that a dotted name is in; nothing for other packages."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "polycentric" and len(parts) > 1 else None


# Imports point up the ladder.


def broken_rungs(stage: str, tree: ast.Module) -> list[str]:
    """List the imports of a module of `stage` that point downstream or past the ladder."""
    allowed = set(FREE) if stage in FREE else {*FREE, *LADDER[: LADDER.index(stage) + 1]}
    imported = [(line, _stage(name), name) for line, name in _imports(tree)]
    return [f"line {line}: {name}" for line, target, name in imported if target is not None and target not in allowed]


def test_a_module_that_imports_from_further_down_the_ladder_is_found():
    def of(stage: str, source: str) -> list[str]:
        return broken_rungs(stage, ast.parse(source))

    assert of("panel", "from polycentric.power.contract import PowerIndex") == [
        "line 1: polycentric.power.contract.PowerIndex"
    ]
    assert of("panel", "def f():\n    from polycentric import poles") == ["line 2: polycentric.poles"]
    assert of("sets", "if TYPE_CHECKING:\n    from polycentric.power.contract import PowerIndex") != []
    assert of("errors", "import polycentric.registry.x") == []
    assert of("errors", "import polycentric.states") == ["line 1: polycentric.states"]
    assert of("power", "from polycentric.panel.load import load\nimport numpy") == []


def test_every_part_of_the_package_is_a_rung_of_the_ladder_or_free_of_it():
    parts = {_stage_of(path) for path in MODULES}
    strangers = sorted(parts - {*LADDER, *FREE, *BESIDE})
    assert strangers == [], f"Say in LADDER or FREE where {strangers} stand."


def test_imports_point_up_the_ladder_only():
    broken = [
        f"{_name(path)}, {each}"
        for path, tree in TREES.items()
        if _stage_of(path) in {*LADDER, *FREE}
        for each in broken_rungs(_stage_of(path), tree)
    ]
    assert broken == []


# Faces are thin.

FACES = ("cli", "report")
ROOMS = ("pictures", "answers")  # all that a face may ask
HEAVY = ("numpy", "polars", "xarray", "pandas", "scipy", "numba")


def thick_imports(face: str, tree: ast.Module) -> list[str]:
    """List the imports of a face that go past the answers: libraries that compute, and stages below."""
    allowed = {*FREE, *ROOMS, face, *(("report",) if face == "cli" else ())}
    return [
        f"line {line}: {name}"
        for line, name in _imports(tree)
        if name.partition(".")[0] in HEAVY or (_stage(name) is not None and _stage(name) not in allowed)
    ]


def test_a_face_that_computes_or_goes_past_the_answers_is_found():
    def of(source: str, face: str = "cli") -> list[str]:
        return thick_imports(face, ast.parse(source))

    assert of("import numpy as np\nfrom polycentric.power import INDICES") == [
        "line 1: numpy", "line 2: polycentric.power.INDICES",
    ]  # fmt: skip
    assert of("def f():\n    from polycentric.panel.load import load") != []
    assert of("from polycentric.answers import find\nfrom polycentric.legible import visible\nimport click") == []
    assert of("from polycentric.cli import options", "report") != []


def test_no_face_computes_or_asks_a_stage_but_answers_and_pictures():
    thick = [
        f"{_name(path)}, {each}"
        for path, tree in TREES.items()
        if _stage_of(path) in FACES
        for each in thick_imports(_stage_of(path), tree)
    ]
    assert thick == []


# Pictures draw from records alone.

COMPUTED = ("polars", "xarray", "pandas", "scipy", "numba", "networkx")
# These compute where things stand.
PLACED = ("pictures/drawing/placing.py", "pictures/drawing/projection.py", "pictures/network.py")


def beside_records(name: str, tree: ast.Module) -> list[str]:
    """List the imports of a picture's module that reach for a stage or for tables: a record holds all it shows."""
    allowed = {"pictures", *FREE}
    return [
        f"line {line}: {dotted}"
        for line, dotted in _imports(tree)
        if (stage := _stage(dotted)) not in allowed | {None}
        or (
            (stage is None and (package := dotted.split(".")[0]) in {*COMPUTED, "numpy"})
            and not (package == "numpy" and name in PLACED)
        )
    ]


def test_a_picture_that_computes_is_found():
    def of(name: str, source: str) -> list[str]:
        return beside_records(name, ast.parse(source))

    assert of("pictures/a.py", "from polycentric.power import INDICES") == ["line 1: polycentric.power.INDICES"]
    assert of("pictures/a.py", "if TYPE_CHECKING:\n    from polycentric.poles.groups.camps import Camps") != []
    assert of("pictures/a.py", "def f():\n    import polars as pl") == ["line 2: polars"]
    assert of("pictures/a.py", "import numpy as np") == ["line 1: numpy"]
    assert of("pictures/drawing/placing.py", "import numpy as np\nfrom polycentric.errors import DataError") == []
    assert of("pictures/drawing/placing.py", "import xarray as xr") == ["line 1: xarray"]
    assert of("pictures/a.py", "from polycentric.pictures.records.past import Past\nimport math") == []


def test_pictures_draw_from_records_alone():
    reaching = [
        f"{_name(path)}, {each}"
        for path, tree in TREES.items()
        if _stage_of(path) == "pictures"
        for each in beside_records(path.relative_to(SOURCE).as_posix(), tree)
    ]
    assert reaching == [], "Let `answers` make a record of what the picture shows."


# No circles.


def imported_modules(tree: ast.Module, known: Iterable[str]) -> set[str]:
    """Name the known modules that a module imports, those of its functions and those for types among them."""
    modules, imported = set(known), set[str]()
    for _, dotted in _imports(tree):
        home = dotted.rpartition(".")[0]
        imported |= {dotted} & modules or {home} & modules
    return imported


def collected_modules(tree: ast.Module, name: str, known: Iterable[str]) -> set[str]:
    """Name the files that a folder collects as its entries, which imports each of them."""
    calls = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "collect"
    ]
    collects = any("__name__" in ast.dump(call) for call in calls)
    return {each for each in known if collects and each.rpartition(".")[0] == name}


def circles(imports: Mapping[str, Iterable[str]]) -> list[str]:
    """Find where modules import each other, directly or by way of others, and write out one way round in each."""
    graph = nx.DiGraph([(one, other) for one, others in sorted(imports.items()) for other in sorted(others)])
    loops: list[str] = []
    for part in nx.strongly_connected_components(graph):
        if len(part) > 1:
            way = [one for one, _ in nx.find_cycle(graph.subgraph(sorted(part)))]
            start = way.index(min(way))
            loops.append(" -> ".join([*way[start:], *way[:start], way[start]]))
    return sorted(loops)


def test_a_circle_is_found_and_named_however_long_it_is_and_wherever_its_imports_stand():
    sources = {
        "p.a": "from p.b import x",
        "p.b": "def f():\n    import p.c",
        "p.c": "if TYPE_CHECKING:\n    from p import a",
        "p.d": "from p.a import y\nimport numpy",
        "p.e": "from p import d",
    }
    imports = {name: imported_modules(ast.parse(source), sources) for name, source in sources.items()}
    assert imports["p.d"] == {"p.a"}
    assert circles(imports) == ["p.a -> p.b -> p.c -> p.a"]
    assert circles({"a": ["b"], "b": ["a"], "c": ["d", "a"], "d": ["c"]}) == ["a -> b -> a", "c -> d -> c"]
    assert circles({**imports, "p.c": ()}) == []


def test_a_folder_imports_the_entries_that_it_collects():
    sources = {
        "p": 'ALL = collect(__name__, "ENTRY", "entry", Entry)',
        "p.a": "from p import ALL",
        "p.a.b": "",
        "q": "",
    }
    assert collected_modules(ast.parse(sources["p"]), "p", sources) == {"p.a"}
    assert collected_modules(ast.parse("found = collect(rows)"), "p", sources) == set()


def test_no_modules_import_each_other_in_a_circle():
    known = [_module(path) for path in MODULES]
    imports = {
        _module(path): imported_modules(tree, known) | collected_modules(tree, _module(path), known)
        for path, tree in TREES.items()
    }
    loops = circles({name: others - {name} for name, others in imports.items()})
    assert loops == [], "Name what the two want of each other, and put it above both, or hand it in."


# What a module may look like.


def test_imports_are_absolute():
    relative = [
        f"{_name(path)}: {name}" for path, tree in TREES.items() for _, name in _imports(tree) if name[0] == "."
    ]
    assert relative == []


_ASKS = re.compile(r"""[!=]=\s*["'](history|now)["']|["'](history|now)["']\s*[!=]=|in\s*\(\s*["'](history|now)["']""")


def asks_which_world(source: str) -> list[int]:
    """List the lines that ask which world something is of, but for the option of a command."""
    lines = enumerate(source.splitlines(), 1)
    return [number for number, line in lines if _ASKS.search(line) and not re.search(r"\b(where|at)\.world", line)]


def test_a_line_that_asks_which_world_a_panel_is_of_is_found():
    assert asks_which_world('x = 1\nif panel.attrs["world"] == "history":') == [2]
    assert asks_which_world("if 'now' != world:\nif world in ('now',):") == [1, 2]
    assert asks_which_world('if at.world == "history":\npanel = load("history")') == []


def test_no_measure_asks_which_world_it_is_on():
    """A measure takes either panel alike: only loading, and what reads the option of a command, may ask."""
    asking = [
        f"{_name(path)}, line {line}"
        for path, text in MODULES.items()
        if _name(path) != "panel/load.py"
        for line in asks_which_world(text)
    ]
    assert asking == []


def test_the_question_of_power_asks_nothing_of_poles():
    """Who is compared is said by `sets`."""
    asking = [
        f"{name}: {dotted}"
        for name in ("answers/questions/power.py", "answers/parts/power_rows.py", "answers/parts/power_history.py")
        for _, dotted in _imports(TREES[SOURCE / name])
        if _stage(dotted) == "poles"
    ]
    assert asking == []


def test_only_kernels_know_numba():
    users = [
        f"{_name(path)}, line {line}"
        for path, tree in TREES.items()
        if "kernel" not in path.stem
        for line, name in _imports(tree)
        if name.split(".")[0] == "numba"
    ]
    assert users == [], "Numba belongs in a file named kernel."


def test_a_module_is_read_in_one_sitting():
    lines = {_name(path): len(text.splitlines()) for path, text in MODULES.items()}
    long = {name: count for name, count in lines.items() if count > LONGEST}
    assert long == {}, "Look for the idea that deserves a file of its own."


def test_no_module_is_named_after_nothing():
    assert [_name(path) for path in MODULES if path.name == "utils.py"] == [], "A helper two folders want is an idea."


def test_every_module_says_what_it_is_for():
    silent = [_name(path) for path, tree in TREES.items() if MODULES[path].strip() and not ast.get_docstring(tree)]
    assert silent == [], "A module starts with a docstring."


def test_the_map_in_the_docstring_of_the_package_names_every_rung_in_the_order_of_the_ladder():
    rows = re.findall(r"^    (\w+)(?:, \w+)* {2,}\S", polycentric.__doc__ or "", re.MULTILINE)
    assert [row for row in rows if row in LADDER] == list(LADDER)


def test_the_page_for_contributors_names_every_rung_in_the_order_of_the_ladder():
    assert f"`{', '.join(LADDER)}`" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_entry_point_and_the_version_agree_with_the_packaging():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == polycentric.__version__
    assert project["scripts"] == {"polycentric": "polycentric.cli:main"}


# What a test may look like.


def test_no_two_test_files_have_one_name_since_pytest_would_take_them_for_one():
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


CHANGING = {"time", "monotonic", "now", "today", "utcnow", "formatdate", "uuid4", "random", "getpid", "urandom"}


def calls_on_import(source: str) -> list[str]:
    """List the calls of clocks and dice that a module makes while it is imported, decorators included."""
    calls: list[str] = []

    def walk(node: ast.AST) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for decorator in node.decorator_list:
                walk(decorator)
            return
        if isinstance(node, ast.Lambda):
            return
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            stamped = ast.unparse(node.func) == "gzip.compress" and "mtime" not in {each.arg for each in node.keywords}
            calls.extend([f"line {node.lineno}: {name}()"] if name in CHANGING or stamped else [])
        for child in ast.iter_child_nodes(node):
            walk(child)

    walk(ast.parse(source))
    return calls


def test_a_clock_that_is_read_in_a_decorator_is_found():
    assert calls_on_import("@parametrize('x', [formatdate(time.time())])\ndef test(x): ...") == [
        "line 1: formatdate()",
        "line 1: time()",
    ]
    assert calls_on_import("def test():\n    time.time()") == []
    assert calls_on_import("TODAY = date.today()") == ["line 1: today()"]
    assert calls_on_import("PACKED = gzip.compress(b'x')") == ["line 1: compress()"], "its head holds the time"
    assert calls_on_import("PACKED = gzip.compress(b'x', mtime=0)") == []


def test_no_test_is_named_by_a_clock_or_by_chance_since_two_workers_would_name_it_apart():
    called = [
        f"{path.relative_to(ROOT)}, {call}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for call in calls_on_import(path.read_text(encoding="utf-8"))
    ]
    assert called == []
