"""The tutorial's notebook runs from the first cell to the last, and shows what it says that it shows."""

import re
from pathlib import Path
from typing import Any

import pytest
from tools import notebook

from polycentric.errors import UnknownNameError

KEPT = notebook.read()


class Drawn:
    def _repr_svg_(self) -> str:
        return "<svg/>"

    def _repr_png_(self) -> bytes:
        return b"png"


def code_cells(of: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in of["cells"] if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def again() -> dict[str, Any]:
    with notebook.without_archive():
        return notebook.run(KEPT)


def test_the_notebook_shows_again_what_is_kept_of_it(again: dict[str, Any]):
    for kept, now in zip(code_cells(KEPT), code_cells(again), strict=True):
        assert notebook.steady(now["outputs"]) == notebook.steady(kept["outputs"]), "make notebook writes it again"


def test_every_cell_ends_in_what_can_be_looked_at(again: dict[str, Any]):
    silent = [cell["source"] for cell in code_cells(again) if not cell["outputs"]]
    assert silent == []


def test_only_a_cell_that_shows_a_mistake_has_an_error_and_it_is_short(again: dict[str, Any]):
    for cell in code_cells(again):
        errors = [output for output in cell["outputs"] if output["output_type"] == "error"]
        assert bool(errors) == (notebook.RAISES in notebook.tags(cell))
        assert all(len(error["traceback"]) <= 3 for error in errors)


def test_a_cell_that_promises_a_picture_has_one(again: dict[str, Any]):
    assert all(notebook.pictures(cell) for cell in code_cells(again) if "picture" in notebook.tags(cell))


def test_nothing_shown_is_an_address_in_memory_or_a_wall(again: dict[str, Any]):
    for cell in code_cells(again):
        for output in cell["outputs"]:
            text = "".join(output.get("data", {}).get(notebook.TEXT, output.get("text", ())))
            assert not re.search(r"<function| at 0x|\bnan\b", text), text
            assert len(text.splitlines()) < 40


def test_the_file_is_a_notebook_of_the_fourth_format():
    assert (KEPT["nbformat"], KEPT["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in KEPT["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in KEPT["cells"]:
        code = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set[str]()
        assert set(cell) == {"cell_type", "id", "metadata", "source"} | code


def test_the_page_of_the_documentation_has_every_text_every_source_and_every_output():
    page = notebook.page(KEPT, "notebook.ipynb")
    for cell in KEPT["cells"]:
        assert "".join(cell["source"]) in page
    assert page.count('class="output"') == sum(len(cell["outputs"]) for cell in code_cells(KEPT))
    assert not re.search(r'<div class="output">[^\n]*\n(?!\n)', page), "an empty line ends each part of HTML"


def test_the_page_has_each_picture_in_the_colours_of_a_light_and_of_a_dark_page():
    page = notebook.page(KEPT, "notebook.ipynb", lambda svg: svg.replace("<svg", "<svg data-dark"))
    drawn = sum(notebook.SVG in each.get("data", {}) for cell in code_cells(KEPT) for each in cell["outputs"])
    assert drawn
    assert page.count('class="on-light"') == page.count('class="on-dark"') == drawn


# The runner itself.


def test_a_cell_shows_what_it_prints_displays_and_ends_in_in_that_order():
    outputs = notebook.run_cell("print('a')\ndisplay(1)\n2", {})
    assert [each["output_type"] for each in outputs] == ["stream", "display_data", "execute_result"]
    assert outputs[-1]["data"] == {notebook.TEXT: ["2"]}


def test_a_last_line_that_ends_in_a_semicolon_is_not_shown():
    assert notebook.run_cell("1;", {}) == []


def test_pictures_are_kept_as_svg_and_png():
    (output,) = notebook.run_cell("drawn", {"drawn": Drawn()})
    assert output["data"][notebook.SVG] == ["<svg/>"]
    assert output["data"][notebook.PNG] == "cG5n"
    assert notebook.pictures({"outputs": [output]}) == 1
    assert notebook.pictures({"outputs": notebook.run_cell("1", {})}) == 0


def test_an_error_ends_the_run_where_none_is_announced():
    source = "from polycentric.states import find\nfind('Atlantis')"
    with pytest.raises(UnknownNameError):
        _ = notebook.run_cell(source, {})
    (output,) = notebook.run_cell(source, {}, may_fail=True)
    assert output["ename"] == "UnknownNameError"
    assert output["traceback"][0].startswith("UnknownNameError: No state is called 'Atlantis'")


def test_a_notebook_is_written_as_it_is_read(tmp_path: Path):
    notebook.write(KEPT, tmp_path / "same.ipynb")
    assert (tmp_path / "same.ipynb").read_bytes() == notebook.NOTEBOOK.read_bytes()
