import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest
from tools import make_reference
from tools.docs_pictures import IMAGES, SHOWN, drawn_names

import pages
from pages import BLOCK, Command, adds, agrees, commands_of, cut, page_files, run_page
from polycentric.cli.app import collect_commands, polycentric

ROOT = Path(__file__).parents[1]
PAGES = page_files()
MODULES = [module for module in make_reference.modules("polycentric") if module.__name__ != "polycentric.__main__"]
GENERATED = ("contributing.md", "changelog.md", "explanation/index.md", "report.html")
LARGEST_OF_README, LARGEST = 60_000, 110_000
# What a page may show besides commands of polycentric, since another test or the build itself runs it.
ELSEWHERE = (
    r"make ([a-z]+)( ARGS=.*)?",
    r"export [A-Z_]+=\S+",
    r"python3 -m venv \.venv",
    r"\.venv/bin/pip install \.",
    r"\.venv/bin/polycentric report",
    r"\.venv/bin/python -m pytest (.*)",
)
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
    assert {"power", "ties", "polarity", "table", "fetch", "report", "sources", "states", "cite"} <= named


def _commands(text: str) -> Iterator[Command]:
    """Give the commands of a page's blocks."""
    for language, _, body in BLOCK.findall(text):
        if language in {"sh", "console"}:
            yield from commands_of(language, body)


@pytest.mark.parametrize("path", PAGES, ids=_page_name)
def test_every_shell_command_of_a_page_is_run_or_is_of_a_kind_that_is_tried_elsewhere(path: Path):
    text = path.read_text(encoding="utf-8")
    for language, _, body in BLOCK.findall(text):
        assert language != "bash", "Let the block be of sh, or of console with what is printed."
        assert language in {"sh", "console"} or not re.search(r"^(\$ )?polycentric [a-z]", body, re.MULTILINE), body
    for command in _commands(text):
        if command.words[0] == "polycentric":
            continue
        line = command.line.partition(" #")[0].strip()
        assert any(re.fullmatch(kind, line) for kind in ELSEWHERE), f"nothing runs '{line}'"
        for named in re.findall(r"tests/\S+", line):
            assert (ROOT / named).exists() or named in pages.files_of(text), f"{named} is nowhere"


@pytest.mark.parametrize("path", PAGES, ids=_page_name)
def test_the_commands_that_are_not_run_have_the_options_that_they_name(path: Path):
    known = {" ".join(names[1:]): command for names, command in make_reference.commands(polycentric, ("polycentric",))}
    text = path.read_text(encoding="utf-8")
    lines = re.findall(r"`polycentric ([a-z][^`]*)`", BLOCK.sub("", text))
    lines += [
        " ".join(each.words[1:]) for each in _commands(text) if each.words[0] == "polycentric" and not each.is_run
    ]
    for line in lines:
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
    generated |= {IMAGES / f"{name}.svg" for name in drawn_names()}
    generated |= {notebook.with_suffix(".md") for notebook in (ROOT / "docs").rglob("*.ipynb")}
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


def test_what_is_shown_is_what_is_printed_but_for_what_dots_stand_for():
    printed = ["one", "two", "", "three in 4.2 s", "four"]
    assert agrees(printed, printed)
    assert agrees(["one", "...", "four"], printed)
    assert agrees(["one", "two", "...", "three in ... s", "..."], printed)
    assert agrees(["..."], printed)
    assert not agrees(["one", "...", "three in ... min", "four"], printed)
    assert not agrees(["one", "two"], printed)
    assert not agrees(["one", "four", "..."], printed)
    assert not agrees([], printed)
    assert agrees([], [])


def test_a_page_is_written_again_as_far_as_it_was_shown():
    printed = [f"line {number}" for number in range(30)]
    assert cut(["a", "b", "...", "c"], printed) == ["line 0", "line 1", "...", "line 29"]
    assert cut(["...", "c"], printed) == ["...", "line 29"]
    assert cut(["a", "b", "...", "c"], ["x", "y"]) == ["x", "y"]
    assert cut([], printed) == [*printed[: pages.FIRST], "..."]
    assert cut([], ["x", "y"]) == ["x", "y"]


def test_a_command_of_a_block_says_how_it_is_run():
    body = "$ polycentric a  # with the archive\nprinted\n\n$ polycentric b --of 'c d'  # refused\n"
    first, second = commands_of("console", body)
    assert first.words == ("polycentric", "a")
    assert first.shown == ("printed", "")
    assert first.is_run == bool(os.environ.get("POLYCENTRIC_MIRROR"))
    assert second.words == ("polycentric", "b", "--of", "c d")
    assert second.is_run
    assert "refused" in second.asked
    over, yours = commands_of("sh", "polycentric fetch x # over the network\n# with files of yours\npolycentric y\n")
    assert not over.is_run
    assert not yours.is_run
    assert over.shown is None


def test_every_picture_kept_is_shown_by_a_page_that_draws_it_or_by_the_readme_and_is_light():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in IMAGES.glob("*.svg"):
        text, size = path.read_text(encoding="utf-8"), path.stat().st_size
        assert "http" not in text.replace("http://www.w3.org/", ""), path.name
        assert "font-face" not in text, path.name
        if path.name in readme:
            assert size < LARGEST_OF_README, path.name
        elif path.name != "logo.svg":
            assert size < LARGEST, path.name
            drawn = [page for page in PAGES for each in _commands(page.read_text("utf-8")) if path.name in each.words]
            assert drawn, f"No page's command draws {path.name}."
            assert any(path.name in pages.shown_images(page.read_text("utf-8")) for page in drawn)


def test_every_page_that_speaks_of_a_picture_shows_it():
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for name in SHOWN.findall(text):
            assert name in drawn_names() or (IMAGES / f"{name}.svg").exists(), f"{path.name}: {name}"
    shown = {name for path in PAGES for name in SHOWN.findall(path.read_text(encoding="utf-8"))}
    assert drawn_names() <= shown, (
        f"{sorted(drawn_names() - shown)} are on no page: how-to/read-the-report.md shows all."
    )


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


def test_a_picture_is_kept_without_tips_typeface_and_patterns_that_it_does_not_use():
    pattern = '<defs><linearGradient id="tex-2-s"><stop/></linearGradient></defs>'
    style = '<svg><style>@font-face{font-family:"A";src:url(data:,x)}.a{fill:red}</style>'
    drawn = style + pattern + '<title id="t">All</title><rect class="a"><title>tip</title></rect></svg>'
    assert pages.plain_picture(drawn) == (
        '<svg><style>.a{fill:red}</style><defs></defs><title id="t">All</title><rect class="a"></rect></svg>'
    )
    used = style + pattern + '<title id="t">All</title><rect style="fill:url(#tex-2-s)"/></svg>'
    assert pattern in pages.plain_picture(used)
