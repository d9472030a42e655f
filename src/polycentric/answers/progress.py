"""Tells whoever waits what is being done; the command line shows a bar, and elsewhere nothing is said."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar

Step = Callable[[str], None]
Bar = Callable[[int], AbstractContextManager[Step]]
_BAR: ContextVar[Bar | None] = ContextVar("bar", default=None)


@contextmanager
def steps(total: int) -> Generator[Step]:
    """Do work of so many steps; what is given is called with a step's name when the step starts."""
    bar = _BAR.get()
    if bar is None:
        yield _silent
        return
    with bar(total) as step:
        yield step


@contextmanager
def shown_by(bar: Bar) -> Generator[None]:
    """Have progress shown, for as long as this lasts."""
    token = _BAR.set(bar)
    try:
        yield
    finally:
        _BAR.reset(token)


def _silent(name: str) -> None:
    """Say nothing."""
