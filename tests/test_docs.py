import inspect
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest
from tools import make_reference

from pages import BLOCK, adds, agrees, commands_of, cut, page_files, run_page
from polycentric.cli.app import collect_commands, polycentric

ROOT = Path(__file__).parents[1]
PAGES = page_files()
MODULES = [module for module in make_reference.modules("polycentric") if module.__name__ != "polycentric.__main__"]
GENERATED = ("contributing.md", "changelog.md", "explanation/index.md", "how-to/index.md")
# Pages that add files to the package run in a checkout of their own: see `test_how_to.py`.
ADDING = [path for path in PAGES if adds(path.read_text(encoding="utf-8"))]


def _page_name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _module_name(module: ModuleType) -> str:
    return module.__name__


def _functions(module: ModuleType) -> dict[str, object]:
    """Give the public functions, classes and methods that a module defines."""
    functions: dict[str, object] = {}
    for name, value in make_reference.public(module).items():
        functions[name] = value
        if inspect.isclass(value):
            functions |= {f"{name}.{key}": item for key, item in vars(value).items()
                      if inspect.isfunction(item) and not key.startswith("_")}  # fmt: skip
    return functions


@pytest.mark.parametrize("module", MODULES, ids=_module_name)
def test_every_public_function_has_a_docstring_whose_first_line_is_a_sentence(module: ModuleType):
    for name, value in _functions(module).items():
        doc = inspect.getdoc(value)
        assert doc, f"{module.__name__}.{name} has no docstring."
        first = doc.split("\n\n")[0].replace("\n", " ")
        assert re.search(r"[.:?!]$", first), f"{module.__name__}.{name}: '{first}' ends without a stop."


@pytest.mark.parametrize("module", [m for m in MODULES if ".cli" not in m.__name__], ids=_module_name)
def test_a_docstring_that_describes_parameters_describes_those_that_there_are(module: ModuleType):
    for name, value in _functions(module).items():
        if not inspect.isfunction(value) or "Parameters\n---" not in (value.__doc__ or ""):
            continue
        section = re.split(r"\n\n?[A-Z]\w+\n-{3,}\n", "\n\n" + inspect.getdoc(value).split("Parameters\n", 1)[1])[0]  # pyright: ignore[reportOptionalMemberAccess]
        described = {
            part.strip().lstrip("*")
            for head in re.findall(r"^(\w[\w, *]*?)(?: :.*)?$", section, re.MULTILINE)
            for part in head.split(",")
        }
        taken = set(inspect.signature(value).parameters) - {"self"}
        assert described <= taken, (
            f"{module.__name__}.{name} describes {sorted(described - taken)}, which it doesn't take."
        )


@pytest.fixture(scope="module")
def reference() -> dict[str, str]:
    return make_reference.pages()


def test_every_entry_of_every_registry_is_in_the_reference_with_its_label_and_reference(reference: dict[str, str]):
    everything = "\n".join(reference.values())
    registries = make_reference.all_registries()
    assert len(registries) >= 6
    for place, registry in registries.items():
        for name, entry in registry.items():
            assert f"### {name} {{#" in everything, f"{place}['{name}'] is not in the reference."
            for field in ("label", "reference", "citation"):
                words = getattr(entry, field, "")
                if isinstance(words, str):
                    assert make_reference._readable(words) in everything, f"{name}: {field}"


def test_every_command_and_option_is_in_the_reference(reference: dict[str, str]):
    for path, command in make_reference.commands(polycentric, ("polycentric",)):
        assert f"## {' '.join(path)}\n" in reference["cli.md"]
        for option in [name for param in command.params if isinstance(param, click.Option) for name in param.opts]:
            assert option in reference["cli.md"]


def test_every_command_says_an_example():
    for path, command in make_reference.commands(polycentric, ("polycentric",)):
        if len(path) > 1:
            assert re.search(rf"Examples?:\s.*{' '.join(path)}", command.help or "", re.DOTALL), " ".join(path)


def test_the_readme_and_the_tutorial_show_the_commands_that_there_are_and_no_others():
    """A new command need not stand there, since `--help` and the reference list all: adding one is one file."""
    pages = (ROOT / "README.md", ROOT / "docs/tutorial/index.md")
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    named = set(re.findall(r"(?:^|[`/])polycentric ([a-z][a-z-]*)", text, re.MULTILINE))
    assert named <= set(collect_commands())
    assert {"power", "ties", "poles", "polarity", "table", "fetch", "report", "sources", "states", "cite"} <= named


@pytest.mark.parametrize("path", PAGES, ids=_page_name)
def test_the_commands_within_sentences_have_the_options_that_they_name(path: Path):
    known = {" ".join(names[1:]): command for names, command in make_reference.commands(polycentric, ("polycentric",))}
    text = BLOCK.sub("", path.read_text(encoding="utf-8"))
    for line in re.findall(r"`polycentric ([a-z][^`]*)`", text):
        words = line.split()
        named = " ".join(words[:2]) if " ".join(words[:2]) in known else words[0]
        if named not in known:
            continue  # a page's own example; which commands there are, another test asks
        options = {option for param in known[named].params for option in param.opts}
        given = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert given <= options, f"polycentric {line}: {sorted(given - options)}"


@pytest.mark.parametrize("path", PAGES, ids=_page_name)
def test_links_between_pages_lead_somewhere(path: Path):
    text = BLOCK.sub("", path.read_text(encoding="utf-8"))
    generated = {ROOT / "docs/reference" / name for name in make_reference.page_names()}
    generated |= {ROOT / "docs" / name for name in GENERATED}
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" in target or target.startswith("mailto:"):
            continue
        destination = (path.parent / target).resolve()
        assert destination.exists() or destination in generated, f"{path.name} links to {target}, which is nowhere."


@pytest.mark.parametrize("path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=_page_name)
def test_the_targets_of_make_that_are_named_exist(path: Path):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert named
    assert named <= targets


def test_the_two_commands_are_the_first_thing_in_the_readme():
    first = BLOCK.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert first is not None
    assert [line.split("#")[0].strip() for line in first[3].strip().splitlines()] == ["make report", "make test"]


@pytest.mark.parametrize("path", [path for path in PAGES if path not in ADDING], ids=_page_name)
def test_the_code_of_a_page_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    run_page(path.read_text(encoding="utf-8"), tmp_path)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once; strict: a warning ends it."""
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_site_loads_nothing_from_elsewhere(site: Path):
    loading = re.compile(
        r"<(?:script|img|iframe|source|video|audio)[^>]+src=[\"']?(?:https?:)?//"
        r"|<link[^>]+rel=[\"']?(?:stylesheet|preconnect|preload|icon|prefetch)[^>]*href=[\"']?(?:https?:)?//"
        r"|@import\s+(?:url\()?[\"']?(?:https?:)?//|url\([\"']?(?:https?:)?//"
    )
    pages = [path for path in site.rglob("*") if path.suffix in {".html", ".css"}]
    assert len(pages) > 10
    for path in pages:
        assert loading.findall(path.read_text(encoding="utf-8")) == [], path.name


def test_every_page_of_the_site_is_reached_from_its_menu(site: Path):
    menu = (site / "index.html").read_text(encoding="utf-8")
    for path in (ROOT / "docs").rglob("*.md"):
        assert str(path.relative_to(ROOT / "docs").with_suffix(".html")) in menu, path


def test_the_requirements_name_no_index_and_hold_what_the_packaging_asks_for():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {"run": project["dependencies"], "dev": project["dependencies"] + project["optional-dependencies"]["dev"]}
    for kind, names in needed.items():
        text = (ROOT / f"requirements/{kind}.txt").read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
        pinned = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
        packages = {re.split(r"[<>=~! ;\[]", name)[0].lower() for name in names}
        assert packages <= pinned, f"Run make lock: {sorted(packages - pinned)} are not in requirements/{kind}.txt."
        assert text.count("--hash=sha256:") > len(pinned)
