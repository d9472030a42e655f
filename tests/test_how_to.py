"""Whoever follows a page on additions has a working one: its file, test and commands, in a checkout of their own."""

import re
from pathlib import Path

import pytest

from pages import adds, files_of, make_checkout, run_in
from polycentric.panel.quantities import QUANTITIES
from polycentric.poles.verdicts import FAMILY_LABELS

ROOT = Path(__file__).parents[1]
PAGES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "docs/how-to").glob("*.md"))
    if adds(path.read_text(encoding="utf-8"))
}
ADDED = {page: [name for name in files_of(text) if name.startswith("src/")] for page, text in PAGES.items()}
TESTS = {page: [name for name in files_of(text) if name.startswith("tests/")] for page, text in PAGES.items()}
RUN = """
import pages, pathlib, sys
pages.run_page(pathlib.Path(sys.argv[1]).read_text("utf-8"), pathlib.Path("."))
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of package and tests, and in it what the pages add."""
    return make_checkout(tmp_path_factory.mktemp("checkout") / "polycentric")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_file_to_add_and_one_test(page: str):
    assert len(ADDED[page]) == 1
    assert len(TESTS[page]) == 1


def test_a_page_names_its_test_as_no_other_test_is_named_since_pytest_would_take_them_for_one():
    names = [Path(name).name for names in TESTS.values() for name in names]
    names += [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert [name for name in set(names) if names.count(name) > 1] == []


def test_what_the_pages_add_passes_the_contracts_and_its_own_test(checkout: Path):
    tests = [name for names in TESTS.values() for name in names]
    stems = [Path(name).stem for names in ADDED.values() for name in names]
    chosen = " or ".join({*stems, *(Path(name).stem for name in tests)})
    command = ("-m", "pytest", "-n", "0", "-v", "-p", "no:cacheprovider", "tests/contracts", *tests, "-k", chosen)
    passed = re.findall(r"^(\S+) PASSED", run_in(checkout, *command), re.MULTILINE)
    for name in tests:
        assert any(case.startswith(name) for case in passed), f"no case of {name}"


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_show_what_it_says(page: str, checkout: Path):
    _ = run_in(checkout, "-c", RUN, str(ROOT / f"docs/how-to/{page}.md"))


def test_the_first_page_of_the_folder_leads_to_all_others():
    folder = ROOT / "docs/how-to"
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", (folder / "index.md").read_text(encoding="utf-8")))
    assert linked == {path.name for path in folder.glob("*.md")} - {"index.md"}


def test_the_quantities_that_a_page_lists_exist_with_these_series_and_variables():
    row = r"^\| `(\w+)` \|[^|]+\|([^|]+)\|([^|]+)\|([^|]+)\|[^|]+\|$"
    rows = re.findall(row, PAGES["add-a-power-index"], re.MULTILINE)
    on_states = {name for name, each in QUANTITIES.items() if each.core == ("state",)}
    assert {name for name, *_ in rows} == on_states
    for name, now, history, variables in rows:
        series = QUANTITIES[name].series
        assert set(re.findall(r"`(\w+)`", now + history)) == {each.name for each in series}
        assert set(re.findall(r"`(\w+)`", variables)) == {variable for each in series for variable in each.variables}


def test_the_quantities_on_pairs_that_a_page_names_are_all_there_are():
    named = re.search(r"Those on pairs are ([^;]+);", PAGES["add-a-tie-layer"])
    assert named is not None
    on_pairs = {name for name, each in QUANTITIES.items() if each.core == ("state", "partner")}
    assert set(re.findall(r"`(\w+)`", named[1])) == on_pairs


def test_the_families_that_a_page_lists_are_all_there_are_with_the_words_of_their_sentences():
    rows = re.findall(r"^ +\| `(\w+)` \| By ([^|]+) \|", PAGES["add-a-pole-definition"], re.MULTILINE)
    assert dict(rows) == FAMILY_LABELS


def test_the_tests_that_the_pages_name_exist():
    written = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    own = "".join(PAGES[page] for page in PAGES)
    defined = re.findall(r"^def (test_\w+)", own, re.MULTILINE) + re.findall(r"^def (test_\w+)", written, re.MULTILINE)
    named = set(re.findall(r"^\| `(test_\w+?)(?:_?\.\.\.)?`", own, re.MULTILINE))
    assert len(named) > 8
    assert [name for name in named if not any(each.startswith(name) for each in defined)] == []
