import doctest
import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import polycentric


def _modules(name: str) -> Iterator[str]:
    """Give a module's name and those of all below it."""
    yield name
    for info in pkgutil.iter_modules(getattr(importlib.import_module(name), "__path__", [])):
        if info.name != "__main__":
            yield from _modules(f"{name}.{info.name}")


EXAMPLES = [
    example
    for name in _modules(polycentric.__name__)
    for example in doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(name))
    if example.examples
]


def test_some_docstrings_have_examples():
    assert len(EXAMPLES) > 3


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.name for example in EXAMPLES])
def test_the_example_of_a_docstring_gives_what_it_says(example: doctest.DocTest):
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    output: list[str] = []
    runner.run(example, out=output.append)
    assert runner.failures == 0, "".join(output)
