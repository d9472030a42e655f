import io
from types import SimpleNamespace

import pytest

from polycentric.cli.bytes_bar import SMALL, bytes_bar


class Terminal(io.StringIO):
    """A stream that says that a person looks at it."""

    def isatty(self) -> bool:
        return True


def test_large_files_have_bars_of_their_own_and_thousands_of_small_ones_count_in_the_whole(
    monkeypatch: pytest.MonkeyPatch,
):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    large = SimpleNamespace(path="a/large.rda", size=SMALL)
    with bytes_bar(SMALL + 3_000) as watch:
        for number in range(3_000):
            watch(SimpleNamespace(path=f"a/small-{number}.txt", size=1), 1)
        watch(large, SMALL // 2)
        watch(large, -(SMALL // 2))  # it starts anew
        watch(large, SMALL)
        watch(large, -SMALL)  # it was another file
        watch(large, SMALL)
    shown = terminal.getvalue()
    assert "large.rda" in shown
    assert "small-" not in shown


def test_where_nobody_looks_nothing_is_shown(monkeypatch: pytest.MonkeyPatch):
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    with bytes_bar(10) as watch:
        watch(SimpleNamespace(path="x", size=10), 10)
    assert stream.getvalue() == ""
