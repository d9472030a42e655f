import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from polycentric.errors import BrokenEntryError, BrokenEntryWarning, UnknownNameError
from polycentric.registry import Registry, collect


@dataclass(frozen=True)
class Tool:
    label: str
    name: str = ""


@pytest.fixture
def toolbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package `toolbox` with two entries and a helper beside them."""
    folder = tmp_path / "toolbox"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "saw.py").write_text("from tests_tool import Tool\nTOOL = Tool('A saw')\n")
    (folder / "hammer.py").write_text("from tests_tool import Tool\nTOOL = Tool('A hammer')\n")
    (folder / "teeth.py").write_text("COUNT = 12\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(sys.modules, "tests_tool", sys.modules[__name__])
    yield folder
    for name in [name for name in sys.modules if name.split(".")[0] == "toolbox"]:
        del sys.modules[name]


def test_a_file_that_defines_the_constant_is_an_entry_under_its_file_name(toolbox: Path):
    tools = collect("toolbox", "TOOL", "tool", Tool)
    assert dict(tools) == {"hammer": Tool("A hammer", "hammer"), "saw": Tool("A saw", "saw")}


def test_an_unknown_name_raises_with_the_nearest_known_one(toolbox: Path):
    tools = collect("toolbox", "TOOL", "tool", Tool)
    with pytest.raises(UnknownNameError, match=r"^No tool is called 'hamer': did you mean 'hammer'\?$"):
        tools["hamer"]


def test_a_registry_answers_get_and_in_as_a_dict_does(toolbox: Path):
    tools = collect("toolbox", "TOOL", "tool", Tool)
    assert "saw" in tools
    assert "axe" not in tools
    assert tools.get("axe") is None


def test_a_registry_cannot_be_written_to(toolbox: Path):
    tools = collect("toolbox", "TOOL", "tool", Tool)
    with pytest.raises(TypeError):
        tools["axe"] = Tool("An axe")  # pyright: ignore[reportIndexIssue]


BROKEN = {
    "of another type": ("TOOL = 'an axe'\n", r"TypeError: toolbox\.axe\.TOOL is a str, not a Tool"),
    "that is no Python": ("TOOL = = 1\n", r"SyntaxError: invalid syntax"),
    "without a module it needs": ("import no_such_module\n", r"ModuleNotFoundError: No module named 'no_such_module'"),
    "that fails": ("TOOL = 1 / 0\n", r"ZeroDivisionError: division by zero"),
    "that is no text": ("TOOL = '\0'\n", r"SyntaxError|ValueError"),
}


@pytest.mark.parametrize("why", BROKEN)
def test_a_broken_file_takes_down_its_own_entry_alone_and_is_named(toolbox: Path, why: str):
    text, message = BROKEN[why]
    (toolbox / "axe.py").write_text(text)
    with pytest.warns(
        BrokenEntryWarning, match=rf"^The tool 'axe' can't be used, since its file toolbox\.axe .*{message}"
    ):
        tools = collect("toolbox", "TOOL", "tool", Tool)
    assert list(tools) == ["hammer", "saw"]
    with pytest.raises(BrokenEntryError, match=message):
        tools["axe"]
    with pytest.raises(UnknownNameError):
        tools["axes"]


def test_a_mended_file_is_an_entry_again(toolbox: Path):
    (toolbox / "axe.py").write_text("TOOL = 1\n")
    with pytest.warns(BrokenEntryWarning):
        collect("toolbox", "TOOL", "tool", Tool)
    del sys.modules["toolbox.axe"]
    (toolbox / "axe.py").write_text("from tests_tool import Tool\nTOOL = Tool('An axe, mended')\n")
    assert collect("toolbox", "TOOL", "tool", Tool)["axe"].label == "An axe, mended"


def test_a_registry_prints_its_entries_with_their_labels():
    text = repr(Registry("tool", {"saw": Tool("A saw"), "axe": Tool("An axe")}))
    assert text.splitlines() == ["2 entries of kind 'tool':", "  axe: An axe", "  saw: A saw"]


def test_a_long_registry_prints_a_line_for_as_many_as_fit_and_names_the_others():
    text = repr(Registry("tool", {f"tool_{number}": Tool("A tool") for number in range(10, 50)}))
    *listed, others = text.splitlines()
    assert len(listed) == 1 + 35
    assert listed[-1] == "  tool_44: A tool"
    assert others == "  and tool_45, tool_46, tool_47, tool_48, tool_49"


def test_a_file_without_the_constant_is_named_where_somebody_asks_for_its_entry(toolbox: Path):
    (toolbox / "chisel.py").write_text("from tests_tool import Tool\nTOOLS = Tool('A chisel')\n")
    tools = collect("toolbox", "TOOL", "tool", Tool)
    with pytest.raises(BrokenEntryError, match=r"There is no tool 'chisel': its file toolbox\.chisel defines no TOOL"):
        tools["chisel"]
    with pytest.raises(UnknownNameError):
        tools["anvil"]


def test_what_the_folder_knows_to_be_wrong_leaves_out_that_entry_alone(toolbox: Path):
    def check(tool: Tool) -> None:
        if "saw" in tool.label:
            raise ValueError("its teeth are blunt.")

    with pytest.warns(BrokenEntryWarning, match=r"fails: ValueError: its teeth are blunt\. It is left out\.$"):
        assert list(collect("toolbox", "TOOL", "tool", Tool, check=check)) == ["hammer"]
