"""The examples on tidy tables that need the sources: blocks marked `py` on these pages."""

import doctest
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (
    "explanation/differences.md",
    "how-to/build-a-dyad-year-table.md",
    "tutorial/for-r-users.md",
    "tutorial/is-the-world-multipolar.md",
    "tutorial/replicate-a-regression.md",
)
OTHERS = {"explanation/words.md": 1}  # pages on other things, with so many such blocks
BLOCK = re.compile(r"^```(?:py|pycon)\n(>>>.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_the_examples_of_a_page_give_what_it_says(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))
    assert len(blocks) >= OTHERS.get(page, 4)
    lines: list[str] = []
    names: dict[str, object] = {}
    for block in blocks:
        example = doctest.DocTestParser().get_doctest(block, names, page, None, 0)
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
        runner.run(example, out=lines.append, clear_globs=False)
        names |= example.globs
        assert runner.failures == 0, "".join(lines)
