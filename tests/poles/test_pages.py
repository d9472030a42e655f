"""The examples in the explanation and how-to pages are run as they stand."""

import doctest
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (
    "explanation/dispersion-autonomy-concert.md",
    "explanation/polarity.md",
    "how-to/add-a-pole-definition.md",
    "how-to/add-a-concentration-measure.md",
)
BLOCK = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_give_what_it_says(page: str):
    text = (DOCS / page).read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    assert blocks, f"{page} has no example to run"
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page, page, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    complaints: list[str] = []
    runner.run(examples, out=complaints.append)
    assert runner.failures == 0, "".join(complaints)
