"""The tables of runs in the pages: each is of the model that ships, and their tool keeps to its marks."""

from pathlib import Path

import numpy as np
import pytest
from tools import make_futures_pages as pages

from polycentric.futures import shown
from polycentric.futures.parameters import estimates_of
from polycentric.futures.processes import PROCESSES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", pages.BLOCKS)
def test_a_table_of_runs_in_a_page_is_of_the_model_that_ships(name: str):
    page, _ = pages.BLOCKS[name]
    held = pages.stamps((ROOT / page).read_text(encoding="utf-8"))
    assert held.get(name) == pages.model(), (
        f"The table '{name}' in {page} is of model {held.get(name)}, and the model that ships is {pages.model()}: "
        f"run 'make futures-shown', then '{pages.COMMAND}', and read the sentences around the tables again."
    )


def test_every_marked_table_of_a_page_is_one_that_the_tool_writes():
    found = {
        (name, str(path.relative_to(ROOT)))
        for path in (ROOT / "docs").rglob("*.md")
        for name in pages.stamps(path.read_text(encoding="utf-8"))
    }
    assert found == {(name, page) for name, (page, _) in pages.BLOCKS.items()}


def test_the_model_has_another_hash_where_an_estimate_moves(monkeypatch: pytest.MonkeyPatch):
    before, held = pages.model(), shown.shipped()
    moved = {**held, "estimates": {**held["estimates"], "pacts": "0"}}
    monkeypatch.setattr(shown, "shipped", lambda: moved)
    assert pages.model() != before


def test_the_estimates_that_the_pages_rest_on_are_those_that_ship():
    for name, digest in shown.shipped()["estimates"].items():
        assert estimates_of(PROCESSES[name]).sha256 == digest, f"'{name}' was fitted again: run 'make futures-shown'"


def test_a_block_is_replaced_between_its_marks_and_nothing_else():
    text = "before\n<!-- runs pairs, of model none: x -->\n\nold\n\n<!-- end of pairs -->\nafter\n"
    out = pages.replaced(text, "pairs", "new")
    assert out.startswith("before\n<!-- runs pairs, of model " + pages.model())
    assert out.endswith("\n\nnew\n\n<!-- end of pairs -->\nafter\n")
    assert "old" not in out
    assert pages.replaced(out, "pairs", "new") == out


def test_a_page_without_the_block_is_refused():
    with pytest.raises(ValueError, match="0 blocks 'pairs'"):
        _ = pages.replaced("nothing here", "pairs", "new")


def test_numbers_have_no_zero_before_the_point_and_the_unknown_is_a_dash():
    assert [pages.number(each) for each in (0.134, -0.06, 12.0, -0.001, np.nan)] == [".13", "-.06", "12.00", "0", "-"]


def test_a_difference_of_exactly_nothing_is_0_and_another_has_its_interval():
    same = np.array([1.0, 2.0, 3.0])
    assert pages.changed(same, same, 2) == "0"
    assert pages.changed(same + np.array([0.1, 0.2, 0.3]), same, 2) == ".20 (.11 to .29)"  # .2 +- 1.645 x .1 / root 3
